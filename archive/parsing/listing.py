"""JSON Lines, and JSON files with one record or a list of them.

A record is an object with `title`, `body`, `date` and so on (`records.NAMES`); `Options.fields` says
what they are called elsewhere. Its own `id`, else its digest, becomes the end of the article's id.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace

from archive.article import Article
from archive.parsing.build import Place, build
from archive.parsing.names import inner_path
from archive.parsing.options import Options
from archive.parsing.records import Record, fields_of, own_id
from archive.parsing.text import UTF16_MARKS, NotText, clean, decode, decode_windows


def parse_lines(file: io.BufferedReader, place: Place, options: Options) -> Iterator[Article]:
    """The articles of a file with one JSON object a line; blank lines are nothing. Raises NotText."""
    if file.peek(2)[:2] in UTF16_MARKS:
        text, _ = decode(_whole(file, options))
        file = io.BufferedReader(io.BytesIO(text.encode("utf-8", "replace")))
    told = False
    for number, line in _lines(file, place, options.limits.article):
        here = replace(place, line=number)
        try:
            text = line.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = decode_windows(line)
            if not told:
                here.tell("encoding", "is not UTF-8 here; such lines were read as Windows-1252")
            told = True
        value = _loads(text.strip(), here)
        if value is not None:
            yield from _article(value, here, options)


def _lines(file: io.BufferedReader, place: Place, longest: int) -> Iterator[tuple[int, bytes]]:
    """Numbered lines that are not blank; one that is too long is reported and passed over."""
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        if len(line) > longest:
            replace(place, line=number).tell("too-large", f"is a line of more than {longest} bytes; split it")
            while line and not line.endswith(b"\n"):
                line = file.readline(longest)
        elif line.strip():
            yield number, line


def parse_listing(file: io.BufferedReader, place: Place, options: Options) -> Iterator[Article]:
    """The articles of a JSON file: one record, a list of records, or an object with such a list.

    A file with one record is one article under the id of the file. Raises NotText.
    """
    text, odd = decode(_whole(file, options))
    if odd:
        place.tell("encoding", "is not UTF-8 here; such lines were read as Windows-1252", line=odd)
    value = _loads(text, place)
    records = _list_in(value)
    if records is None and value is not None:
        yield from (replace(article, id=place.id) for article in _article(value, place, options))
    for number, record in enumerate(records or (), 1):
        here = replace(place, path=f"{place.path}#{number}", line=0)
        yield from (replace(article, path=place.path) for article in _article(record, here, options))


def _whole(file: io.BufferedReader, options: Options) -> bytes:
    """All bytes of a file that must fit into memory. Raises NotText for one that is too large."""
    data = file.read(options.limits.listing + 1)
    if len(data) > options.limits.listing:
        raise NotText("too-large", "is too large to be read as a whole; write it as JSON Lines in UTF-8")
    return data


def _list_in(value: object) -> list[object] | None:
    """The list of records that a JSON value is, or holds as the only list of objects."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        lists = [one for one in value.values() if isinstance(one, list) and one and isinstance(one[0], dict)]
        if len(lists) == 1:
            return lists[0]
    return None


def _loads(text: str, place: Place) -> object:
    """A JSON value, or None when it is none, which is reported."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        line = place.line + error.lineno - 1
        place.tell("bad-json", f"is not valid JSON: {error.msg} at column {error.colno}", line=line)
    except (ValueError, RecursionError):
        place.tell("bad-json", "is JSON that is nested too deeply or has a number of thousands of digits")
    else:
        if value is not None:
            return value
        place.tell("bad-record", "is null, not an object with title and body")
    return None


def _article(value: object, place: Place, options: Options) -> Iterator[Article]:
    """The article of one record, under its own id or its digest; none is reported."""
    if not isinstance(value, dict):
        place.tell("bad-record", f"is {type(value).__name__}, not an object with title and body")
        return
    record: Record = value
    own = inner_path(own_id(record, options.fields, place).strip())
    fields = fields_of(record, options.fields, place)
    if not (fields.title.strip() or fields.body.strip()):
        names = clean(", ".join(sorted(value)[:8]))
        place.tell("bad-record", f"has neither title nor body; its fields are: {names}; map them if need be")
        return
    named = replace(place, id=f"{place.id}/{own}") if own else place
    article = build(fields, named)
    yield article if own else replace(article, id=f"{place.id}/{article.digest}")
