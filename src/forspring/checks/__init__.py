"""What a row must satisfy to be trusted."""
