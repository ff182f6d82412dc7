"""Plain text with a dated header."""

import pytest

from archive.article import Article
from archive.errors import Problem
from archive.parsing.build import Place
from archive.parsing.plain import has_header, parse_plain


def read(text: str) -> tuple[Article, list[Problem]]:
    """The article and the problems of one text called `taz/datei`."""
    problems: list[Problem] = []
    return parse_plain(text, Place("taz/datei", "taz/datei.txt", problems.append)), problems


HEADERS = [
    (" date 2022-12 Kremlchef will mehr.\n\nText", "2022-12", "Kremlchef will mehr."),
    ("date 2022 Rückblick\n\nText", "2022", "Rückblick"),
    ("\ufeffDatum: 16.12.2022 Gipfel\n\nText", "2022-12-16", "Gipfel"),
    ("\n\n  DATE:2022-12-16 Gipfel\n\nText", "2022-12-16", "Gipfel"),
    ("datum 16. Dezember 2022 Gipfel\n\nText", "2022-12-16", "Gipfel"),
    ("Datum Dez. 2022: Gipfel\n\nText", "2022-12", "Gipfel"),
    ("date\t2022-12-16\tGipfel  in   Rom\n\nText", "2022-12-16", "Gipfel in Rom"),
    ("date 2022-12-16 Gipfel\nText", "2022-12-16", "Gipfel"),
    ("date 2022-12-16 Gipfel\r\n\r\nText", "2022-12-16", "Gipfel"),
    ("date 2022-12-16\nGipfel\n\nText", "2022-12-16", "Gipfel"),
    ("date 2022-12-16\n\nGipfel\n\nText", "2022-12-16", "Gipfel"),
]


@pytest.mark.parametrize(("text", "date", "title"), HEADERS)
def test_the_header_gives_date_and_title(text: str, date: str, title: str) -> None:
    """In every spelling that section 3 of the design allows, without a word of complaint."""
    article, problems = read(text)
    assert (str(article.date), article.title, article.body) == (date, title, "Text")
    assert problems == []


UNDATED = [
    ("Gipfel in Rom\n\nText", "no-header", "Gipfel in Rom", "Text"),
    ("Datum der Wahl steht fest\n\nText", "no-header", "Datum der Wahl steht fest", "Text"),
    ("Date mit der Kanzlerin\n\nText", "no-header", "Date mit der Kanzlerin", "Text"),
    ("dates 2022 x\n\nText", "no-header", "dates 2022 x", "Text"),
    ("date Kremlchef will mehr\n\nText", "no-date", "Kremlchef will mehr", "Text"),
    ("Datum: Kremlchef will mehr\n\nText", "no-date", "Kremlchef will mehr", "Text"),
    ("date ? Kremlchef will mehr\n\nText", "no-date", "Kremlchef will mehr", "Text"),
    ("date 16 Tote\n\nText", "unknown-date", "16 Tote", "Text"),
    ("date 31.02.2022 Gipfel\n\nText", "impossible-date", "Gipfel", "Text"),
    ("date 3/4/2022 Gipfel\n\nText", "ambiguous-date", "Gipfel", "Text"),
]


@pytest.mark.parametrize(("text", "code", "title", "body"), UNDATED)
def test_an_article_without_a_readable_date_is_kept(text: str, code: str, title: str, body: str) -> None:
    """With a warning at line 1, and all of its words."""
    article, problems = read(text)
    assert (article.date, article.title, article.body) == (None, title, body)
    assert [(problem.code, problem.line, problem.severity) for problem in problems] == [(code, 1, "warning")]


def test_a_text_without_header_or_headline_is_called_after_its_file() -> None:
    """A long first line, or one with no empty line below it, is text."""
    for text in ("Nur ein Satz.", "Zeile eins\nZeile zwei\n\nMehr", "Wort " * 60 + "Ende\n\nMehr"):
        article, problems = read(text)
        assert article.title == "datei"
        assert article.body == text
        assert [problem.code for problem in problems] == ["no-header", "no-title"]


CORRECTIONS = ["berichtigt taz/alt", "Berichtigt: taz/alt", "corrects taz/alt", "  CORRECTS:taz/alt  "]


@pytest.mark.parametrize("line", CORRECTIONS)
def test_a_second_header_line_names_what_is_corrected(line: str) -> None:
    """It is no part of the body."""
    article, problems = read(f"date 2022 Gipfel\n{line}\n\nText")
    assert (article.corrects, article.body, problems) == ("taz/alt", "Text", [])


def test_only_the_second_line_can_be_a_correction() -> None:
    """A paragraph that begins with the word is text, and so is a longer word."""
    article, _ = read("date 2022 Gipfel\n\nberichtigt taz/alt")
    assert (article.corrects, article.body) == ("", "berichtigt taz/alt")
    article, _ = read("date 2022 Gipfel\nberichtigte Zahlen")
    assert (article.corrects, article.body) == ("", "berichtigte Zahlen")


GAPS = [
    ("date 2022 Gipfel", ["no-body"], "Gipfel", ""),
    ("date 2022", ["no-title", "no-body"], "datei", ""),
    ("  \n\n", ["no-header", "no-title", "no-body"], "datei", ""),
]


@pytest.mark.parametrize(("text", "codes", "title", "body"), GAPS)
def test_what_is_missing_is_said(text: str, codes: list[str], title: str, body: str) -> None:
    """And the article is kept."""
    article, problems = read(text)
    assert [problem.code for problem in problems] == codes
    assert (article.title, article.body) == (title, body)


def test_an_article_in_one_line_keeps_every_word() -> None:
    """What is too long for a title begins the body."""
    words = "Wort " * 300
    article, problems = read(f"date 2022 {words}\n\nMehr")
    assert article.title == ("Wort " * 24).strip() + " …"
    assert article.body == f"{words.strip()}\n\nMehr"
    assert [problem.code for problem in problems] == ["long-title"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2022 x", True),
        ("\n Datum: 1.2.2022", True),
        ("date x", False),
        ("Datum 1/2/2022", False),
        ("", False),
    ],
)
def test_a_header_needs_a_readable_date_to_be_recognised_in_another_format(text: str, expected: bool) -> None:
    """So that a Markdown file may be plain text in truth, but a headline is never eaten."""
    assert has_header(text) is expected
