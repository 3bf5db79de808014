"""Committee reports: begun, written, sent and kept."""
