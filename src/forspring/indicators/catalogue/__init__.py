"""One indicator a file; the file name is its id."""
