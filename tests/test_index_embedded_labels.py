"""Labels: what is asked of the labeller, what is kept of its answer, and where old ids lead."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.mentions import Kind, KnownActor
from index.embedded.build import build_segment
from index.embedded.container import Container
from index.embedded.labels import ActorColumns, ActorTable, SegmentLabels, write_labels
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


def test_actors_are_stored(tmp_path: Path) -> None:
    """Every field, whatever signs names hold; redirects and the labeller's own memory."""
    table = ActorTable((PUTIN, HOUSE), {"person:alt": "person:putin"}, b"\0memory")
    table.write(tmp_path / "actors.1")
    read = ActorTable.read(tmp_path / "actors.1")
    assert read == table
    assert read.numbers == {"person:putin": 0, "place:haus": 1}
    known = read.labels()
    assert (known.actors, known.redirects, known.state) == (table.actors, table.redirects, table.state)
    assert len(known.pair_actors) == 0


def test_what_lists_show_is_read_without_the_actors(tmp_path: Path) -> None:
    """Ids, names, kinds, who is hidden, and the order of names, as the actors themselves say."""
    twin = KnownActor("organisation:haus", Kind.ORGANISATION, "Haus")
    table = ActorTable((PUTIN, HOUSE, twin))
    table.write(tmp_path / "actors.1")
    for columns in (table.columns, ActorTable.read(tmp_path / "actors.1").columns):
        assert list(columns.ids) == ["person:putin", "place:haus", "organisation:haus"]
        assert list(columns.names) == ["Putin", "Haus", "Haus"]
        assert [tuple(Kind)[kind] for kind in columns.kinds] == [PUTIN.kind, HOUSE.kind, twin.kind]
        assert columns.hidden.tolist() == [1, 0, 0]
        assert columns.places.tolist() == [2, 1, 0]


@given(st.lists(st.tuples(*2 * [st.text("abä\ud800\U0001f600\n", max_size=3)])))
def test_actors_are_ordered_by_name_then_id(rows: list[tuple[str, str]]) -> None:
    """As Python orders strings, whatever signs they hold."""
    columns = ActorColumns.of([KnownActor(id_, Kind.PLACE, name) for id_, name in rows])
    order = sorted(range(len(rows)), key=lambda number: (rows[number][1], rows[number][0]))
    assert np.argsort(columns.places).tolist() == order


def test_labels_are_stored(tmp_path: Path) -> None:
    """The actors of a document, each once and ascending; and the actor of each mention."""
    segment = segment_of(tmp_path / "s.arr", ["Haus Putin Haus Staats-", "", "Putin"])
    docs, names = segment.mentioned.pairs()
    assert docs.tolist() == [0, 0, 0, 2]
    write_labels(tmp_path / "s.labels", segment.mentioned, np.array([1, 0, -1, 0]))
    labels = SegmentLabels.read(tmp_path / "s.labels")
    assert labels.pair_actors().tolist() == [1, 0, -1, 0]
    assert labels.ends.tolist() == [0, 2, 2, 3]
    assert labels.ordinals.tolist() == [0, 1, 0]
    assert labels.meant(0, names[:3].tolist()[::-1]) == dict(zip(names[:3].tolist(), [1, 0, -1], strict=True))
    assert labels.meant(1, ()) == {}
    labelled = Segment(segment.container.path, PLAIN, labels=labels)
    assert labelled.mentioned_actors(2) == [0]


def test_files_are_containers(tmp_path: Path) -> None:
    """Both kinds of files say how long they are and what is in them."""
    ActorTable().write(tmp_path / "actors.1")
    assert "ids" in Container(tmp_path / "actors.1")
