"""The language everything is written in: canonical tables, courses, deadlines."""
