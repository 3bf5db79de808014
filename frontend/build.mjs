// Builds the styles and lays fonts, icons and licences beside them, as they are committed. Users need no Node.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as sass from "sass";

const fds = "node_modules/dkfds";
const out = "../src/forspring/web/static/forspring";
const own = ["mark.svg"];
for (const made of ["fonts", "icons", "img", "licences", "app.css", "icons.svg", "forspring.js"]) rmSync(join(out, made), { recursive: true, force: true });
for (const folder of ["fonts", "icons", "licences"]) mkdirSync(join(out, folder), { recursive: true });

const { css } = sass.compile("scss/app.scss", { loadPaths: ["scss", `${fds}/src/stylesheets`], style: "compressed", silenceDeprecations: ["import"] });
writeFileSync(join(out, "app.css"), css + "\n");
for (const [, name] of css.matchAll(/url\("?icons\/([a-z0-9-]+\.svg)"?\)/g)) cpSync(`${fds}/src/img/svg-icons/${name}`, join(out, "icons", name));
for (const [, name] of css.matchAll(/url\("?fonts\/([A-Za-z-]+\.woff2)"?\)/g)) cpSync(`${fds}/src/fonts/IBMPlexSans/complete/woff2/${name}`, join(out, "fonts", name));
cpSync(`${fds}/src/img/all-svg-icons.svg`, join(out, "icons.svg"));
cpSync("forspring.js", join(out, "forspring.js"));
cpSync(`${fds}/LICENSE.md`, join(out, "licences", "dkfds.md"));
cpSync(`${fds}/src/fonts/IBMPlexSans/complete/woff2/license.txt`, join(out, "licences", "ibm-plex-sans.txt"));
for (const name of own) readFileSync(join(out, name));
