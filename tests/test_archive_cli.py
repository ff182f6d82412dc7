"""The commands, on the demo archive: what they print, for people and for programs, and how they end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive.cli.frame import run
from archive.home import Home

SEEDS = Path(__file__).parent.parent / "seeds"
SAMPLE = "seeds/000_9b5b5b10200c745b"
ARTICLES = sum(path.suffix == ".txt" for path in SEEDS.rglob("*"))


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON value and nothing else."""
        return json.loads(self.out)


Command = Callable[..., Ended]


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the demo archive is indexed; never changed by a test."""
    home = tmp_path_factory.mktemp("indexed") / "home"
    assert run(["--home", str(home), "reindex", str(SEEDS)]) == 0
    return home


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command line in this process."""
    for name in ("ARCHIVE_HOME", "ARCHIVE_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(home: Path, *arguments: str) -> Ended:
        capsys.readouterr()
        code = run(["--home", str(home), *arguments])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return call


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with three articles."""
    folder = tmp_path / "taz"
    folder.mkdir()
    for number, title in enumerate(("Gipfel in Peking", "Wahl in Berlin", "Streik in Köln")):
        (folder / f"{number}.txt").write_text(
            f"date 2022-12-1{number} {title}\n\nEin Bericht über {title}.\n"
        )
    return folder


# ------------------------------------------------------------------------------------------- reindex


def test_reindex_says_figures_that_add_up(command: Command, source: Path, tmp_path: Path) -> None:
    """People read one line of figures on stdout; problems go to stderr."""
    (source / "broken.txt").write_bytes(b"")
    ended = command(tmp_path / "home", "reindex", str(source))
    assert ended.code == 1
    first = ended.out.splitlines()[0]
    assert first.startswith("4 articles read in ")
    assert first.endswith(": 3 added, 0 changed, 0 unchanged, 1 failed")
    assert ended.err.startswith(f"{source / 'broken.txt'}: error: ")
    assert ended.err.rstrip().endswith("[empty]")


def test_reindex_json(command: Command, source: Path, tmp_path: Path) -> None:
    """Programs get one object with exactly these keys; nothing else is printed."""
    (source / "3.txt").write_text("Kein Kopf, kein Datum\n\nText.\n")
    ended = command(tmp_path / "home", "reindex", str(source), "--json")
    assert (ended.code, ended.err) == (0, "")
    found = ended.json
    assert list(found) == [
        "read", "added", "changed", "unchanged", "failed", "removed", "seconds", "problems",
    ]  # fmt: skip
    assert found["read"] == found["added"] == 4
    assert isinstance(found["seconds"], float)
    (problem,) = found["problems"]
    assert list(problem) == ["path", "line", "code", "severity", "reason"]
    assert (problem["path"], problem["line"]) == (str(source / "3.txt"), 1)
    assert (problem["code"], problem["severity"]) == ("no-header", "warning")


def test_reindex_remembers_folders(command: Command, source: Path, tmp_path: Path) -> None:
    """Folders add up under their names; without one all are read."""
    home = tmp_path / "home"
    other = shutil.copytree(source, tmp_path / "other")
    command(home, "reindex", str(source))
    command(home, "reindex", f"faz={other}")
    assert {name: folder.path for name, folder in Home(home).folders().items()} == {
        "taz": source,
        "faz": other,
    }
    assert command(home, "reindex", "--json").json["unchanged"] == 6
    assert command(home, "stats", "--json").json["folders"] == {"taz": 3, "faz": 3}


def test_reindex_full(command: Command, source: Path, tmp_path: Path) -> None:
    """A full rebuild reads all known folders, whichever was named."""
    home = tmp_path / "home"
    command(home, "reindex", str(source))
    other = shutil.copytree(source, tmp_path / "other")
    found = command(home, "reindex", "--full", str(other), "--json").json
    assert (found["read"], found["added"], found["unchanged"], found["removed"]) == (6, 3, 3, 0)
    assert command(home, "stats", "--json").json["generation"] != "1"


def test_reindex_removes_and_takes_back(command: Command, source: Path, tmp_path: Path) -> None:
    """What is gone is removed and written down as withdrawn, until it comes back."""
    home = tmp_path / "home"
    command(home, "reindex", str(source))
    text = (source / "0.txt").read_bytes()
    (source / "0.txt").unlink()
    ended = command(home, "reindex")
    assert "1 removed, 0 withheld from removal" in ended.out
    with Home(home).history() as history:
        assert history.withdrawn("taz/0") is not None
        (source / "0.txt").write_bytes(text)
        command(home, "reindex")
        assert history.withdrawn("taz/0") is None
        assert [(run.command, run.outcome, run.removed) for run in history.runs()] == [
            ("reindex", "done", 0),
            ("reindex", "done", 1),
            ("reindex", "done", 0),
        ]


def test_reindex_maps_fields(command: Command, tmp_path: Path) -> None:
    """Fields of JSON Lines are mapped once and remembered."""
    path = tmp_path / "dpa.jsonl"
    path.write_text('{"id": "1", "meta": {"published": "2022-12"}, "title": "T", "text": "Ein Text."}\n')
    home = tmp_path / "home"
    command(home, "reindex", f"dpa={path}", "--field", "date=meta.published", "--field", "body=text")
    with path.open("a") as file:
        file.write('{"id": "2", "meta": {"published": "2023"}, "title": "U", "text": "Noch einer."}\n')
    assert command(home, "reindex", "--json").json["added"] == 1
    shown = command(home, "show", "dpa/dpa.jsonl/2", "--json").json
    assert (shown["date"], shown["body"]) == ("2023", "Noch einer.")


def test_a_home_among_the_articles(command: Command, source: Path) -> None:
    """A home that would be read as articles is refused; a hidden one is never read."""
    ended = command(source / "home", "reindex", str(source))
    assert ended == Ended(
        2, "", f"archive: {source} holds the archive's own home {source / 'home'}; keep them apart\n"
    )
    assert command(source / ".home", "reindex", str(source), "--json").json["read"] == 3
    assert command(source / ".home", "reindex", "--json").json["read"] == 3


def test_reindex_withholds_removals(command: Command, source: Path, tmp_path: Path) -> None:
    """A folder that was unmounted keeps its articles, and the message says how to go on."""
    home = tmp_path / "home"
    command(home, "reindex", str(source))
    for path in source.iterdir():
        path.unlink()
    ended = command(home, "reindex")
    assert ended.code == 0
    assert "0 removed, 3 withheld from removal" in ended.out
    assert "the folder is empty; is the disk connected?; the 3 articles stay in the index" in ended.err
    assert command(home, "search", "Gipfel", "--json").json["total"] == 1
    assert command(home, "reindex", "--full").code == 3
    assert "3 removed" in command(home, "reindex", "--allow-removals").out
    assert command(home, "stats", "--json").json["articles"] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("reindex",), 2, "no folder is known yet; name one: archive --home HOME reindex FOLDER"),
        (("reindex", "/nirgends"), 2, "/nirgends: there is no such folder"),
        (("reindex", "x="), 2, "'x=' names no folder; write FOLDER or NAME=FOLDER"),
        (
            ("reindex", "--cores", "viele", "."),
            2,
            "--cores: cores is a whole number from 0 to 1024, not 'viele'",
        ),
        (("reindex", "--field", "datum=d", "."), 2, "write OURS=THEIRS, where ours is one of id, date"),
        (("check",), 2, "no folder is known yet; name one: archive check FOLDER"),
        (("search", "x"), 3, "nothing has been indexed yet"),
        (("show", "x"), 3, "nothing has been indexed yet"),
        (("stats",), 3, "nothing has been indexed yet"),
        (("rollback",), 3, "nothing has been indexed yet"),
        (("actors", "list"), 3, "nothing has been indexed yet"),
        (("forget", "taz"), 2, "no source folder is called 'taz'; known: none yet"),
        (
            ("search", "x", "--from", "gestern"),
            2,
            "not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: 'gestern'",
        ),
        (("search", "--undated", "--from", "2022"), 2, "leave out --from and --to"),
        (("nichts",), 2, "No such command 'nichts'"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else None,
)
def test_messages(
    command: Command, tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """Whatever is wrong is said in one message on stderr, without a traceback, with its exit code."""
    ended = command(tmp_path / "home", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert message in " ".join(ended.err.split()).replace(str(tmp_path / "home"), "HOME")
    assert "Traceback" not in ended.err


def test_mistakes_in_the_settings_are_said_by_every_command(command: Command, tmp_path: Path) -> None:
    """A wrong line in archive.toml ends any command with its place."""
    (tmp_path / "archive.toml").write_text("title = 'T'\nprot = 80\n")
    ended = command(tmp_path, "stats")
    path = tmp_path / "archive.toml"
    assert ended == Ended(2, "", f"archive: {path}:2: there is no setting 'prot'; did you mean 'port'?\n")


def test_a_home_that_can_not_be_made(command: Command, tmp_path: Path, source: Path) -> None:
    """An error of the system is a message with the file that it is about."""
    (tmp_path / "file").write_text("")
    ended = command(tmp_path / "file" / "home", "reindex", str(source))
    path = tmp_path / "file" / "home" / "archive.toml"
    assert (ended.code, ended.err) == (3, f"archive: {path}: Not a directory\n")


# ----------------------------------------------------------------------------- other ways to change


def test_forget(command: Command, source: Path, tmp_path: Path) -> None:
    """Forgetting removes a folder and its articles, and leaves its files."""
    home = tmp_path / "home"
    command(home, "reindex", str(source))
    assert command(home, "forget", "taz").out == "taz forgotten, 3 articles removed\n"
    assert Home(home).folders() == {}
    assert command(home, "search", "--json").json["total"] == 0
    assert len(list(source.iterdir())) == 3


def test_orphans_are_named(command: Command, source: Path, tmp_path: Path) -> None:
    """Articles of a folder that somebody took out of archive.toml are not lost sight of."""
    home = tmp_path / "home"
    other = shutil.copytree(source, tmp_path / "other")
    command(home, "reindex", str(source), str(other))
    Home(home).forget("other")
    ended = command(home, "reindex")
    assert ended.err == "archive: 3 articles of 'other' stay; to remove them: archive forget other\n"
    assert command(home, "forget", "other", "--json").json["removed"] == 3


def test_rollback_and_verify(command: Command, source: Path, tmp_path: Path) -> None:
    """After a rebuild the previous index can be taken back; a changed byte is found."""
    home = tmp_path / "home"
    command(home, "reindex", str(source))
    command(home, "reindex", "--full")
    assert command(home, "rollback").out.startswith("back at revision 1.")
    assert command(home, "verify", "--json").json == {"sound": True, "problems": []}
    largest = max((home / "generations" / "g000001").rglob("*"), key=lambda path: path.stat().st_size)
    data = bytearray(largest.read_bytes())
    data[len(data) // 2] ^= 1
    largest.write_bytes(data)
    ended = command(home, "verify")
    assert (ended.code, ended.out.splitlines()[-1]) == (1, "the index is damaged")
    assert largest.name in ended.out
    assert f"archive --home {home} reindex --full" in ended.out


def test_advice_names_the_home(command: Command, tmp_path: Path) -> None:
    """What people are told to run can be copied as it stands, also when the home is not the usual one."""
    home = tmp_path / "my home"
    advice = f"archive --home '{home}' reindex"
    assert f"run `{advice}`" in command(home, "search", "wald").err
    assert f"name one: {advice} FOLDER" in command(home, "reindex").err


# ------------------------------------------------------------------------------------- only reading


def test_check_reads_only(command: Command, tmp_path: Path) -> None:
    """Checking reports what reindex would, and leaves no trace."""
    home = tmp_path / "home"
    ended = command(home, "check", str(SEEDS), "--json")
    assert ended.code == 0
    assert ended.json["articles"] == ended.json["read"] == ARTICLES
    assert (ended.json["failed"], ended.json["dated"]) == (0, ARTICLES - 1)
    assert {problem["code"] for problem in ended.json["problems"]} == {"no-header", "skipped"}
    assert not home.exists()


def test_check_for_people(command: Command, source: Path, tmp_path: Path) -> None:
    """Every problem is a line with its place; an article that would be lost ends with 1."""
    (source / "bild.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    ended = command(tmp_path / "home", "check", str(source))
    assert ended.code == 1
    assert ended.out.splitlines()[0].startswith(f"{source / 'bild.txt'}: error: is no text")
    assert ended.out.splitlines()[-1] == "3 articles, 3 with a date; 1 failed, 0 warnings"


def test_search_json(command: Command, indexed: Path) -> None:
    """Programs get total, hits, wider matches and facets in exactly this form."""
    found = command(indexed, "search", "militärkooperation", "china", "--json").json
    assert list(found) == ["total", "hits", "wider", "facets"]
    assert found["total"] >= 1
    assert [list(hit) for hit in found["hits"]] == [["id", "date", "title", "snippet", "score"]] * len(
        found["hits"]
    )
    sample = next(hit for hit in found["hits"] if hit["id"] == SAMPLE)
    assert sample["date"] == "2022-12"
    assert "China" in sample["snippet"] and sample["score"] > 0
    assert {"years", "undated", "person", "organisation", "place", "source"} <= set(found["facets"])
    years = {row["date"]: row["holdings"] for row in found["facets"]["years"]}
    assert min(years) == "2001" and max(years) == "2023"


def test_search_for_people(command: Command, indexed: Path) -> None:
    """A list with date, title, id and snippet, without colours where no terminal is."""
    ended = command(indexed, "search", '"Militärkooperation mit China"')
    lines = ended.out.splitlines()
    assert lines[0] == "1 article"
    assert lines[2] == "Dezember 2022  Kremlchef will stärkere Militärkooperation mit China."
    assert lines[3] == f"  {SAMPLE}"
    assert "\x1b" not in ended.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param((), ARTICLES, id="everything"),
        pytest.param(("--undated",), 1, id="undated"),
        pytest.param(
            ("--from", "2022-12", "--to", "2022-12", '"Militärkooperation mit China"'), 1, id="month"
        ),
        pytest.param(("--to", "2000"), 0, id="before all"),
        pytest.param(("--folder", "seeds"), ARTICLES, id="folder"),
        pytest.param(("--folder", "-seeds"), 0, id="not this folder"),
        pytest.param(("datum:2022-12", '"Militärkooperation mit China"'), 1, id="typed date"),
        pytest.param(("qwertzuiop",), 0, id="nothing"),
    ],
)
def test_search_constraints(
    command: Command, indexed: Path, arguments: tuple[str, ...], expected: int
) -> None:
    """Options narrow the search; a query without a hit is no failure."""
    ended = command(indexed, "search", *arguments, "--limit", "0", "--json")
    assert (ended.code, ended.json["total"]) == (0, expected)


def test_search_orders_by_date(command: Command, indexed: Path) -> None:
    """Oldest and newest first; without a query the newest come first."""
    dates = {
        sort: [
            hit["date"] for hit in command(indexed, "search", "wahl", "--sort", sort, "--json").json["hits"]
        ]
        for sort in ("oldest", "newest")
    }
    assert dates["oldest"] == sorted(dates["oldest"])
    assert dates["newest"] == sorted(dates["newest"], reverse=True)
    everything = command(indexed, "search", "--limit", "3", "--json").json["hits"]
    assert everything[0]["date"] >= "2023"


def test_search_by_actor(command: Command, indexed: Path) -> None:
    """An actor narrows by name or id, and is excluded with a minus."""
    total = command(indexed, "search", "--limit", "0", "--json").json["total"]
    named = command(indexed, "search", "--actor", "person:angela-merkel", "--limit", "0", "--json").json[
        "total"
    ]
    without = command(indexed, "search", "--actor", "-person:angela-merkel", "--limit", "0", "--json").json[
        "total"
    ]
    by_name = command(indexed, "search", "--actor", "Angela Merkel", "--limit", "0", "--json").json["total"]
    assert named == by_name >= 3
    assert named + without == total


def test_minus_words_are_no_options(command: Command, indexed: Path) -> None:
    """A word that begins with a minus is excluded, also where it looks like an option."""
    with_word = command(indexed, "search", "china", "--limit", "0", "--json").json["total"]
    without = command(indexed, "search", "china", "-haus", "--limit", "0", "--json").json["total"]
    putin = command(indexed, "search", "china", "-putin", "--limit", "0", "--json").json["total"]
    assert putin < without <= with_word


def test_hints_go_to_stderr(command: Command, indexed: Path) -> None:
    """What could not be understood is searched as words, and said beside the result."""
    ended = command(indexed, "search", "farbe:rot", "--json")
    assert ended.err == "archive: “farbe:” is not a search field; its words are searched.\n"
    assert ended.json["total"] >= 0


def test_show(command: Command, indexed: Path) -> None:
    """An article as it was indexed, for people in lines, for programs with its mentions."""
    ended = command(indexed, "show", SAMPLE)
    assert ended.out.startswith("Dezember 2022\nKremlchef will stärkere Militärkooperation mit China.\n\n")
    assert max(map(len, ended.out.splitlines()[3:-1])) <= 88
    shown = command(indexed, "show", SAMPLE, "--json").json
    assert (shown["id"], shown["date"]) == (SAMPLE, "2022-12")
    text = f"{shown['title']}\n\n{shown['body']}"
    putin = next(mention for mention in shown["mentions"] if mention["name"] == "Wladimir Putin")
    assert text[putin["start"] : putin["end"]]
    assert putin["actor"] == "person:wladimir-putin"


def test_show_what_is_not_there(command: Command, indexed: Path) -> None:
    """An unknown id is said, and ends with 1."""
    ended = command(indexed, "show", "seeds/nichts")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        "archive: there is no article 'seeds/nichts'; ids stand in the results of archive search\n"
    )


def test_corrections_are_shown_both_ways(command: Command, indexed: Path) -> None:
    """A correction names what it corrects; the corrected article names its correction."""
    new, old = "seeds/2015/berichtigung-klimaabkommen", "seeds/2015/klimaabkommen-paris"
    assert command(indexed, "show", new, "--json").json["corrects"] == old
    assert command(indexed, "show", old, "--json").json["corrected_by"] == [new]


def test_stats(command: Command, indexed: Path) -> None:
    """Figures of the archive for people and programs agree."""
    figures = command(indexed, "stats", "--json").json
    assert (figures["articles"], figures["undated"]) == (ARTICLES, 1)
    assert figures["folders"] == {"seeds": ARTICLES}
    assert figures["first"].startswith("2001") and figures["last"].startswith("2023")
    lines = command(indexed, "stats").out.splitlines()
    assert lines[0] == f"{ARTICLES} articles"
    assert f"{figures['words']:,}" in next(line for line in lines if line.startswith("words"))


def test_actors(command: Command, indexed: Path) -> None:
    """Actors are listed by how often they are named, and shown by any of their names."""
    rows = command(indexed, "actors", "list", "--kind", "person", "--json").json
    assert [row["count"] for row in rows] == sorted((row["count"] for row in rows), reverse=True)
    assert {row["kind"] for row in rows} == {"person"}
    merkel = command(indexed, "actors", "show", "Angela Merkel", "--json").json
    assert (merkel["id"], merkel["name"]) == ("person:angela-merkel", "Angela Merkel")
    assert merkel["articles"] == next(row["count"] for row in rows if row["id"] == merkel["id"])
    assert command(indexed, "actors", "show", "person:angela-merkel").out.startswith(
        "Angela Merkel  person:angela-merkel\n"
    )
    missing = command(indexed, "actors", "show", "Niemand Nirgends")
    assert (missing.code, missing.out) == (1, "")


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_actors_alone_lists(command: Command, indexed: Path, options: tuple[str, ...]) -> None:
    """Without a subcommand, what `list` shows; an option of the list has no place before another."""
    assert command(indexed, "actors", *options) == command(indexed, "actors", "list", *options)
    assert command(indexed, "actors", "--json", "show", "NATO").code == 2


def test_an_output_that_lacks_letters(tmp_path: Path) -> None:
    """What the encoding of the output lacks is written as an escape."""
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "\u4e2d.txt").write_bytes(b"")
    ended = subprocess.run(
        [sys.executable, "-m", "archive.cli", "check", str(folder)],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"}, capture_output=True, check=False,
    )  # fmt: skip
    assert b"\\u4e2d.txt" in ended.stdout
    assert b"bug" not in ended.stderr


def test_a_home_that_can_not_be_written(command: Command, tmp_path: Path, source: Path) -> None:
    """Where the history can't be made, the home is at fault, not a damaged file."""
    (tmp_path / "history.sqlite").mkdir()
    ended = command(tmp_path, "reindex", str(source))
    assert (ended.code, ended.err) == (
        3, f"archive: {tmp_path}: the home is not writable (unable to open database file)\n",
    )  # fmt: skip


def test_actors_apply(command: Command, tmp_path: Path, source: Path) -> None:
    """A changed authority file holds at once; the articles are not read again."""
    home = tmp_path / "home"
    (source / "9.txt").write_text("date 2022 Reise\n\nBundeskanzlerin Angela Merkel reiste nach Paris.\n")
    command(home, "reindex", str(source))
    shutil.rmtree(source)
    (home / "actors.toml").write_text(
        '[[actor]]\nname = "Dr. Angela Merkel"\nkind = "person"\naliases = ["Angela Merkel"]\n'
    )
    ended = command(home, "actors", "apply")
    assert ended.code == 0, ended.err
    assert ended.out.endswith("actors in 4 articles\n")
    shown = command(home, "actors", "show", "Dr. Angela Merkel", "--json").json
    assert (shown["name"], shown["articles"]) == ("Dr. Angela Merkel", 1)


def test_settings(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What holds is printed with where it can be changed."""
    monkeypatch.setenv("ARCHIVE_PORT", "8080")
    found = command(tmp_path, "settings", "--title", "Archiv", "--json").json
    assert (found["home"], found["port"], found["title"]) == (str(tmp_path), 8080, "Archiv")
    assert "port = 8080  ARCHIVE_PORT" in command(tmp_path, "settings").out


def test_home_by_option_environment_and_default(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--home after the command, before it, then ARCHIVE_HOME, then the user's own folder."""
    monkeypatch.setenv("ARCHIVE_HOME", str(tmp_path / "environment"))
    assert command(tmp_path / "before", "settings", "--json").json["home"] == str(tmp_path / "before")
    after = command(tmp_path / "before", "settings", "--json", "--home", str(tmp_path / "after"))
    assert after.json["home"] == str(tmp_path / "after")
    assert run(["settings", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["home"] == str(tmp_path / "environment")
    monkeypatch.delenv("ARCHIVE_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert run(["settings", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["home"].endswith("zeitlupe")


def test_no_color(indexed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """NO_COLOR is respected even where colours were possible."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run(["--home", str(indexed), "search", "china", "--limit", "1"]) == 0
    assert "\x1b" not in capsys.readouterr().out
