"""The authority file `actors.toml`: what people decided about actors.

It is read as TOML; every complaint names the file and the line. Tables:

    no_actors = ["Frau", "Doktor"]      words that are no actor

    [[actor]]                           one actor
    name = "Wladimir Putin"             preferred name
    kind = "person"                     person, organisation or place
    id = "person:wladimir-putin"        optional; follows from the name
    aliases = ["Vladimir Putin"]        other names that mean the same
    hidden = true                       stays out of facets, suggestions, feeds and actor pages
    note = "…"                          for people

    [[split]]                           one name, several actors, told apart by the article's date
    name = "Peter Müller"
    kind = "person"
    into = [
        { name = "Peter Müller (Politiker)", from = "1999-09", to = "2011-08" },
        { name = "Peter Müller (Boxer)", to = "1966" },
    ]

    [[role]]                            an office and who held it
    words = ["Kremlchef"]
    holders = [{ name = "Wladimir Putin", from = "2012-05-07" }]
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.actors.across.roles import Holder, Role
from archive.actors.names import slug
from archive.dates import PartialDate
from archive.errors import Problem, SettingError, Severity
from archive.mentions import Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision about one actor: `aliases` (and the name itself) mean `id`."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Split:
    """One name that means several actors, each at its time."""

    name: str
    kind: Kind
    into: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Authority:
    """All decisions: actors, splits, offices, words that are no actor."""

    entries: tuple[Entry, ...] = ()
    splits: tuple[Split, ...] = ()
    roles: tuple[Role, ...] = ()
    no_actors: frozenset[str] = field(default_factory=frozenset)


class AuthorityError(SettingError):
    """An authority file that can't be applied; `problems` name every place."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(f"{p.path}:{p.line}: {p.reason}" for p in problems))
        self.problems = problems


def read_authority(path: Path) -> Authority:
    """Read and validate an authority file. Raises AuthorityError that lists all problems, by line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError([_problem(path, 0, f"can't be read as UTF-8 text: {error}")]) from error
    return parse_authority(text, path)


def parse_authority(text: str, path: Path) -> Authority:
    """The same for a text; `path` is for messages."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else text.count("\n") + 1
        raise AuthorityError([_problem(path, number, f"not TOML: {error}")]) from error
    reader = _Reader(path, text, [])
    authority = reader.authority(data)
    if reader.problems:
        raise AuthorityError(sorted(reader.problems, key=lambda problem: problem.line))
    return authority


def _problem(path: Path, line: int, reason: str) -> Problem:
    return Problem(str(path), line, "authority", Severity.ERROR, reason)


_KEYS: Mapping[str, Mapping[str, type]] = {
    "actor": {"name": str, "kind": str, "id": str, "aliases": list, "hidden": bool, "note": str},
    "split": {"name": str, "kind": str, "into": list, "note": str},
    "role": {"words": list, "holders": list, "source": str, "note": str},
}
_NEEDED = {"actor": ("name", "kind"), "split": ("name", "kind", "into"), "role": ("words", "holders")}


@dataclass(slots=True)
class _Reader:
    """Turns parsed TOML into values, and collects problems with the lines they stand on."""

    path: Path
    text: str
    problems: list[Problem]

    def authority(self, data: dict[str, Any]) -> Authority:
        """Everything; entries with problems are left out."""
        for key in data:
            if key not in ("no_actors", *_KEYS):
                self._complain(
                    self._line_of_key(key),
                    f"unknown key {key!r}; known: no_actors, [[actor]], [[split]], [[role]]",
                )
        entries = [self._entry(table, line) for table, line in self._tables(data, "actor")]
        splits = [self._split(table, line) for table, line in self._tables(data, "split")]
        roles = [self._role(table, line) for table, line in self._tables(data, "role")]
        self._check_entries(entries)
        words = data.get("no_actors", [])
        if not _is_texts(words):
            self._complain(self._line_of_key("no_actors"), "no_actors must be a list of words in quotes")
            words = []
        return Authority(tuple(entries), tuple(splits), tuple(roles), frozenset(map(as_written, words)))

    def _tables(self, data: dict[str, Any], name: str) -> Iterator[tuple[dict[str, Any], int]]:
        tables = data.get(name, [])
        lines = [
            n
            for n, line in enumerate(self.text.split("\n"), 1)
            if re.match(rf"\s*\[\[\s*{name}\s*\]\]", line)
        ]
        if not isinstance(tables, list) or len(lines) != len(tables):
            self._complain(self._line_of_key(name), f"write every {name} below a line [[{name}]] of its own")
            return
        for table, line in zip(tables, lines, strict=True):
            if self._check_table(table, name, line):
                yield table, line

    def _check_table(self, table: dict[str, Any], name: str, line: int) -> bool:
        before = len(self.problems)
        for key, value in table.items():
            wanted = _KEYS[name].get(key)
            if wanted is None:
                self._complain(
                    self._line_in(line, key),
                    f"unknown key {key!r} in [[{name}]]; known: {', '.join(_KEYS[name])}",
                )
            elif not isinstance(value, wanted) or (key in ("aliases", "words") and not _is_texts(value)):
                self._complain(self._line_in(line, key), f"{key} must be {_CALLED[wanted]}")
        for key in _NEEDED[name]:
            if key not in table:
                self._complain(line, f"[[{name}]] needs {key}")
        if not str(table.get("name", "?")).strip():
            self._complain(self._line_in(line, "name"), "name must not be empty")
        if "kind" in table and table["kind"] not in list(Kind):
            self._complain(
                self._line_in(line, "kind"),
                f"kind must be person, organisation or place, not {table['kind']!r}",
            )
        return len(self.problems) == before

    def _entry(self, table: dict[str, Any], line: int) -> Entry:
        kind, name = Kind(table["kind"]), as_written(table["name"])
        wanted = f"{kind}:{slug(name)}"
        given = table.get("id", wanted)
        if given != f"{kind}:{slug(given.partition(':')[2])}":
            self._complain(self._line_in(line, "id"), f"id must look like {wanted}, not {given!r}")
        aliases = tuple(map(as_written, table.get("aliases", ())))
        return Entry(given, kind, name, aliases, table.get("hidden", False), line)

    def _split(self, table: dict[str, Any], line: int) -> Split:
        return Split(
            as_written(table["name"]), Kind(table["kind"]), self._holders(table["into"], line, "into")
        )

    def _role(self, table: dict[str, Any], line: int) -> Role:
        return Role(tuple(map(as_written, table["words"])), self._holders(table["holders"], line, "holders"))

    def _holders(self, rows: list[Any], line: int, key: str) -> tuple[Holder, ...]:
        holders = []
        for number, row in enumerate(rows):
            try:
                holders.append(_holder(row, key))
            except ValueError as error:
                self._complain(self._line_of_row(line, key, number), str(error))
        return tuple(holders)

    def _check_entries(self, entries: list[Entry]) -> None:
        owner: dict[tuple[Kind, str], Entry] = {}
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                other = owner.setdefault((entry.kind, name), entry)
                if other.id != entry.id:
                    self._complain(entry.line, f"{name!r} already means {other.id} (line {other.line})")

    def _complain(self, line: int, reason: str) -> None:
        self.problems.append(_problem(self.path, line, reason))

    def _line_of_key(self, key: str) -> int:
        return self._line_in(0, key) or 1

    def _line_in(self, start: int, key: str) -> int:
        """The first line after `start` that sets `key`; `start` where there is none before the next table."""
        for number, line in enumerate(self.text.split("\n")[start:], start + 1):
            if re.match(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*(=|\])", line):
                return number
            if line.lstrip().startswith("[["):
                break
        return start

    def _line_of_row(self, start: int, key: str, number: int) -> int:
        """The line of the n-th inline table of a list."""
        first = self._line_in(start, key)
        seen = -1
        for line_number, line in enumerate(self.text.split("\n")[first - 1 :], first):
            seen += line.count("{")
            if seen >= number:
                return line_number
        return first


_OF_HOLDER = {"name", "from", "to"}


def _holder(row: object, key: str) -> Holder:
    """One row of holders; a ValueError says what is wrong with it."""
    name = row.get("name") if isinstance(row, dict) else None
    if not isinstance(row, dict) or not isinstance(name, str) or not name.strip() or set(row) - _OF_HOLDER:
        shape = '{ name = "…", from = "1999-12-31", to = "2008-05" }'
        raise ValueError(f"each of {key} must look like {shape}")
    start, end = (PartialDate.from_iso(str(row[side])) if side in row else None for side in ("from", "to"))
    if start and end and end.last < start.first:
        raise ValueError(f"{row['name']}: ends ({end}) before it begins ({start})")
    return Holder(as_written(name), start, end)


def as_written(name: str) -> str:
    """A name as articles have it: with one space between words, and umlauts in one piece."""
    return " ".join(unicodedata.normalize("NFC", name).split())


_CALLED = {str: "a text in quotes", list: "a list of texts in quotes", bool: "true or false"}


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
