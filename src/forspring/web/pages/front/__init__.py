"""Where one lands, and what every page has."""
