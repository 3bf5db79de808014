"""What pages read of accounts and the log."""
