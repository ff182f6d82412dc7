"""The search engine: German, queries, and the engines that answer them."""
