"""Lighting up the words of a text that may be asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answers import Match
from index.needles import TABLE, plain, plain_in_python
from index.scan import REACH, Hanging, Lit, Scanned, Scanner, lit_in
from tests.compiled import part

PIECES = st.sampled_from(
    ["haus", "Häuser", "hau", "s", "E-Mail", "O’Leary", "-", "'", " ", "\n", "\u00a0", "\t",
     "Rüstungs-", "und", "-politik", "2022", "ß", "„", "ž", "Ж", "ŋ", "µ", "½", "\U0001f600", "x" * 70]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=40))
TERMS = st.lists(
    st.sampled_from(["haus", "mail", "email", "oleary", "poesie", "2022", "ss", "x", "ж", "rue"])
)


def judge(word: str) -> list[Lit]:
    """The first sign of every word lights up, and all of it, too."""
    return [Lit(0, min(1, len(word)), Match.PART, -1, word), Lit(0, len(word), Match.EXACT, 7, word)]


def scan(scanner: Scanner, text: str) -> Scanned:
    """What is found where nothing is known yet."""
    return scanner(text, {}, judge)


def in_python(scanner: Scanner, text: str) -> Scanned:
    """The same without C."""
    return scanner.in_python(text, {}, judge)


@given(TEXTS, TERMS, st.booleans())
def test_c_finds_what_python_finds(text: str, terms: list[str], hanging: bool) -> None:
    """Words, what they are told to light up, and hanging hyphens are the same, in every text."""
    part("index._scan")
    scanner = Scanner(terms, hanging=hanging)
    found = scan(scanner, text)
    assert found == (in_python(scanner, text) if terms else ([], []))
    assert all(type(lit) is Lit for lit in found[0])


@given(TEXTS, TERMS)
def test_every_word_is_judged_once(text: str, terms: list[str]) -> None:
    """What was said of a word is not asked again, in another text either."""
    asked: list[str] = []

    def judge_once(word: str) -> list[Lit]:
        asked.append(word)
        return judge(word)

    scanner, verdicts = Scanner(terms), dict[str, list[Lit]]()
    first = scanner(text, verdicts, judge_once)
    assert scanner(text, verdicts, judge_once) == first
    assert len(asked) == len(set(asked)) == len(verdicts)


@given(TEXTS)
def test_plain_in_c(text: str) -> None:
    """A text is as plain as Python makes it."""
    part("index._scan")
    assert plain(text) == plain_in_python(text)


def test_every_sign() -> None:
    """What C takes for white space, letters and plain letters is what Python does, for each sign known."""
    scanner = Scanner(["x"])
    for sign in map(chr, range(0x2100)):
        text = f"x{sign}x {sign}-x x-{sign}"
        assert scan(scanner, text) == in_python(scanner, text)
        assert plain(text) == plain_in_python(text)


def test_words() -> None:
    """Words with a needle and parted words, without signs around; what hangs with what may complete it."""
    text = "„Häuser-Haus“, eine (E-Mail) und Wein; Mail- und Postverkehr"
    found, hanging = scan(Scanner(["haus", "email", "mail"]), text)
    assert [text[lit.start : lit.end] for lit in found[1::2]] == ["Häuser-Haus", "E-Mail", "Mail-"]
    assert [lit.form for lit in found[1::2]] == ["Häuser-Haus", "E-Mail", "Mail-"]
    assert hanging == [Hanging(43, 39, 43 + REACH)]


def test_stretches_that_are_given() -> None:
    """What stands between white space is judged without the signs around it, be there nothing left."""
    text = "(Haus), ... ein"
    found = lit_in(text, [(0, 7), (8, 11)], {}, judge)
    assert [(lit.start, lit.end, lit.form) for lit in found] == [
        (1, 2, "Haus"),
        (1, 5, "Haus"),
        (8, 8, ""),
        (8, 8, ""),
    ]


def test_no_more_than_the_surroundings_of_a_hyphen_are_looked_at() -> None:
    """A text without blanks takes no longer a hyphen than any other."""
    scanner, text = Scanner(["haus"]), "haus;" + "ab-;" * 60 + "-ab;" * 60 + "haus"
    _, hanging = scan(scanner, text)
    assert hanging == in_python(scanner, text)[1]
    assert all(hyphen.start >= hyphen.at - REACH and hyphen.end <= hyphen.at + REACH for hyphen in hanging)
    assert 0 < len(hanging) < 120


def test_nothing_is_looked_for() -> None:
    """Without a word there is nothing to find."""
    assert scan(Scanner([]), "Haus") == scan(Scanner([""]), "Haus") == ([], [])


def test_what_c_refuses() -> None:
    """Needles and tables that are not what they must be are errors of the caller's."""
    in_c = part("index._scan")
    for row in ((b"a\n\nb", b"", 0), (b"a" * 17, b"", 0), (b"a", b"abc", 0), (b"a", b"", -1)):
        with pytest.raises(ValueError, match="as they must be"):
            in_c.light("Text", TABLE, *row, {}, judge, Lit)
    with pytest.raises(ValueError, match="class of tuples"):
        in_c.light("Text", TABLE, b"t", b"", 0, {}, judge, int)
    for verdict in ((), [()], [(0, 1, 2, 3)], [None]):
        with pytest.raises(ValueError, match="tuples of five"):
            in_c.light("Text", TABLE, b"t", b"", 0, {"Text": verdict}, judge, Lit)
    with pytest.raises(ZeroDivisionError):
        in_c.light("Text", TABLE, b"t", b"", 0, {}, lambda _word: 1 / 0, Lit)
    for table in (b"", TABLE[:-1]):
        with pytest.raises(ValueError, match="640 entries"):
            in_c.plain("Text", table)
