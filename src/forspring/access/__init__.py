"""Accounts, roles, permissions and the log of who looked."""
