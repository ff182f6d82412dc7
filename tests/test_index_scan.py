"""Finding the stretches of a text that may hold a word asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.needles import TABLE, plain, plain_in_python
from index.scan import REACH, Hanging, Scanner
from tests.compiled import part

PIECES = st.sampled_from(
    ["haus", "Häuser", "hau", "s", "E-Mail", "O’Leary", "-", "'", " ", "\n", "\u00a0", "\t",
     "Rüstungs-", "und", "-politik", "2022", "ß", "„", "ž", "Ж", "ŋ", "µ", "½", "\U0001f600", "x" * 70]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=40))
TERMS = st.lists(
    st.sampled_from(["haus", "mail", "email", "oleary", "poesie", "2022", "ss", "x", "ж", "rue"])
)


@given(TEXTS, TERMS, st.booleans())
def test_c_finds_the_stretches_that_python_finds(text: str, terms: list[str], hanging: bool) -> None:
    """Stretches and hanging hyphens are the same, in every text."""
    scanner = Scanner(terms, hanging=hanging)
    assert scanner(text) == (scanner.in_python(text) if terms else ([], []))


@given(TEXTS)
def test_plain_in_c(text: str) -> None:
    """A text is as plain as Python makes it."""
    assert plain(text) == plain_in_python(text)


def test_every_sign() -> None:
    """What C takes for white space, letters and plain letters is what Python does, for each sign known."""
    scanner = Scanner(["x"])
    for sign in map(chr, range(0x2100)):
        text = f"x{sign}x {sign}-x x-{sign}"
        assert scanner(text) == scanner.in_python(text)
        assert plain(text) == plain_in_python(text)


def test_stretches() -> None:
    """Words with a needle and parted words, each once; what hangs with what may complete it."""
    text = "Häuser-Haus, eine E-Mail und Wein; Mail- und Postverkehr"
    stretches, hanging = Scanner(["haus", "email", "mail"])(text)
    assert [text[start:end] for start, end in stretches] == ["Häuser-Haus,", "E-Mail", "Mail-"]
    assert hanging == [Hanging(39, 35, 39 + REACH)]


def test_no_more_than_the_surroundings_of_a_hyphen_are_looked_at() -> None:
    """A text without blanks takes no longer a hyphen than any other."""
    scanner, text = Scanner(["haus"]), "haus;" + "ab-;" * 60 + "-ab;" * 60 + "haus"
    _, hanging = scanner(text)
    assert hanging == scanner.in_python(text)[1]
    assert all(hyphen.start >= hyphen.at - REACH and hyphen.end <= hyphen.at + REACH for hyphen in hanging)
    assert 0 < len(hanging) < 120


def test_nothing_is_looked_for() -> None:
    """Without a word there is nothing to find."""
    assert Scanner([])("Haus") == Scanner([""])("Haus") == ([], [])


def test_what_c_refuses() -> None:
    """Needles and tables that are not what they must be are errors of the caller's."""
    in_c = part("index._scan")
    for row in ((b"a\n\nb", b"", 0), (b"a" * 17, b"", 0), (b"a", b"abc", 0), (b"a", b"", -1)):
        with pytest.raises(ValueError, match="as they must be"):
            in_c.scan("Text", TABLE, *row)
    for table in (b"", TABLE[:-1]):
        with pytest.raises(ValueError, match="640 entries"):
            in_c.plain("Text", table)
