"""From a folder on disk to articles."""

import io
import os
import pickle
import shutil
import tempfile
import time
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import Problem
from archive.source import FileEntry, load, read, scan, stream
from archive.source.names import Steps, marked, rank, wish

ARTICLE = "date 2022-12 Gipfel\n\nText"


@dataclass(frozen=True)
class Folder:
    """A source as the tests give it."""

    name: str
    path: Path
    fields: Mapping[str, str] = field(default_factory=dict)


def fill(root: Path, *names: str, text: str = ARTICLE) -> Folder:
    """A source called `taz` with these files."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Folder("taz", root)


def listed(source: Folder, known: Mapping[str, str] | None = None) -> tuple[dict[str, str], list[Problem]]:
    """Relative path -> id of everything found, and the problems."""
    problems: list[Problem] = []
    entries = list(scan(source, problems.append, known))
    assert len({entry.relative for entry in entries}) == len(entries)
    assert len({entry.id for entry in entries}) == len(entries)
    return {entry.relative: entry.id for entry in entries}, problems


# ------------------------------------------------------------------------------------------- walking


def test_ids_are_the_name_of_the_source_and_the_path_without_its_suffix(tmp_path: Path) -> None:
    """What holds many articles keeps its suffix."""
    found, problems = listed(fill(tmp_path, "2022/12/gipfel.txt", "b.md", "c.jsonl", "d.zip", "e.txt.gz"))
    assert found == {
        "2022/12/gipfel.txt": "taz/2022/12/gipfel",
        "b.md": "taz/b",
        "c.jsonl": "taz/c.jsonl",
        "d.zip": "taz/d.zip",
        "e.txt.gz": "taz/e",
    }
    assert problems == []


def test_an_entry_has_what_tells_whether_the_file_changed(tmp_path: Path) -> None:
    """Size and time as the file system says; the path opens it."""
    source = fill(tmp_path, "a.txt")
    os.utime(tmp_path / "a.txt", ns=(1, 1_670_000_000_123_456_789))
    (entry,) = scan(source, pytest.fail)
    status = (tmp_path / "a.txt").stat()
    assert entry == FileEntry(str(tmp_path / "a.txt"), "a.txt", "taz/a", status.st_size, status.st_mtime_ns)


COLLISIONS = [
    (["a.txt", "a.md"], {"a.txt": "taz/a", "a.md": "taz/a.md"}),
    (["a.html", "a.md", "a.txt.gz"], {"a.md": "taz/a", "a.html": "taz/a.html", "a.txt.gz": "taz/a.txt.gz"}),
    (["a.txt", "a.TXT"], {"a.TXT": "taz/a", "a.txt": "taz/a.txt"}),
    (["a.txt.md", "a.txt", "a.md"], {"a.txt.md": "taz/a.txt.md", "a.txt": "taz/a", "a.md": "taz/a.md"}),
    (["a.txt", "a/b.txt", "a.zip"], {"a.txt": "taz/a", "a/b.txt": "taz/a/b", "a.zip": "taz/a.zip"}),
]


@pytest.mark.parametrize(("names", "expected"), COLLISIONS)
def test_where_two_would_collide_the_later_one_keeps_its_suffix(
    tmp_path: Path, names: list[str], expected: dict[str, str]
) -> None:
    """Among new files, later is by kind, then by name."""
    assert listed(fill(tmp_path, *names))[0] == expected


def test_an_id_never_changes_because_of_another_file(tmp_path: Path) -> None:
    """What was known before keeps its id, whatever comes or goes beside it."""
    known, _ = listed(fill(tmp_path, "a.md"))
    assert known == {"a.md": "taz/a"}
    known, _ = listed(fill(tmp_path, "a.txt"), known)
    assert known == {"a.md": "taz/a", "a.txt": "taz/a.txt"}
    (tmp_path / "a.md").unlink()
    known, _ = listed(Folder("taz", tmp_path), known)
    assert known == {"a.txt": "taz/a.txt"}
    known, _ = listed(fill(tmp_path, "a.html"), known)
    assert known == {"a.txt": "taz/a.txt", "a.html": "taz/a"}


FILES = st.sampled_from(
    [f"{stem}{suffix}" for stem in ("a", "b", "a.txt") for suffix in (".txt", ".md", ".html", ".zip")]
)


@settings(deadline=None, max_examples=40)
@given(states=st.lists(st.sets(FILES), min_size=1, max_size=5))
def test_ids_stay_through_any_history_of_a_folder(
    states: list[set[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Files come and go; those that stay keep their ids, and no two are ever alike."""
    root = tmp_path_factory.mktemp("source")
    known: dict[str, str] = {}
    for names in states:
        for path in root.iterdir():
            path.unlink()
        found, _ = listed(fill(root, *names), known)
        assert set(found) == names
        assert {name: found[name] for name in names & set(known)} == {
            name: known[name] for name in names & set(known)
        }
        known = found


def test_names_are_nfc_and_printable(tmp_path: Path) -> None:
    """However a disk spells them."""
    odd = os.fsdecode(b"Z\xfcrich.txt")
    found, _ = listed(fill(tmp_path, unicodedata.normalize("NFD", "Mü/Ärger.txt"), odd, "a\nb.txt"))
    assert set(found.values()) == {"taz/Mü/Ärger", "taz/Zürich", "taz/a_b"}
    for article in load(Folder("taz", tmp_path), pytest.fail):
        assert article.path.encode()


def test_two_names_that_look_alike_get_two_ids(tmp_path: Path) -> None:
    """NFC and NFD of one name, as files and as folders."""
    names = [unicodedata.normalize(form, "Mü") for form in ("NFC", "NFD")]
    fill(tmp_path, *(f"{name}.txt" for name in names), *(f"{name}/a.txt" for name in names))
    found, _ = listed(Folder("taz", tmp_path))
    assert {"taz/Mü", "taz/Mü.txt", "taz/Mü/a"} < set(found.values())
    assert len(found) == 4


def test_what_is_no_article_is_counted_and_said_once(tmp_path: Path) -> None:
    """Hidden files and folders, other kinds, notes about the folder, pipes."""
    source = fill(
        tmp_path, "a.txt", "README.md", "b.png", "c/d.PNG", "e", ".git/x.txt", ".DS_Store", "a.txt~"
    )
    os.mkfifo(tmp_path / "pipe.txt")
    found, problems = listed(source)
    assert set(found) == {"a.txt"}
    assert [(problem.code, problem.path) for problem in problems] == [("skipped", str(tmp_path))]
    assert problems[0].reason == (
        "skipped what is no article: 2 .png, 1 .txt~, 1 README.md, 1 e, 2 hidden, 1 special file"
    )


def test_loops_of_links_are_not_followed(tmp_path: Path) -> None:
    """A link upwards, one to itself, one to a brother: each real folder is read once."""
    source = fill(tmp_path, "a/x.txt", "b/y.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "brother").symlink_to(tmp_path / "a")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found, problems = listed(source)
    assert set(found) == {"a/x.txt", "b/y.txt"}
    assert sorted((problem.code, Path(problem.path).name) for problem in problems) == [
        ("link-loop", "brother"),
        ("link-loop", "up"),
        ("unreadable", "self.txt"),
    ]


def test_links_to_other_places_are_followed(tmp_path: Path) -> None:
    """Folders and files; their ids are those of the links."""
    fill(tmp_path / "far", "x.txt", "deep/y.txt")
    source = fill(tmp_path / "near", "a.txt")
    (tmp_path / "near" / "folder").symlink_to(tmp_path / "far")
    (tmp_path / "near" / "file.txt").symlink_to(tmp_path / "far" / "x.txt")
    assert listed(source) == (
        {
            "a.txt": "taz/a",
            "file.txt": "taz/file",
            "folder/x.txt": "taz/folder/x",
            "folder/deep/y.txt": "taz/folder/deep/y",
        },
        [],
    )


def test_a_broken_link_has_failed(tmp_path: Path) -> None:
    """Somebody meant an article."""
    source = fill(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nirgends.txt")
    found, problems = listed(source)
    assert set(found) == {"a.txt"}
    assert [(problem.code, problem.severity) for problem in problems] == [("unreadable", "error")]
    assert (
        problems[0].reason == "the file can't be reached (No such file or directory); nothing of it was read"
    )


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    """An unmounted disk is not an empty archive."""
    problems = listed(Folder("taz", tmp_path / "weg"))[1]
    assert [(problem.code, problem.severity) for problem in problems] == [("no-folder", "error")]


def test_a_source_may_be_one_file(tmp_path: Path) -> None:
    """An export, say; another kind of file is said to be none."""
    fill(tmp_path, "export.jsonl", "bild.png", text='{"id": 1, "date": "2022", "title": "A", "body": "x"}')
    source = Folder("taz", tmp_path / "export.jsonl")
    assert listed(source) == ({"export.jsonl": "taz/export.jsonl"}, [])
    assert [article.id for article in load(source, pytest.fail)] == ["taz/export.jsonl/1"]
    assert [problem.code for problem in listed(Folder("taz", tmp_path / "bild.png"))[1]] == ["skipped"]


@pytest.fixture
def anybody() -> Iterator[Path]:
    """A folder of a user who is not root: nothing is forbidden to root."""
    root = Path(tempfile.mkdtemp())
    nobody = 65534
    if os.geteuid() == 0:
        os.chown(root, nobody, nobody)
        os.seteuid(nobody)
    yield root
    if os.getuid() == 0:
        os.seteuid(0)
    shutil.rmtree(root)


def test_what_may_not_be_read_is_an_error_and_the_others_are_read(anybody: Path) -> None:
    """A folder when it is listed, a file when it is opened; each with its place."""
    source = fill(anybody, "a.txt", "b.txt", "zu/c.txt")
    (anybody / "zu").chmod(0)
    (anybody / "b.txt").chmod(0)
    problems: list[Problem] = []
    try:
        articles = list(load(source, problems.append))
    finally:
        (anybody / "zu").chmod(0o700)
    assert [article.id for article in articles] == ["taz/a"]
    assert {(problem.code, problem.path, problem.reason) for problem in problems} == {
        (
            "unreadable",
            str(anybody / "zu"),
            "the folder can't be listed (Permission denied); nothing of it was read",
        ),
        ("unreadable", str(anybody / "b.txt"), "can't be read (Permission denied); check its permissions"),
    }


def test_a_folder_that_goes_while_it_is_listed_is_an_error(tmp_path: Path) -> None:
    """The walk goes on."""
    source = fill(tmp_path, "a.txt", "weg/b.txt", "z/c.txt")
    problems: list[Problem] = []
    walk = scan(source, problems.append)
    first = next(walk)
    (tmp_path / "weg" / "b.txt").unlink()
    (tmp_path / "weg").rmdir()
    assert [entry.relative for entry in (first, *walk)] == ["a.txt", "z/c.txt"]
    assert [(problem.code, Path(problem.path).name) for problem in problems] == [("unreadable", "weg")]


def test_walking_is_fast(tmp_path: Path) -> None:
    """2,000 files take a small part of a second: none is opened."""
    for folder in range(20):
        (tmp_path / str(folder)).mkdir()
        for number in range(100):
            (tmp_path / str(folder) / f"{number}.txt").touch()
    start = time.perf_counter()
    assert sum(1 for _ in scan(Folder("taz", tmp_path), pytest.fail)) == 2000
    assert time.perf_counter() - start < 0.5


# ------------------------------------------------------------------------------------------- reading


def entry(path: Path) -> FileEntry:
    """The entry of one file in a folder of its own."""
    (found,) = scan(Folder("taz", path), pytest.fail)
    return found


def test_reading_gives_articles_and_problems(tmp_path: Path) -> None:
    """With the id of the entry and the path that a person knows."""
    fill(tmp_path, "gut.txt")
    parsed = read(entry(tmp_path / "gut.txt"))
    assert [(article.id, article.path, article.title) for article in parsed.articles] == [
        ("taz/gut", str(tmp_path / "gut.txt"), "Gipfel")
    ]
    assert parsed.problems == ()


def test_a_file_that_is_gone_or_closed_has_failed(tmp_path: Path) -> None:
    """One error each, no exception."""
    fill(tmp_path, "a.txt")
    found = entry(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    assert [problem.code for problem in read(found).problems] == ["vanished"]
    (tmp_path / "a.txt").mkdir()
    (problem,) = read(found).problems
    assert (problem.code, problem.severity) == ("unreadable", "error")
    assert problem.reason == "can't be read (Is a directory); check its permissions"


def test_entries_and_results_travel_between_processes(tmp_path: Path) -> None:
    """And are small: an entry takes fewer bytes than its path written three times and change."""
    fill(tmp_path, "a.txt")
    found = entry(tmp_path / "a.txt")
    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(read)) is read
    parsed = read(found)
    assert pickle.loads(pickle.dumps(parsed)) == parsed


def test_a_large_container_comes_in_batches(tmp_path: Path) -> None:
    """Articles and problems in the order of the file, none twice; the same as all at once."""
    lines = "".join(f'{{"id": {number}, "title": "A", "body": "x"}}\n' for number in range(25)) + "kaputt\n"
    fill(tmp_path, "e.jsonl", text=lines)
    found = entry(tmp_path / "e.jsonl")
    batches = list(stream(found, batch=10))
    assert [len(batch.articles) for batch in batches] == [10, 10, 5]
    whole = read(found)
    assert tuple(article for batch in batches for article in batch.articles) == whole.articles
    assert tuple(problem for batch in batches for problem in batch.problems) == whole.problems
    assert [problem.code for problem in whole.problems] == ["no-date"] * 25 + ["bad-json"]


def test_everything_of_a_source_in_one_go(tmp_path: Path) -> None:
    """load() reads all files with the mapped fields of the source; read = articles + errors."""
    fill(tmp_path, "a.txt", "b/c.md")
    fill(tmp_path, "leer.txt", text="")
    fill(tmp_path, "e.jsonl", text='{"kopf": "A", "body": "x", "date": 2022}\nkaputt')
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        container.writestr("x.txt", ARTICLE)
    (tmp_path / "z.zip").write_bytes(buffer.getvalue())
    problems: list[Problem] = []
    articles = list(load(Folder("taz", tmp_path, {"title": "kopf"}), problems.append))
    assert sorted(article.id for article in articles)[:3] == [
        "taz/a",
        "taz/b/c",
        f"taz/e.jsonl/{articles[1].digest}",
    ]
    assert len(articles) == 4
    assert sorted(problem.code for problem in problems) == ["bad-json", "empty"]


# --------------------------------------------------------------------------------------------- names


def test_the_steps_of_one_folder_differ() -> None:
    """A name that is taken keeps its suffix, then gets a mark that depends on every byte of it."""
    steps = Steps(taken=["a"])
    assert steps.for_file("a.txt") == "a.txt"
    assert steps.for_file("b.txt") == "b"
    assert steps.for_folder("b") == marked("b")
    assert marked("b") != marked("c")
    assert marked("b").startswith("b~")


def test_a_file_asks_for_its_name_without_suffix() -> None:
    """Unless it holds many articles, or would still end like one."""
    wishes = {"a.txt": "a", "a.b.md": "a.b", "a.txt.gz": "a", "a.zip": "a.zip", "a.txt.md": "a.txt.md"}
    assert {name: wish(name) for name in wishes} == wishes


def test_new_files_are_ranked_by_kind_then_name() -> None:
    """Plain text first: it is the archive's own format."""
    assert sorted(["b.html", "a.md", "b.txt", "a.txt"], key=rank) == ["a.txt", "b.txt", "a.md", "b.html"]
