"""Names of the files of a generation that Whoosh must know too. Needs no Whoosh."""

from __future__ import annotations

INDEX_NAME = "MAIN"
SEGMENT_SUFFIX = ".arr"
DICTIONARY_FILE = "prose.bin"
