"""The embedded engine: Whoosh's index with posting lists as memory-mapped NumPy arrays.

Storage reads from the bottom up: `container` (named arrays in one file), `terms` (sorted
dictionaries), `segment` (one immutable set of articles), `build` and `merge` (make segments),
`generation` (what is committed), `store` (the contract of `index.engine`), and `stock`, the one
package that knows Whoosh.
"""
