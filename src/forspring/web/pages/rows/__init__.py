"""The rows behind a figure, for those who may see persons."""
