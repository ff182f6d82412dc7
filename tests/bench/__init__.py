"""The benchmark: the same articles, queries and questions to this engine and its peers in one run.

`python -m tests.bench FOLDER… [--json FILE]`; see `tests.bench.__main__`.
"""
