"""Forspring: one trustworthy overview of a municipality's early effort for children and families."""

__version__ = "0.1.0"
