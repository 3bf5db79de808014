"""Figures published: aggregates only, already through disclosure control."""
