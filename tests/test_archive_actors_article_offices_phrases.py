"""What stands before offices."""

from __future__ import annotations

import pytest

from archive.actors.article.offices.phrases import Phrase, is_plural, of_a_woman, phrase_before


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Gestern kam der ", Phrase("der", (), 12, "kam")),
        ("Er traf den neuen türkischen ", Phrase("den", ("türkischen", "neuen"), 8, "traf")),
        ("der 60-jährige ", Phrase("der", ("60-jährige",), 0, "")),
        ("vom  Pariser ", Phrase("vom", ("Pariser",), 0, "")),
        ("„Dieser ", Phrase("dieser", (), 1, "")),
        ("Er sei der\n", Phrase("", (), 11, "")),
        ("Neuer ", Phrase("", ("Neuer",), 0, "")),
        ("Berlins ", Phrase("", (), 8, "Berlins")),
    ],
)
def test_articles_and_adjectives_are_found(text: str, phrase: Phrase) -> None:
    """In the same line, with the word before them."""
    assert phrase_before(text, len(text)) == phrase


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Da ist der amtierende ", True),
        ("Im Jahr 27. Der ", True),
        ("Da ist der frühere ", False),
        ("Da ist die stellvertretende ", False),
        ("Sie ist der 46. ", False),
        ("Da ist kein ", False),
        ("Da ist ein neuer ", False),
    ],
)
def test_other_times_are_told_from_now(before: str, now: bool) -> None:
    """An office is nobody's now if it was or will be, or is anybody's."""
    assert phrase_before(before, len(before)).is_now is now


@pytest.mark.parametrize(
    ("word", "article", "woman"),
    [
        ("Vorsitzender", "", False),
        ("Vorsitzende", "der", False),
        ("Vorsitzende", "die", True),
        ("Vorsitzende", "", None),
        ("Vorsitzenden", "der", True),
        ("Vorsitzenden", "dem", False),
    ],
)
def test_articles_tell_the_sex(word: str, article: str, woman: bool | None) -> None:
    """Of offices that are inflected like adjectives."""
    assert of_a_woman(word, article) is woman


@pytest.mark.parametrize(
    ("text", "word", "woman", "plural"),
    [
        ("die ", "Minister", False, True),
        ("ihre ", "Minister", False, True),
        ("der ", "Präsidenten", False, True),
        ("die ", "Vorsitzenden", None, True),
        ("ein Treffen der ", "Minister", False, True),
        ("nun sprach der ", "Minister", False, False),
        ("den ", "Regierungschefs", False, True),
        ("des ", "Regierungschefs", False, False),
        ("die ", "Ministerin", True, False),
        ("den ", "Präsidenten", False, False),
    ],
)
def test_plurals_are_told_by_the_article(text: str, word: str, woman: bool | None, plural: bool) -> None:
    """And by a noun before a genitive."""
    assert is_plural(word, phrase_before(text, len(text)), woman) is plural
