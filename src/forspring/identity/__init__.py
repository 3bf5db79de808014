"""The one place that knows who people are."""
