"""The fields before the text of a Markdown file."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import Problem
from archive.parsing.build import Place
from archive.parsing.front_matter import split_front_matter


def read(text: str) -> tuple[dict[str, object], str, list[tuple[str, int]]]:
    """The record, the text below it, and code and line of the problems."""
    problems: list[Problem] = []
    record, below = split_front_matter(text, Place("a/b", "b.md", problems.append))
    return dict(record), below, [(problem.code, problem.line) for problem in problems]


VALUES = [
    ("title: Gipfel in Rom", "Gipfel in Rom"),
    ("title:   Gipfel: die Folgen  ", "Gipfel: die Folgen"),
    ('title: "Gipfel \\"Rom\\""', 'Gipfel "Rom"'),
    ("title: 'Wie geht''s?'", "Wie geht's?"),
    ('title: "offen', '"offen'),
    ("title: Gipfel # Kommentar", "Gipfel"),
    ("title: Platz #1", "Platz #1"),
    ('title: "Gipfel # Rom" # Kommentar', "Gipfel # Rom"),
    ("title:", ""),
    ("title: ~", ""),
    ("title: null", ""),
    ("title: [Anna, Bernd]", ["Anna", "Bernd"]),
    ('title: ["Beispiel, Anna", Bernd]', ["Beispiel, Anna", "Bernd"]),
    ("title: []", []),
    ("title: [Update] Gipfel", "[Update] Gipfel"),
    ("title:\n  - Anna\n  - 'Bernd'", ["Anna", "Bernd"]),
    ("title:\n- Anna\n- Bernd", ["Anna", "Bernd"]),
    ("title: |\n  eins\n  zwei", "eins\nzwei"),
    ("title: >-\n  eins\n  zwei", "eins zwei"),
    ("title: eins\n  zwei", "eins zwei"),
]


@pytest.mark.parametrize(("yaml", "value"), VALUES)
def test_a_value_is_read_as_people_write_it(yaml: str, value: object) -> None:
    """Plain, quoted, a list, or over several lines."""
    record, below, problems = read(f"---\n{yaml}\n---\nText")
    assert (record, below, problems) == ({"title": value}, "\nText", [])


def test_comments_and_blank_lines_are_nothing() -> None:
    """And names may have several words."""
    record, _, problems = read("---\n# Kommentar\n\nErste Seite: 3\n\n---\n")
    assert (record, problems) == ({"Erste Seite": "3"}, [])


def test_a_line_that_is_no_field_is_reported_with_its_number() -> None:
    """The others count."""
    record, _, problems = read("---\ntitle: a\nkaputt\ndate: 2022\n---\n")
    assert (record, problems) == ({"title": "a", "date": "2022"}, [("front-matter", 3)])


def test_toml_between_plus_signs() -> None:
    """With its own dates and lists."""
    record, below, problems = read('+++\ntitle = "Gipfel"\ndate = 2022-12-16\nauthor = ["Anna"]\n+++\nText')
    assert record == {"title": "Gipfel", "date": dt.date(2022, 12, 16), "author": ["Anna"]}
    assert (below, problems) == ("\nText", [])


def test_broken_toml_is_reported() -> None:
    """The text below it is kept."""
    record, below, problems = read("+++\ntitle = \n+++\nText")
    assert (record, below, problems) == ({}, "\nText", [("front-matter", 1)])


@pytest.mark.parametrize("text", ["---\ntitle: a\nText", "+++\nText"])
def test_front_matter_that_is_not_closed_is_text(text: str) -> None:
    """With a warning; nothing is lost."""
    assert read(text) == ({}, text, [("front-matter", 1)])


@pytest.mark.parametrize("text", ["Text\n---\nmehr", "----\nText", "", "- - -\nText"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    """It begins in the first line, with exactly three signs."""
    assert read(text) == ({}, text, [])


@given(st.text(st.sampled_from("ab:-|>[]\"'#, \n+=~{}"), max_size=60))
def test_any_front_matter_is_read_or_reported(text: str) -> None:
    """Values are texts or lists of texts, whatever stands there."""
    record, _, _ = read(f"---\n{text}\n---\n")
    for value in record.values():
        assert isinstance(value, str) or all(isinstance(item, str) for item in value)  # type: ignore[attr-defined]
