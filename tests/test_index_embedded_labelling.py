"""What is asked of the labeller, and where old ids lead."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from archive.mentions import Kind, KnownActor, Labels, Names
from index.embedded.actortable import ActorTable
from index.embedded.build import build_segment
from index.embedded.labelling import carry_over, label_segments, redirects_of
from index.embedded.plainlabels import PlainLabeller
from index.embedded.segment import Segment
from index.embedded.stored import Compression
from tests.embedded_articles import article, mentions_of, small_analyzer

PLAIN = Compression(b"")


PUTIN = KnownActor("person:putin", Kind.PERSON, "Putin", ("Wladimir\nPutin", "Путин"), hidden=True)


HOUSE = KnownActor("place:haus", Kind.PLACE, "Haus")


def segment_of(path: Path, bodies: list[str], first: int = 0) -> Segment:
    articles = [article(first + n, body) for n, body in enumerate(bodies)]
    mentions = [mentions_of(one) for one in articles]
    build_segment(path, articles, small_analyzer(), compression=PLAIN, mentions=mentions)
    return Segment(path, PLAIN)


class Listening(PlainLabeller):
    """A plain labeller that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Names, Labels | None]] = []

    def label(self, names: Names, known: Labels | None = None) -> Labels:
        """Label and remember."""
        self.asked.append((names, known))
        return super().label(names, known)


def test_the_labeller_is_asked_about_all_pairs_at_once(tmp_path: Path) -> None:
    """Names once, pairs with the days of their article; deleted documents are left out."""
    first = segment_of(tmp_path / "a.arr", ["Putin im Haus", "Haus"])
    second = segment_of(tmp_path / "b.arr", ["Staats- Putin"], first=2)
    first.deleted = np.array([False, True])
    labeller, known = Listening(), ActorTable((HOUSE,))
    answer = label_segments(labeller, [first, second], known)
    ((names, given),) = labeller.asked
    assert given is not None
    assert given.actors == (HOUSE,)
    listed = list(zip(names.kinds, names.names, names.roles, strict=True))
    assert sorted(listed) == [
        (Kind.PERSON, "Putin", False),
        (Kind.PERSON, "Staats-", True),
        (Kind.PLACE, "Haus", False),
    ]
    pairs = [(listed[name][1], day) for name, day in zip(names.pair_names, names.pair_first, strict=True)]
    days = [article(n).date.first.toordinal() for n in range(3)]  # type: ignore[union-attr]
    assert sorted(pairs) == sorted(
        [("Putin", days[0]), ("Haus", days[0]), ("Staats-", days[2]), ("Putin", days[2])]
    )
    assert names.pair_last.tolist() == names.pair_first.tolist()
    assert names.pair_names.dtype == names.pair_first.dtype == np.int32
    assert [actor.id for actor in answer.actors.actors] == ["place:haus", "person:putin"]
    assert answer.pairs[0].tolist()[-1] == -1
    assert sorted(answer.pairs[0].tolist()) == [-1, 0, 1]
    assert sorted(answer.pairs[1].tolist()) == [-1, 1]


def test_ids_that_are_no_more_lead_to_their_successors() -> None:
    """To the actor of most of their pairs; older redirects follow; the labeller's own come first."""
    old = ActorTable((PUTIN, HOUSE, KnownActor("person:x", Kind.PERSON, "X")), {"person:alt": "person:putin"})
    new = ActorTable(
        (HOUSE, KnownActor("person:wladimir-putin", Kind.PERSON, "Wladimir Putin")),
        {"person:x": "place:haus"},
    )
    before, after = np.array([0, 0, 0, 1, 2]), np.array([1, 0, 1, 0, -1])
    assert redirects_of(old, new, before, after) == {
        "person:putin": "person:wladimir-putin",
        "person:alt": "person:wladimir-putin",
        "person:x": "place:haus",
    }


def test_ids_survive_a_rebuild() -> None:
    """An id that is no more leads to the actor with the same name or alias, and of the same kind."""
    old = ActorTable((PUTIN, HOUSE, KnownActor("person:x", Kind.PERSON, "X")), {"person:alt": "person:putin"})
    new = ActorTable(
        (
            KnownActor("person:wladimir-putin", Kind.PERSON, "Wladimir Putin", ("Путин",)),
            KnownActor("organisation:haus", Kind.ORGANISATION, "Haus"),
        ),
        {"person:x": "person:wladimir-putin"},
    )
    assert carry_over(old, new) == {
        "person:putin": "person:wladimir-putin",
        "person:alt": "person:wladimir-putin",
        "person:x": "person:wladimir-putin",
    }
    assert carry_over(ActorTable(), new) == new.redirects
