"""Findings as a working list for the owners of sources."""
