"""What the statutes say, and from when."""
