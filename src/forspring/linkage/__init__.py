"""Which rows are about the same child, and which children are a family."""
