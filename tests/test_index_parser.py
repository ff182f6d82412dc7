"""The parser: every row of the query language, and nothing that is typed is an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import PartialDate
from index import query as q
from index.parser import MAX_DEPTH, MAX_LENGTH, MAX_WORDS, parse
from index.query import TextField, ValueField, Word

TITLE = TextField.TITLE

LANGUAGE: list[tuple[str, q.Node]] = [
    ("rüstung china", q.And((Word("rüstung"), Word("china")))),
    ("rüstung UND china", q.And((Word("rüstung"), Word("china")))),
    ("rüstung AND china", q.And((Word("rüstung"), Word("china")))),
    ("wort ODER wort", q.Or((Word("wort"), Word("wort")))),
    ("wort OR wort", q.Or((Word("wort"), Word("wort")))),
    ('"Europäische Union"', q.Phrase(("Europäische", "Union"))),
    ("„Europäische Union“", q.Phrase(("Europäische", "Union"))),
    ("-wort", q.Not(Word("wort"))),
    ("NICHT wort", q.Not(Word("wort"))),
    ("NOT wort", q.Not(Word("wort"))),
    ("titel:gipfel", Word("gipfel", TITLE)),
    ("title:gipfel", Word("gipfel", TITLE)),
    ('titel:"neue zeit"', q.Phrase(("neue", "zeit"), TITLE)),
    ("titel:(a1 -b1)", q.And((Word("a1", TITLE), q.Not(Word("b1", TITLE))))),
    ("titel:milit*", q.Prefix("milit", TITLE)),
    ("(a1 ODER b1) c1", q.And((q.Or((Word("a1"), Word("b1"))), Word("c1")))),
    ("a1 b1 ODER c1", q.Or((q.And((Word("a1"), Word("b1"))), Word("c1")))),
    ('akteur:"Xi Jinping"', q.ActorIs("Xi Jinping")),
    ("actor:person:xi-jinping", q.ActorIs("person:xi-jinping")),
    ("-akteur:putin", q.Not(q.ActorIs("putin"))),
    ("putin NAHE/5 peking", q.Near(Word("putin"), Word("peking"), 5)),
    ("putin NEAR/2 peking", q.Near(Word("putin"), Word("peking"), 2)),
    ("putin NAHE peking", q.Near(Word("putin"), Word("peking"), 5)),
    ('putin NAHE "neue zeit"', q.Near(Word("putin"), q.Phrase(("neue", "zeit")), 5)),
    ("datum:2022-12", q.DateIn(PartialDate(2022, 12), PartialDate(2022, 12))),
    ("date:2021..2022-06", q.DateIn(PartialDate(2021), PartialDate(2022, 6))),
    (
        "von:2021 bis:2022-06",
        q.And((q.DateIn(PartialDate(2021), None), q.DateIn(None, PartialDate(2022, 6)))),
    ),
    ("from:2021", q.DateIn(PartialDate(2021), None)),
    ("to:2021", q.DateIn(None, PartialDate(2021))),
    ("datum:ohne", q.Undated()),
    ("milit*", q.Prefix("milit")),
    ("m?ller", q.Wildcard("m?ller")),
    ("merkle~", q.Fuzzy("merkle")),
    ("quelle:taz", q.ValueIs(ValueField.SOURCE, "taz")),
    ("ressort:Politik", q.ValueIs(ValueField.SECTION, "Politik")),
    ('autor:"Anna Meier"', q.ValueIs(ValueField.AUTHOR, "Anna Meier")),
    ("ordner:seeds", q.ValueIs(ValueField.FOLDER, "seeds")),
    ("source:taz section:Politik", q.And((q.ValueIs(ValueField.SOURCE, "taz"),
                                          q.ValueIs(ValueField.SECTION, "Politik")))),
    ("", q.Everything()),
    ("  ", q.Everything()),
    ("*", q.Everything()),
    ("Wer war Meier?", q.And((Word("Wer"), Word("war"), Word("Meier")))),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "tree"), LANGUAGE)
def test_language(typed: str, tree: q.Node) -> None:
    """Every row of the query language means what the help says, in both languages, without a hint."""
    parsed = parse(typed)
    assert parsed.query == tree
    assert parsed.hints == ()


MISTAKES: list[tuple[str, q.Node, str, str | None]] = [
    ('"neue zeit', q.Phrase(("neue", "zeit")), "open-quote", '"neue zeit"'),
    ('rüstung ""', Word("rüstung"), "empty-quote", "rüstung"),
    ("(a1 b1", q.And((Word("a1"), Word("b1"))), "open-bracket", "(a1 b1)"),
    ("a1) b1", q.And((Word("a1"), Word("b1"))), "stray-bracket", "a1 b1"),
    ("a1 ODER", Word("a1"), "stray-operator", "a1"),
    ("UND a1", Word("a1"), "stray-operator", "a1"),
    ("a1 NICHT", Word("a1"), "stray-operator", "a1"),
    ("a1 oder b1", q.And((Word("a1"), Word("oder"), Word("b1"))), "lowercase-operator", "a1 ODER b1"),
    ("nicht a1", q.And((Word("nicht"), Word("a1"))), "lowercase-operator", "NICHT a1"),
    ("authr:meier", q.And((Word("authr"), Word("meier"))), "unknown-field", "author:meier"),
    ("titel: gipfel", q.And((Word("titel"), Word("gipfel"))), "field-without-value", "titel:gipfel"),
    ("akteur:(a1 b1)", q.And((Word("a1"), Word("b1"))), "field-value", None),
    ("datum:gestern", Word("gestern"), "bad-date", None),
    ("m*", Word("m"), "short-pattern", None),
    ("milit* NAHE peking", q.And((q.Prefix("milit"), Word("peking"))), "near-operand", None),
    ("a1 NAHE/0 b1", q.Near(Word("a1"), Word("b1"), 1), "near-distance", None),
    ("😀", q.Everything(), "no-words", None),
    ("+ / !", q.Everything(), "no-words", None),
    ("((a1", Word("a1"), "open-bracket", "((a1)"),
    ("a1)))", Word("a1"), "stray-bracket", "a1 ))"),
    ("datum:2022..2021", q.DateIn(PartialDate(2022), PartialDate(2021)), "empty-span", None),
]


@pytest.mark.parametrize(("typed", "tree", "code", "repair"), MISTAKES)
def test_mistakes_become_words_and_a_hint(typed: str, tree: q.Node, code: str, repair: str | None) -> None:
    """What can't be understood is searched as words; the hint says which part and, if known, the repair."""
    parsed = parse(typed)
    assert parsed.query == tree
    assert [remark.code for remark in parsed.hints] == [code]
    assert parsed.hints[0].repair == repair


@pytest.mark.parametrize("typed", [row[0] for row in MISTAKES if row[3]])
def test_repairs_repair(typed: str) -> None:
    """A repair takes away one mistake; taken once for each of them, nothing is left to be said."""
    for _ in range(3):
        typed = next((remark.repair for remark in parse(typed).hints if remark.repair), typed)
    assert parse(typed).hints == ()


def test_reversed_period_of_two_fields_is_noticed() -> None:
    """von: after bis: can't match; the hint covers both."""
    (remark,) = parse("von:2023 bis:2021").hints
    assert (remark.code, remark.at) == ("empty-span", (0, 17))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("wort " * (MAX_LENGTH // 5) + "zu lang", "too-long"),
        ("wort " * (MAX_WORDS + 1), "too-many-words"),
        ("(" * (MAX_DEPTH + 1) + "wort" + ")" * (MAX_DEPTH + 1), "too-deep"),
    ],
)
def test_limits_are_said(typed: str, code: str) -> None:
    """Length, number of words and depth are limited, and the reader is told."""
    assert code in {remark.code for remark in parse(typed).hints}


def test_places_underline_the_typed_text() -> None:
    """`at` of every word cuts the word out of what was typed."""
    typed = "titel:(Gipfel -China) „Neue Zeit“"
    tree = parse(typed).query
    assert isinstance(tree, q.And)
    assert [typed[slice(*node.at)] for node in tree.children] == ["Gipfel", "-China", "„Neue Zeit“"]


ALPHABET = 'ab1ä -:()"„“/*?~.\u201c'
PIECES = st.sampled_from(
    ["ODER", "NICHT", "UND", "NAHE/3", "titel:", "datum:", "akteur:", "-", "(", ")", '"', " "]
)


@settings(max_examples=300)
@given(st.lists(st.one_of(st.text(ALPHABET, max_size=8), PIECES), max_size=20).map("".join))
def test_nothing_typed_is_an_error(typed: str) -> None:
    """Any text gives a tree, and hints that point into the text and can be said in both languages."""
    parsed = parse(typed)
    assert isinstance(parsed.query, q.Node)
    for remark in parsed.hints:
        assert 0 <= remark.at[0] <= remark.at[1] <= len(typed)
        assert remark.text("de") != remark.text("en")
