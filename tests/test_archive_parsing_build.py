"""What all formats have in common."""

import hashlib

from archive.dates import PartialDate
from archive.errors import Problem
from archive.parsing.build import LONGEST_TITLE, Fields, Place, build, build_dated, digest


def test_fields_become_an_article() -> None:
    """White space is put in order, the date is read, the text gets its digest."""
    fields = Fields(
        " Gipfel\nin Rom ", "eins \n\n\n zwei", "Dez. 2022", "taz", "Politik", "A\tB", "3", "u", " x "
    )
    article = build(fields, Place("taz/a", "a.txt", _never))
    assert (article.title, article.body, article.date) == (
        "Gipfel in Rom",
        "eins\n\nzwei",
        PartialDate(2022, 12),
    )
    assert (article.source, article.section, article.author) == ("taz", "Politik", "A B")
    assert (article.page, article.url, article.corrects) == ("3", "u", "x")
    assert (article.id, article.path) == ("taz/a", "a.txt")
    assert article.digest == digest(article.title, article.body)


def _never(problem: Problem) -> None:
    raise AssertionError(problem)


def test_the_digest_is_that_of_the_text() -> None:
    """BLAKE2b of what `Article.text` is, so that anybody can compute it."""
    assert digest("Ä", "b") == hashlib.blake2b("Ä\n\nb".encode(), digest_size=16).hexdigest()
    assert digest("Ä b", "") != digest("Ä", "b")


def test_what_is_missing_is_said_at_the_line_of_the_article() -> None:
    """A title is lent by the id; no date is."""
    problems: list[Problem] = []
    article = build(Fields(), Place("taz/2022/gipfel", "a.jsonl", problems.append, 17))
    assert (article.title, article.body, article.date) == ("gipfel", "", None)
    assert [(problem.code, problem.line) for problem in problems] == [
        ("no-date", 17),
        ("no-title", 17),
        ("no-body", 17),
    ]


def test_a_title_as_long_as_allowed_is_a_title() -> None:
    """One letter more begins the body, and none is lost."""
    place = Place("taz/a", "a.txt", _never)
    title = "W" * LONGEST_TITLE
    assert build_dated(Fields(title, "Text"), None, place).title == title
    problems: list[Problem] = []
    long = build_dated(Fields(title + " Ende", "Text"), None, Place("taz/a", "a.txt", problems.append))
    assert long.body == f"{title} Ende\n\nText"
    assert long.title == "W" * 120 + " …"
    assert [problem.code for problem in problems] == ["long-title"]


def test_an_entry_lies_within_its_container() -> None:
    """In id and path alike, from line 1."""
    inner = Place("taz/c.zip", "/data/c.zip", _never, 5).within("../x/a.txt")
    assert (inner.id, inner.path, inner.line, inner.name) == (
        "taz/c.zip/x/a.txt",
        "/data/c.zip/x/a.txt",
        1,
        "a.txt",
    )
