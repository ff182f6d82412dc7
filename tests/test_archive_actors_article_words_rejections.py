"""Names of things are no actors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article.drafts import Draft
from archive.actors.article.words import rejections
from archive.actors.article.words.rejections import without_things
from archive.mentions import Kind


def kept(text, *names, kind=Kind.ORGANISATION):
    """The names that stay, of drafts over every place of these names."""
    drafts = [
        Draft(place, place + len(name), kind, name)
        for name in names
        for place in range(len(text))
        if text.startswith(name, place)
    ]
    return [draft.name for draft in without_things(text, drafts)]


def test_what_a_known_thing_is_called_is_no_actor():
    """A storm without its noun, but no person in full; other things leave their words alone."""
    text = "Hurrikan Katrina, Oberliga Bonn: Katrina tobt, Bonn brennt"
    drafts = [Draft(33, 40, Kind.PLACE, "Katrina"), Draft(47, 51, Kind.PLACE, "Bonn")]
    assert [draft.name for draft in without_things(text, drafts, [(0, 16), (18, 31)])] == ["Bonn"]
    drafts.append(Draft(60, 71, Kind.PERSON, "Katrina Ott"))
    kept_ones = without_things(text, drafts, [(0, 16)])
    assert [draft.name for draft in kept_ones] == ["Bonn", "Katrina Ott"]


def test_what_a_known_spacecraft_is_called_is_no_actor():
    """Also where its noun is left out."""
    text = "Raumfähre Columbia: Columbia fliegt"
    drafts = [Draft(20, 28, Kind.PLACE, "Columbia")]
    assert without_things(text, drafts, [(0, 18)]) == []


def test_the_letters_of_a_thing_are_one():
    """What stands in brackets behind a thing is the thing."""
    text = "Der „World Qorbu Summit“ (WQS) endet, der WQS war kurz"
    assert kept(text, "World Qorbu Summit", "WQS") == []


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("das AKW steht, die SPD geht", "AKW", 0),
        ("das AKW steht, die SPD geht", "SPD", 1),
        ("Ende des Entgeltnachweises (EN). EN war teuer.", "EN", 0),
        ("viele polyzyklische aromatische Kohlenwasserstoffe (PAK) und die PAK-Gruppe", "PAK", 0),
        ("die europäische Raumfahrtagentur (ERA), ERA", "ERA", 2),
        ("ein Abgeordneter (SPD) und die SPD", "SPD", 2),
        ("der Komet ISON fliegt, ISON leuchtet", "ISON", 0),
        ("die Raumsonde Venus Express", "Venus Express", 0),
        ("vom Typ Robinson", "Robinson", 0),
        ("der Zyklon Hamish zieht, Hamish tobt", "Hamish", 0),
        ("die Olympischen Spiele in Rom", "Olympischen Spiele", 0),
        ("die ADAC MX Masters und der ADAC", "ADAC", 1),
        ("mit seinem BMW zu BMW", "BMW", 1),
        ("Im Airbus saß er, und Airbus schwieg", "Airbus", 1),
        ("der VW Golf von VW", "VW", 1),
        ("Airbus fordert 5,3 Milliarden, der Airbus A 300 fliegt", "Airbus", 1),
        ("die 22.000 Polen in Polen", "Polen", 1),
        ("gegen die Schweden in Schweden", "Schweden", 1),
        ("die Bayern siegen", "Bayern", 1),
        ("die Jamaika-Koalition, Jamaika 55 Prozent", "Jamaika", 0),
        ("die Linien U1 und S2", "U1", 0),
        ("der Airbus A380", "A380", 0),
        ("mit dem Programm der ESA", "ESA", 1),
        ("die Kölner Polizei sucht", "Kölner Polizei", 0),
        ("die Fußball-Bundesliga ruht", "Fußball-Bundesliga", 0),
        ("die Qorbu-Konvention gilt", "Qorbu-Konvention", 0),
        ("vor der US-Ostküste", "US-Ostküste", 0),
        ("der US-Senat tagt", "US-Senat", 1),
        ("Syrische Regierung sucht", "Syrische Regierung", 0),
        ("vor Britischem Parlament", "Britischem Parlament", 0),
        ("das Europäische Parlament tagt", "Europäische Parlament", 1),
        ("die Irisch-Republikanische Armee", "Irisch-Republikanische Armee", 1),
        ("das Thüringer Kultusministerium sucht", "Thüringer Kultusministerium", 1),
        ("das Kultusministerium sucht", "Kultusministerium", 0),
        ("die Polizei sucht", "Polizei", 0),
        ("die Bundespolizei sucht", "Bundespolizei", 1),
        ("die Wiener Stadthalle", "Wiener Stadthalle", 1),
        ("das Space Shuttle, die Columbia", "Columbia", 0),
        ("die Schule, die Columbia", "Columbia", 1),
        ("das Kyoto-Protokoll, die Stadt Kyoto", "Kyoto", 1),
        ("die NSA-Protokolle", "NSA", 1),
        ("im DFB-Pokalfinale", "DFB", 0),
        ("in beiden Orten", "beiden Orten", 0),
        ("der Stern Qorbu, gestern Qorbu", "Qorbu", 0),
        ("der Sprengstoff TNT", "TNT", 0),
        ("die Enzyklopädie Wikipedia", "Wikipedia", 1),
        ("gestern Bandau", "Bandau", 1),
    ],
)
def test_things_and_bare_institutions_are_left_out(text, name, times):
    """What the article explains as an ordinary noun is none in the whole article."""
    assert kept(text, name) == [name] * times


def test_people_stay_whatever_they_are_called():
    """A person may be called like a thing."""
    assert kept("vom Typ Robinson", "Robinson", kind=Kind.PERSON) == ["Robinson"]


def test_a_treaty_is_not_the_town_where_it_was_signed():
    """The town elsewhere in the article is one."""
    assert kept("der Vertrag von Lissabon aus Lissabon", "Lissabon", kind=Kind.PLACE) == ["Lissabon"]


@given(st.from_regex(rejections._TREATY, fullmatch=True))
@settings(deadline=None)
def test_no_treaty_is_missed(treaty):
    """Whatever the pattern takes for one before the name of its town."""
    assert kept(f"{treaty}Lissabon", "Lissabon", kind=Kind.PLACE) == []


@given(st.from_regex(rejections._EVENT_AFTER, fullmatch=True))
@settings(deadline=None)
def test_no_event_is_missed(event):
    """Whatever the pattern takes for one behind the name of who holds it."""
    assert kept(f"ADAC{event}", "ADAC") == []
