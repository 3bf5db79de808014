"""One command a file: `define` its words, `perform` it."""
