"""People come in by pages."""
