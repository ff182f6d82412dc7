"""Exports: every hit, streamed, readable by the programs they are for, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.dates import PartialDate
from archive.parsing import parse
from tests.small_archive import ARTICLES, ChangingStore, article
from tests.small_site import Site, site
from web import PageSettings, links
from web.export import DIALECTS, FORMATS, file_name
from web.export.batches import batches
from web.export.records import lines, record
from web.export.table import COLUMNS, RISKY, cells, plain, rows, safe

ORDER = ["taz/2022/gipfel", "taz/2022/rüstung", "taz/2021/bericht", "taz/ohne/notiz"]
ALL = "q=rüstung&sort=newest"


def address(id: str) -> str:
    """The address of an article in these tests."""
    return f"https://archiv.example.org{links.article(id)}"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Site]:
    """A site with a history."""
    with site(tmp_path) as found:
        yield found


def export(here: Site, format: str, string: str = ALL) -> str:
    """The text of an export."""
    response = here.get(f"/export?format={format}&{string}")
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_data(as_text=True)


# ---------------------------------------------------------------------------- reading back


def test_csv_read_back_equals_the_hits(here: Site) -> None:
    """A line for each hit, in order, dates as known."""
    found = list(csv.DictReader(io.StringIO(export(here, "csv"), newline="")))
    assert [row["id"] for row in found] == ORDER
    assert [row["date"] for row in found] == ["2022-12-16", "2022-12", "2021", ""]
    assert found[0] == {
        "id": "taz/2022/gipfel",
        "date": "2022-12-16",
        "title": "Gipfel in Moskau",
        "source": "taz",
        "section": "Politik",
        "author": "Anna Müller",
        "page": "3",
        "url": "",
        "corrects": "",
        "address": "http://localhost/article/taz/2022/gipfel",
    }


def test_json_lines_read_back_equal_the_hits(here: Site) -> None:
    """One object a line, complete with the text."""
    found = [json.loads(line) for line in export(here, "jsonl").splitlines()]
    assert [row["id"] for row in found] == ORDER
    assert found[0]["body"] == ARTICLES[0].body
    assert "date" not in found[3]


def test_ris_read_back_equals_the_hits(here: Site) -> None:
    """A RIS parser finds every hit with its date, as precise as it is known."""
    found = rispy.loads(export(here, "ris"))
    assert [row["id"] for row in found] == ORDER
    assert [row.get("date") for row in found] == ["2022/12/16/", "2022/12//", "2021///", None]
    assert [row.get("year") for row in found] == ["2022", "2022", "2021", None]
    assert (found[0]["title"], found[0]["authors"]) == ("Gipfel in Moskau", ["Anna Müller"])
    assert {row["type_of_reference"] for row in found} == {"NEWS"}


def test_bibtex_read_back_equals_the_hits(here: Site) -> None:
    """A BibTeX parser finds every hit under a key of its own; no part of a date is invented."""
    found = _bibtex(export(here, "bib"))
    assert [row["note"] for row in found] == ORDER
    assert len({row["ID"] for row in found}) == 4
    assert [row.get("date") for row in found] == ["2022-12-16", "2022-12", "2021", None]
    assert [row.get("day") for row in found] == ["16", None, None, None]
    assert found[0]["title"] == "{Gipfel in Moskau}"


def _bibtex(text: str) -> list[dict[str, Any]]:
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    return list(bibtexparser.loads(text, parser).entries)


def test_json_lines_are_articles_again() -> None:
    """What was exported is read by the archive as the same articles."""
    text = "".join(lines(ARTICLES, address))
    parsed = parse(text.encode(), "export.jsonl", id="back/export.jsonl")
    seen = [(each.title, each.body, each.date, each.source, each.author) for each in parsed.articles]
    assert seen == [(each.title, each.body, each.date, each.source, each.author) for each in ARTICLES]


# ------------------------------------------------------------------------------ properties

words = st.text(max_size=20)
one_line = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=25).map(
    lambda text: " ".join(text.split())
)
dates = st.none() | st.sampled_from(["0800", "2022", "2022-12", "2022-12-16"]).map(PartialDate.from_iso)
articles = st.builds(
    Article,
    id=one_line.filter(bool),
    title=one_line.filter(bool),
    body=words,
    date=dates,
    source=one_line,
    section=one_line,
    author=one_line,
    page=one_line,
)


@given(
    st.lists(st.builds(Article, id=words, title=words, body=words, date=dates, source=words, author=words))
)
@settings(max_examples=60, deadline=None)
def test_any_article_survives_a_table(found: list[Article]) -> None:
    """For every dialect and any characters, cells read back and freed of one apostrophe are the values."""
    for dialect in DIALECTS.values():
        text = "".join(rows(found, address, dialect)).removeprefix("\ufeff")
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect.separator))
        assert table[0] == list(COLUMNS)
        assert [[plain(cell) for cell in row] for row in table[1:]] == [
            cells(each, address(each.id)) for each in found
        ]


@given(words)
def test_no_cell_begins_like_a_formula(value: str) -> None:
    """No cell begins with a sign that a spreadsheet runs, and an apostrophe can always be taken away."""
    assert not safe(value).startswith(tuple(sign for sign in RISKY if sign != "'"))
    assert plain(safe(value)) == value


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+49 30", "'+49 30"),
        ("-5 Grad", "'-5 Grad"),
        ("@dpa", "'@dpa"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("'s-Hertogenbosch", "''s-Hertogenbosch"),
        ("5 = 5", "5 = 5"),
        ("–", "–"),
        ("", ""),
    ],
)
def test_formulas_are_defused(value: str, cell: str) -> None:
    """A table of what is dangerous, and near misses that stay as they are."""
    assert safe(value) == cell


@given(st.lists(articles, max_size=3, unique_by=lambda each: each.id))
@settings(max_examples=30, deadline=None)
def test_any_article_survives_bibtex(found: list[Article]) -> None:
    """Braces, backslashes and signs of TeX in any field come back as they were."""
    entries = _bibtex("".join(piece for piece in FORMATS["bib"].write(found, address)))
    assert [_untex(entry["note"]) for entry in entries] == [each.id for each in found]
    assert [_untex(entry["title"][1:-1]) for entry in entries] == [each.title for each in found]
    assert [entry.get("date") for entry in entries] == [
        each.date.iso() if each.date else None for each in found
    ]


def _untex(text: str) -> str:
    """What TeX prints."""
    names = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}
    names |= {"textbraceleft": "{", "textbraceright": "}"}
    return re.sub(r"\\(?:(text\w+)\{\}|(.))", lambda found: names[found[1]] if found[1] else found[2], text)


@given(st.lists(articles, max_size=3, unique_by=lambda each: each.id))
@settings(max_examples=30, deadline=None)
def test_any_article_survives_ris(found: list[Article]) -> None:
    """Any text in any field stays in its field."""
    entries = rispy.loads("".join(FORMATS["ris"].write(found, address)))
    assert [entry["title"] for entry in entries] == [each.title for each in found]
    assert [entry.get("secondary_title", "") for entry in entries] == [each.source for each in found]


@given(st.lists(st.text(max_size=30)), st.integers(0, 60))
def test_batches_hold_every_piece(pieces: list[str], size: int) -> None:
    """Nothing is lost or moved; the first piece travels alone."""
    sent = list(batches(pieces, size))
    assert b"".join(sent) == "".join(pieces).encode("utf-8", "replace")
    first = next((piece for piece in pieces if piece), None)
    if first:
        assert sent[0] == first.encode("utf-8", "replace")


def test_a_record_is_short() -> None:
    """Fields without a value are left out."""
    assert record(article("a/1", "T", "B"), "x") == {"id": "a/1", "title": "T", "body": "B", "address": "x"}


# ------------------------------------------------------------------------------- answering


def test_spreadsheets_get_the_mark_and_their_separator(here: Site) -> None:
    """Programs get RFC 4180; Excel gets what it opens by a double click, in either language."""
    heads = {name: export(here, f"csv&dialect={name}")[:12] for name in DIALECTS}
    assert heads == {"rfc4180": "id,date,titl", "excel": "\ufeffid,date,tit", "excel-de": "\ufeffid;date;tit"}


@pytest.mark.parametrize(
    ("format", "kind", "name"),
    [
        ("csv", "text/csv; charset=utf-8; header=present", "zeitlupe-ruestung-seit-2021.csv"),
        ("jsonl", "application/jsonl; charset=utf-8", "zeitlupe-ruestung-seit-2021.jsonl"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "zeitlupe-ruestung-seit-2021.ris"),
        ("bib", "application/x-bibtex; charset=utf-8", "zeitlupe-ruestung-seit-2021.bib"),
    ],
)
def test_files_are_named_after_the_question(here: Site, format: str, kind: str, name: str) -> None:
    """A type, and a name that every system takes."""
    response = here.get(f"/export?format={format}&q=rüstung&from=2021")
    assert response.content_type == kind
    assert response.headers["Content-Disposition"] == f"attachment; filename={name}"


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        ("Käse · ohne Größe", "zeitlupe-kaese-ohne-groesse.csv"),
        ("../../etc/passwd", "zeitlupe-etc-passwd.csv"),
        ("мир", "zeitlupe.csv"),
        ("x" * 200, f"zeitlupe-{'x' * 71}.csv"),
    ],
)
def test_file_names_are_plain(summary: str, name: str) -> None:
    """ASCII words with hyphens, of bounded length."""
    assert file_name(summary, "csv") == name


def test_wider_matches_are_in_no_export(here: Site) -> None:
    """Only articles with both words."""
    assert export(here, "jsonl", "q=rüstung+wald") == ""


def test_copies_are_exported_each(tmp_path: Path) -> None:
    """As many lines as the page counts articles."""
    body = "Im Wald von Rostock zählten Förster gestern zwölf alte Eichen und achtzig junge Buchen am Ufer."
    twins = [article(f"zeit/{name}", "Der Wald", body, "2020-05-01") for name in ("eins", "zwei")]
    with site(tmp_path, ChangingStore(twins)) as here:
        assert len(export(here, "jsonl", "q=wald").splitlines()) == 2


def test_the_page_of_a_result_does_not_limit_its_export(here: Site) -> None:
    """`page` belongs to the reader, not to the file."""
    assert export(here, "csv", f"{ALL}&page=3") == export(here, "csv")


def test_the_first_bytes_leave_before_the_last_hit_is_read(here: Site) -> None:
    """A file of a million lines begins at once and is never held in memory."""
    read: list[str] = []

    class Counting(ChangingStore):
        def open(self) -> Any:
            engine = super().open()
            iterate = engine.iterate

            def counted(request: Any) -> Iterator[Article]:
                for each in iterate(request):
                    read.append(each.id)
                    yield each

            engine.iterate = counted  # type: ignore[method-assign]
            return engine

    here.store = Counting()
    counting = Site(here.store, None, PageSettings())
    response = counting.client.get(f"/export?format=jsonl&{ALL}", buffered=False)
    stream = response.iter_encoded()
    assert json.loads(next(iter(stream)))["id"] == ORDER[0]
    assert read == ORDER[:1]
    rest = b"".join(stream)
    assert (rest.count(b"\n"), read) == (3, ORDER)
    response.close()


def test_a_stream_keeps_its_state_until_it_is_closed(tmp_path: Path) -> None:
    """A commit in the middle of an export changes nothing in it; afterwards its engine is closed."""
    closed: list[str] = []

    class Closing(ChangingStore):
        def open(self) -> Any:
            engine = super().open()
            engine.close = lambda: closed.append(engine.revision)  # type: ignore[method-assign]
            return engine

    with site(tmp_path, Closing()) as here:
        response = here.client.get(f"/export?format=jsonl&{ALL}", buffered=False)
        stream = response.iter_encoded()
        next(iter(stream))
        here.store.publish(ARTICLES[:1])
        assert here.get("/?q=rüstung").status_code == 200
        assert closed == []
        assert b"".join(stream).count(b"\n") == 3
        response.close()
        assert closed == ["r1"]


def test_head_reads_no_article(here: Site) -> None:
    """A program that asks for headers gets them without the work, and holds nothing open."""
    response = here.client.head(f"/export?format=csv&{ALL}")
    assert (response.status_code, response.data) == (200, b"")
    response.close()
    holder = here.app.extensions["zeitlupe"].holder
    assert holder._current.leases == 0


def test_the_same_state_is_exported_once(here: Site) -> None:
    """304 for the tag of the same format, until the index changes."""
    tag = here.get(f"/export?format=csv&{ALL}").headers["ETag"]
    assert here.get(f"/export?format=csv&{ALL}", If_None_Match=tag).status_code == 304
    assert here.get(f"/export?format=ris&{ALL}", If_None_Match=tag).status_code == 200
    assert here.get(f"/export?format=csv&dialect=excel&{ALL}", If_None_Match=tag).status_code == 200
    here.store.publish(ARTICLES)
    assert here.get(f"/export?format=csv&{ALL}", If_None_Match=tag).status_code == 200


@pytest.mark.parametrize(
    ("string", "language", "message"),
    [
        ("format=xls", "de", "Ein Format „xls“ gibt es nicht, nur csv, jsonl, ris, bib."),
        ("format=xls", "en", "There is no format “xls”, only csv, jsonl, ris, bib."),
        ("format=csv&dialect=x", "de", "Die Dialekte von csv sind rfc4180, excel, excel-de, nicht „x“."),
        ("format=ris&dialect=excel", "de", "Die Dialekte von csv sind"),
        ("format=csv&from=quark", "de", "„quark“ ist kein lesbares Datum."),
    ],
)
def test_a_bad_value_is_refused(here: Site, string: str, language: str, message: str) -> None:
    """A file of something else than was meant would go unnoticed."""
    response = here.browser(language).get(f"/export?{string}")
    assert response.status_code == 400
    assert message in response.get_data(as_text=True)


def test_a_page_offers_the_formats(here: Site) -> None:
    """Without a format: what each is for; German readers get the German table."""
    page = here.text("/export?q=rüstung&page=2")
    assert re.findall(r'href="(/export[^"]+)"', page.replace("&amp;", "&")) == [
        "/export?format=csv&dialect=excel-de&q=r%C3%BCstung",
        "/export?format=csv&q=r%C3%BCstung",
        "/export?format=ris&q=r%C3%BCstung",
        "/export?format=bib&q=r%C3%BCstung",
        "/export?format=jsonl&q=r%C3%BCstung",
    ]
    english = here.browser("en").get("/export?q=rüstung").get_data(as_text=True)
    assert "dialect=excel&amp;" in english


def test_every_page_of_results_offers_to_keep_it(here: Site) -> None:
    """Saving, feed and export stand beside the count, with the parameters of the page."""
    page = here.text("/?q=rüstung&page=2&sort=newest").replace("&amp;", "&")
    assert '<a href="/saved/new?q=r%C3%BCstung&sort=newest" rel="nofollow">Suche merken</a>' in page
    assert 'href="/feed?q=r%C3%BCstung"' in page
    assert '<a href="/export?q=r%C3%BCstung&sort=newest" rel="nofollow">Ausgeben</a>' in page
