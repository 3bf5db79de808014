"""Dates, civil numbers and errors; standard library only."""
