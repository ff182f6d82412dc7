"""The parameters of the API as one table, and how their values are read.

The question itself takes the parameters of the page (`web.urls`); a value that the page would explain and
pass over is a fault here, for a program would not notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from index.parser import MAX_LENGTH
from web.api.shapes import FaultJson
from web.register import LETTERS
from web.urls import (
    CHOICES,
    MAX_CHOICES,
    MAX_PAGE,
    MAX_VALUE,
    PAGE_SIZE,
    PageQuery,
    Remark,
    read_pairs,
)

MOST_HITS = 100
MOST_OFFSET = MAX_PAGE * PAGE_SIZE
MOST_ROWS = 1000

_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `schema` is its JSON Schema; `default` is used where it is missing."""

    name: str
    description: str
    schema: Mapping[str, Any]
    default: Any = None
    place: str = "query"

    @property
    def whole(self) -> bool:
        """True for a whole number."""
        return self.schema.get("type") == "integer"


def _number(name: str, description: str, default: int, most: int, least: int = 0) -> Parameter:
    return Parameter(name, description, {"type": "integer", "minimum": least, "maximum": most}, default)


def _choice(name: str) -> Parameter:
    meaning = "An actor, by its id" if name == "actor" else f"A value of the field {name}"
    return Parameter(
        name,
        f"{meaning}; `-` in front excludes it. Repeated: all must hold.",
        {"type": "array", "items": {"type": "string", "maxLength": MAX_VALUE}, "maxItems": MAX_CHOICES},
    )


QUESTION = (
    Parameter("q", "The query as typed.", {"type": "string", "maxLength": MAX_LENGTH}),
    Parameter("from", "First year, month or day.", {"type": "string", "pattern": _DATE}),
    Parameter("to", "Last year, month or day.", {"type": "string", "pattern": _DATE}),
    Parameter("undated", "Only articles without a date.", {"type": "string", "enum": ["0", "1"]}),
    *map(_choice, CHOICES),
)
"""What every question takes."""

ORDER = (
    Parameter(
        "sort",
        "Order of hits; without a query the newest come first.",
        {"type": "string", "enum": ["relevance", "newest", "oldest"]},
    ),
    Parameter(
        "page",
        f"Another way to say `offset`: pages of `limit` hits, counted from 1, at most {MAX_PAGE}.",
        {"type": "integer", "minimum": 1, "maximum": MAX_PAGE},
    ),
    _number("offset", "Hits passed over; for all hits take the export.", 0, MOST_OFFSET),
    _number("limit", "Hits in the answer; 0 only counts.", PAGE_SIZE, MOST_HITS),
)

FACETS = (
    Parameter("step", "Grain of dates.", {"type": "string", "enum": ["year", "month", "day"]}, "year"),
    _number("actors", "Rows of each kind of actor.", 12, MOST_ROWS),
    _number("values", "Rows of each field.", 12, MOST_ROWS),
)

ACTORS = (
    Parameter("kind", "Only this kind.", {"type": "string", "enum": ["person", "organisation", "place"]}, ""),
    Parameter("containing", "Only names and aliases that contain this.", {"type": "string"}, ""),
    Parameter(
        "letter",
        "Only names under this letter, in alphabetical order (people by surname); other: digits and signs.",
        {"type": "string", "enum": list(LETTERS)},
        "",
    ),
    _number("offset", "Actors passed over.", 0, MOST_OFFSET),
    _number("limit", "Actors in the answer.", 100, MOST_ROWS),
)

SUGGEST = (
    Parameter("q", "What has been typed so far.", {"type": "string"}, ""),
    _number("limit", "Completions in the answer.", 8, 50, least=1),
)

ARTICLE = (
    Parameter(
        "id",
        "Id of the article; it holds slashes, which may be percent-encoded.",
        {"type": "string"},
        place="path",
    ),
)

_EXACT = ("from", "to", "undated")
"""Parameters of a question that are no free text: what the page passes over in them is a fault here."""

_REMARKS = MappingProxyType(
    {
        "bad-date": "not a date; write YYYY, YYYY-MM or YYYY-MM-DD",
        "swapped-span": "the period ends before it begins",
        "undated-and-span": "an article without a date lies in no period",
        "bad-undated": "write 1, or leave it out",
        "bad-sort": "write relevance, newest or oldest",
        "bad-page": f"write a number from 1 to {MAX_PAGE}",
        "long-query": f"at most {MAX_LENGTH} characters",
        "long-value": f"at most {MAX_VALUE} characters",
        "too-many-choices": f"at most {MAX_CHOICES} values",
    }
)


class BadParameters(Exception):
    """Values that can't be taken; `faults` says which and why."""

    def __init__(self, faults: Sequence[FaultJson]) -> None:
        super().__init__("; ".join(f"{fault['parameter']}: {fault['detail']}" for fault in faults))
        self.faults = list(faults)


def read(
    pairs: Sequence[tuple[str, str]], parameters: Sequence[Parameter]
) -> tuple[PageQuery, dict[str, Any]]:
    """The question of decoded parameters, and the values of the others.

    Raises BadParameters with all faults at once; unknown parameters are ignored.
    """
    query, remarks = read_pairs(pairs)
    faults = [_fault(remark) for remark in remarks] + [
        FaultJson(parameter=name, value=value, code="bad-value", detail="holds signs that can't be printed")
        for name, value in pairs
        if name in _EXACT and not value.isprintable()
    ]
    named = {fault["parameter"] for fault in faults}
    try:
        values = read_values(pairs, parameters)
    except BadParameters as error:
        faults += [fault for fault in error.faults if fault["parameter"] not in named]
    if faults:
        raise BadParameters(faults)
    return query, values


def _fault(remark: Remark) -> FaultJson:
    return FaultJson(
        parameter=remark.parameter, value=remark.value, code=remark.code, detail=_REMARKS[remark.code]
    )


def read_values(pairs: Sequence[tuple[str, str]], parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The values of these parameters, the first of each, defaults where they are missing.

    Raises BadParameters with all faults at once.
    """
    given = dict(reversed(pairs))
    values: dict[str, Any] = {}
    faults: list[FaultJson] = []
    for parameter in parameters:
        text = given.get(parameter.name, "")
        fault = _wrong(parameter, text) if text else ""
        if fault:
            faults.append(FaultJson(parameter=parameter.name, value=text, code="bad-value", detail=fault))
        else:
            values[parameter.name] = _value(parameter, text)
    if faults:
        raise BadParameters(faults)
    return values


def _value(parameter: Parameter, text: str) -> Any:
    if not text:
        return parameter.default
    return int(text) if parameter.whole else text


def _wrong(parameter: Parameter, text: str) -> str:
    """What is wrong with a value, "" for nothing."""
    schema = parameter.schema
    if "enum" in schema and text not in schema["enum"]:
        return f"write {', '.join(schema['enum'])}"
    if parameter.whole:
        least, most = schema["minimum"], schema["maximum"]
        if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
            return f"write a whole number from {least} to {most}"
    return ""
