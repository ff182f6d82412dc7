"""Bodies for the tests of how they are packed: all that may stand in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

from hypothesis import strategies as st

from archive.batchtokens import BatchTokenizer
from archive.tokens import Lexicon, TokenRows
from index.embedded.arrays import Ints
from index.embedded.texts import model
from index.embedded.texts.book import Book
from index.embedded.texts.cutting import cut
from index.embedded.texts.rows import Rows
from index.embedded.texts.texts import Pieces, Texts

_WRITTEN = """
die der und die der in Haus Häuser Bundestag EU-Kommission Bürger:innen 3,5 16.12.2022 Ein- , . „ “ ( ) – ?
Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ß é 中文 😀 \ud800
"""
_PIECES = tuple(_WRITTEN.split())
_GAPS = (" ", " ", " ", "", "", "\n\n", "\n", "  ", "\t", "\u00a0", "\u2028 ", " \n\n ")

bodies = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_GAPS)).map("".join), max_size=40).map(
    "".join
) | st.text("ab ,.\n\u00a0ü", max_size=20)
"""Words and signs with any white space between, at the beginning and at the end."""

many_bodies = st.lists(st.lists(bodies, max_size=5), min_size=1, max_size=3)


def tokens_of(texts: Sequence[str]) -> TokenRows:
    """The tokens of some texts."""
    return BatchTokenizer(Lexicon(), 100)(texts)


def book_of(many: Sequence[Sequence[str]]) -> tuple[Rows, Book, list[Texts], Pieces]:
    """A book for some rows of bodies, however few, and these as texts."""
    texts, pieces = cut(many)
    with changed(model, LEAST=1, WORTH_CONTEXT=4, WORTH_CODE=2):
        made = model.make(texts, pieces)
    if made is None:
        made = model.make(*cut([["ein Wort"] * model.LEAST]))
        assert made is not None
        made = Rows(pieces, made[1].symbols, made[1].symbols.of(pieces)), made[1]
    return *made, texts, pieces


@contextmanager
def changed(module: ModuleType, **values: object) -> Iterator[None]:
    """A module with other values for a while."""
    before = {name: getattr(module, name) for name in values}
    try:
        for name, value in values.items():
            setattr(module, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(module, name, value)


def frames(blob: Ints, ends: Sequence[int]) -> list[bytes]:
    """Each frame of a blob."""
    return [blob[start:end].tobytes() for start, end in zip([0, *ends][:-1], ends, strict=True)]
