"""Who is who across the archive: names of the same actor, holders of offices, and what people decided."""
