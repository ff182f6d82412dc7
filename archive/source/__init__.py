"""Where articles come from: source folders, the files in them, the ids that those get.

Two layers, for indexing in steps: `scan` lists files without opening one, `read` (or `stream`) turns
one of them into articles, in any process. `load` is both in one, for whoever wants all articles.
"""

from archive.source.reading import BATCH, load, read, stream
from archive.source.walk import FileEntry, Source, scan

__all__ = ["BATCH", "FileEntry", "Source", "load", "read", "scan", "stream"]
