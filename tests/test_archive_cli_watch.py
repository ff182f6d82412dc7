"""`archive watch`: prints what is new since the last call, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from archive.cli.frame import run
from archive.cli.watch import changes_told, line, question
from tests.small_archive import ARTICLES
from web.keeping import Difference
from web.urls import read_string

ROOT = Path(__file__).parent.parent
THEN = datetime(2023, 3, 2, tzinfo=UTC)


class Desk:
    """A source folder, a home, and the command line on both."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.source, self.home, self._capsys = folder / "taz", folder / "home", capsys
        self.source.mkdir()

    def write(self, name: str, title: str, body: str = "Ein Bericht.", date: str = "2022-12-16") -> None:
        """Put an article."""
        (self.source / f"{name}.txt").write_text(f"date {date} {title}\n\n{body}\n")

    def call(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, stdout, stderr."""
        self._capsys.readouterr()
        code = run(["--home", str(self.home), *arguments])
        out, err = self._capsys.readouterr()
        return code, out, err

    def index(self) -> None:
        """Read the folder."""
        code, _, err = self.call("reindex", str(self.source))
        assert code == 0, err


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with two articles indexed."""
    for name in list(os.environ):
        if name.startswith("ARCHIVE_"):
            monkeypatch.delenv(name)
    made = Desk(tmp_path, capsys)
    made.write("eins", "Gipfel in Peking")
    made.write("zwei", "Wahl in Berlin")
    made.index()
    return made


def test_watching_prints_what_is_new_once(desk: Desk) -> None:
    """Silence at first, then each new article one time, then silence again."""
    assert desk.call("watch", "gipfel") == (0, "", "")
    desk.write("drei", "Zweiter Gipfel in Peking", date="2023-01")
    desk.write("vier", "Streik in Köln")
    desk.index()
    assert desk.call("watch", "gipfel") == (0, "+ Januar 2023  Zweiter Gipfel in Peking\n  taz/drei\n", "")
    assert desk.call("watch", "gipfel") == (0, "", "")


def test_changes_are_told_when_asked_for(desk: Desk) -> None:
    """What was changed, withdrawn or matches no more, each with its sign."""
    desk.write("drei", "Gipfel der Gipfel", date="2023")
    desk.index()
    for name in ("all", "new"):
        desk.call("watch", "gipfel", "--name", name)
    desk.write("eins", "Gipfel in Peking", "Ein längerer Bericht.")
    desk.write("drei", "Berg der Berge", date="2023")
    desk.write("vier", "Gipfel ohne Ende", date="2024")
    desk.index()
    expected = (
        "+ 2024  Gipfel ohne Ende\n  taz/vier\n"
        "~ 16. Dezember 2022  Gipfel in Peking  (changed)\n  taz/eins\n"
        "- 2023  Berg der Berge  (matches no more)\n  taz/drei\n"
    )
    assert desk.call("watch", "gipfel", "--name", "all", "--changes") == (0, expected, "")
    assert desk.call("watch", "gipfel", "--name", "new")[1] == "+ 2024  Gipfel ohne Ende\n  taz/vier\n"


def test_programs_get_a_line_of_json_for_each_article(desk: Desk) -> None:
    """Date and title as known, the address where the public one is."""
    desk.call("watch", "/?q=in&from=2022-12&to=2023")
    desk.write("drei", "Gipfel in Prag", date="2023-01")
    desk.index()
    options = ("--json", "--url", "https://archiv.example.org/")
    code, out, _ = desk.call("watch", "/?q=in&from=2022-12&to=2023", *options)
    assert (code, json.loads(out)) == (
        0,
        {
            "change": "new",
            "id": "taz/drei",
            "date": "2023-01",
            "title": "Gipfel in Prag",
            "address": "https://archiv.example.org/article/taz/drei",
        },
    )


def test_the_state_can_lie_in_a_file(desk: Desk, tmp_path: Path) -> None:
    """Two files are two watches; a file that is something else is named and kept."""
    mine, yours = tmp_path / "mine", tmp_path / "yours"
    desk.call("watch", "gipfel", "--state", str(mine))
    desk.write("drei", "Gipfel in Prag")
    desk.index()
    desk.call("watch", "gipfel", "--state", str(yours))
    assert "taz/drei" in desk.call("watch", "gipfel", "--state", str(mine))[1]
    assert desk.call("watch", "gipfel", "--state", str(yours))[1] == ""
    mine.write_text("dear diary")
    told = f"archive: {mine}: not a file that archive watch has written; remove it to begin anew\n"
    assert desk.call("watch", "gipfel", "--state", str(mine)) == (3, "", told)
    assert mine.read_text() == "dear diary"


def test_the_exit_code_can_tell(desk: Desk) -> None:
    """With --exit-code 1 means nothing new, for a script that asks before it mails."""
    assert desk.call("watch", "gipfel", "--exit-code")[0] == 1
    desk.write("drei", "Gipfel in Prag")
    desk.index()
    assert desk.call("watch", "gipfel", "--exit-code")[0] == 0
    assert desk.call("watch", "gipfel", "--exit-code")[0] == 1


def test_what_could_not_be_printed_is_told_again(desk: Desk) -> None:
    """A full disk or a closed pipe loses nothing: only what was printed is remembered."""
    desk.call("watch", "gipfel")
    desk.write("drei", "Gipfel in Prag")
    desk.index()
    command = [sys.executable, "-m", "archive.cli", "--home", str(desk.home), "watch", "gipfel"]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, text=True, check=False)
    assert ended.returncode != 0
    assert "No space left on device" in ended.stderr
    assert "taz/drei" in desk.call("watch", "gipfel")[1]


def test_without_an_index_the_command_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3, and the command that helps."""
    assert run(["--home", str(tmp_path), "watch", "gipfel"]) == 3
    assert f"archive --home {tmp_path} reindex" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "string"),
    [
        ("rüstung china", "q=rüstung+china"),
        ("titel:gipfel", "q=titel:gipfel"),
        ("http://127.0.0.1:8000/?q=gipfel&from=2022&page=3", "q=gipfel&from=2022"),
        ("https://archiv.example.org/feed?q=gipfel", "q=gipfel"),
        ("https://archiv.example.org/export?format=csv&actor=-place:berlin", "actor=-place:berlin"),
        ("/?undated=1", "undated=1"),
        ("?q=gipfel", "q=gipfel"),
    ],
)
def test_a_question_is_typed_or_copied(text: str, string: str) -> None:
    """Words as typed, or the address of a page, a feed or an export."""
    assert question(text) == read_string(string)[0]


def test_a_bad_address_is_refused() -> None:
    """Watching something else than was meant would go unnoticed."""
    with pytest.raises(click.BadParameter, match=r"from=quark \(bad-date\)"):
        question("http://localhost/?q=x&from=quark")


@pytest.mark.parametrize(
    ("kind", "article", "address", "text"),
    [
        ("new", ARTICLES[3], "", "+ ohne Datum  Notiz zur Rüstung\n  taz/ohne/notiz"),
        ("new", ARTICLES[3], "http://x/a", "+ ohne Datum  Notiz zur Rüstung\n  http://x/a"),
        ("withdrawn", None, "", "- taz/ohne/notiz  (withdrawn)"),
    ],
)
def test_lines_for_people(kind: str, article: object, address: str, text: str) -> None:
    """A table of lines."""
    assert line(kind, "taz/ohne/notiz", article, address) == text  # type: ignore[arg-type]


def test_new_articles_come_first() -> None:
    """Then changed, withdrawn, and those that match no more."""
    found = Difference(THEN, new=("a",), changed=("b",), withdrawn=("c",), left=("d",))
    assert changes_told(found, whole=False) == [("new", "a")]
    assert changes_told(found, whole=True) == [
        ("new", "a"),
        ("changed", "b"),
        ("withdrawn", "c"),
        ("left", "d"),
    ]
