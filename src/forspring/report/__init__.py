"""The overview that a leader takes to a meeting: one page and one workbook, made of the published figures alone."""
