"""What the deliveries are and how they are read."""
