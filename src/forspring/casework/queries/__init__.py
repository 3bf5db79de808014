"""What pages read of the work."""
