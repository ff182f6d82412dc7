"""Labels without an authority file."""

from __future__ import annotations

import numpy as np
import pytest

from archive.mentions import Kind, KnownActor, Names
from index.embedded.actortable import ActorTable
from index.embedded.plainlabels import PlainLabeller, slug_of

PUTIN = KnownActor("person:putin", Kind.PERSON, "Putin", ("Wladimir\nPutin", "Путин"), hidden=True)


HOUSE = KnownActor("place:haus", Kind.PLACE, "Haus")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Gerhard Schröder", "gerhard-schroeder"),
        ("Erdoğan", "erdogan"),
        ("EU-Kommission", "eu-kommission"),
        ("Ärzte ohne Grenzen e. V.", "aerzte-ohne-grenzen-e-v"),
        ("Путин", ""),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    """Lower-case ASCII letters and digits with single hyphens."""
    assert slug_of(name) == slug


def test_plain_labels_keep_numbers() -> None:
    """Known actors stay in place, new ones follow, roles are nobody."""
    kinds, texts = [Kind.PERSON, Kind.PLACE, Kind.PERSON, Kind.PERSON], ["Xi", "Haus", "PUTIN", "Kremlchef"]
    names = Names(kinds, texts, [False, False, False, True], *(np.array([2, 0, 1, 3, 2], np.int32),) * 3)
    labels = PlainLabeller().label(names, ActorTable((PUTIN, HOUSE), {"a": "b"}).labels())
    assert [actor.id for actor in labels.actors] == ["person:putin", "place:haus", "person:xi"]
    assert labels.actors[0] == PUTIN
    assert labels.pair_actors.tolist() == [0, 2, 1, -1, 0]
    assert labels.redirects == {"a": "b"}
