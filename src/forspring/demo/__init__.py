"""A synthetic municipality: deliveries with truth, near the published national figures."""
