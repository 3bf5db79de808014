"""How precisely early efforts are registered, and which rows make them imprecise."""
