"""Abbreviations that an article explains."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, target
from hypothesis import strategies as st

from archive.actors.article.drafts import Draft
from archive.actors.article.identity import longforms
from archive.actors.article.identity.longforms import bracketed, long_forms, with_their_rest
from archive.mentions import Kind


def found(text, *names):
    """Long forms of a text in which these names were found, in this order."""
    spans, place = [], 0
    for name in names:
        start = text.index(name, place)
        spans.append((start, start + len(name), name))
        place = start + len(name)
    return long_forms(text, spans)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("die Europäische Union (EU) half", ["Europäische Union"], {"EU": "Europäische Union"}),
        ("die EU (Europäische Union) half", ["EU", "Europäische Union"], {"EU": "Europäische Union"}),
        ("die Bundesbank (Buba) half", ["Bundesbank"], {"Buba": "Bundesbank"}),
        ("die „Europäische Union“ (EU) half", ["Europäische Union"], {"EU": "Europäische Union"}),
        ("der Fluss Oder (SPD)", ["Oder"], {}),
        ("in Frankfurt (Main)", ["Frankfurt"], {}),
        ("die Union (gegründet 1950)", ["Union"], {}),
        ("die Union", ["Union"], {}),
    ],
)
def test_a_short_form_in_brackets_is_the_name_before(text, names, expected):
    """Either may come first; what is no abbreviation of the name is something else."""
    assert found(text, *names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Rat für Ruhe (Council) (CNS)", ["Rat für Ruhe", "Council", "CNS"], {"Council": 0, "CNS": 0}),
        ("„Die Partei“ („Le Parti“)", ["Die Partei", "Le Parti"], {"Le Parti": 0}),
        ("Opel (bei Ford)", ["Opel", "Ford"], {}),
        ("Opel (Ford und andere)", ["Opel", "Ford"], {}),
    ],
)
def test_an_organisation_alone_in_brackets_is_the_one_before(text, names, expected):
    """Whatever its letters are."""
    drafts = [Draft(text.index(n), text.index(n) + len(n), Kind.ORGANISATION, n) for n in names]
    assert bracketed(text, drafts) == {name: names[place] for name, place in expected.items()}


@given(st.from_regex(longforms._BETWEEN, fullmatch=True))
@settings(max_examples=500, deadline=None)
def test_nothing_between_two_names_is_too_long(between):
    """Whatever the pattern allows between a name and the one in brackets is looked at."""
    target(float(len(between)))
    drafts = [
        Draft(0, 4, Kind.ORGANISATION, "Opel"),
        Draft(4 + len(between), 8 + len(between), Kind.ORGANISATION, "Ford"),
    ]
    assert bracketed(f"Opel{between}Ford)", drafts) == {"Ford": "Opel"}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Der Arbeitskreis Qorbu: AK Qorbu und AK",
            ["Arbeitskreis Qorbu", "AK", "AK"],
            ["Arbeitskreis Qorbu"] * 3,
        ),
        ("Der Arbeitskreis Qorbu: der AK", ["Arbeitskreis Qorbu", "AK"], ["Arbeitskreis Qorbu", "AK"]),
        ("Der Arbeitskreis Qorbu: XY Qorbu", ["Arbeitskreis Qorbu", "XY"], ["Arbeitskreis Qorbu", "XY"]),
    ],
)
def test_letters_for_the_first_word_have_the_rest_of_the_name(text, names, expected):
    """AK Qorbu is the Arbeitskreis Qorbu."""
    drafts, place = [], 0
    for name in names:
        place = text.index(name, place) + len(name)
        drafts.append(Draft(place - len(name), place, Kind.ORGANISATION, name))
    with_their_rest(text, drafts)
    assert [draft.name for draft in drafts] == expected
    assert text[drafts[1].start : drafts[1].end] in ("AK Qorbu", names[1])
