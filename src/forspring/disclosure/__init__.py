"""Small numbers are not published, nor what reveals them."""
