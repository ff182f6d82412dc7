"""Whoosh 2.7.4: its schema, TOC and lock as it has them, and our files as a codec of it.

The one package that touches Whoosh. Stock Whoosh opens and searches a generation through the codec
(which is how the tests ask for a second opinion); it can't write one. `toc` is what the engine uses, the
rest is what stock Whoosh reads with. A TOC names classes of `toc`: that module and its classes keep
their names.
"""
