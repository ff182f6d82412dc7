"""Hints: every code speaks both languages."""

import re
import string

import pytest

from index import hints


@pytest.mark.parametrize("code", hints.codes())
def test_both_languages_use_the_same_values(code: str) -> None:
    """A hint that can be said in German can be said in English with the same values."""
    german, english = hints._TEXTS[code]
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (german, english)
    ]
    assert fields[0] == fields[1]
    assert not re.search("!", german + english)


def test_text_fills_in_values() -> None:
    """Values appear where the sentence names them; other languages read English."""
    remark = hints.hint("unknown-field", (0, 3), text="foo")
    assert remark.text("de") == "„foo:“ ist kein Suchfeld; gesucht wird nach den Wörtern."
    assert remark.text("en") == "“foo:” is not a search field; its words are searched."
    assert remark.text("fr") == remark.text("en")


def test_unknown_codes_are_refused() -> None:
    """A typing mistake in a code shows where it is made, not when a reader meets it."""
    with pytest.raises(KeyError, match="no-such-code"):
        hints.hint("no-such-code")
