"""The page: a Flask application over the search engine."""
