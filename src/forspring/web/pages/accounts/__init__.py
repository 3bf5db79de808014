"""Accounts: who may come in, as what, and for which units."""
