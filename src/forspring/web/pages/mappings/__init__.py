"""What each source's own values stand for, and the values that stand for nothing yet."""
