"""What is counted, and how."""
