"""Who looked, when, at whom, and why."""
