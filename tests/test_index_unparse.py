"""Going round: a tree, its text, the same tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import PartialDate
from index import query as q
from index.parser import parse
from index.unparse import quoted, unparse

WORDS = st.sampled_from(["Rüstung", "China", "EU-Kommission", "3,5", "Bürger:innen", "Ku'damm", "von"])
FIELDS = st.sampled_from(list(q.TextField))
DATES = st.sampled_from([PartialDate(2021), PartialDate(2021, 6), PartialDate(2022, 12, 16)])
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
TEXTS = st.one_of(st.builds(q.Word, WORDS), st.builds(q.Phrase, PHRASES))
LEAVES = st.one_of(
    st.builds(q.Word, WORDS, FIELDS),
    st.builds(q.Phrase, PHRASES, FIELDS),
    st.builds(q.Near, TEXTS, TEXTS, st.integers(1, 9)),
    st.builds(q.Prefix, st.sampled_from(["milit", "Rüst"]), FIELDS),
    st.builds(q.Wildcard, st.sampled_from(["m?ller", "*politik"]), FIELDS),
    st.builds(q.Fuzzy, st.sampled_from(["merkle", "xi2x"]), st.integers(1, 2), FIELDS),
    st.builds(q.ActorIs, st.sampled_from(["Xi Jinping", "person:xi-jinping", "putin"])),
    st.builds(q.ValueIs, st.sampled_from(list(q.ValueField)), st.sampled_from(["taz", "Die Zeit", "(a) b"])),
    st.builds(q.DateIn, DATES, st.none()),
    st.builds(q.DateIn, st.none(), DATES),
    st.builds(lambda date: q.DateIn(date, date), DATES),
    st.just(q.Undated()),
)


def _branches(children: st.SearchStrategy[q.Node]) -> st.SearchStrategy[q.Node]:
    several = st.lists(children, min_size=2, max_size=3)
    return st.one_of(
        several.filter(lambda nodes: not any(isinstance(node, q.And) for node in nodes)).map(
            lambda nodes: q.And(tuple(nodes))
        ),
        several.filter(lambda nodes: not any(isinstance(node, q.Or) for node in nodes)).map(
            lambda nodes: q.Or(tuple(nodes))
        ),
        children.map(q.Not),
    )


@settings(max_examples=200)
@given(st.recursive(LEAVES, _branches, max_leaves=6), st.sampled_from(["de", "en"]))
def test_parse_reads_back_what_unparse_wrote(tree: q.Node, language: str) -> None:
    """Every tree can be typed, in either language; what was typed means that tree."""
    assert parse(unparse(tree, language)).query == tree


@pytest.mark.parametrize(
    ("value", "typed"),
    [("taz", "taz"), ("Die Zeit", '"Die Zeit"'), ('der "Neue"', '"der ”Neue”"'), ("-x", '"-x"'), ("", '""')],
)
def test_quoted(value: str, typed: str) -> None:
    """Values are quoted only where they must be."""
    assert quoted(value) == typed
