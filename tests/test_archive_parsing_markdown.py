"""Markdown with front matter."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.article import Article
from archive.errors import Problem
from archive.parsing.build import Place
from archive.parsing.markdown import escape, parse_markdown, read_away
from archive.parsing.text import clean, paragraphs


def read(text: str) -> tuple[Article, list[str]]:
    """The article and the codes of its problems."""
    problems: list[Problem] = []
    article = parse_markdown(text, Place("taz/datei", "taz/datei.md", problems.append))
    return article, [problem.code for problem in problems]


FULL = """---
title: "Gipfel: die Folgen"
date: 2022-12-16
quelle: taz
ressort: Politik
autor: [Anna Beispiel, "Bernd, B."]
seite: 3
url: https://example.org/gipfel
berichtigt: taz/alt
---

Ein **wichtiger** Absatz.
"""


def test_front_matter_gives_every_field() -> None:
    """Under German and English names."""
    article, codes = read(FULL)
    assert codes == []
    assert str(article.date) == "2022-12-16"
    assert article.title == "Gipfel: die Folgen"
    assert article.body == "Ein wichtiger Absatz."
    assert (article.source, article.section, article.page) == ("taz", "Politik", "3")
    assert article.author == "Anna Beispiel, Bernd, B."
    assert (article.url, article.corrects) == ("https://example.org/gipfel", "taz/alt")


def test_the_first_heading_is_the_title_where_the_front_matter_has_none() -> None:
    """And is not repeated in the body; the same heading below a title is not either."""
    for text in (
        "---\ndate: 2022\n---\n# Der *Gipfel*\n\nText",
        "---\ntitle: Der Gipfel\n---\n# Der Gipfel\nText",
    ):
        article, _ = read(text)
        assert (article.title, article.body) == ("Der Gipfel", "Text")


def test_another_heading_below_a_title_is_text() -> None:
    """Nothing is lost."""
    article, _ = read("---\ntitle: Gipfel\ndate: 2022\n---\n# In Rom\nText")
    assert (article.title, article.body) == ("Gipfel", "In Rom\n\nText")


def test_a_dated_header_works_in_markdown_too() -> None:
    """Many archives call plain text .md."""
    article, codes = read("date 2022-12 Gipfel\n\nText")
    assert (str(article.date), article.title, article.body, codes) == ("2022-12", "Gipfel", "Text", [])


def test_markdown_without_anything_is_kept() -> None:
    """With warnings."""
    article, codes = read("Nur Text")
    assert (article.title, article.body, codes) == ("datei", "Nur Text", ["no-date", "no-title"])


SEEN = [
    ("**fett** und *kursiv*, __fett__ und _kursiv_", "fett und kursiv, fett und kursiv"),
    ("***beides*** und **ein *inneres* Wort**", "beides und ein inneres Wort"),
    ("Bürger*innen und Lehrer*innen", "Bürger*innen und Lehrer*innen"),
    ("Bürger_innen, snake_case_name", "Bürger_innen, snake_case_name"),
    ("3 * 4 * 5", "3 * 4 * 5"),
    ("[Text](https://a.b/c_(d)) und [noch *einer*](<x y> \"Titel\")", "Text und noch einer"),
    ("![Ein Bild](bild.png) danach", "Ein Bild danach"),
    ("[nur Klammern] und [1]", "[nur Klammern] und [1]"),
    ("<https://example.org>", "https://example.org"),
    ("`code *bleibt*`", "code *bleibt*"),
    ("R&amp;D, &sect; 5, &nbsp;x, R&D; AT&T", "R&D, § 5, \u00a0x, R&D; AT&T"),
    (r"\*kein\* \_Zeichen\_ \\ \# 5 \a", r"*kein* _Zeichen_ \ # 5 \a"),
    ("# Eins\n## Zwei ##\nText", "\nEins\n\n\nZwei\n\nText"),
    ("Titel\n=====\nText\n\n---\n\nEnde", "Titel\n\nText\n\n\n\nEnde"),
    ("> Zitat\n> > tiefer", "Zitat\ntiefer"),
    ("a <!-- nicht zu\nsehen --> b", "a  b"),
    ("```python\nx = 1\n```", "\nx = 1\n"),
    ("Zeile\\\nnächste", "Zeile\nnächste"),
    ("- eins\n- zwei\n1. drei", "- eins\n- zwei\n1. drei"),
    ("#hashtag und C#", "#hashtag und C#"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEEN)
def test_marks_are_read_away_and_words_are_not(text: str, expected: str) -> None:
    """What a reader of the page sees; marks inside words are letters of those words."""
    assert read_away(text) == expected


MARKS = st.text(
    st.sampled_from("ab1 \n\\`*_[]()<>#!&;~+-=.:|\"'ß\t") | st.characters(codec="utf-8"), max_size=40
)


@given(MARKS)
@example("`a` **b** [c](d) <!-- e --> &amp; # f")
@example("a\\\\\nb")
@example("---\n\n***\n\n===")
@example("~~~\n```\n~~~")
@example("\\<!-- x -->")
def test_escaped_text_reads_as_itself(text: str) -> None:
    """No text can look like Markdown once it is escaped."""
    body = paragraphs(clean(text))
    assert paragraphs(read_away(escape(body))) == body


@pytest.mark.parametrize("text", ["*a " * 20000, "[" * 50000, "`" * 50001, "<!--" * 20000, "_a_b" * 20000])
def test_ugly_text_takes_no_longer_than_text(text: str) -> None:
    """Patterns are bounded: no input makes them quadratic (the test would take minutes)."""
    assert len(read_away(text)) <= len(text)
