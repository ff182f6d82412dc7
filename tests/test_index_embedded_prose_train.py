"""The dictionary of prose is made by its program, the same way every time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from index.embedded.prose_train import SIZE, main, train
from index.embedded.stored import Compression


def folder_of_texts(folder: Path, count: int) -> Path:
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghij", k=7)) for _ in range(3000)]
    for number in range(count):
        (folder / f"{number}.txt").write_text(" ".join(chance.choices(words, k=700)), "utf-8")
    return folder


def test_training_is_repeatable(tmp_path: Path) -> None:
    """The same texts give the same bytes, and they help."""
    folder = folder_of_texts(tmp_path, 300)
    dictionary = train(folder)
    assert len(dictionary) <= SIZE
    assert train(folder) == dictionary
    text = (folder / "7.txt").read_bytes()[:500]
    assert len(Compression(dictionary).compress(text)) < len(Compression(b"").compress(text))


def test_too_little_text_is_refused(tmp_path: Path) -> None:
    """A dictionary of a few texts would help nobody."""
    with pytest.raises(ValueError, match="too little text for a dictionary"):
        train(folder_of_texts(tmp_path, 3))


def test_the_command_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder it writes nothing."""
    assert main([]) == 2
    assert capsys.readouterr().err == "usage: python -m index.embedded.prose_train FOLDER\n"
