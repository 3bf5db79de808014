"""Why a figure moved between two deliveries."""
