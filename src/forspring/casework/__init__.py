"""Cases kept: what no other system holds."""
