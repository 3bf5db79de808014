"""The overview: published figures with their reasons."""
