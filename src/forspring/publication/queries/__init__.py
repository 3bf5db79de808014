"""What pages read of publications."""
