"""The article: what it is, where it comes from, who acts in it; and the command line."""
