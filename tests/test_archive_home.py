"""The home folder: settings from four places, source folders, a file that people write in."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import SettingError
from archive.home import Home, Settings, SourceFolder
from archive.home.config import drop_folder, parse_config, put_folder, read_config, template
from archive.home.folders import FolderError, add_folder, check_name, parse_folder
from archive.home.history import MIGRATIONS, History, HistoryError, Run
from archive.home.settings import Given, resolve, table

NAMED = "title, language, url, origins, host, port, threads, seconds, cores, memory"
NOON = dt.datetime(2022, 12, 16, 12, 0, tzinfo=dt.UTC)


# ------------------------------------------------------------------------------------------ settings


def test_every_setting_has_help_and_a_valid_default() -> None:
    """The table documents each setting in one sentence, and accepts its own defaults."""
    for row in table():
        assert row.help.endswith(".") and "\n" not in row.help
        assert row.read(row.default, "here") == row.default
        assert row.variable == "ARCHIVE_" + row.name.upper()


@pytest.mark.parametrize(
    ("options", "environ", "given", "port"),
    [
        pytest.param({}, {}, {}, 8000, id="default"),
        pytest.param({}, {}, {"port": Given(81, 1)}, 81, id="file"),
        pytest.param({}, {"ARCHIVE_PORT": "82"}, {"port": Given(81, 1)}, 82, id="environment"),
        pytest.param({"port": "83"}, {"ARCHIVE_PORT": "82"}, {"port": Given(81, 1)}, 83, id="option"),
        pytest.param({"port": None}, {"ARCHIVE_PORT": " 82 "}, {}, 82, id="option not given"),
    ],
)
def test_precedence(
    options: Mapping[str, object], environ: Mapping[str, str], given: Mapping[str, Given], port: int
) -> None:
    """Option before environment before file before default."""
    assert resolve(options, environ, given).port == port


@pytest.mark.parametrize(
    ("options", "environ", "given", "message"),
    [
        (
            {},
            {},
            {"prot": Given(1, 3)},
            "archive.toml:3: there is no setting 'prot'; did you mean 'port'?",
        ),
        (
            {},
            {},
            {"xyz": Given(1, 3)},
            f"archive.toml:3: there is no setting 'xyz'; there are {NAMED} and [folders]",
        ),
        (
            {},
            {},
            {"port": Given("http", 2)},
            "archive.toml:2: port is a whole number from 0 to 65535, not 'http'",
        ),
        (
            {},
            {},
            {"port": Given(True, 2)},
            "archive.toml:2: port is a whole number from 0 to 65535, not True",
        ),
        ({}, {}, {"title": Given(7, 2)}, "archive.toml:2: title is text in quotation marks, not 7"),
        ({}, {"ARCHIVE_PORT": "x"}, {}, "ARCHIVE_PORT: port is a whole number from 0 to 65535, not 'x'"),
        (
            {},
            {"ARCHIVE_PORT": "65536"},
            {},
            "ARCHIVE_PORT: port is a whole number from 0 to 65535, not 65536",
        ),
        ({"memory": "1"}, {}, {}, "--memory: memory is a whole number from 128 to 2147483647, not 1"),
        ({"language": "fr"}, {}, {}, "--language: language is one of de, en, not 'fr'"),
    ],
)
def test_bad_values(
    options: Mapping[str, object], environ: Mapping[str, str], given: Mapping[str, Given], message: str
) -> None:
    """Every impossible value is named with its place, its rule and itself."""
    with pytest.raises(SettingError) as caught:
        resolve(options, environ, given)
    assert str(caught.value) == message


def test_a_bad_value_is_an_error_even_where_it_is_overruled() -> None:
    """A mistake in the file is said although an option overrules it."""
    with pytest.raises(SettingError, match=r"archive\.toml:1"):
        resolve({"port": "83"}, {}, {"port": Given("x", 1)})


# -------------------------------------------------------------------------------------- source folders


@pytest.mark.parametrize(
    ("text", "name", "path", "named"),
    [
        ("taz=/data/taz", "taz", "/data/taz", True),
        ("/data/taz", "taz", "/data/taz", False),
        ("/data/taz/", "taz", "/data/taz", False),
        ("ne\u0301=/d", "n\u00e9", "/d", True),
        ("a=b=c", "a", "{cwd}/b=c", True),
        ("x/../taz", "taz", "{cwd}/taz", False),
    ],
)
def test_parse_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, name: str, path: str, named: bool
) -> None:
    """`NAME=FOLDER` and `FOLDER` as typed; names are NFC, paths absolute."""
    monkeypatch.chdir(tmp_path)
    expected = SourceFolder(name, Path(path.format(cwd=tmp_path)))
    assert parse_folder(text) == (expected, named)


def test_a_folder_with_an_equals_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is really called so is a folder; its name has to be given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a=b").mkdir()
    with pytest.raises(FolderError, match="can't be called 'a=b'"):
        parse_folder("a=b")
    assert parse_folder("c=a=b") == (SourceFolder("c", tmp_path / "a=b"), True)


@pytest.mark.parametrize("name", ["", ".taz", "a/b", "a=b", "a\\b", "a\tb", "\u200b"])
def test_names_that_can_not_begin_an_id(name: str) -> None:
    """Empty, hidden, divided or invisible names are refused."""
    with pytest.raises(FolderError):
        check_name(name)


@pytest.mark.parametrize("text", ["", " ", "taz="])
def test_no_folder_at_all(text: str) -> None:
    """An empty folder is refused."""
    with pytest.raises(FolderError) as caught:
        parse_folder(text)
    assert str(caught.value) == f"{text!r} names no folder; write FOLDER or NAME=FOLDER"


def test_add_folder() -> None:
    """Known folders keep their names, typed names move, silent conflicts are refused."""
    old = SourceFolder("taz", Path("/old/taz"), {"date": "d"})
    known = {"taz": old}
    assert add_folder(known, SourceFolder("anders", Path("/old/taz")), False) == old
    assert add_folder(known, SourceFolder("faz", Path("/faz")), False) == SourceFolder("faz", Path("/faz"))
    moved = add_folder(known, SourceFolder("taz", Path("/new/taz")), True)
    assert moved == SourceFolder("taz", Path("/new/taz"), {"date": "d"})
    with pytest.raises(FolderError) as caught:
        add_folder(known, SourceFolder("taz", Path("/new/taz")), False)
    assert str(caught.value) == (
        "the name 'taz' belongs to /old/taz; give /new/taz a name of its own: archive reindex NAME=/new/taz"
    )


# ---------------------------------------------------------------------------------------- archive.toml


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("port = ", "archive.toml: Invalid value (at end of document)"),
        ("\n\nport: 8", "archive.toml: Expected '=' after a key in a key/value pair (at line 3, column 5)"),
        ("folders = 3", 'archive.toml:1: write [folders], then name = "path" lines'),
        ("[folders]\ntaz = 3", 'archive.toml:2: a source folder is written: taz = "path"'),
        ("[folders]\n\n'/' = 'x'", "archive.toml:3: a source folder can't be called '/'"),
        (
            "[folders.taz]\npath = 'x'\nfields = { datum = 'd' }",
            "archive.toml:1: an article has no field 'datum'",
        ),
        (
            "[folders]\ntaz = { path = 'x', fields = { date = 1 } }",
            'archive.toml:2: fields are written: { date = "their name", … }',
        ),
    ],
)
def test_mistakes_in_the_file(text: str, message: str) -> None:
    """Every mistake is told with its line."""
    with pytest.raises(SettingError) as caught:
        parse_config(text, Path("archive.toml"))
    assert str(caught.value).startswith(message)


def test_file_that_is_no_utf8(tmp_path: Path) -> None:
    """A file in another encoding is named, with the place."""
    path = tmp_path / "archive.toml"
    path.write_bytes("title = 'Stra\u00dfe'".encode("cp1252"))
    with pytest.raises(SettingError) as caught:
        read_config(path)
    assert str(caught.value) == f"{path}: not UTF-8 at byte 13; save it as UTF-8"


def test_template_explains_every_setting_and_sets_none() -> None:
    """A new file says all there is and changes nothing; without the # it sets the defaults."""
    assert parse_config(template(), Path("archive.toml")).settings == {}
    lines = [line.removeprefix("# ") for line in template().splitlines() if " = " in line]
    config = parse_config("\n".join(lines), Path("archive.toml"))
    assert resolve({}, {}, config.settings) == Settings()


def test_folders_are_changed_and_everything_else_stays(tmp_path: Path) -> None:
    """Adding, changing and dropping a folder touches its own lines only."""
    path = tmp_path / "archive.toml"
    path.write_text("# mine\nport = 81  # really\n\n[folders]\nold = 'x' # keep\n\n# end\n")
    put_folder(path, SourceFolder("n\u00e4u 1", Path('/a "b"'), {"date": "published"}))
    assert path.read_text() == (
        "# mine\nport = 81  # really\n\n[folders]\nold = 'x' # keep\n"
        '"n\u00e4u 1" = { path = "/a \\"b\\"", fields = { date = "published" } }\n\n# end\n'
    )
    assert read_config(path).folders == {
        "old": SourceFolder("old", tmp_path / "x"),
        "n\u00e4u 1": SourceFolder("n\u00e4u 1", Path('/a "b"'), {"date": "published"}),
    }
    put_folder(path, SourceFolder("old", Path("/y")))
    drop_folder(path, "n\u00e4u 1")
    assert path.read_text() == '# mine\nport = 81  # really\n\n[folders]\nold = "/y"\n\n# end\n'


def test_folders_written_as_tables(tmp_path: Path) -> None:
    """A folder that somebody wrote as a table of its own is dropped as a whole."""
    path = tmp_path / "archive.toml"
    path.write_text("[folders.a]\npath = '/a'\n[folders.a.fields]\ndate = 'd'\n[folders.b]\npath = '/b'\n")
    drop_folder(path, "a")
    assert path.read_text() == "[folders.b]\npath = '/b'\n"


def test_folders_that_no_program_can_change(tmp_path: Path) -> None:
    """A way of writing that can't be changed line by line is left alone, and said."""
    path = tmp_path / "archive.toml"
    text = "folders = { a = '/a' }\n"
    path.write_text(text)
    with pytest.raises(SettingError, match="a way that can't be changed by program"):
        put_folder(path, SourceFolder("b", Path("/b")))
    assert path.read_text() == text


NAMES = st.text(min_size=1, max_size=12).filter(lambda name: valid(name))


def valid(name: str) -> bool:
    try:
        return bool(check_name(name)) and name.isprintable()
    except FolderError:
        return False


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)))
def test_folders_go_round(tmp_path_factory: pytest.TempPathFactory, folders: dict[str, str]) -> None:
    """Whatever is put is read again, and dropping all leaves none."""
    path = tmp_path_factory.mktemp("home") / "archive.toml"
    expected = {name: SourceFolder(name, Path("/") / place.lstrip("~")) for name, place in folders.items()}
    for folder in expected.values():
        put_folder(path, folder)
    assert read_config(path).folders == expected
    for name in expected:
        drop_folder(path, name)
    assert read_config(path).folders == {}


# ---------------------------------------------------------------------------------------------- home


def test_home_remembers_folders(tmp_path: Path) -> None:
    """Folders add up in the order in which they came; forgetting drops one."""
    home = Home(tmp_path / "new" / "home")
    assert home.folders() == {}
    for name in ("b", "a"):
        home.remember(SourceFolder(name, Path(f"/{name}")))
    assert list(home.folders()) == ["b", "a"]
    home.forget("b")
    assert list(home.folders()) == ["a"]
    assert home.settings({}, {}) == Settings()


def test_reading_a_home_makes_nothing(tmp_path: Path) -> None:
    """Asking for settings and folders leaves no trace."""
    home = Home(tmp_path / "home")
    home.settings({}, {})
    home.folders()
    assert not home.path.exists()


# ------------------------------------------------------------------------------------------- history


def test_history_keeps_runs_and_withdrawals(tmp_path: Path) -> None:
    """An article that left is withdrawn until it comes back; runs are listed newest first."""
    first = Run("reindex", NOON, NOON, "done", "1.1", read=3, added=3)
    second = Run("reindex", NOON, NOON + dt.timedelta(hours=1), "done", "1.2", read=2, removed=1)
    with History(tmp_path / "history.sqlite") as history:
        history.record(first, returned=["taz/a", "taz/b"])
        history.record(second, removed=["taz/a"])
        assert history.withdrawn("taz/a") == second.ended
        assert history.withdrawn("taz/b") is None
    with History(tmp_path / "history.sqlite") as history:
        assert history.runs() == (second, first)
        assert history.runs(1) == (second,)
        history.record(first, returned=["taz/a"])
        assert history.withdrawn("taz/a") is None


def test_history_is_all_or_nothing(tmp_path: Path) -> None:
    """A transaction that fails leaves nothing behind, and its error names the file."""
    path = tmp_path / "history.sqlite"
    with History(path) as history:
        with (
            pytest.raises(HistoryError, match="no such table: nowhere"),
            history.transaction() as db,
        ):
            db.execute("INSERT INTO redirects VALUES ('a', 'b', 'now')")
            db.execute("INSERT INTO nowhere VALUES (1)")
        assert history.rows("SELECT * FROM redirects") == []


def test_history_of_every_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Each version that was ever released opens, with what it held."""
    for version in range(1, len(MIGRATIONS)):
        path = tmp_path / f"{version}.sqlite"
        with sqlite3.connect(path) as db:
            db.executescript(";".join(MIGRATIONS[:version]))
            db.execute("INSERT INTO redirects VALUES ('old', 'new', '2022')")
            db.execute(f"PRAGMA user_version = {version}")
        db.close()
        with History(path) as history:
            assert history.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
            assert history.rows("SELECT new FROM redirects") == [("new",)]


def test_history_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """An older program leaves a newer file alone, and says what to do."""
    path = tmp_path / "history.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(HistoryError) as caught:
        History(path)
    assert str(caught.value) == f"{path} was written by a newer version of this program; update the program"


def test_history_that_is_no_database(tmp_path: Path) -> None:
    """A damaged file is named and not overwritten."""
    path = tmp_path / "history.sqlite"
    path.write_bytes(b"something else" * 100)
    with pytest.raises(HistoryError, match="it keeps saved queries"):
        History(path)
    assert path.read_bytes().startswith(b"something else")


def test_history_that_another_begins_to_write(tmp_path: Path) -> None:
    """A new file is opened as soon as the other is done."""
    path = tmp_path / "history.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.2, other.execute, ("COMMIT",))
    done.start()
    with History(path) as history:
        assert history.rows("PRAGMA journal_mode") == [("wal",)]
    done.join()
    other.close()


def test_history_that_another_does_not_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some time it says who is in the way, and not that the file is damaged."""
    monkeypatch.setattr("archive.home.history.WAIT", 0.1)
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match=r"another program has been using it .* try again"):
            History(path)


def test_history_made_by_several_at_once(tmp_path: Path) -> None:
    """Threads that open a new history together find it whole."""
    errors: list[BaseException] = []

    def opens() -> None:
        try:
            with History(tmp_path / "history.sqlite") as history:
                history.record(Run("reindex", NOON, NOON, "done"))
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=opens) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with History(tmp_path / "history.sqlite") as history:
        assert len(history.runs()) == 8
