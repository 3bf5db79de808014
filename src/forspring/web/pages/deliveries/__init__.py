"""Deliveries and what became of their rows."""
