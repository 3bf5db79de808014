// Builds the styles and lays fonts, icons and licences beside them, as they are committed. Users need no Node.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as sass from "sass";

const fds = "node_modules/dkfds";
const plex = `${fds}/src/fonts/IBMPlexSans/complete/woff2`;
const out = "../src/forspring/web/static/forspring";
const at = (...parts) => join(out, ...parts);
const text = (file) => readFileSync(file, "utf8");

// First, so that a mistake in the styles leaves the built files as they were.
const { css } = sass.compile("scss/app.scss", { loadPaths: ["scss", `${fds}/src/stylesheets`], style: "compressed", silenceDeprecations: ["import"] });

// mark.svg is drawn by hand and stays; everything else in the folder is made here.
const folders = ["fonts", "icons", "licences"];
for (const made of [...folders, "app.css", "icons.svg", "forspring.js"]) rmSync(at(made), { recursive: true, force: true });
for (const folder of folders) mkdirSync(at(folder), { recursive: true });

writeFileSync(at("app.css"), css + "\n");
// Exactly the files that the styles name: the static storage refuses a name without a file.
const named = [...new Set([...css.matchAll(/url\("?([^")]+)"?\)/g)].map(([, name]) => name))];
for (const name of named) {
  const [folder, file] = name.split("/");
  if (folder === "icons") cpSync(`${fds}/src/img/svg-icons/${file}`, at(name));
  if (folder === "fonts") cpSync(`${plex}/${file}`, at(name));
  if (!existsSync(at(name))) throw new Error(`app.css names ${name}, which does not exist`);
}

// The sprite without its DOCTYPE, which points elsewhere.
writeFileSync(at("icons.svg"), text(`${fds}/src/img/all-svg-icons.svg`).replace(/^(<\?xml[^>]*>|<!DOCTYPE[^>]*>|\s)+/, ""));
cpSync("forspring.js", at("forspring.js"));

cpSync(`${fds}/LICENSE.md`, at("licences", "dkfds.md"));
cpSync(`${plex}/license.txt`, at("licences", "ibm-plex-sans.txt"));
cpSync("licences/apache-2.0.txt", at("licences", "apache-2.0.txt"));
