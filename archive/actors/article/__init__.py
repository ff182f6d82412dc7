"""Who is who inside one article: spans become mentions with the fullest name that the article gives."""
