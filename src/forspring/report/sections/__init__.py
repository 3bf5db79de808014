"""The chapters of the report, one file each: a function from the figures to a section."""
