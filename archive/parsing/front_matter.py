"""Front matter: named fields before the text of a Markdown file.

Between `---` lines stands the part of YAML that people write there: `name: value`, values plain or in
quotes, lists in brackets or with hyphens, texts over several indented lines (`|`, `>`).
Between `+++` lines stands TOML.
"""

from __future__ import annotations

import contextlib
import csv
import json
import re
import tomllib
from collections.abc import Iterator

from archive.parsing.build import Place
from archive.parsing.records import Record

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"([\w][\w .-]*?)\s*:(?:\s+(.*))?\Z")
_ITEM = re.compile(r"\s*-\s+(.*)\Z")
_COMMENT = re.compile(r"(?:\A|\s)#(?:\s.*)?\Z")
_BLOCK = re.compile(r"[|>][+-]?\Z")
_DOUBLE = re.compile(r"""("(?:[^"\\]|\\.)*")\s*(?:#.*)?\Z""")
_SINGLE = re.compile(r"""'((?:[^']|'')*)'\s*(?:#.*)?\Z""")


def split_front_matter(text: str, place: Place) -> tuple[Record, str]:
    """The fields and the text below them; no fields where there is no (closed) front matter."""
    fence = _FENCE.match(text)
    if not fence:
        return {}, text
    closing = re.compile(rf"^{re.escape(fence[1])}[ \t]*$", re.MULTILINE).search(text, fence.end())
    if not closing:
        place.tell("front-matter", f"the front matter is not closed by a line {fence[1]}; read as text")
        return {}, text
    inside = text[fence.end() : closing.start()]
    read = _toml if fence[1] == "+++" else _yaml
    return read(inside, place), text[closing.end() :]


def _toml(text: str, place: Place) -> Record:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place.tell("front-matter", f"the front matter is not valid TOML: {error}")
        return {}


def _yaml(text: str, place: Place) -> Record:
    record: dict[str, object] = {}
    for name, lines in _entries(text, place):
        record[name] = _value(lines)
    return record


def _entries(text: str, place: Place) -> Iterator[tuple[str, list[str]]]:
    """Each entry: its name, and the lines of its value."""
    entry: tuple[str, list[str]] | None = None
    for number, line in enumerate(text.split("\n"), place.line + 1):
        match = _ENTRY.match(line)
        if match:
            if entry:
                yield entry
            entry = match[1], [match[2] or ""]
        elif entry and (not line.strip() or line[0] in " \t" or _ITEM.match(line)):
            entry[1].append(line)
        elif line.strip() and not line.startswith("#"):
            place.tell("front-matter", f"“{line[:60]}” is no “name: value”; left out", line=number)
    if entry:
        yield entry


def _value(lines: list[str]) -> object:
    """The text or list in the lines of an entry."""
    first, *more = lines
    more = [line for line in more if line.strip()]
    if _BLOCK.match(first.strip()):
        return ("\n" if first.strip()[0] == "|" else " ").join(line.strip() for line in more)
    if not first.strip() and more and all(map(_ITEM.match, more)):
        return [_scalar(_ITEM.sub(r"\1", line)) for line in more]
    whole = " ".join([first.strip(), *(line.strip() for line in more)]).strip()
    if whole.startswith("["):
        return _flow(_COMMENT.sub("", whole))
    return _scalar(whole)


def _flow(text: str) -> object:
    """A list in brackets; a headline that only begins with one is text."""
    if not text.endswith("]"):
        return text
    items = next(csv.reader([text[1:-1]], skipinitialspace=True), [])
    return [_scalar(item) for item in items if item.strip()]


def _scalar(text: str) -> str:
    """A plain or quoted value; a comment needs white space on both sides of its #."""
    text = text.strip()
    if quoted := _DOUBLE.match(text):
        with contextlib.suppress(ValueError):
            return str(json.loads(quoted[1], strict=False))
    if quoted := _SINGLE.match(text):
        return quoted[1].replace("''", "'")
    text = _COMMENT.sub("", text)
    return "" if text in ("~", "null") else text
