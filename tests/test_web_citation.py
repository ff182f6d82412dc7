"""Citations: a plain line, BibTeX and RIS say what is known, and nothing else."""

from __future__ import annotations

import pytest

from archive.article import Article
from archive.dates import PartialDate
from web.citation import bibtex, plain, ris
from web.formats import Formats

FULL = Article(
    "taz/2022/gipfel", "Gipfel & Tal_100 %", "Text", PartialDate(2022, 12, 16), "gipfel.txt",
    source="taz", section="Politik", author="Anna Meier", page="3", url="https://example.org/gipfel",
)  # fmt: skip
BARE = Article("a/1", "Nur ein Titel", "Text")
ADDRESS = "http://localhost/article/a/1"


@pytest.mark.parametrize(
    ("article", "language", "line"),
    [
        (FULL, "de", "Anna Meier: „Gipfel & Tal_100 %“. taz, Politik, 16.\u00a0Dezember 2022, S.\u00a03"),
        (FULL, "en", "Anna Meier: “Gipfel & Tal_100 %”. taz, Politik, 16\u00a0December 2022, p.\u00a03"),
        (BARE, "de", "„Nur ein Titel“."),
        (Article("a/2", "Was nun?", "", PartialDate(2022)), "de", "„Was nun?“ 2022"),
    ],
)
def test_plain(article: Article, language: str, line: str) -> None:
    """A line for a footnote; what is not known is left out, and no stop is doubled."""
    assert plain(article, Formats(language)) == line


def test_bibtex() -> None:
    """An entry with escaped signs and a date as precise as it is."""
    assert bibtex(FULL, ADDRESS) == (
        "@article{2022-gipfel-tal-8bf9af38bb,\n"
        "  author = {{Anna Meier}},\n"
        "  title = {{Gipfel \\& Tal\\_100 \\%}},\n"
        "  journal = {taz},\n"
        "  year = {2022},\n"
        "  month = {12},\n"
        "  day = {16},\n"
        "  date = {2022-12-16},\n"
        "  pages = {3},\n"
        "  url = {https://example.org/gipfel},\n"
        "  note = {taz/2022/gipfel},\n"
        "  langid = {german}\n"
        "}\n"
    )
    assert "year" not in bibtex(BARE, ADDRESS)
    assert f"url = {{{ADDRESS}}}" in bibtex(BARE, ADDRESS)


def test_ris() -> None:
    """One reference of type NEWS, tags in order, lines ended by CR LF, unknown parts of a date empty."""
    assert ris(FULL, ADDRESS).split("\r\n") == [
        "TY  - NEWS",
        "ID  - taz/2022/gipfel",
        "TI  - Gipfel & Tal_100 %",
        "AU  - Anna Meier",
        "T2  - taz",
        "SE  - Politik",
        "PY  - 2022",
        "DA  - 2022/12/16/",
        "SP  - 3",
        "UR  - https://example.org/gipfel",
        "LA  - de",
        "ER  - ",
        "",
    ]
    month = Article("a/3", "T", "", PartialDate(2022, 3))
    assert "DA  - 2022/03//\r\n" in ris(month, ADDRESS)
    assert "PY" not in ris(BARE, ADDRESS)
