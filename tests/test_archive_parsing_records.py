"""Named fields as the fields of an article."""

import datetime as dt
from dataclasses import fields

import pytest

from archive.errors import Problem
from archive.parsing.build import Fields, Place
from archive.parsing.records import NAMES, fields_of, own_id


def place(problems: list[Problem]) -> Place:
    """Where the records of these tests stand."""
    return Place("a/b", "b.json", problems.append, 3)


def test_every_field_of_an_article_has_a_name_in_records() -> None:
    """And nothing else has but the id."""
    assert set(NAMES) == {field.name for field in fields(Fields)} | {"id"}
    spelt = [name for names in NAMES.values() for name in names]
    assert len(spelt) == len(set(spelt))


VALUES = [
    ("Text", "Text"),
    (2022, "2022"),
    (dt.date(2022, 12, 16), "2022-12-16"),
    (dt.datetime(2022, 12, 16, 20, 15), "2022-12-16T20:15:00"),
    (["eins", "zwei"], "eins, zwei"),
    ([], ""),
    (None, ""),
    ("u\u0308ber\u00ad\r\n", "über\n"),
]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_a_value_becomes_clean_text(value: object, text: str) -> None:
    """Whole numbers, dates of TOML and lists of texts can be told without guessing."""
    problems: list[Problem] = []
    assert fields_of({"date": value}, {}, place(problems)).date == text
    assert problems == []


@pytest.mark.parametrize(
    ("value", "kind"), [(1.5, "float"), (True, "bool"), ({}, "dict"), ([1], "list"), (b"x", "bytes")]
)
def test_any_other_value_is_said_and_left_out(value: object, kind: str) -> None:
    """With its line."""
    problems: list[Problem] = []
    assert fields_of({"page": value}, {}, place(problems)).page == ""
    (problem,) = problems
    assert (problem.code, problem.line) == ("bad-field", 3)
    assert problem.reason == f"its page is no text but {kind}; left empty"


def test_a_list_of_paragraphs_is_a_body() -> None:
    """With gaps between."""
    assert fields_of({"body": ["eins", "zwei"]}, {}, place([])).body == "eins\n\nzwei"


def test_the_first_name_that_has_a_value_counts() -> None:
    """A null is none."""
    record = {"title": None, "Titel": "zweiter", "headline": "dritter"}
    assert fields_of(record, {}, place([])).title == "zweiter"


MAPPINGS = [
    ({"kopf": "A"}, "kopf", "A"),
    ({"meta": {"kopf": "A"}}, "meta.kopf", "A"),
    ({"meta.kopf": "A", "meta": {"kopf": "B"}}, "meta.kopf", "A"),
    ({"meta": {"a": {"b": "A"}}}, "meta.a.b", "A"),
    ({"meta": "A"}, "meta.kopf", ""),
    ({"title": "A"}, "kopf", ""),
    ({"Kopf": "A"}, "kopf", ""),
]


@pytest.mark.parametrize(("record", "name", "title"), MAPPINGS)
def test_a_mapped_name_is_the_only_one_and_exact(record: dict[str, object], name: str, title: str) -> None:
    """Dots lead into nested objects, unless the name itself has them."""
    assert fields_of(record, {"title": name}, place([])).title == title


def test_a_record_may_name_itself() -> None:
    """By text or number, under its own or a mapped name."""
    assert own_id({"_id": 7}, {}, place([])) == "7"
    assert own_id({"nr": "x", "id": "y"}, {"id": "nr"}, place([])) == "x"
    assert own_id({}, {}, place([])) == ""
