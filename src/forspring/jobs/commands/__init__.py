"""One command a file: `define` its words, `perform` it."""

from forspring.jobs.commands import check, confirm, demo, explain, links, publish, run, sources, why

ALL = (run, demo, check, explain, why, sources, links, confirm, publish)
