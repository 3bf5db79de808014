"""What people work on."""
