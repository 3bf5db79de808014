"""`python -m forspring` is the command."""

from forspring.jobs.command import main

main()
