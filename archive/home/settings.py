"""Every setting there is, as one table: the fields of `Settings`.

A value comes from the first of: the option (`--port 8080`), the environment (`ARCHIVE_PORT=8080`),
`archive.toml` (`port = 8080`), the default. The command line, the documentation and `archive
settings` are generated from this table.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from archive.errors import SettingError

PREFIX = "ARCHIVE_"

_DIGITS = re.compile(r"\s*[0-9]{1,12}\s*\Z")


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: `kind` is str or int; `choices` empty means any; bounds hold for int."""

    name: str
    kind: type
    default: str | int
    help: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 2**31 - 1

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return PREFIX + self.name.upper()

    def read(self, value: object, where: str) -> str | int:
        """Check a value; text is read as a number where one is meant. `where` begins the message.

        Raises SettingError.
        """
        return self._number(value, where) if self.kind is int else self._text(value, where)

    def _text(self, value: object, where: str) -> str:
        if not isinstance(value, str):
            raise SettingError(f"{where}: {self.name} is text in quotation marks, not {value!r}")
        if self.choices and value not in self.choices:
            raise SettingError(f"{where}: {self.name} is one of {', '.join(self.choices)}, not {value!r}")
        return value

    def _number(self, value: object, where: str) -> int:
        if isinstance(value, str) and _DIGITS.match(value):
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise SettingError(
                f"{where}: {self.name} is a whole number from {self.least} to {self.most}, not {value!r}"
            )
        return value


def _setting(default: str | int, help: str, **limits: Any) -> Any:
    return dataclasses.field(default=default, metadata={"help": help, **limits})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one archive. Every field is documented by its own help text."""

    title: str = _setting("Zeitlupe", "Name of the archive, shown on every page.")
    language: str = _setting(
        "de", "Language of the page for readers whose browser asks for neither.", choices=("de", "en")
    )
    url: str = _setting("", "Public address of the page, for feeds and shared links; empty: as requested.")
    origins: str = _setting(
        "",
        "Sites whose scripts may call the API, separated by blanks (https://example.org; * for any).",
    )
    host: str = _setting("127.0.0.1", "Address that the page is served on; 0.0.0.0 serves the network.")
    port: int = _setting(8000, "Port that the page is served on; 0 takes any free one.", most=65535)
    threads: int = _setting(4, "Requests that are answered at the same time.", least=1, most=256)
    seconds: int = _setting(
        10, "Seconds that a search may take before it shows what it has; 0: any time.", most=3600
    )
    cores: int = _setting(0, "Processes that read and prepare articles; 0: one a processor.", most=1024)
    memory: int = _setting(1024, "Megabytes that indexing may use.", least=128)


def _row(field: dataclasses.Field[Any], kind: type) -> Setting:
    return Setting(field.name, kind, field.default, **field.metadata)  # type: ignore[arg-type]


def table() -> tuple[Setting, ...]:
    """All settings in the order in which they are documented."""
    kinds = get_type_hints(Settings)
    return tuple(_row(field, kinds[field.name]) for field in dataclasses.fields(Settings))


@dataclass(frozen=True, slots=True)
class Given:
    """A value from `archive.toml` and the line that it stands on."""

    value: object
    line: int


def resolve(
    options: Mapping[str, object],
    environ: Mapping[str, str],
    given: Mapping[str, Given],
    file: str = "archive.toml",
) -> Settings:
    """Settings from all places, the nearest first; every value that is given is checked, used or not.

    Options that are None are not given. Raises SettingError with the place of the first mistake.
    """
    rows = {row.name: row for row in table()}
    for name, entry in given.items():
        if name not in rows:
            raise SettingError(f"{file}:{entry.line}: there is no setting {name!r}{_meant(name, rows)}")
    values: dict[str, Any] = {}
    for row in rows.values():
        if row.name in given:
            entry = given[row.name]
            values[row.name] = row.read(entry.value, f"{file}:{entry.line}")
        if row.variable in environ:
            values[row.name] = row.read(environ[row.variable], row.variable)
        if options.get(row.name) is not None:
            values[row.name] = row.read(options[row.name], f"--{row.name}")
    return Settings(**values)


def _meant(name: str, rows: Mapping[str, Setting]) -> str:
    near = difflib.get_close_matches(name, [*rows, "folders"], 1)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(rows)} and [folders]"
