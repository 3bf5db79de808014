"""What a citizen may ask for: who has looked, and all that is joined."""
