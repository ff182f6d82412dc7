"""Names that are known before any article is read: their forms, and where they stand."""
