"""Time comes in by jobs, people by the command."""
