"""Texts cut at marks and mentions: no character is lost, none is doubled."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.mentions import Kind, Mention
from index.answers import Actor, Mark, Marked, Match, StoredArticle
from web.passages import Run, runs, sentence, typeset

PUTIN = Actor("person:wladimir-putin", Kind.PERSON, "Wladimir Putin")


def test_runs() -> None:
    """A text is cut at its marks, which are numbered."""
    marked = Marked("Aufrüstung Chinas", (Mark(3, 10, Match.PART), Mark(11, 17, Match.STEM)))
    assert runs(marked) == (
        Run("Auf"), Run("rüstung", Match.PART, 1), Run(" "), Run("Chinas", Match.STEM, 2),
    )  # fmt: skip


@st.composite
def marked_texts(draw: st.DrawFn) -> Marked:
    """A text with ascending marks that don't overlap."""
    text = draw(st.text("ab \n", max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return Marked(text, tuple(Mark(start, end, Match.EXACT) for start, end in pairs))


@settings(max_examples=100, deadline=None)
@given(marked_texts())
def test_runs_lose_nothing(marked: Marked) -> None:
    """The runs one after another are the text, and the lit ones are the marks."""
    cut = runs(marked)
    assert "".join(run.text for run in cut) == marked.text
    assert [run.text for run in cut if run.match] == [marked.text[m.start : m.end] for m in marked.marks]


def stored(title: str, body: str, *names: str) -> StoredArticle:
    """An article whose every occurrence of the names is a mention of Putin."""
    article = Article("a/1", title, body)
    places = sorted((at, name) for name in names for at in _occurrences(article.text, name))
    mentions = tuple(Mention(at, at + len(name), Kind.PERSON, name) for at, name in places)
    return StoredArticle(article, mentions, (PUTIN,) * len(mentions))


def _occurrences(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]


def test_typeset() -> None:
    """Paragraphs are paragraphs, an actor is linked once in each, marks within a name stay lit."""
    article = stored("Putin reist", "Gestern kam Putin. Putin ging.\n\nHeute kommt Putin.", "Putin")
    text = article.article.text
    first = text.index("Putin", 12)
    setting = typeset(article, (Mark(0, 5, Match.EXACT), Mark(first, first + 5, Match.EXACT)))
    assert [run.text for run in setting.title] == ["Putin", " reist"]
    assert [[piece.actor for piece in paragraph] for paragraph in setting.paragraphs] == [
        [None, PUTIN, None],
        [None, PUTIN, None],
    ]
    assert setting.paragraphs[0][1].runs == (Run("Putin", Match.EXACT, 2),)
    assert [(place.number, place.word) for place in setting.places] == [(1, "Putin"), (2, "Putin")]


def test_mark_across_a_mention() -> None:
    """A mark that begins before a name keeps its light in it, but is one place."""
    article = stored("T", "Präsident Putin kam", "Putin")
    start = article.article.body_start
    setting = typeset(article, (Mark(start, start + 15, Match.EXACT),))
    lit = [run for piece in setting.paragraphs[0] for run in piece.runs if run.match]
    assert [(run.text, run.number) for run in lit] == [("Präsident ", 1), ("Putin", 0)]


@pytest.mark.parametrize("body", ["", "\n\n", "ein Absatz"])
def test_empty_paragraphs(body: str) -> None:
    """An article without a text has no paragraphs."""
    assert len(typeset(stored("T", body), ()).paragraphs) == (1 if body.strip() else 0)


def test_places_are_whole_words() -> None:
    """The list of places shows the word around a part."""
    article = stored("T", "Die Aufrüstung.")
    at = article.article.text.index("rüstung")
    assert typeset(article, (Mark(at, at + 7, Match.PART),)).places[0].word == "Aufrüstung"


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Es regnet. Gestern kam Putin nach Berlin. Heute nicht.", "Putin", "Gestern kam Putin nach Berlin."),
        ("Am 16. Dezember kam Dr. Putin an. Ende.", "Putin", "Am 16. Dezember kam Dr. Putin an."),
        ("Titel\n\nPutin kam\n\nDann", "Putin", "Putin kam"),
        ("Putin", "Putin", "Putin"),
        ("„Putin kommt.“ Er ging.", "Putin", "„Putin kommt."),
    ],
)
def test_sentence(text: str, name: str, found: str) -> None:
    """The sentence around a mention ends where the sentence ends, not at an abbreviation or a date."""
    at = text.index(name)
    cut = sentence(text, at, at + len(name))
    assert cut.text == found
    mark = cut.marks[0]
    assert cut.text[mark.start : mark.end] == name


def test_long_sentence_is_cut_at_words() -> None:
    """A sentence without an end is cut around the mention, at words."""
    text = "wort " * 200 + "Putin " + "wort " * 200
    at = text.index("Putin")
    cut = sentence(text, at, at + 5)
    assert len(cut.text) <= 330
    assert set(cut.text.split()) == {"wort", "Putin"}
