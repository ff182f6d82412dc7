"""Stored articles go round, and what is no frame is damage."""

from __future__ import annotations

import pytest

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import IndexDamaged
from index.embedded.stored import (
    Compression,
    decode_head,
    encode_head,
    shipped_dictionary,
)

PLAIN = Compression(b"")


@pytest.mark.parametrize("dictionary", [b"", shipped_dictionary()])
def test_articles_go_round(dictionary: bytes) -> None:
    """Every field, odd signs included, through frames of their own."""
    compression = Compression(dictionary)
    for article in (
        Article(id="a/b", title="", body=""),
        Article(id="a/b", title="plain", body="Text", date=PartialDate(2022, 12, 16)),
        Article(id="\x1ea", title="", body=""),
        Article(
            "taz/1", 'Ein "Titel"\nmit \\ und \x1f', "Text\n\nText\ud800", PartialDate(2022, 12), "/p", "taz",
            "Politik", "A. Utor", "3", "https://example.org", "taz/0", "digest",
        ),
    ):  # fmt: skip
        head = decode_head(compression.decompress(compression.compress(encode_head(article))))
        assert head.article(article.body) == article


def test_the_shipped_dictionary_makes_short_texts_shorter() -> None:
    """It knows German prose: a sentence takes two thirds of what it takes without."""
    text = "Der Bundestag hat am Donnerstag über den Haushalt der Bundesregierung beraten.".encode()
    assert len(Compression(shipped_dictionary()).compress(text)) < len(PLAIN.compress(text)) * 0.67


def test_what_is_no_frame_is_damage() -> None:
    """An unreadable frame is an error of the index."""
    with pytest.raises(IndexDamaged, match="a stored article can't be unpacked"):
        PLAIN.decompress(b"garbage")


@pytest.mark.parametrize(
    "head", [b"", b"\xff", b"a\x1fb", b"\x1e5", b"\x1e[", b"\x1f" * 10 + b"2022-99", b"\x1e{}"]
)
def test_what_is_no_head_is_damage(head: bytes) -> None:
    """So is a head that nobody wrote."""
    with pytest.raises(IndexDamaged, match="a stored article can't be read"):
        decode_head(head)
