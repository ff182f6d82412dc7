"""Copies are compared sentence by sentence, and within sentences word by word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from web.compare import Change, compare


def article(body: str, title: str = "Titel") -> Article:
    """An article of this text."""
    return Article("a/1", title, body)


def test_same() -> None:
    """The same text has no passages."""
    assert compare(article("Eins. Zwei."), article("Eins. Zwei.")).same


def test_changed_words() -> None:
    """Only the changed words of a changed sentence are marked."""
    found = compare(
        article("Der Anteil steigt. Japan hätte einen der größten Etats."),
        article("Der Anteil steigt. Japan hätte den größten Etats."),
    )
    assert found.sentences == 1
    assert found.passages == (
        ((Change.SAME, "Japan hätte"), (Change.DROPPED, " einen der"), (Change.ADDED, " den"),
         (Change.SAME, " größten Etats.")),
    )  # fmt: skip


def test_added_sentence() -> None:
    """A sentence that only one of them has is shown whole."""
    found = compare(
        article("Erster Satz. Dritter Satz."), article("Erster Satz. Zweiter Satz. Dritter Satz.")
    )
    assert found.passages == (((Change.ADDED, "Zweiter Satz."),),)
    assert found.sentences == 1


@settings(max_examples=60, deadline=None)
@given(st.text("ab. \n", max_size=60), st.text("ab. \n", max_size=60))
def test_sound(old: str, new: str) -> None:
    """No passages means the same words, and passages name only words of the two texts."""
    found = compare(article(old), article(new))
    if found.same:
        assert article(old).text.split() == article(new).text.split()
    words = {word for passage in found.passages for change, text in passage for word in text.split()}
    assert words <= {*article(old).text.split(), *article(new).text.split()}
