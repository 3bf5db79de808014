"""Runs started from the page, and publishing what they made."""
