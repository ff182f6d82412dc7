"""Make `prose.bin`: a zstd dictionary of German prose, from a folder of plain text articles.

    python -m index.embedded.prose_train FOLDER

The same folder and the same version of zstandard give the same bytes.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import zstandard

from index.embedded.stored import shipped_path

SIZE = 112_640
ARTICLES = 4000
CHARACTERS = 6000
SEED = 1
SEGMENT, WORD = 1000, 8
"""Bytes chosen together, and bytes that must agree (COVER, the algorithm behind it)."""


def train(folder: Path) -> bytes:
    """The dictionary of articles chosen at random below a folder; ValueError where there are too few."""
    paths = sorted(folder.rglob("*.txt"))
    random.Random(SEED).shuffle(paths)
    samples: list[bytes | bytearray | memoryview] = [
        path.read_text("utf-8")[:CHARACTERS].encode() for path in paths[:ARTICLES]
    ]
    if sum(map(len, samples)) < SIZE * 10:
        raise ValueError(f"{folder}: too little text for a dictionary of {SIZE} bytes")
    return zstandard.train_dictionary(SIZE, samples, k=SEGMENT, d=WORD).as_bytes()


def main(arguments: list[str]) -> int:
    """Command line; returns the exit status."""
    if len(arguments) != 1:
        print("usage: python -m index.embedded.prose_train FOLDER", file=sys.stderr)
        return 2
    path = shipped_path()
    path.write_bytes(train(Path(arguments[0])))
    print(f"{path}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
