"""Each key figure's own page: what it is, how it is counted, what it was."""
