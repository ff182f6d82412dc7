"""The embedded engine: Whoosh's index with posting lists as memory-mapped NumPy arrays.

Storage, from the bottom up: `container` (named arrays in one file), `terms` (sorted dictionaries),
`postings`, `columns`, `segment` (one immutable set of articles, opened) · `prepare` (what workers do),
`batch`, `streams`, `staging` · `wordforms`, `wordatoms`, `wordkeys`, `analysis`, `inversion`, `packing`,
`build`, `merge` (how segments are made) · `copies`, `labelling` (what is found out over segments) ·
`generation`, `syncing`, `commit`, `writer`, `opening`, `verify`, `store` (what is published, all or
nothing) · `stock`, the one package that knows Whoosh.
"""
