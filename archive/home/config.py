"""`archive.toml`: read with line numbers, changed without touching what people wrote.

title = "Archiv der Lokalredaktion"
port = 8080

[folders]
taz = "/data/taz"
agency = { path = "/data/agency.jsonl", fields = { date = "published", body = "text" } }
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.errors import SettingError
from archive.home.folders import ARTICLE_FIELDS, FolderError, SourceFolder, check_name
from archive.home.settings import Given, table

FOLDERS = "folders"

_TABLE = re.compile(r"""\s*\[\s*(?P<name>[^\[\]]+?)\s*\]\s*(?:#.*)?\Z""")
_KEY = re.compile(r"""\s*(?P<key>"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*(?:=|\.)""")
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


@dataclass(frozen=True, slots=True)
class Config:
    """What `archive.toml` says: settings by name (unchecked) and source folders by name."""

    settings: Mapping[str, Given]
    folders: Mapping[str, SourceFolder]


def read_config(path: Path) -> Config:
    """Read the file; one that is missing says nothing. Raises SettingError with file and line."""
    return parse_config(_read(path), path)


def parse_config(text: str, path: Path) -> Config:
    """Read the text of the file; `path` is for messages and for relative source folders."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{path}: {error}") from None
    lines = dict(_places(text))
    tables = data.pop(FOLDERS, {})
    if not isinstance(tables, dict):
        raise SettingError(f'{path}:{lines.get(("", FOLDERS), 1)}: write [folders], then name = "path" lines')
    return Config(
        {name: Given(value, lines.get(("", name), lines.get((name, ""), 1))) for name, value in data.items()},
        {
            name: _folder(name, value, path, lines.get((FOLDERS, name), lines.get((FOLDERS, ""), 1)))
            for name, value in tables.items()
        },
    )


def template() -> str:
    """What a new `archive.toml` holds: every setting, explained and commented out."""
    rows = (f"# {row.help}\n# {row.name} = {json.dumps(row.default)}\n" for row in table())
    return "# Settings of this archive; take away the # before a line to change it.\n\n" + "\n".join(rows)


def put_folder(path: Path, folder: SourceFolder) -> None:
    """Remember a source folder under its name; every other line of the file stays as it is."""
    lines = _lines_without(_read(path), folder.name)
    header = next((at for at, line in enumerate(lines) if _table(line) == FOLDERS), None)
    if header is None:
        lines += ["", f"[{FOLDERS}]"] if lines else [f"[{FOLDERS}]"]
        header = len(lines) - 1
    end = header + 1
    while end < len(lines) and lines[end].strip() and _table(lines[end]) is None:
        end += 1
    lines.insert(end, f"{_key(folder.name)} = {_value(folder)}")
    _replace(path, lines, {**read_config(path).folders, folder.name: folder})


def drop_folder(path: Path, name: str) -> None:
    """Forget a source folder; every other line of the file stays as it is."""
    folders = {other: folder for other, folder in read_config(path).folders.items() if other != name}
    _replace(path, _lines_without(_read(path), name), folders)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise SettingError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _replace(path: Path, lines: list[str], folders: Mapping[str, SourceFolder]) -> None:
    text = "\n".join(lines).rstrip("\n") + "\n"
    if not _encodable(text):
        raise SettingError(f"{path}: a folder whose path is not UTF-8 can't be remembered; rename it")
    try:
        agrees = parse_config(text, path).folders == folders
    except SettingError:
        agrees = False
    if not agrees:
        raise SettingError(f"{path}: [folders] is written in a way that can't be changed by program; edit it")
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _encodable(text: str) -> bool:
    try:
        return bool(text.encode())
    except UnicodeEncodeError:
        return False


def _folder(name: str, value: Any, path: Path, line: int) -> SourceFolder:
    where = f"{path}:{line}"
    entry = value if isinstance(value, dict) else {"path": value}
    place, fields = entry.get("path"), entry.get("fields", {})
    if not isinstance(place, str) or not place or set(entry) - {"path", "fields"}:
        raise SettingError(f'{where}: a source folder is written: {_key(name)} = "path"')
    if not isinstance(fields, dict) or not all(isinstance(theirs, str) for theirs in fields.values()):
        raise SettingError(f'{where}: fields are written: {{ date = "their name", … }}')
    for ours in fields:
        if ours not in ARTICLE_FIELDS:
            raise SettingError(f"{where}: an article has no field {ours!r}, only {', '.join(ARTICLE_FIELDS)}")
    try:
        return SourceFolder(check_name(name), path.parent / Path(place).expanduser(), fields)
    except FolderError as error:
        raise SettingError(f"{where}: {error}") from None


def _places(text: str) -> Iterator[tuple[tuple[str, str], int]]:
    """Line numbers of (table, key); a table itself is (name, "")."""
    table = ""
    for number, line in enumerate(_lines(text), 1):
        found = _table(line)
        if found is not None:
            table = found
            yield (table, ""), number
            for parent, _, child in [table.partition(".")]:
                yield (parent, _unquote(child)), number
        elif match := _KEY.match(line):
            yield (table, _unquote(match["key"])), number


def _lines(text: str) -> list[str]:
    """TOML knows only the line feed; `str.splitlines` would cut at more."""
    return text.removesuffix("\n").split("\n") if text else []


def _table(line: str) -> str | None:
    match = _TABLE.match(line)
    return match["name"] if match else None


def _lines_without(text: str, name: str) -> list[str]:
    """The lines, but for that of this folder (or its table of several lines)."""
    kept: list[str] = []
    table = ""
    for line in _lines(text):
        found = _table(line)
        table = table if found is None else found
        key = _KEY.match(line) if found is None else None
        ours = table == FOLDERS and key and _unquote(key["key"]) == name
        if not ours and not _is_table_of(table, name):
            kept.append(line)
    return kept


def _is_table_of(table: str, name: str) -> bool:
    parent, _, child = table.partition(".")
    return parent.strip() == FOLDERS and _unquote(child.partition(".fields")[0].strip()) == name


def _key(name: str) -> str:
    return name if _BARE.match(name) else _string(name)


def _string(text: str) -> str:
    """A TOML string is a JSON string, but for one character that it wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _unquote(key: str) -> str:
    key = key.strip()
    if key.startswith('"'):
        return str(json.loads(key))
    return key.strip("'")


def _value(folder: SourceFolder) -> str:
    path = _string(str(folder.path))
    if not folder.fields:
        return path
    fields = ", ".join(f"{ours} = {_string(theirs)}" for ours, theirs in folder.fields.items())
    return f"{{ path = {path}, fields = {{ {fields} }} }}"
