"""Indexing in steps, on real files, against a reading of the whole folder as the oracle."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sqlite3
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import IndexDamaged, IndexLocked, Problem, Severity
from archive.home import SourceFolder
from archive.source import load
from index.ingest.guard import RemovalsRefused
from index.ingest.manifest import FILE_NAME, FileRecord, Manifest
from index.ingest.run import Options, forget, reindex
from index.ingest.summary import Summary
from tests.folder_store import FolderStore

FULL = Options(full=True)


@dataclass
class Heard:
    """A listener that remembers; `dies` ends the run after the index and before the manifest."""

    problems: list[Problem] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    dies: bool = False

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)

    def begin(self, files: int, size: int) -> None:
        self.steps.append(f"begin {files}")
        self.sizes.append(size)

    def advance(self, size: int, articles: int) -> None:
        self.sizes.append(-size)
        self.steps.append(f"advance {articles}")

    def step(self, name: str, share: float) -> None:
        self.steps.append(f"{name} {share}")

    def published(self, summary: Summary) -> None:
        self.steps.append(f"published {summary.revision}")
        if self.dies:
            raise KeyboardInterrupt

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]


@dataclass
class Place:
    """A source folder and a store beside it."""

    root: Path

    def __post_init__(self) -> None:
        self.folder = SourceFolder("taz", self.root / "taz")
        self.folder.path.mkdir()
        self.store = FolderStore(self.root / "store")
        self.heard = Heard()

    def write(self, name: str, title: str, *, aged: bool = True) -> Path:
        path = self.folder.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"date 2022 {title}\n\nEin Text über {title}.\n")
        if aged:
            age(path)
        return path

    def run(self, options: Options = Options()) -> Summary:  # noqa: B008
        self.heard = Heard()
        summary = reindex(self.store, [self.folder], options, self.heard)
        assert summary.read == summary.added + summary.changed + summary.unchanged + summary.failed
        assert summary.failed == sum(p.severity is Severity.ERROR for p in self.heard.problems)
        assert sum(self.heard.sizes) == 0, "what is begun is finished"
        return summary

    @property
    def titles(self) -> dict[str, str]:
        return {article.id: article.title for article in self.store.articles.values()}


def age(path: Path) -> None:
    """Make a file an hour old, so that its time of change is trusted."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 3600 * 10**9))


def figures(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.added, summary.changed, summary.unchanged, summary.failed, summary.removed


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_first_run_adds_everything(place: Place) -> None:
    """The first run reads every file and publishes every article."""
    place.write("a.txt", "Eins")
    place.write("2022/b.txt", "Zwei")
    assert figures(place.run()) == (2, 0, 0, 0, 0)
    assert place.titles == {"taz/a": "Eins", "taz/2022/b": "Zwei"}
    assert place.heard.steps[-1] == f"published {place.store.newest()}"


def test_second_run_reads_nothing(place: Place) -> None:
    """Files of the same size and time are not opened, and nothing is committed."""
    place.write("a.txt", "Eins")
    before = place.run().revision
    (place.folder.path / "a.txt").write_text("date 2022 Neun\n\nEin Text über Neun.\n")
    os.utime(place.folder.path / "a.txt", ns=(0, mtime_known(place)))
    summary = place.run()
    assert (figures(summary), summary.revision) == ((0, 0, 1, 0, 0), before)
    assert not any(step.startswith("begin") for step in place.heard.steps)


def mtime_known(place: Place) -> int:
    folder = place.store.folder()
    assert folder is not None
    with Manifest(folder / FILE_NAME) as manifest:
        return manifest.files("taz")["a.txt"].mtime


def test_young_files_are_compared_by_their_bytes(place: Place) -> None:
    """A file that changes within the clock's resolution keeps size and time, and is noticed all the same."""
    path = place.write("a.txt", "Eins", aged=False)
    times = path.stat()
    place.run()
    path.write_text(path.read_text().replace("Eins", "Zwei"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert figures(place.run()) == (0, 1, 0, 0, 0)
    assert figures(place.run()) == (0, 0, 1, 0, 0)


def test_touched_files_are_unchanged(place: Place) -> None:
    """A new time of change with the same bytes is no change, and is remembered."""
    path = place.write("a.txt", "Eins")
    place.run()
    age(path)
    assert figures(place.run()) == (0, 0, 1, 0, 0)
    assert place.heard.steps[0] == "begin 1"
    place.run()
    assert place.heard.steps[0].startswith("published")


def test_changed_removed_and_renamed_files(place: Place) -> None:
    """Every kind of change is counted as what it is; the index follows."""
    place.write("a.txt", "Eins")
    place.write("b.txt", "Zwei")
    place.write("c.txt", "Drei")
    place.run()
    place.write("a.txt", "Neu")
    (place.folder.path / "b.txt").unlink()
    place.write("d.txt", "Vier")
    summary = place.run()
    assert figures(summary) == (1, 1, 1, 0, 1)
    assert (summary.gone, summary.came) == (["taz/b"], ["taz/d"])
    assert place.titles == {"taz/a": "Neu", "taz/c": "Drei", "taz/d": "Vier"}


def test_an_article_that_moves_to_another_file_is_not_removed(place: Place) -> None:
    """A file that gets another suffix keeps its id: its article is the same one."""
    place.write("a.txt", "Eins")
    place.run()
    (place.folder.path / "a.txt").rename(place.folder.path / "a.text")
    summary = place.run()
    assert (summary.added, summary.removed) == (0, 0)
    assert list(place.titles) == ["taz/a"]


def test_containers_are_compared_article_by_article(place: Place) -> None:
    """A changed line of JSON Lines changes one article, a missing one removes one."""
    path = place.folder.path / "all.jsonl"
    lines = [f'{{"id": "{n}", "date": "2022", "title": "T{n}", "body": "Text."}}\n' for n in range(5)]
    path.write_text("".join(lines))
    assert figures(place.run()) == (5, 0, 0, 0, 0)
    path.write_text("".join(lines[:3]) + lines[3].replace("T3", "Neu") + "kein JSON\n")
    assert figures(place.run()) == (0, 1, 3, 1, 0), "a file with errors keeps what it had"
    assert "taz/all.jsonl/4" in place.titles
    path.write_text("".join(lines[:4]))
    assert figures(place.run()) == (0, 1, 3, 0, 1)
    assert sorted(place.titles) == [f"taz/all.jsonl/{n}" for n in range(4)]


def test_errors_are_said_again_until_they_are_mended(place: Place) -> None:
    """A broken file fails in every run; what it gave before stays; mended, it is read again."""
    path = place.write("a.txt", "Eins")
    place.run()
    path.write_bytes(b"%PDF-1.7 \x00\x01\x02")
    for _ in range(2):
        assert figures(place.run()) == (0, 0, 0, 1, 0)
        assert place.heard.codes == ["binary"]
        assert place.titles == {"taz/a": "Eins"}
    place.write("a.txt", "Eins")
    assert figures(place.run()) == (0, 0, 1, 0, 0)


def test_lost_lines_of_unread_files_are_said_again(place: Place) -> None:
    """A container that is not read again still says what is lost of it."""
    path = place.folder.path / "all.jsonl"
    path.write_text('{"id": "1", "date": "2022", "title": "T", "body": "B"}\nkein JSON\n')
    age(path)
    place.run()
    assert figures(place.run()) == (0, 0, 1, 1, 0)
    assert place.heard.codes == ["bad-json"]


def test_what_can_not_be_looked_into_is_not_gone(place: Place) -> None:
    """An entry that can't be reached is an error, and its article stays."""
    path = place.write("a.txt", "Eins")
    place.run()
    path.unlink()
    path.symlink_to(path)
    assert figures(place.run()) == (0, 0, 0, 1, 0)
    assert place.titles == {"taz/a": "Eins"}


def test_another_mapping_of_fields_reads_again(place: Place) -> None:
    """The same bytes mean something else when the fields are mapped otherwise."""
    path = place.folder.path / "all.jsonl"
    path.write_text('{"id": "1", "date": "2022", "title": "T", "body": "B", "head": "H"}\n')
    age(path)
    place.run()
    place.folder = replace(place.folder, fields={"title": "head"})
    assert figures(place.run()) == (0, 1, 0, 0, 0)
    assert place.titles == {"taz/all.jsonl/1": "H"}


@pytest.mark.parametrize(
    ("files", "kept", "allowed", "removed"),
    [
        pytest.param(40, 30, False, 10, id="a quarter may go"),
        pytest.param(84, 63, False, 21, id="a quarter and twenty-one may go"),
        pytest.param(83, 62, False, 0, id="more than both may not"),
        pytest.param(83, 62, True, 21, id="unless it is said"),
        pytest.param(20, 1, False, 19, id="twenty may go whatever the share"),
        pytest.param(3, 0, False, 0, id="an empty folder is a missing disk"),
        pytest.param(3, 0, True, 3, id="unless it is said to be empty"),
    ],
)
def test_guard(place: Place, files: int, kept: int, allowed: bool, removed: int) -> None:
    """More than a quarter and more than twenty articles, or all of them, go only when that is said."""
    for number in range(files):
        place.write(f"{number:02}.txt", f"Artikel {number}")
    place.run()
    for number in range(kept, files):
        (place.folder.path / f"{number:02}.txt").unlink()
    summary = place.run(Options(allow_removals=allowed))
    assert (summary.removed, summary.withheld) == (removed, files - kept - removed)
    assert len(place.titles) == files - removed
    assert ("removals-withheld" in place.heard.codes) == (summary.withheld > 0)


def test_a_missing_folder_removes_nothing(place: Place) -> None:
    """A folder that is not there is an error; its articles stay until removals are allowed."""
    place.write("a.txt", "Eins")
    place.run()
    shutil.rmtree(place.folder.path)
    summary = place.run()
    assert (summary.failed, summary.removed, summary.withheld) == (1, 0, 1)
    assert place.heard.codes == ["no-folder", "removals-withheld"]
    assert place.run(Options(allow_removals=True)).removed == 1
    assert place.titles == {}


def test_withheld_articles_of_containers_can_still_go(place: Place) -> None:
    """What was withheld from a container is removed by the next run that is allowed to."""
    path = place.folder.path / "all.jsonl"
    lines = [f'{{"id": "{n}", "date": "2022", "title": "T", "body": "B{n}"}}\n' for n in range(50)]
    path.write_text("".join(lines))
    age(path)
    place.run()
    path.write_text("".join(lines[:10]))
    age(path)
    for _ in range(2):
        summary = place.run()
        assert (summary.unchanged, summary.removed, summary.withheld) == (10, 0, 40)
    assert place.run(Options(allow_removals=True)).removed == 40
    assert len(place.titles) == 10


def test_full_builds_beside_and_counts_against_the_old(place: Place) -> None:
    """A full rebuild is a new generation with the same figures as an ordinary run."""
    for number in range(4):
        place.write(f"{number}.txt", f"Artikel {number}")
    place.run()
    old = place.store.folder()
    place.write("0.txt", "Neu")
    (place.folder.path / "1.txt").unlink()
    place.write("9.txt", "Artikel 9")
    summary = place.run(FULL)
    assert figures(summary) == (1, 1, 2, 0, 1)
    assert place.store.folder() != old
    assert sorted(place.titles) == ["taz/0", "taz/2", "taz/3", "taz/9"]
    assert figures(place.run()) == (0, 0, 4, 0, 0)


def test_full_keeps_ids(place: Place) -> None:
    """The file that had an id first keeps it in a rebuilt index, though the other would come first."""
    place.write("a.md", "Eins")
    place.run()
    place.write("a.txt", "Zwei")
    place.run()
    ids = {article.path: article.id for article in place.store.articles.values()}
    place.run(FULL)
    assert {article.path: article.id for article in place.store.articles.values()} == ids
    assert set(ids.values()) == {"taz/a", "taz/a.txt"}


def test_full_refuses_to_lose_articles(place: Place) -> None:
    """A full rebuild without a folder that gave articles is not published."""
    place.write("a.txt", "Eins")
    place.run()
    (place.folder.path / "a.txt").unlink()
    with pytest.raises(RemovalsRefused) as caught:
        place.run(FULL)
    assert str(caught.value) == (
        f"{place.folder.path}: the folder is empty; is the disk connected?; a rebuilt index would lack "
        "1 articles, so the old one stays (if they should go: --allow-removals)"
    )
    with pytest.raises(RemovalsRefused, match="does not name this source folder"):
        reindex(place.store, [], FULL, Heard())
    assert place.titles == {"taz/a": "Eins"}
    assert place.run(Options(full=True, allow_removals=True)).removed == 1


def test_full_refuses_to_lose_what_fails(place: Place) -> None:
    """Files that can't be read any more count as lost, too, when everything is built anew."""
    paths = [place.write(f"{number:02}.txt", f"Artikel {number}") for number in range(30)]
    place.run()
    for path in paths:
        path.write_bytes(b"")
    with pytest.raises(RemovalsRefused, match="30 of 30 articles are gone"):
        place.run(FULL)
    assert len(place.titles) == 30


def test_full_goes_on_without_a_readable_manifest(place: Place) -> None:
    """A rebuild is the way out of a damaged manifest, which an ordinary run names."""
    place.write("a.txt", "Eins")
    place.run()
    folder = place.store.folder()
    assert folder is not None
    (folder / FILE_NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexDamaged, match="archive reindex --full"):
        place.run()
    assert figures(place.run(FULL)) == (1, 0, 0, 0, 0)
    assert place.heard.codes == ["manifest-damaged"]


def test_a_run_that_dies_between_its_commits_is_healed(place: Place) -> None:
    """What the index holds and the manifest does not know is put right by the next run."""
    place.write("a.txt", "Eins")
    place.run()
    place.write("b.txt", "Zwei")
    place.write("c.txt", "Drei")
    (place.folder.path / "a.txt").unlink()
    with pytest.raises(KeyboardInterrupt):
        reindex(place.store, [place.folder], Options(), Heard(dies=True))
    assert sorted(place.titles) == ["taz/b", "taz/c"], "the index was published"
    (place.folder.path / "c.txt").unlink()
    place.write("a.txt", "Eins")
    place.run()
    assert sorted(place.titles) == ["taz/a", "taz/b"]
    assert figures(place.run()) == (0, 0, 2, 0, 0)


def test_a_run_that_dies_early_changes_nothing(place: Place) -> None:
    """An interrupted run leaves what was published, and the next one does it all."""

    class Dies(Heard):
        def begin(self, files: int, size: int) -> None:
            raise KeyboardInterrupt(files, size)

    place.write("a.txt", "Eins")
    for options in (Options(), FULL):
        with pytest.raises(KeyboardInterrupt):
            reindex(place.store, [place.folder], options, Dies())
        assert place.store.newest() is None
    assert figures(place.run()) == (1, 0, 0, 0, 0)


def test_two_runs_at_once(place: Place) -> None:
    """The second run is told that another one writes."""
    with place.store.writer(), pytest.raises(IndexLocked):
        place.run()


def test_a_dying_worker_loses_only_the_file_that_kills_it(place: Place) -> None:
    """Of two files that end their process, each is named; all others are indexed."""
    for number in range(100):
        place.write(f"{number:02}.txt", {17: "kills", 70: "fails"}.get(number, f"Artikel {number}"))
    summary = place.run(Options(processes=2))
    assert figures(summary) == (98, 0, 0, 2, 0)
    assert [(Path(problem.path).name, problem.code, problem.reason) for problem in place.heard.problems] == [
        ("17.txt", "worker-died", "the process that read it was killed (SIGKILL)"),
        ("70.txt", "worker-died", "reading it failed: ValueError: no such article"),
    ]
    assert len(place.titles) == 98
    assert place.run(Options(processes=2)).failed == 2, "they are tried again"


def test_a_file_that_ends_this_process_is_found_out(place: Place) -> None:
    """A run that died while it read by itself leaves the reading to a worker the next time."""
    place.write("a.txt", "kills")
    place.write("b.txt", "Zwei")
    child = multiprocessing.get_context("spawn").Process(target=place.run)
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    (place.store.path / "lock").rmdir()
    for _ in range(2):
        assert place.run().failed == 1
        assert place.heard.codes == ["worker-died"]
        assert list(place.titles) == ["taz/b"]


def test_processes_find_what_one_process_finds(tmp_path: Path) -> None:
    """The number of processes changes nothing in the index."""
    places = [Place(tmp_path / name) for name in ("one", "two") if not (tmp_path / name).mkdir()]
    for place in places:
        for number in range(600):
            place.write(f"{number % 7}/{number:03}.txt", f"Artikel {number}")
        place.run(Options(processes=2 if place is places[1] else 0))
    one, two = (place.titles for place in places)
    assert one == two


def test_forget_removes_a_folder_and_no_other(place: Place) -> None:
    """Forgetting removes all articles of one source folder."""
    other = SourceFolder("faz", place.root / "faz")
    shutil.copytree(place.write("a.txt", "Eins").parent, other.path)
    place.run()
    reindex(place.store, [other], Options(), Heard())
    summary = forget(place.store, "taz", Heard())
    assert (summary.removed, summary.gone) == (1, ["taz/a"])
    assert list(place.titles) == ["faz/a"]
    assert figures(place.run()) == (1, 0, 0, 0, 0)


def test_names_that_are_no_utf8(place: Place) -> None:
    """A file whose name is not UTF-8 is read, remembered and removed like any other."""
    path = os.fsencode(place.folder.path) + b"/gr\xfc\xdfe.txt"
    Path(os.fsdecode(path)).write_text("date 2022 Eins\n\nText.\n")
    assert figures(place.run()) == (1, 0, 0, 0, 0)
    assert list(place.titles) == ["taz/grüße"]
    assert figures(place.run()) == (0, 0, 1, 0, 0)


def test_manifest_of_another_version(tmp_path: Path) -> None:
    """A manifest of a version that this program does not know is refused, and says what to do."""
    path = tmp_path / FILE_NAME
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(IndexDamaged) as caught:
        Manifest(path)
    assert str(caught.value) == (f"{path} is of another version of this program; run: archive reindex --full")


def test_manifest_remembers_files_and_problems(tmp_path: Path) -> None:
    """What is put is found again after a commit, and only then."""
    path = tmp_path / FILE_NAME
    record = FileRecord(0, "a.jsonl", "taz/a.jsonl", 9, 8, b"7", 0, 1)
    problem = Problem("a.jsonl", 3, "bad-json", Severity.ERROR, "no „JSON“")
    for commits, found in ((False, {}), (True, {"taz/a.jsonl/1": b"x"})):
        with Manifest(path) as manifest:
            manifest.put("taz", record, {"taz/a.jsonl/1": b"x"}, [problem])
            if commits:
                manifest.commit()
        with Manifest(path) as manifest:
            files = manifest.files("taz")
            numbers = [record.number for record in files.values()]
            assert [manifest.articles(number) for number in numbers] == ([found] if found else [])
            assert [manifest.problems(number) for number in numbers] == ([(problem,)] if found else [])
            assert manifest.folders() == ({"taz": 1} if found else {})


NAMES = st.sampled_from(["a.txt", "b.txt", "a.md", "d/c.txt", "d/e.txt"])
CHANGES = st.one_of(
    st.tuples(st.just("write"), NAMES, st.sampled_from(["Eins", "Zwei", "Drei"])),
    st.tuples(st.just("delete"), NAMES, st.just("")),
    st.tuples(st.just("break"), NAMES, st.just("")),
    st.tuples(st.sampled_from(["run", "die", "full"]), st.just(""), st.just("")),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(CHANGES, max_size=14))
def test_index_is_what_the_folder_holds(changes: list[tuple[str, str, str]]) -> None:
    """Whatever was changed, in whatever order runs end or die: the next run makes the index what a
    reading of the whole folder finds (broken files keep what they gave before).
    """
    with tempfile.TemporaryDirectory() as root:
        place = Place(Path(root))
        place.write("always.txt", "Bleibt")
        for kind, name, title in [*changes, ("run", "", "")]:
            path = place.folder.path / name
            if kind == "write":
                place.write(name, title, aged=False)
            elif kind == "delete":
                path.unlink(missing_ok=True)
            elif kind == "break" and path.exists():
                path.write_bytes(b"\x00\x01\x02\x03")
            elif kind == "die":
                with pytest.raises(KeyboardInterrupt):
                    reindex(place.store, [place.folder], Options(), Heard(dies=True))
            elif kind in ("run", "full"):
                place.run(Options(full=kind == "full"))
        now = {article.path: article for article in load(place.folder, lambda _: None)}
        indexed = {article.path: article for article in place.store.articles.values()}
        assert {path: replace(article, id="") for path, article in indexed.items() if path in now} == {
            path: replace(article, id="") for path, article in now.items()
        }
        broken = {str(path) for path in place.folder.path.rglob("*.*") if path.read_bytes()[:1] == b"\x00"}
        assert set(indexed) - set(now) <= broken
