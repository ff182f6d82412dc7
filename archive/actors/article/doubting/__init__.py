"""What speaks for a name, and whether that is enough."""
