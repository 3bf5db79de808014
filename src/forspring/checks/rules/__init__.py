"""One check a file; the file name is its code."""
