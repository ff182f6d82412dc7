"""HTML pages."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.parsing import Parsed, parse

BODY = """<body><nav><a href="/">Start</a> <a href="/abo">Abo</a></nav><article><h1>Gipfel in Rom</h1>
<p>Die Regierungschefs haben sich am Freitag in Rom über den Haushalt der Union
verständigt, teilten sie mit.</p>
<p>Der Beschluss soll im Frühjahr dem Parlament vorgelegt werden, dessen Zustimmung als sicher gilt.</p>
</article><footer>Impressum Datenschutz</footer></body>"""


def page(head: str, body: str = BODY) -> bytes:
    """A whole page."""
    return f"<!DOCTYPE html><html lang=de><head>{head}</head>{body}</html>".encode()


def read(data: bytes) -> Parsed:
    """Parse as `taz/gipfel.html`."""
    return parse(data, "taz/gipfel.html", id="taz/gipfel")


def article(head: str, body: str = BODY) -> Article:
    """The one article of a page."""
    (found,) = read(page(head, body)).articles
    return found


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org",
"@graph": [{"@type": "WebSite"},
{"@type": ["NewsArticle"], "headline": "Gipfel", "datePublished": "2022-12-16T10:00:00+01:00",
"author": [{"@type": "Person", "name": "Anna"}, {"name": "Bernd"}], "publisher": {"name": "taz"},
"articleSection": "Politik", "url": "https://example.org/1", "pageStart": 3}]}</script>"""
META = """<meta property="og:title" content="Gipfel">
<meta property="article:published_time" content="2022-12-16">
<meta name="Author" content="Anna, Bernd"><meta property="og:site_name" content="taz">
<meta property="article:section" content="Politik"><meta property="og:url" content="https://example.org/1">
<meta name="seite" content="3">"""


@pytest.mark.parametrize("head", [LINKED, META])
def test_a_page_says_of_itself_what_it_is(head: str) -> None:
    """In JSON-LD or in meta tags."""
    found = article(head)
    assert (str(found.date), found.title, found.source, found.section) == (
        "2022-12-16",
        "Gipfel",
        "taz",
        "Politik",
    )
    assert (found.author, found.url, found.page) == ("Anna, Bernd", "https://example.org/1", "3")


def test_the_body_is_the_article_without_the_page_around_it() -> None:
    """Paragraphs stay paragraphs; the headline is not said twice."""
    found = article("<title>Gipfel in Rom - taz</title>")
    assert found.title == "Gipfel in Rom"
    assert found.body.startswith("Die Regierungschefs haben sich am Freitag in Rom über den Haushalt")
    assert found.body.count("\n\n") == 1
    assert "Impressum" not in found.body


TWO_TIMES = '<time datetime="2022-12-16"></time><time datetime="2023-01-01"></time><p>'
DATES = [
    ('<meta name="date" content="16. Dezember 2022">', BODY, "2022-12-16", []),
    ("", BODY.replace("<p>", '<time datetime="2022-12-16T09:00">heute</time><p>', 1), "2022-12-16", []),
    ("", BODY.replace("<p>", TWO_TIMES, 1), "None", ["no-date"]),
    ("", BODY, "None", ["no-date"]),
    ('<meta name="date" content="3/4/2022">', BODY, "None", ["ambiguous-date"]),
]


@pytest.mark.parametrize(("head", "body", "date", "codes"), DATES)
def test_the_date_is_the_one_that_is_stated(head: str, body: str, date: str, codes: list[str]) -> None:
    """Never one of two, never one that was guessed from the text."""
    parsed = read(page(head, body))
    assert str(parsed.articles[0].date) == date
    assert [problem.code for problem in parsed.problems] == codes


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">', "iso-8859-15"),
        ('<meta charset="utf-8">', "utf-16"),
        ("<meta charset=quatsch>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
    ],
)
def test_the_encoding_is_the_one_that_the_page_states(head: str, encoding: str) -> None:
    """A byte-order mark says it better; an unknown name says nothing."""
    parsed = read(page(head).decode().encode(encoding))
    assert "über den Haushalt" in parsed.articles[0].body
    assert [problem.code for problem in parsed.problems] == ["no-date"]


def test_a_page_that_states_nothing_may_be_windows_1252() -> None:
    """With the warning of every format."""
    parsed = read(page("").decode().encode("cp1252"))
    assert "über den Haushalt" in parsed.articles[0].body
    assert [problem.code for problem in parsed.problems] == ["encoding", "no-date"]


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<"])
def test_a_page_without_an_article_has_failed(data: bytes) -> None:
    """It is listed with its reason."""
    parsed = read(data)
    assert parsed.articles == ()
    assert [(problem.code, problem.severity) for problem in parsed.problems] == [("no-text", "error")]


def test_a_missing_extra_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the archive is read without it."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (problem,) = read(page(LINKED)).problems
    assert problem.code == "needs-extra"
    assert problem.reason == "HTML needs an extra: pip install 'zeitlupe[html]', then index again"


BROKEN_DATA = [
    "{",
    "[" * 5000,
    '{"@type": "NewsArticle", "headline": {"name": [1, null]}}',
    "null",
    '"x"',
    "",
]


@pytest.mark.parametrize("data", BROKEN_DATA)
def test_broken_json_ld_is_passed_over(data: str) -> None:
    """The page is read all the same."""
    assert article(f'<script type="application/ld+json">{data}</script>').body


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("<>/pa=\"' b!-[]&;#ß\n"), max_size=80) | st.binary(max_size=80))
def test_no_page_raises(soup: str | bytes) -> None:
    """An article or an error, always one of them."""
    data = soup if isinstance(soup, bytes) else page(soup[:20], BODY + soup)
    parsed = read(data)
    assert len(parsed.articles) + sum(problem.severity == "error" for problem in parsed.problems) == 1
