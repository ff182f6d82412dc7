"""Chunks: words, patterns and fuzzy words."""

import pytest

from index.chunks import read_chunk, unknown_field
from index.query import Everything, Fuzzy, Node, Prefix, Wildcard, Word

TABLE: list[tuple[str, tuple[Node, ...]]] = [
    ("Rüstung", (Word("Rüstung"),)),
    ("Putin,", (Word("Putin"),)),
    ("CDU/CSU", (Word("CDU"), Word("CSU"))),
    ("EU-Kommission", (Word("EU-Kommission"),)),
    ("3,5", (Word("3,5"),)),
    ("Bürger*innen", (Word("Bürger*innen"),)),
    ("Bürger:innen", (Word("Bürger:innen"),)),
    ("milit*", (Prefix("milit"),)),
    ("*politik", (Wildcard("*politik"),)),
    ("m?ller", (Wildcard("m?ller"),)),
    ("m**ller", (Wildcard("m*ller"),)),
    ("Meie?", (Wildcard("Meie?"),)),
    ("merkle~", (Fuzzy("merkle"),)),
    ("merkle~2", (Fuzzy("merkle", 2),)),
    ("*", (Everything(),)),
    ("EU-Komm*", (Word("EU"), Prefix("Komm"))),
    ("…", ()),
]


@pytest.mark.parametrize(("typed", "nodes"), TABLE)
def test_table(typed: str, nodes: tuple[Node, ...]) -> None:
    """Each kind of chunk becomes the nodes that it stands for, without remarks."""
    chunk = read_chunk(typed, (0, len(typed)))
    assert chunk.nodes == nodes
    assert chunk.hints == ()


def test_a_question_mark_at_the_end_of_a_question_is_no_placeholder() -> None:
    """The last of several chunks loses its question mark: "Wer war Meier?" asks for Meier."""
    assert read_chunk("Meier?", (8, 14), last_of_several=True).nodes == (Word("Meier"),)


def test_too_short_patterns_are_words_with_a_hint() -> None:
    """m* would expand to half the dictionary; it is searched as a word and says so."""
    chunk = read_chunk("m*", (0, 2))
    assert chunk.nodes == (Word("m"),)
    assert [remark.code for remark in chunk.hints] == ["short-pattern"]


def test_nodes_keep_their_place() -> None:
    """`at` counts characters of the whole typed text, so that a hint can underline them."""
    (word,) = read_chunk("(Putin)", (10, 17)).nodes
    assert word.at == (11, 16)
    (fuzzy,) = read_chunk("merkle~2", (3, 11)).nodes
    assert fuzzy.at == (3, 11)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("verfaser:meier", "verfaser"),
        ("https://a.de", ""),
        ("10:30", ""),
        ("Bürger:innen", ""),
        ("Putin:", ""),
    ],
)
def test_unknown_field(typed: str, name: str) -> None:
    """Only a word, a colon and a word look like a field; addresses, times and gendered forms do not."""
    assert unknown_field(typed) == name
