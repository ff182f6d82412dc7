"""People who are called by an office, and whose it is."""
