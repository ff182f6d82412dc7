"""What a name is by one of its words, or by the word before it."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.words.kinds import in_a_place, kind_by_word
from archive.mentions import Kind

PERSON, PLACE, BODY = Kind.PERSON, Kind.PLACE, Kind.ORGANISATION


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Black Qorbu Hospital", PLACE),
        ("Qorbu Holdings", BODY),
        ("Kreis Bandau", PLACE),
        ("Berufsfeuerwehr Bandau", BODY),
        ("Qorbu Bandau", None),
        ("Hospital", None),
        ("US-Notenbank", BODY),
        ("US-Kapitol", None),
        ("Holding Kreis Bandau", None),
    ],
)
def test_the_first_or_the_last_word_says_it(name, kind):
    """Other words say nothing."""
    assert kind_by_word(name) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Es brennt in Maria Qorbu", PLACE),
        ("In Maria Qorbu brennt es", PLACE),
        ("in der Nähe von Maria Qorbu", PLACE),
        ("die Freundin Maria Qorbu", PERSON),
        ("mit Maria Qorbu", PERSON),
    ],
)
def test_nobody_is_in_somebody(text, kind):
    """Behind words that only places have, unless it is the end of a genitive."""
    text, name = f"Heute. {text}", "Maria Qorbu"
    start = text.index(name)
    other = Draft(len(text), len(text) + 11, PERSON, name)
    drafts = [Draft(start, start + len(name), PERSON, name), other]
    in_a_place(text + name, drafts, ())
    assert [draft.kind for draft in drafts] == [kind, kind]


def test_known_people_stay_people():
    """What the list says counts more."""
    drafts = [Draft(7, 18, PERSON, "Maria Qorbu")]
    in_a_place("Tag in Maria Qorbu", drafts, {(7, 18)})
    assert drafts[0].kind is PERSON
