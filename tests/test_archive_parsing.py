"""All formats through one door: what goes in comes out, and nothing is lost."""

import pickle
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import Severity
from archive.parsing import CODES, KINDS, Limits, Options, Parsed, parse
from archive.parsing.build import digest

SEEDS = Path(__file__).parent.parent / "seeds"


def _only(parsed: Parsed) -> Article:
    (article,) = parsed.articles
    assert {problem.severity for problem in parsed.problems} <= {Severity.WARNING}
    return article


@settings(deadline=None)
@given(
    st.sampled_from(sorted(set(KINDS) - {".html", ".htm", ".xhtml"})),
    st.binary(max_size=300) | st.text().map(str.encode),
)
def test_arbitrary_bytes_never_raise(suffix: str, data: bytes) -> None:
    """Whatever the suffix promises: articles, or problems that say why not; both with their path."""
    parsed = parse(data, f"taz/x{suffix}", id="taz/x", options=Options(limits=Limits(listing=1 << 20)))
    assert parsed.articles or parsed.problems
    for article in parsed.articles:
        assert article.title
        assert article.id.startswith("taz/x")
        assert unicodedata.is_normalized("NFC", article.text)
        assert article.text.encode()
        assert article.digest == digest(article.title, article.body)
    for met in parsed.problems:
        assert met.path.startswith(f"taz/x{suffix}")
        assert met.severity is CODES[met.code].severity
        assert met.line >= 0
        assert met.reason.encode()
    assert pickle.loads(pickle.dumps(parsed)) == parsed


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("*.txt")), ids=lambda path: path.name)
def test_every_seed_reads_without_an_error(path: Path) -> None:
    """A file dropped into seeds/ is an article with a title and a text."""
    article = _only(parse(path.read_bytes(), str(path), id=f"seeds/{path.stem}"))
    assert article.title
    assert article.body


def test_there_are_seeds() -> None:
    """At least those with which a visitor begins, so that the test above is one."""
    assert len(list(SEEDS.rglob("*.txt"))) >= 61


def test_the_sample_article_is_read_as_it_was_given() -> None:
    """It begins with a space, and its date has no day."""
    path = SEEDS / "000_9b5b5b10200c745b.txt"
    article = _only(parse(path.read_bytes(), path.name, id="seeds/000_9b5b5b10200c745b"))
    assert article.date == PartialDate(2022, 12)
    assert article.title == "Kremlchef will stärkere Militärkooperation mit China."
    assert article.body.startswith(
        "Russlands Präsident Wladimir Putin hat den chinesischen Staats- und Parteichef"
    )


def test_a_file_without_a_known_suffix_is_plain_text() -> None:
    """For callers that know better than its name."""
    assert _only(parse(b"date 2022 Gipfel\n\nText", "gipfel", id="a/b")).title == "Gipfel"


def test_empty_and_large_files_have_failed() -> None:
    """One error each."""
    for data, code in ((b"", "empty"), (b"x" * 101, "too-large")):
        parsed = parse(data, "x.txt", id="taz/x", options=Options(limits=Limits(article=100)))
        assert parsed.articles == ()
        assert [(met.code, met.severity) for met in parsed.problems] == [(code, Severity.ERROR)]


def test_a_huge_line_is_an_article_like_any_other() -> None:
    """Ten million letters without a line end take no longer than with."""
    article = _only(parse(b"date 2022 Gipfel\n\n" + b"wort " * 2_000_000, "x.txt", id="taz/x"))
    assert len(article.body) == 9_999_999


def test_copies_share_a_digest() -> None:
    """Whatever their encoding, format and date; another text has another."""
    one = _only(parse("date 2022 Grüße\n\nRüs\u00adtung".encode(), "a.txt", id="a/1"))
    two = _only(parse("Datum: 1.2.2003 Gru\u0308ße\r\n\r\nRüstung\r\n".encode("utf-16"), "b.txt", id="b/2"))
    other = _only(parse("date 2022 Grüße\n\nRüstungen".encode(), "a.txt", id="a/1"))
    assert one.digest == two.digest != other.digest
    assert len(one.digest) == 32
