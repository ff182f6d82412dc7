"""Writing an article so that it reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import Severity
from archive.parsing import Form, Parsed, parse, render
from archive.parsing.build import digest
from archive.parsing.text import clean, one_line, paragraphs

LETTERS = st.characters(codec="utf-8") | st.sampled_from("aäß019 .:-?\"'#*_[]\\/\n|{}")
LINES = st.text(LETTERS, max_size=30).map(clean).map(one_line)
BODIES = st.text(LETTERS, min_size=1, max_size=120).map(clean).map(paragraphs)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate | None:
    """Any date of any precision, or none."""
    day = draw(st.dates())
    return draw(
        st.sampled_from(
            (
                None,
                PartialDate(day.year),
                PartialDate(day.year, day.month),
                PartialDate(day.year, day.month, day.day),
            )
        )
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any clean article with a title, as `taz/x`."""
    title, body = draw(LINES.filter(bool)), draw(BODIES)
    optional = {name: draw(LINES) for name in ("source", "section", "author", "page", "url", "corrects")}
    return Article("taz/x", title, body, draw(dates()), digest=digest(title, body), **optional)


def _only(parsed: Parsed) -> Article:
    (article,) = parsed.articles
    assert {problem.severity for problem in parsed.problems} <= {Severity.WARNING}
    return article


def _changed(article: Article, **fields: str) -> Article:
    values = {name: getattr(article, name) for name in Article.__slots__} | fields
    return Article(**values)


@given(articles())
def test_plain_text_reads_back(article: Article) -> None:
    """Title, date, body and correction; plain text has no place for the other fields."""
    bare = _changed(article, source="", section="", author="", page="", url="", path="x.txt")
    assert _only(parse(render(article, Form.PLAIN).encode(), "x.txt", id="taz/x")) == bare


@given(articles())
def test_markdown_reads_back(article: Article) -> None:
    """Every field."""
    assert _only(parse(render(article).encode(), "x.md", id="taz/x")) == _changed(article, path="x.md")


@given(articles())
def test_json_lines_read_back(article: Article) -> None:
    """Every field, and the id."""
    line = render(_changed(article, id="taz/e.jsonl/x"), Form.LINES)
    assert _only(parse(line.encode(), "e.jsonl", id="taz/e.jsonl")) == _changed(
        article, id="taz/e.jsonl/x", path="e.jsonl"
    )


@pytest.mark.parametrize("form", [Form.HTML, Form.JSON, Form.ZIP, Form.TAR])
def test_other_forms_are_only_read(form: Form) -> None:
    """And say so."""
    with pytest.raises(ValueError, match=f"articles are not written as {form.value}"):
        render(Article("taz/x", "t", "b"), form)
