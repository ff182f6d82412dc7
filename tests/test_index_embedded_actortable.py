"""The table of actors: what is stored of it, in which order, and how it grows."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.mentions import Actors, Kind, KnownActor
from index.embedded.actortable import ActorColumns, ActorTable, KeptActors
from index.embedded.container import Container

PUTIN = KnownActor("person:putin", Kind.PERSON, "Putin", ("Wladimir\nPutin", "Путин"), hidden=True)


HOUSE = KnownActor("place:haus", Kind.PLACE, "Haus")

texts = st.text("abä\ud800\U0001f600\n", max_size=3)
actors = st.lists(
    st.builds(KnownActor, texts, st.sampled_from(Kind), texts, st.tuples() | st.tuples(texts), st.booleans())
)


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


@given(st.lists(st.tuples(texts, texts)))
def test_actors_are_ordered_by_name_then_id(rows: list[tuple[str, str]]) -> None:
    """As Python orders strings, whatever signs they hold."""
    columns = ActorColumns.of([KnownActor(id_, Kind.PLACE, name) for id_, name in rows])
    order = sorted(range(len(rows)), key=lambda number: (rows[number][1], rows[number][0]))
    assert np.argsort(columns.places).tolist() == order


@given(actors, actors, st.booleans())
def test_a_table_that_goes_on_is_stored_as_any_other(
    known: list[KnownActor], more: list[KnownActor], renamed: bool
) -> None:
    """Byte for byte what is stored of the same actors when nothing is known of those before."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        ActorTable(known).write(path / "1")
        former = ActorTable.read(path / "1")
        grown = Actors.of(former.labels().actors)
        for actor in more:
            grown.append(actor)
        if renamed and known:
            grown.names[0], grown.aliases[-1] = "B", ("A",)
        ActorTable(grown, former=former).write(path / "2")
        ActorTable(list(grown)).write(path / "3")
        assert (path / "2").read_bytes() == (path / "3").read_bytes()
        assert former == ActorTable(known)


def test_actors_that_were_written_last_are_kept(tmp_path: Path) -> None:
    """For the same file with the same checksum; they are stored again as if they had been read."""
    kept, path = KeptActors(), tmp_path / "actors.1"
    table = ActorTable(Actors.of((PUTIN, HOUSE)), {"person:alt": "person:putin"}, b"memory")
    writer = table.write(path)
    written = writer.size, writer.crc
    assert kept.read(path, written) == table
    kept.keep(path, written, table)
    again = kept.read(path, written)
    assert again.labels().actors is table.labels().actors
    assert again == ActorTable.read(path)
    assert list(again.columns.names) == ["Putin", "Haus"]
    grown = Actors.of(again.labels().actors)
    grown.append(KnownActor("place:hof", Kind.PLACE, "Hof"))
    for number, former in enumerate((again, ActorTable.read(path))):
        ActorTable(grown, former=former).write(tmp_path / f"{number}")
    assert (tmp_path / "0").read_bytes() == (tmp_path / "1").read_bytes()
    other = ActorTable((HOUSE,)).write(path)
    assert kept.read(path, (other.size, other.crc)) == ActorTable((HOUSE,))


def test_the_file_is_a_container(tmp_path: Path) -> None:
    """It says how long it is and what is in it, even when nobody is there."""
    ActorTable().write(tmp_path / "actors.1")
    assert "ids" in Container(tmp_path / "actors.1")
