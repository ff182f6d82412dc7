"""Roads by number."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.cues import is_cue
from archive.actors.article.extent.roads import roads
from archive.mentions import Kind
from archive.tokens import WORD


def cues(text):
    """Where the words begin that the tagger looks at more closely."""
    return [match.start() for match in WORD.finditer(text) if is_cue(match.group())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stau auf der A 45 bei Herborn", ["A 45"]),
        ("Stau auf der französischen A35", ["A35"]),
        ("die A35 und die B 10", ["A35", "B 10"]),
        ("auf der Bundesautobahn 6", ["Bundesautobahn 6"]),
        ("nach Lyon (A 36)", ["A 36"]),
        ("die Autobahnen A1, A4 und A540", ["A1", "A4", "A540"]),
        ("den Airbus A 300 und den Audi A4", []),
        ("die A 123456", []),
    ],
)
def test_roads_are_found_by_their_numbers(text, expected):
    """With the word for a road or after an article of it; aircraft and cars are none."""
    assert [draft.name for draft in roads(text, [], cues(text))] == expected


def test_one_road_has_one_name():
    """The longest that the article uses."""
    text = "auf der L 502. Die Landesstraße 502 und die B 502"
    found = roads(text, [], cues(text))
    assert [draft.name for draft in found] == ["Landesstraße 502", "Landesstraße 502", "B 502"]


def test_a_road_swallows_what_was_found_inside():
    """Half a road is no name; other names stay, in the order of the text."""
    text = "Bonn: auf der BAB 6 in Hof"
    drafts = [
        Draft(text.index(name), text.index(name) + len(name), Kind.PLACE, name)
        for name in ("Bonn", "BAB", "Hof")
    ]
    assert [draft.name for draft in roads(text, drafts, cues(text))] == ["Bonn", "BAB 6", "Hof"]
