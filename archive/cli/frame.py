"""What all commands share: where they are found, the home, settings as options, how they end.

Exit codes: 0 all well (warnings included), 1 some of it failed, 2 wrong usage or settings,
3 the whole of it failed or was interrupted. Results go to stdout, everything else to stderr.
"""

from __future__ import annotations

import os
import shlex
import sqlite3
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from archive.cli.interrupts import Interrupted, is_interrupt, last_word
from archive.errors import ArchiveError, SettingError
from archive.home import Home, Settings
from archive.home.folders import FolderError
from archive.home.home import default_home
from archive.home.settings import table

OK, PARTLY, USAGE, FAILED = range(4)

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "reindex": "archive.cli.reindex",
        "check": "archive.cli.check",
        "search": "archive.cli.search",
        "show": "archive.cli.search",
        "watch": "archive.cli.watch",
        "serve": "archive.cli.serve",
        "actors": "archive.cli.actors",
        "stats": "archive.cli.care",
        "forget": "archive.cli.reindex",
        "rollback": "archive.cli.care",
        "verify": "archive.cli.care",
        "settings": "archive.cli.settings",
    }
)
"""Every command and the module that holds it, imported when it is called (or its help asked for)."""


class Commands(click.Group):
    """The commands in the order in which they are met, not in that of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command


@dataclass(frozen=True, slots=True)
class Setup:
    """What a command works with: the home and the settings that hold for this call."""

    home: Home
    settings: Settings


def version() -> str:
    """The version that is installed; a checkout that nobody installed has none."""
    try:
        return metadata.version("zeitlupe")
    except metadata.PackageNotFoundError:
        return "not installed"


def home_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--home`, on every command."""
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder in which the archive lives; else ARCHIVE_HOME, else a folder of your own.",
    )(command)


def find_home(option: Path | None) -> Home:
    """The home that this call is about: option of the command, option before it, environment, default."""
    before = click.get_current_context().find_root().params.get("home")
    named = option or before or os.environ.get("ARCHIVE_HOME")
    return Home(Path(named).expanduser().absolute() if named else default_home())


def with_setup(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command its `Setup` as first argument, with options for these settings and `--home`."""
    rows = {row.name: row for row in table()}

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        def call(home: Path | None, **arguments: Any) -> Any:
            options = {name: arguments.pop(name) for name in names}
            place = find_home(home)
            try:
                code = command(Setup(place, place.settings(options, os.environ)), **arguments)
                sys.stdout.flush()
            except BrokenPipeError:
                return _hushed()
            except ArchiveError as error:
                return _say(advised(str(error), place), _code(error))
            return code

        call.__doc__, call.__name__ = command.__doc__, command.__name__
        call.__click_params__ = list(getattr(command, "__click_params__", []))  # type: ignore[attr-defined]
        decorated: Callable[..., Any] = home_option(call)
        for name in reversed(names):
            row = rows[name]
            kind: Any = click.Choice(row.choices) if row.choices else str
            metavar = None if row.choices else "NUMBER" if row.kind is int else "TEXT"
            decorated = click.option(f"--{name}", type=kind, metavar=metavar, help=row.help)(decorated)
        return decorated

    return decorate


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@home_option
@click.version_option(version(), prog_name="archive")
def archive(home: Path | None) -> None:
    """Search an archive of dated German news articles.

    \b
    Read a folder of articles, then open the page:
        archive reindex FOLDER
        archive serve
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every error that a person can do something about becomes a message."""
    try:
        code = archive.main(arguments, "archive", standalone_mode=False)
        return code if isinstance(code, int) else OK
    except click.ClickException as error:
        error.show()
        return USAGE
    except ArchiveError as error:
        return _say(error, _code(error))
    except (OSError, sqlite3.Error) as error:
        return _say(error, FAILED)
    except (KeyboardInterrupt, click.Abort, Interrupted):
        return _say("interrupted", FAILED)
    except Exception as error:
        if is_interrupt(error):
            return _say("interrupted", FAILED)
        if os.environ.get("ARCHIVE_DEBUG"):
            traceback.print_exc()
        return _say(
            f"this is a bug, please report it: {type(error).__name__}: {error} (ARCHIVE_DEBUG=1 shows more)",
            FAILED,
        )


def advised(text: str, home: Home) -> str:
    """A message whose advice to index names the home, so that it can be copied as it stands."""
    return text.replace("archive reindex", reindex_command(home))


def reindex_command(home: Home) -> str:
    """What reads folders into this home."""
    if home.path == default_home():
        return "archive reindex"
    return f"archive --home {shlex.quote(str(home.path))} reindex"


def _code(error: ArchiveError) -> int:
    return USAGE if isinstance(error, SettingError | FolderError) else FAILED


def _hushed() -> int:
    """Whoever read our output has gone (archive search … | head), which is no business of ours.

    Python flushes stdout once more at its end and must not fail then.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


def _say(text: object, code: int) -> int:
    if isinstance(text, OSError) and text.strerror:
        text = f"{text.filename}: {text.strerror}" if text.filename else text.strerror
    last_word(f"archive: {text}")
    return code
