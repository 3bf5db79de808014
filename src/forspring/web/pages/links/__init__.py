"""Doubtful links: two descriptions side by side, for a person to join or keep apart."""
