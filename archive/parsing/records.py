"""Records with named fields (JSON, front matter, HTML metadata) as the fields of an article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType

from archive.article import GAP
from archive.parsing.build import Fields, Place
from archive.parsing.text import clean

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "_id"),
        "title": ("title", "titel", "headline"),
        "body": ("body", "text"),
        "date": ("date", "datum"),
        "source": ("source", "quelle"),
        "section": ("section", "ressort"),
        "author": ("author", "autor", "authors", "autoren"),
        "page": ("page", "seite"),
        "url": ("url", "link"),
        "corrects": ("corrects", "berichtigt"),
    }
)
"""Field of an article -> what records may call it, in any case, where nothing else was said."""

Record = Mapping[str, object]


def fields_of(record: Record, mapping: Mapping[str, str], place: Place) -> Fields:
    """The fields of an article in a record; a value that is no text is reported and left out."""
    lower = {name.lower(): value for name, value in record.items()}
    return Fields(
        **{
            field.name: _text(field.name, _value(field.name, record, lower, mapping), place)
            for field in fields(Fields)
        }
    )


def own_id(record: Record, mapping: Mapping[str, str], place: Place) -> str:
    """The id that a record gives itself, or nothing."""
    lower = {name.lower(): value for name, value in record.items()}
    return _text("id", _value("id", record, lower, mapping), place)


def _value(field: str, record: Record, lower: Record, mapping: Mapping[str, str]) -> object:
    if field in mapping:
        return _reach(record, mapping[field])
    return next((lower[name] for name in NAMES[field] if lower.get(name) is not None), None)


def _reach(record: Record, name: str) -> object:
    """A field by its name; dots lead into nested objects."""
    if name in record:
        return record[name]
    first, dot, rest = name.partition(".")
    inner = record.get(first)
    return _reach(inner, rest) if dot and isinstance(inner, Mapping) else None


def _text(field: str, value: object, place: Place) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return clean((GAP if field == "body" else ", ").join(value))
    place.tell("bad-field", f"its {field} is no text but {type(value).__name__}; left empty")
    return ""
