"""Atom feeds: valid, with lasting ids, with dates no more precise than they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archive.dates import PartialDate
from tests.small_archive import ARTICLES, ChangingStore, article
from tests.small_site import Site, site
from web import PageSettings
from web.feed import SIZE, instant, xml_text

NAMES = {"a": "http://www.w3.org/2005/Atom", "d": "http://purl.org/dc/terms/"}
NAMES["o"] = "http://a9.com/-/spec/opensearch/1.1/"
SCHEMA = Path(__file__).parent / "data" / "atom.rng"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Site]:
    """A site with a history."""
    with site(tmp_path) as found:
        yield found


def feed(here: Site, string: str) -> Any:
    """A feed, checked against the schema."""
    response = here.get(f"/feed?{string}")
    assert (response.status_code, response.content_type) == (200, "application/atom+xml; charset=utf-8")
    tree = etree.fromstring(response.data)
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    assert schema.validate(tree), schema.error_log
    assert tree.find("a:author", NAMES) is not None
    return tree


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"<id>[^<]*</id>", b""),
        (rb"<updated>[^<]*</updated>", b"<updated>2022-12</updated>"),
        (rb"<title>[^<]*</title>", b""),
        (rb' href="[^"]*"', b""),
        (rb"</feed>", b"<wrong/></feed>"),
    ],
)
def test_the_schema_finds_what_is_wrong(here: Site, old: bytes, new: bytes) -> None:
    """A feed without an id, with half a date, with a link to nowhere is no Atom."""
    broken = re.sub(old, new, here.get("/feed?q=rüstung").data)
    assert not etree.RelaxNG(etree.parse(SCHEMA)).validate(etree.fromstring(broken))


def texts(tree: Any, path: str) -> list[str]:
    """What stands at a path."""
    return [found if isinstance(found, str) else found.text for found in tree.xpath(path, namespaces=NAMES)]


def test_entries_are_the_hits_newest_first(here: Site) -> None:
    """The page's hits by date, those without a date last, whatever order the page was in."""
    found = texts(feed(here, "q=rüstung&sort=oldest"), "a:entry/a:title")
    assert found == [
        "Gipfel in Moskau",
        "Rüstungspolitik der EU",
        "Ein Bericht über Rüstungen",
        "Notiz zur Rüstung",
    ]


def test_dates_are_as_precise_as_they_are_known(here: Site) -> None:
    """`published` needs a day; `issued` says what is known; `updated` is the start, or 1970."""
    entries = feed(here, "q=rüstung").findall("a:entry", NAMES)
    found = [
        tuple(entry.findtext(name, None, NAMES) for name in ("d:issued", "a:published", "a:updated"))
        for entry in entries
    ]
    assert found == [
        ("2022-12-16", "2022-12-16T00:00:00Z", "2022-12-16T00:00:00Z"),
        ("2022-12", None, "2022-12-01T00:00:00Z"),
        ("2021", None, "2021-01-01T00:00:00Z"),
        (None, None, "1970-01-01T00:00:00Z"),
    ]


def test_an_entry_says_what_is_known_of_an_article(here: Site) -> None:
    """Author, newspaper, section, actors, the page, the best sentences."""
    entry = feed(here, "q=gipfel").find("a:entry", NAMES)
    assert entry.findtext("a:author/a:name", None, NAMES) == "Anna Müller"
    assert entry.findtext("d:publisher", None, NAMES) == "taz"
    assert entry.find("a:link", NAMES).get("href") == "http://localhost/article/taz/2022/gipfel"
    assert texts(entry, "a:category/@term") == [
        "Politik", "place:moskau", "person:wladimir-putin", "person:xi-jinping",
    ]  # fmt: skip
    assert entry.findtext("a:summary", None, NAMES).startswith("Wladimir Putin empfing Xi Jinping")


def test_wider_matches_are_in_no_feed(here: Site) -> None:
    """Only articles with both words are new in a feed of both."""
    assert texts(feed(here, "q=rüstung+wald"), "a:entry") == []


def test_copies_are_links_of_their_entry(tmp_path: Path) -> None:
    """An agency text is told once; every copy is linked."""
    body = "Im Wald von Rostock zählten Förster gestern zwölf alte Eichen und achtzig junge Buchen am Ufer."
    twins = [article(f"zeit/{name}", "Der Wald", body, "2020-05-01") for name in ("eins", "zwei")]
    with site(tmp_path, ChangingStore(twins)) as here:
        (entry,) = feed(here, "q=wald").findall("a:entry", NAMES)
        assert texts(entry, "a:link[@rel='alternate']/@href") == ["http://localhost/article/zeit/eins"]
        assert texts(entry, "a:link[@rel='related']/@href") == ["http://localhost/article/zeit/zwei"]


def test_ids_last(tmp_path: Path) -> None:
    """The same after a restart, after a change of the article and under another address; no two alike."""
    with site(tmp_path) as here:
        before = texts(feed(here, "q=rüstung"), "//a:id")
    with site(tmp_path, settings=PageSettings(url="https://archiv.example.org")) as here:
        here.store.change("taz/2021/bericht", body="Die Rüstung sinkt.")
        after = texts(feed(here, "q=rüstung"), "//a:id")
    assert before == after
    assert len(set(before)) == 5
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each) for each in before)


def test_two_archives_share_no_ids(tmp_path: Path) -> None:
    """Articles of the same name in two archives are two articles."""
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with site(tmp_path / name) as here:
            found.append(set(texts(feed(here, "q=rüstung"), "//a:id")))
    assert not found[0] & found[1]


def test_a_feed_links_itself_and_its_page(tmp_path: Path) -> None:
    """In canonical form, at the public address."""
    with site(tmp_path, settings=PageSettings(url="https://archiv.example.org")) as here:
        tree = feed(here, "sort=newest&q=r%c3%bcstung&from=2022&unknown=1")
    links = {link.get("rel"): link.get("href") for link in tree.findall("a:link", NAMES)}
    assert links == {
        "self": "https://archiv.example.org/feed?from=2022&q=r%C3%BCstung",
        "alternate": "https://archiv.example.org/?from=2022&q=r%C3%BCstung",
        "first": "https://archiv.example.org/feed?from=2022&q=r%C3%BCstung",
    }


def test_older_entries_follow_on_further_pages(tmp_path: Path) -> None:
    """Every hit is in the feed: pages are linked, and none is left out or told twice."""
    many = [
        article(f"a/{number:03}", f"Rüstung {number}", f"Text {number}.", "2023")
        for number in range(2 * SIZE + 3)
    ]
    with site(tmp_path, ChangingStore(many)) as here:
        seen: list[str] = []
        address = "q=rüstung"
        pages = 0
        while address:
            tree = feed(here, address)
            assert tree.findtext("o:totalResults", None, NAMES) == str(len(many))
            seen += texts(tree, "a:entry/a:title")
            following = texts(tree, "a:link[@rel='next']/@href")
            address = following[0].partition("?")[2] if following else ""
            pages += 1
    assert (pages, len(seen), len(set(seen))) == (3, len(many), len(many))


@pytest.mark.parametrize(("language", "title"), [("de", "4 Treffer"), ("en", "4 matches")])
def test_a_feed_speaks_the_language_of_its_reader(here: Site, language: str, title: str) -> None:
    """Titles of its own are translated, articles stay German."""
    response = here.browser(language).get("/feed?q=rüstung")
    tree = etree.fromstring(response.data)
    assert tree.findtext("a:subtitle", None, NAMES) == title
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert set(texts(tree, "a:entry/@xml:lang")) == {"de"}


def test_the_same_state_is_sent_once(here: Site) -> None:
    """Who comes back with the tag or the time gets 304, until the index changes."""
    first = here.get("/feed?q=rüstung")
    tag, time = first.headers["ETag"], first.headers["Last-Modified"]
    for asked in ({"If_None_Match": tag}, {"If_Modified_Since": time}):
        again = here.get("/feed?q=rüstung", **asked)
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    here.store.publish(ARTICLES)
    assert here.get("/feed?q=rüstung", If_None_Match=tag, If_Modified_Since=time).status_code == 200


def test_head_answers_without_a_body(here: Site) -> None:
    """What asks only whether something is new."""
    response = here.client.head("/feed?q=rüstung")
    assert (response.status_code, response.data) == (200, b"")
    assert response.headers["ETag"]


@pytest.mark.parametrize(
    ("string", "message"),
    [
        ("from=quark", "„quark“ ist kein lesbares Datum."),
        ("sort=best", "Eine Reihenfolge „best“ gibt es nicht"),
        ("page=0", "„0“ ist keine Seite"),
    ],
)
def test_a_bad_value_is_refused_and_not_passed_over(here: Site, string: str, message: str) -> None:
    """A feed of another question than was meant would go unnoticed."""
    response = here.get(f"/feed?q=rüstung&{string}")
    assert response.status_code == 400
    assert message in response.get_data(as_text=True)


@given(st.text(max_size=40))
def test_any_text_fits_into_xml(text: str) -> None:
    """Control characters, which XML can't hold, are left out; all else stays."""
    root = etree.Element("a")
    root.text = xml_text(text)
    assert set(text) - set(root.text) <= {
        chr(code) for code in (*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    }


def test_odd_articles_make_a_valid_feed(tmp_path: Path) -> None:
    """No title, marks of XML, control characters: the feed stays valid."""
    odd = article(
        "a/<&>", "", "Rüstung \x0b <b> & ]]> \x1f.", "0800", source="<&>", author="\x01", section="\x02x"
    )
    with site(tmp_path, ChangingStore([odd])) as here:
        tree = feed(here, "q=rüstung")
        assert texts(tree, "a:entry/a:title") == ["a/<&>"]
        assert tree.find("a:entry/a:author", NAMES) is None


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("0800", "0800-01-01T00:00:00Z"),
        ("2022-12", "2022-12-01T00:00:00Z"),
        ("2022-12-16", "2022-12-16T00:00:00Z"),
    ],
)
def test_the_first_moment_of_a_date(date: str, text: str) -> None:
    """Four digits for every year."""
    assert instant(PartialDate.from_iso(date)) == text
