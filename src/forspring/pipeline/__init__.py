"""A delivery carried through, from files to figures."""
