"""The store: writing, replacing, deleting, relabelling, rolling back; and every state it can't open."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from archive.article import Article
from archive.errors import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated
from archive.mentions import Actors, KnownActor, Labels, Names
from index.embedded.actortable import ActorTable
from index.embedded.beside import Beside
from index.embedded.generation import Generations
from index.embedded.opening import VOCABULARY_FILE
from index.embedded.plainlabels import PlainLabeller
from index.embedded.state import State
from index.embedded.store import EmbeddedStore
from index.embedded.texts import model
from index.embedded.writer import EmbeddedWriter
from tests.embedded_articles import WORDS, WordTagger, article, mentions_of, small_vocabulary


def store_in(folder: Path, labeller: PlainLabeller | None = None, tagger: str = "words 1") -> EmbeddedStore:
    return EmbeddedStore(
        folder, tagger=WordTagger(tagger), labeller=labeller, processes=1, vocabulary=small_vocabulary()
    )


def put(writer: EmbeddedWriter, articles: Sequence[Article]) -> None:
    writer.add(writer.preparer()(articles))


def numbers(revision: str | None) -> str:
    """A revision without its checksum."""
    return (revision or "").partition("-")[0]


def commit(
    store: EmbeddedStore, articles: Sequence[Article], *, full: bool = False, delete: Sequence[str] = ()
) -> str:
    with store.writer(full=full) as writer:
        put(writer, articles)
        writer.delete(delete)
        return writer.commit()


def contents(state: State) -> dict[str, Article]:
    """Everything that a state holds and has not deleted."""
    found = {}
    for segment in state.segments:
        for doc in range(segment.count):
            if segment.deleted is None or not segment.deleted[doc]:
                one, mentions = segment.stored(doc)
                assert mentions == mentions_of(one)
                assert one.id not in found
                found[one.id] = one
    return found


def assert_sound(store: EmbeddedStore, expected: dict[str, Article]) -> None:
    state = store.state()
    assert contents(state) == expected
    assert store.check() == []
    for segment in state.segments:
        assert len(segment.labels.ends) == segment.count + 1
        body = segment.field("body")
        for doc in range(segment.count):
            words = [word for word in ("haus", "putin") if body.terms.find(word) >= 0]
            for word in words:
                holds = doc in body.postings(body.terms.find(word))[0]
                low = segment.article(doc).body.lower().replace(",", " ").split()
                assert holds == (word in low)


# --------------------------------------------------------------------------------------- writing


def test_an_empty_archive_can_be_published(tmp_path: Path) -> None:
    """No article is an archive, too; nothing published is none."""
    store = store_in(tmp_path)
    assert store.newest() is None
    assert store.folder() is None
    with pytest.raises(IndexMissing, match="nothing has been indexed yet"):
        store.open()
    assert numbers(commit(store, [])) == "1.1"
    assert numbers(store.newest()) == "1.1"
    assert_sound(store, {})


def test_an_index_made_again_has_another_revision(tmp_path: Path) -> None:
    """A reader of the deleted index sees by its revision that there is another, with another vocabulary."""
    store = store_in(tmp_path)
    first = commit(store, [article(1, "Haus")])
    assert first == store.newest() == store.state().revision
    shutil.rmtree(store_in(tmp_path)._generations.folder)
    second = commit(store_in(tmp_path), [article(1, "Haus"), article(2, "Putin")])
    assert numbers(first) == numbers(second) == "1.1"
    assert second == store.newest() == store.state().revision != first
    assert_sound(store, {one.id: one for one in (article(1, "Haus"), article(2, "Putin"))})


def test_articles_are_added_replaced_and_deleted(tmp_path: Path) -> None:
    """Many random commits: after each, the state holds what a dictionary holds."""
    store, expected, chance = store_in(tmp_path), dict[str, Article](), random.Random(7)
    for step in range(14):
        new = [
            article(number, " ".join(chance.choices(WORDS, k=12)), title=f"Schritt {step}")
            for number in chance.sample(range(30), chance.randrange(1, 6))
        ]
        gone = [f"taz/{number:04d}" for number in chance.sample(range(30), chance.randrange(0, 4))]
        with store.writer(full=step == 9) as writer:
            if step == 9:
                expected.clear()
            put(writer, new)
            expected |= {one.id: one for one in new}
            assert writer.delete(gone) == len(set(gone) & set(expected))
            for one in gone:
                expected.pop(one, None)
            revision = writer.commit()
        assert store.newest() == revision == store.state().revision
        assert_sound(store, expected)
    assert numbers(revision) == "2.5"


def test_the_last_of_several_articles_with_one_id_stays(tmp_path: Path) -> None:
    """Within a batch, between batches, and against what was published."""
    store = store_in(tmp_path)
    commit(store, [article(1, "alt"), article(2)])
    with store.writer() as writer:
        put(writer, [article(1, "neu"), article(3), article(1, "neuer")])
        put(writer, [article(1, "am neuesten")])
        writer.commit()
    assert {one.body for one in contents(store.state()).values() if one.id == "taz/0001"} == {"am neuesten"}
    assert len(contents(store.state())) == 3


def test_deleting_counts_what_was_there(tmp_path: Path) -> None:
    """Unknown ids and repeated ones count nothing; staged articles can be deleted, too."""
    store = store_in(tmp_path)
    commit(store, [article(1), article(2)])
    with store.writer() as writer:
        put(writer, [article(2, "neu"), article(3)])
        assert writer.delete(["taz/0001", "taz/0001", "taz/0002", "taz/0003", "taz/none"]) == 3
        assert writer.delete(["taz/0001", "taz/0002"]) == 0
        writer.commit()
    assert_sound(store, {})


def test_leaving_without_commit_changes_nothing(tmp_path: Path) -> None:
    """By an exception, or just so; the next writer starts clean."""
    store = store_in(tmp_path)
    commit(store, [article(1)])
    with store.writer() as writer:
        put(writer, [article(2)])
    with pytest.raises(RuntimeError, match="halt"), store.writer(full=True) as writer:
        put(writer, [article(3)])
        raise RuntimeError("halt")
    assert_sound(store, {"taz/0001": article(1)})
    commit(store, [article(4)])
    assert_sound(store, {"taz/0001": article(1), "taz/0004": article(4)})
    assert [path.name for path in tmp_path.glob("g*")] == ["g000001"]


def test_a_vocabulary_that_cannot_be_written_is_not_published(tmp_path: Path) -> None:
    """It is written beside other work, and the commit fails with it; the next run begins anew."""
    store = store_in(tmp_path)
    with store.writer(full=True) as writer:
        (writer.folder.parent / VOCABULARY_FILE).mkdir()
        put(writer, [article(1, "Haus")])
        with pytest.raises(OSError, match=VOCABULARY_FILE):
            writer.commit()
    assert store.newest() is None
    assert numbers(commit(store, [article(1, "Haus")], full=True)) == numbers(store.newest())


def test_a_commit_without_changes_is_none(tmp_path: Path) -> None:
    """The revision stays, so that caches stay valid."""
    store = store_in(tmp_path)
    commit(store, [article(1)])
    assert numbers(commit(store, [], delete=["taz/none"])) == "1.1"
    with store.writer() as writer:
        assert numbers(writer.commit()) == "1.1"


def test_progress_is_told(tmp_path: Path) -> None:
    """Every step is named, in order, with shares between 0 and 1."""
    heard: list[tuple[str, float]] = []
    with store_in(tmp_path).writer(full=True) as writer:
        put(writer, [article(1)])
        writer.commit(lambda step, share: heard.append((step, share)))
    steps = list(dict.fromkeys(step for step, _ in heard))
    assert steps == ["vocabulary", "words", "segments", "copies", "labels", "merge", "publish"]
    assert all(0 <= share <= 1 for _, share in heard)
    assert heard[-1] == ("publish", 1.0)


def test_a_large_archive_becomes_several_segments(tmp_path: Path) -> None:
    """What memory does not allow in one segment is spread; nothing is lost."""
    store = EmbeddedStore(
        tmp_path, tagger=WordTagger(), processes=1, memory_mb=0, vocabulary=small_vocabulary()
    )
    with store.writer(full=True) as writer:
        for number in range(3):
            put(writer, [article(number)])
        writer.commit()
    assert [segment.count for segment in store.state().segments] == [1, 1, 1]
    assert_sound(store, {article(n).id: article(n) for n in range(3)})


@pytest.mark.parametrize("memory_mb", [0, 1024])
def test_however_many_processes_there_are_the_segments_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory_mb: int
) -> None:
    """Bodies that are packed beside the analysis are those that are packed with the rest, with a book."""
    monkeypatch.setattr(model, "LEAST", 10)
    written = []
    for processes in (1, 2):
        store = EmbeddedStore(
            tmp_path / str(processes),
            tagger=WordTagger(),
            processes=processes,
            memory_mb=memory_mb,
            vocabulary=small_vocabulary(),
        )
        with store.writer(full=True) as writer:
            put(writer, [article(number) for number in range(8)])
            put(writer, [article(3, "Rüstungspolitik " * 20), article(9)])
            writer.delete([article(5).id])
            writer.commit()
        segments = store.state().segments
        assert all(segment.bodies.booked for segment in segments)
        written.append([segment.container.path.read_bytes() for segment in segments])
    assert written[0] == written[1]
    assert len(written[0]) == (2 if memory_mb == 0 else 1)


def test_bodies_that_cant_be_packed_stop_the_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error beside the analysis is the commit's; nothing is published, and the next writer can begin."""

    def full(*_: object) -> None:
        raise OSError("no space left")

    store = EmbeddedStore(tmp_path, tagger=WordTagger(), processes=2, vocabulary=small_vocabulary())
    with monkeypatch.context() as patch:
        patch.setattr("index.embedded.writer.pack_bodies", full)
        with pytest.raises(OSError, match="no space left"):
            commit(store, [article(1)], full=True)
    with pytest.raises(IndexMissing):
        store.state()
    commit(store, [article(1)], full=True)
    assert_sound(store, {article(1).id: article(1)})


def test_a_writer_that_is_interrupted_while_it_waits_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock is free and the staging folder gone, though a thread was still at work."""

    def interrupted(_: Beside) -> None:
        raise KeyboardInterrupt

    store = EmbeddedStore(tmp_path, tagger=WordTagger(), processes=2, vocabulary=small_vocabulary())
    with monkeypatch.context() as patch:
        patch.setattr(Beside, "wait", interrupted)
        with pytest.raises(KeyboardInterrupt):
            commit(store, [article(1)], full=True)
    assert not list(tmp_path.glob("*/staging"))
    commit(store, [article(2)], full=True)
    assert_sound(store, {article(2).id: article(2)})


@pytest.mark.parametrize("processes", [1, 2])
def test_segments_that_are_wrong_are_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    """What is wrong with a new segment is said instead, whoever looked at it."""
    store = EmbeddedStore(tmp_path, tagger=WordTagger(), processes=processes, vocabulary=small_vocabulary())
    monkeypatch.setattr("index.embedded.writer.inconsistencies", lambda segment: [f"{segment.count} lost"])
    with pytest.raises(IndexDamaged, match=r"MAIN_.*: 2 lost"):
        commit(store, [article(1), article(2)], full=True)
    with pytest.raises(IndexMissing):
        store.state()


def test_small_segments_are_merged(tmp_path: Path) -> None:
    """Commit after commit, the number of segments stays small and nothing is lost."""
    store = store_in(tmp_path)
    expected = {}
    for number in range(12):
        commit(store, [article(number)])
        expected[article(number).id] = article(number)
        assert len(store.state().segments) <= 5
    assert_sound(store, expected)
    names = {path.name for path in (tmp_path / "g000001").glob("*.arr")}
    assert len(names) == len(store.state().segments)


def test_copies_follow_their_articles(tmp_path: Path) -> None:
    """Groups of copies survive commits, merges and deletions, and end with their last but one member."""
    store = store_in(tmp_path)
    text = " ".join(f"wort{n}" for n in range(40))
    commit(store, [article(1, text), article(2, "allein")])

    def groups() -> list[set[str]]:
        found: dict[int, set[str]] = {}
        for segment in store.state().segments:
            for doc, group in enumerate(segment.copies.tolist()):
                if group >= 0:
                    found.setdefault(group, set()).add(segment.id(doc))
        return list(found.values())

    assert groups() == []
    for number in range(3, 9):
        commit(store, [article(number, text), article(number + 100, f"anders {number}")])
        assert groups() == [{"taz/0001", *(f"taz/{n:04d}" for n in range(3, number + 1))}]
    commit(store, [], delete=["taz/0001", "taz/0004"])
    assert groups() == [{"taz/0003", "taz/0005", "taz/0006", "taz/0007", "taz/0008"}]
    commit(store, [], delete=["taz/0003", "taz/0005", "taz/0006", "taz/0007"])
    assert groups() == []


# --------------------------------------------------------------------------------------- labels


class ShoutingLabeller(PlainLabeller):
    """Labels like the plain one, under other ids: what a changed authority file does."""

    fingerprint = "shouting 1"

    def label(self, names: Names, known: Labels | None = None) -> Labels:
        """Every id ends in an exclamation mark."""
        plain = super().label(names, None if known is None else Labels((), known.pair_actors, {}, b""))
        actors = tuple(
            KnownActor(f"{actor.id}!", actor.kind, actor.name.upper(), (actor.name,))
            for actor in plain.actors
        )
        return Labels(actors, plain.pair_actors, {}, b"state")


def actors_of(state: State) -> dict[str, list[str]]:
    """Actors by article."""
    found = {}
    for segment in state.segments:
        for doc in range(segment.count):
            row = segment.labels.ordinals[segment.labels.ends[doc] : segment.labels.ends[doc + 1]]
            found[segment.id(doc)] = [state.actors.actors[number].id for number in row.tolist()]
            mentioned = segment.mentioned_actors(doc)
            assert len(mentioned) == len(segment.mentioned.of_document(doc))
            assert sorted({n for n in mentioned if n >= 0}) == row.tolist()
    return found


def test_names_become_actors(tmp_path: Path) -> None:
    """Without a labeller every name is an actor, a role is nobody; numbers stay over commits."""
    store = store_in(tmp_path)
    commit(
        store, [article(1, "Putin im Haus"), article(2, "Staats- und Parteichef"), article(3, "Putin Putin")]
    )
    commit(store, [article(4, "Ein Haus")])
    assert actors_of(store.state()) == {
        "taz/0001": ["place:haus", "person:putin"],
        "taz/0002": [],
        "taz/0003": ["person:putin"],
        "taz/0004": ["place:haus"],
    }


def test_actors_kept_from_the_last_commit_are_those_of_its_file(tmp_path: Path) -> None:
    """Commit after commit, a store writes what stores write that were opened for one commit each."""
    bodies = ["Putin im Haus", "Haus und Hof", "Merkel", "Putin, Merkel"]
    folders = tmp_path / "one", tmp_path / "several"
    one = store_in(folders[0])
    for number, body in enumerate(bodies):
        for store in (one, store_in(folders[1])):
            commit(store, [article(number, body)])
        files = [next(folder.glob("g*/actors.*")) for folder in folders]
        assert files[0].name == files[1].name
        assert files[0].read_bytes() == files[1].read_bytes()
    assert actors_of(one.state()) == actors_of(store_in(folders[1]).state())


def test_actors_are_kept_only_while_nobody_else_commits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store reads those that another one has written in between, and not its own again."""
    taken = []
    read = ActorTable.read.__func__  # type: ignore[attr-defined]

    def told(cls: type[ActorTable], path: Path, known: Actors | None = None) -> ActorTable:
        taken.append(known is not None)
        table: ActorTable = read(cls, path, known)
        return table

    one, other = store_in(tmp_path), store_in(tmp_path)
    commit(one, [article(1, "Putin")])
    monkeypatch.setattr(ActorTable, "read", classmethod(told))
    for store, body in ((one, "Putin"), (other, "Haus"), (one, "Staats-")):
        commit(store, [article(len(taken) + 2, body)])
    assert taken == [True, False, False]
    assert {"person:putin", "place:haus"} <= {id_ for ids in actors_of(one.state()).values() for id_ in ids}


def test_relabelling_reads_no_articles(tmp_path: Path) -> None:
    """All labels change, segments stay the same files, and old ids lead to new ones."""
    store = store_in(tmp_path)
    commit(store, [article(1, "Putin im Haus"), article(2, "Haus")])
    commit(store, [article(3, "Putin")], delete=["taz/0002"])
    segments = {path.name for path in (tmp_path / "g000001").glob("*.arr")}
    other = store_in(tmp_path, ShoutingLabeller())
    assert numbers(other.relabel()) == "1.3"
    state = other.state()
    assert actors_of(state)["taz/0003"] == ["person:putin!"]
    assert state.actors.redirects == {"person:putin": "person:putin!", "place:haus": "place:haus!"}
    assert state.actors.state == b"state"
    assert {path.name for path in (tmp_path / "g000001").glob("*.arr")} == segments
    assert other.check() == []


def test_a_changed_labeller_labels_everything_at_the_next_commit(tmp_path: Path) -> None:
    """Labels of two authority files never stand side by side."""
    store = store_in(tmp_path)
    commit(store, [article(1, "Putin")])
    other = store_in(tmp_path, ShoutingLabeller())
    commit(other, [article(2, "Putin")])
    assert actors_of(other.state()) == {"taz/0001": ["person:putin!"], "taz/0002": ["person:putin!"]}
    with other.writer() as writer:
        assert numbers(writer.commit()) == "1.2"


def test_old_ids_work_after_a_rebuild(tmp_path: Path) -> None:
    """An address with an actor's id is kept for years."""
    store = store_in(tmp_path)
    commit(store, [article(1, "Putin")])
    shouting = store_in(tmp_path, ShoutingLabeller())
    commit(shouting, [article(1, "Putin")], full=True)
    assert shouting.state().actors.redirects == {"person:putin": "person:putin!"}
    commit(store, [article(1, "Putin")], full=True)
    assert store.state().actors.redirects == {"person:putin!": "person:putin"}


# --------------------------------------------------------------------------- generations, locks


def test_nobody_goes_back_to_what_cant_be_opened(tmp_path: Path) -> None:
    """A previous generation of another analysis is refused by name, and the published one stays."""
    commit(store_in(tmp_path, tagger="words 1"), [article(1)])
    store = store_in(tmp_path, tagger="words 2")
    commit(store, [article(2)], full=True)
    with pytest.raises(IndexOutdated):
        store.rollback()
    assert sorted(contents(store.state())) == ["taz/0002"]


def test_a_rebuild_can_be_rolled_back(tmp_path: Path) -> None:
    """The previous generation is kept whole, and one can go forth again."""
    store = store_in(tmp_path)
    with pytest.raises(IndexMissing):
        store.rollback()
    commit(store, [article(1)])
    commit(store, [article(2)])
    with pytest.raises(IndexMissing, match="no previous generation"):
        store.rollback()
    commit(store, [article(3)], full=True)
    commit(store, [article(4)])
    assert sorted(contents(store.state())) == ["taz/0003", "taz/0004"]
    assert numbers(store.rollback()) == "1.2"
    assert sorted(contents(store.state())) == ["taz/0001", "taz/0002"]
    assert numbers(store.rollback()) == "2.2"
    assert sorted(contents(store.state())) == ["taz/0003", "taz/0004"]
    store.rollback()
    commit(store, [article(5)])
    assert sorted(contents(store.state())) == ["taz/0001", "taz/0002", "taz/0005"]
    commit(store, [article(6)], full=True)
    assert numbers(store.newest()) == "3.1"
    assert sorted(path.name for path in tmp_path.glob("g*")) == ["g000001", "g000003"]


def test_the_caller_keeps_files_with_a_generation(tmp_path: Path) -> None:
    """They are there for the next writer, are not looked into, and go with the generation."""
    store = store_in(tmp_path)
    with store.writer() as writer:
        (writer.folder / "mine.txt").write_text("hello")
        put(writer, [article(1)])
        writer.commit()
    with store.writer() as writer:
        assert (writer.folder / "mine.txt").read_text() == "hello"
        put(writer, [article(2)])
        writer.commit()
    with store.writer(full=True) as writer:
        assert list(writer.folder.iterdir()) == []
        writer.commit()
    folder = store.folder()
    assert folder is not None
    assert list(folder.iterdir()) == []
    assert store.check() == []


def test_one_process_writes_at_a_time(tmp_path: Path) -> None:
    """A second writer is refused at once; when the first one is left, the next can write."""
    store = store_in(tmp_path)
    commit(store, [article(1)])
    commit(store, [article(1)], full=True)
    with store.writer():
        for attempt in (store.writer, store.relabel, store.rollback):
            with pytest.raises(IndexLocked, match="another process is writing"):
                attempt()
        assert_sound(store, {"taz/0001": article(1)})
    with store.writer():
        pass


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    """Commits, merges and rebuilds remove files under an open state; its answers stay."""
    store = store_in(tmp_path)
    commit(store, [article(1)])
    states = [store.state()]
    for number in range(2, 9):
        commit(store, [article(number)], delete=["taz/0001"], full=number in (5, 7))
        states.append(store.state())
    assert list(contents(states[0])) == ["taz/0001"]
    assert sorted(contents(states[3])) == ["taz/0002", "taz/0003", "taz/0004"]
    for state in states:
        state.close()


def test_states_share_the_bodies_of_a_file(tmp_path: Path) -> None:
    """A commit that leaves a segment as it is leaves its bodies open; those of other files are others."""
    store = store_in(tmp_path)
    commit(store, [article(number, "Haus") for number in range(40)])
    before = store.state()
    commit(store, [article(40, "Hafen")])
    after = store.state()
    bodies = {segment.name: segment.bodies for segment in before.segments}
    shared = [segment.bodies is bodies.get(segment.name) for segment in after.segments]
    assert shared == [True, False]
    assert contents(after) == {one.id: one for one in (*contents(before).values(), article(40, "Hafen"))}
    commit(store, [article(1, "Haus")], full=True)
    assert store.state().segments[0].bodies not in bodies.values()


def test_another_analysis_is_noticed(tmp_path: Path) -> None:
    """Another tagger, hence other articles: neither read nor extended, but rebuilt and rolled back."""
    store = store_in(tmp_path)
    commit(store, [article(1)])
    other = store_in(tmp_path, tagger="words 2")
    for attempt in (other.open, other.writer, other.relabel):
        with pytest.raises(IndexOutdated, match="rebuild it with `archive reindex --full`"):
            attempt()
    assert numbers(other.newest()) == "1.1"
    assert len(other.check()) == 1
    commit(other, [article(2)], full=True)
    assert list(contents(other.state())) == ["taz/0002"]
    assert numbers(store.rollback()) == "1.1"
    assert list(contents(store.state())) == ["taz/0001"]


# --------------------------------------------------------------------------------------- damage


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with two segments, deletions, labels and copies."""
    folder = tmp_path_factory.mktemp("sound")
    store = store_in(folder)
    commit(store, [article(number, "Putin im Haus " * 20) for number in range(5)])
    commit(store, [article(9)], delete=["taz/0002"])
    return folder


def damaged(sound: Path, tmp_path: Path) -> tuple[EmbeddedStore, list[Path]]:
    folder = tmp_path / "index"
    shutil.copytree(sound, folder)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "WRITELOCK"]
    return store_in(folder), files


def test_every_missing_file_is_named(sound: Path, tmp_path: Path) -> None:
    """Whatever is deleted: opening and checking fail, and say which file."""
    _, files = damaged(sound, tmp_path)
    assert len(files) >= 11
    for number, path in enumerate(files):
        if path.name == "CURRENT":
            continue
        store, copies = damaged(sound, tmp_path / str(number))
        copies[number].unlink()
        with pytest.raises(IndexDamaged, match=path.name):
            store.state()
        assert path.name in "".join(problem.path + problem.reason for problem in store.check())


def test_every_cut_file_is_named(sound: Path, tmp_path: Path) -> None:
    """Whatever loses its end, or all: opening and checking fail, and say which file."""
    _, files = damaged(sound, tmp_path)
    for number, path in enumerate(files):
        for keep in (0, 1, 2):
            store, copies = damaged(sound, tmp_path / f"{number}-{keep}")
            data = path.read_bytes()
            copies[number].write_bytes(data[: len(data) * keep // 3 if keep < 2 else len(data) - 1])
            with pytest.raises(IndexDamaged, match=path.name):
                store.state()
            assert path.name in "".join(problem.path + problem.reason for problem in store.check())


def test_every_flipped_byte_is_found(sound: Path, tmp_path: Path) -> None:
    """Checking reads everything: any changed byte of any file is named."""
    store, files = damaged(sound, tmp_path)
    chance = np.random.default_rng(3)
    for path in files:
        data = path.read_bytes()
        places = {0, len(data) - 1, *chance.integers(0, len(data), 12).tolist()}
        for place in sorted(places):
            changed = bytearray(data)
            changed[place] ^= 0x20
            path.write_bytes(changed)
            problems = store_in(store._generations.folder).check()
            assert problems, (path.name, place)
            assert path.name in problems[0].path + problems[0].reason
        path.write_bytes(data)
    assert store.check() == []


def test_a_changed_table_of_contents_is_never_executed(sound: Path, tmp_path: Path) -> None:
    """Its checksum is verified before what it pickles is loaded."""
    store, files = damaged(sound, tmp_path)
    (toc,) = (path for path in files if path.suffix == ".toc")
    marker = tmp_path / "executed"
    attack = f"cos\nsystem\n(S'touch {marker}'\ntR.".encode()
    data = toc.read_bytes()
    toc.write_bytes(data[: len(data) - len(attack)] + attack)
    with pytest.raises(IndexDamaged, match="toc: the file was changed"):
        store.open()
    assert not marker.exists()


def test_damage_can_be_rebuilt_over(sound: Path, tmp_path: Path) -> None:
    """Nothing is repaired, but a rebuild works whatever is broken."""
    for number, name in enumerate(("CURRENT", "manifest", ".arr", "prose.bin", "vocabulary", ".toc")):
        store, files = damaged(sound, tmp_path / str(number))
        for path in files:
            if name in path.name:
                path.write_bytes(b"garbage")
        with pytest.raises(IndexDamaged):
            store.open()
        with pytest.raises(IndexDamaged):
            store.writer()
        commit(store, [article(7)], full=True)
        assert_sound(store, {"taz/0007": article(7)})


def test_opening_starts_over_when_a_commit_comes_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pointer that was read just before files were removed is no damage."""
    store = store_in(tmp_path)
    commit(store, [article(1)])
    stale = Generations(tmp_path).pointer()
    commit(store, [article(2)], full=True)
    commit(store, [article(3)], full=True)
    answers = [stale, Generations(tmp_path).pointer(), Generations(tmp_path).pointer()]
    monkeypatch.setattr(store._generations, "pointer", lambda: answers.pop(0))
    assert list(contents(store.state())) == ["taz/0003"]


def test_a_commit_forgets_what_was_taken_back(tmp_path: Path) -> None:
    """Articles that are deleted or replaced before their commit leave others, with words of their own."""
    store = store_in(tmp_path)
    with store.writer() as writer:
        put(writer, [article(1, "eins zwei", title="Alt"), article(2, "Haus", title="Haus")])
        writer.delete(["taz/0001"])
        writer.commit()
    assert list(contents(store.state())) == ["taz/0002"]
    with store.writer() as writer:
        put(writer, [article(3, "drei vier", title="Alt"), article(4, "Haus", title="Neu")])
        put(writer, [article(3, "Haus", title="Haus")])
        writer.commit()
    assert contents(store.state())["taz/0003"].body == "Haus"


def test_a_merge_keeps_nothing_of_what_was_deleted(tmp_path: Path) -> None:
    """No word, no name and no author of it stands in any segment afterwards."""
    store = store_in(tmp_path)
    secret = replace(article(9, "Geheimwortxyz traf Personxyz"), title="Titelxyz", author="A. Utorxyz")
    commit(store, [article(number, "Haus") for number in range(4)])
    commit(store, [secret, article(10, "Haus und Häuser")])
    assert any("xyz" in word for word in words_in(store))
    commit(store, [article(11, "Haus")], delete=["taz/0009"])
    for number in range(12, 20):
        commit(store, [article(number, "Haus")])
    assert not any("xyz" in word for word in words_in(store))
    assert not any(b"xyz" in path.read_bytes() for path in tmp_path.rglob("*.arr"))
    assert "taz/0010" in contents(store.state())


def words_in(store: EmbeddedStore) -> list[str]:
    """All words, names and authors of all segments."""
    found = []
    for segment in store.state().segments:
        dictionaries = segment.words, segment.stems, segment.mentioned.terms, segment.values("author").terms
        found += [term.decode() for terms in dictionaries for term in terms]
    return [word.lower() for word in found]
