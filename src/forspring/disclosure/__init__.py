"""Small numbers are not published, nor what reveals them."""

from forspring.disclosure.concealing import broken_sums, conceal
from forspring.disclosure.shape import Shape

__all__ = ["Shape", "broken_sums", "conceal"]
