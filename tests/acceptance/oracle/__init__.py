"""A second opinion: a municipality made from the pages alone, and its figures counted slowly and plainly."""
