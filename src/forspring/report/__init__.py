"""The overview as a page and a workbook that a leader can take to a meeting."""
