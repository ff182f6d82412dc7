"""What the data suggest to a person who keeps the authority file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from archive.actors import labeller
from archive.actors.across.authority import parse_authority
from archive.actors.across.directory import entries_by_id
from archive.actors.across.proposals import Reason, propose, sound
from archive.mentions import Kind, KnownActor, Labels, Names


def labels_of(*actors):
    """Labels in which each (kind, name, articles) is an actor."""
    names = Names(
        [Kind(kind) for kind, _, _ in actors], [name for _, name, _ in actors], [False] * len(actors),
        np.repeat(np.arange(len(actors), dtype=np.int32), [count for _, _, count in actors]),
        *(np.zeros(sum(count for _, _, count in actors), np.int32) for _ in range(2)),
    )  # fmt: skip
    return labeller().label(names)


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        (
            [("person", "Wladimir Putin", 9), ("person", "Vladimir Putin", 2)],
            [(Reason.SPELLING, "person:wladimir-putin", "person:vladimir-putin", 9, 2)],
        ),
        (
            [("organisation", "ACE", 3), ("organisation", "Auto Club Europa", 5)],
            [(Reason.SHORT_FORM, "organisation:auto-club-europa", "organisation:ace", 5, 3)],
        ),
        (
            [("organisation", "Wolfsburg", 2), ("place", "Wolfsburg", 12)],
            [(Reason.KIND, "place:wolfsburg", "organisation:wolfsburg", 12, 2)],
        ),
        ([("person", "Anna Huber", 9), ("person", "Karl Maier", 9), ("place", "Bonn", 1)], []),
    ],
)
def test_proposals(actors, expected):
    """Spelling by sound, short form and long form, one name taken for two kinds; nothing else."""
    found = [
        (p.reason, p.actor.id, p.other.id, p.actor_count, p.other_count) for p in propose(labels_of(*actors))
    ]
    assert found == expected


def test_a_lone_surname_with_one_owner():
    """A surname that stayed alone (in other years, say) is proposed for the only person who has it."""
    actors = (
        KnownActor("person:a-b", Kind.PERSON, "Anna Huber"),
        KnownActor("person:b", Kind.PERSON, "Huber"),
    )
    labels = Labels(actors, np.array([0, 0, 1, -1], np.int32), {}, b"")
    assert [(p.reason, p.other.name) for p in propose(labels)] == [(Reason.SURNAME, "Huber")]


def test_the_most_frequent_come_first_and_the_rest_is_cut():
    """A person has time for a few."""
    labels = labels_of(
        ("person", "Wladimir Putin", 9), ("person", "Vladimir Putin", 2),
        ("person", "Sergej Lawrow", 9), ("person", "Sergei Lawrow", 5),
    )  # fmt: skip
    assert [p.other.name for p in propose(labels)] == ["Sergei Lawrow", "Vladimir Putin"]
    assert [p.other.name for p in propose(labels, limit=1)] == ["Sergei Lawrow"]


def test_a_proposal_is_written_for_the_authority_file():
    """Pasted into actors.toml it merges the two, quotes in names and all."""
    labels = labels_of(("person", 'Jo "X" Putin', 9), ("person", "Io X Putin", 2))
    proposal = propose(labels)[0]
    text = proposal.toml()
    assert text.startswith(
        "# spelling: is person:io-x-putin (2) the same as person:jo-x-putin (9)?\n[[actor]]"
    )
    entries = entries_by_id(parse_authority(text, Path("actors.toml")).entries)
    assert entries[proposal.other.id].name == 'Jo "X" Putin'


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Wladimir Putin", "Vladimir Putin", True),
        ("Muammar al-Gaddafi", "Muammar al-Ghaddafi", True),
        ("Sergej Lawrow", "Sergei Lavrov", True),
        ("Benjamin Netanjahu", "Benjamin Netanyahu", True),
        ("Thomas Schmidt", "Tomas Schmitt", True),
        ("Anna Huber", "Hanna Huber", False),
        ("Gerhard Schröder", "Gerd Schröder", False),
    ],
)
def test_sound(one, other, alike):
    """Transliterations of one name are alike, other names are not."""
    assert (sound(one) == sound(other)) is alike
