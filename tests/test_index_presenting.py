"""From an article that matches to the hit that is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article
from archive.mentions import Kind, Mention
from index.answers import Actor, Match, Reason
from index.expand import understand
from index.german.analysis import Analyzer
from index.highlight import Lighting
from index.parser import parse
from index.presenting import Presenter, plain_hit, reasons, reasons_in_python
from index.scan import Lit
from tests.compiled import part

MERKEL = Actor("person:angela-merkel", Kind.PERSON, "Angela Merkel")
ARTICLE = Article(
    "a/b", "Merkel im Haus", "Die Kanzlerin betritt das Haus. Häuser gibt es viele.", source="taz"
)
NAMED = [
    (Mention(0, 6, Kind.PERSON, "Merkel"), MERKEL),
    (Mention(16, 29, Kind.PERSON, "Kanzlerin", True), MERKEL),
]


@pytest.fixture
def presenter(analyzer: Analyzer) -> Presenter:
    """For a question after a word and an actor."""
    nodes = [understand(parse(text).query, analyzer) for text in ("haus", "akteur:merkel")]
    lighting = Lighting(analyzer, lambda _stem: ())
    return Presenter(nodes, lighting, lambda ref: MERKEL if ref == "merkel" else None)


def test_a_hit(presenter: Presenter) -> None:
    """Marks of words and of the names of an actor, and the reasons for them."""
    assert presenter.asked == {MERKEL.id}
    hit = presenter.hit(ARTICLE, 1.5, (MERKEL,), NAMED, ("a/c",))
    assert [hit.title.text[mark.start : mark.end] for mark in hit.title.marks] == ["Merkel", "Haus"]
    assert [hit.snippet.text[mark.start : mark.end] for mark in hit.snippet.marks] == [
        "Die Kanzlerin",
        "Haus",
        "Häuser",
    ]
    assert (hit.score, hit.source, hit.copies, hit.actors) == (1.5, "taz", ("a/c",), (MERKEL,))
    assert [(reason.word, reason.form, reason.match, reason.count) for reason in hit.reasons] == [
        ("Angela Merkel", "Kanzlerin", Match.ALIAS, 1),
        ("Angela Merkel", "Merkel", Match.ALIAS, 1),
        ("haus", "Haus", Match.EXACT, 2),
        ("haus", "Häuser", Match.STEM, 1),
    ]


def test_excluded_actors_do_not_light_up(analyzer: Analyzer) -> None:
    """An actor under NOT is not asked for."""
    node = understand(parse("haus -akteur:merkel").query, analyzer)
    assert not Presenter([node], Lighting(analyzer, lambda _stem: ()), lambda _ref: MERKEL).asked


PLACES = st.lists(
    st.builds(
        Lit,
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from(Match),
        st.integers(-2, 3),
        st.one_of(st.sampled_from(["Haus", "H\u00e4user"]), st.text(max_size=2)),
    ),
    max_size=80,
)


@given(PLACES)
def test_reasons_are_counted_alike(found: list[Lit]) -> None:
    """C counts leaves and forms as Python does, few or many of them, whichever strings they are."""
    found = [lit._replace(form="".join([*lit.form])) for lit in found]
    words = ["Haus", "Hof", "Garten", "Angela", "Merkel"]
    assert reasons(found, words) == reasons_in_python(found, words)
    assert all(type(reason) is Reason for reason in reasons(found, words))


def test_what_counting_refuses() -> None:
    """What is no list of lit places is an error of the caller's."""
    for found in ([()], [(0, 1, Match.EXACT, 0)], [(0, 1, Match.EXACT, 0, 7)], [(0, 1, 2, "", "Haus")]):
        with pytest.raises(ValueError, match="lit place"):
            part("index._reasons").reasons(found, [], 8, Reason)
    with pytest.raises(IndexError):
        part("index._reasons").reasons([Lit(0, 1, Match.EXACT, -2, "Haus")], ["Haus"], 8, Reason)


def test_plain_hit() -> None:
    """Nothing is lit up."""
    hit = plain_hit(ARTICLE, 0.0)
    assert (hit.id, hit.title.marks, hit.snippet.text, hit.reasons) == ("a/b", (), "", ())


def test_the_same_question_typed_otherwise(analyzer: Analyzer) -> None:
    """What lights up is remembered from question to question; reasons say what was typed in each."""
    lighting = Lighting(analyzer, lambda _stem: ())
    for typed in ("haus", "HAUS", "haus"):
        hit = Presenter([understand(parse(typed).query, analyzer)], lighting, lambda _ref: None).hit(
            ARTICLE, 1.0, ()
        )
        assert [(reason.word, reason.form) for reason in hit.reasons] == [(typed, "Haus"), (typed, "Häuser")]
