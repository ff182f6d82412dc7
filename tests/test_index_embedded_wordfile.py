"""Spellings on their way from a process to the writer."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from archive.tokens import Lexicon
from index.embedded.wordfile import WordFile, WordReader


def test_words_arrive_once_and_in_order(tmp_path: Path) -> None:
    """A reader knows as much as a batch said, whatever was written since, and gives its own numbers."""
    ours, theirs = Lexicon(), Lexicon()
    file, reader = WordFile(tmp_path / "words"), WordReader(tmp_path / "words", theirs)
    sizes = []
    for words in (["Haus", "Ä\ud800"], [], ["Militär-\x1fRüstungspolitik", "Hof"]):
        ours.numbers(words)
        file.extend(ours)
        sizes.append(file.size)
    theirs.numbers(["Hof", "Garten"])
    reader.read(sizes[0])
    assert list(theirs) == ["Hof", "Garten", "Haus", "Ä\ud800"]
    reader.read(sizes[2])
    reader.read(sizes[1])
    assert reader.types.tolist() == [2, 3, 4, 0]
    assert [list(theirs)[number] for number in reader.types.tolist()] == list(ours)


def test_what_a_failed_write_left_behind_is_overwritten(tmp_path: Path) -> None:
    """Half a line behind the sound part does no harm."""
    lexicon, other = Lexicon(), Lexicon()
    file, reader = WordFile(tmp_path / "words"), WordReader(tmp_path / "words", other)
    lexicon.numbers(["Haus"])
    file.extend(lexicon)
    with file.path.open("ab") as torn:
        torn.write(b"Gart")
    lexicon.numbers(["Hof"])
    file.extend(lexicon)
    reader.read(file.size)
    assert list(other) == ["Haus", "Hof"]
    assert reader.types.dtype == np.int32
