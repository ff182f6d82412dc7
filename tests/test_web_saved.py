"""Saved searches: one list, receipts that say what has changed, forms that nobody else can send."""

from __future__ import annotations

import html
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.small_archive import ARTICLES, ChangingStore, analyzer, article
from tests.small_site import Site, site, token
from web import PageSettings, create_app
from web.keeping_state import EXTENSION
from web.keeping_store import KEPT, MOST, NotSaved, SavedSearches, clean_name
from web.urls import PageQuery

NEW = article("taz/2023/neu", "Neue Rüstung", "Noch mehr.", "2023-01")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Site]:
    """A site with a history."""
    with site(tmp_path) as found:
        yield found


def words(page: str) -> str:
    """What a page says in its main part, without marks and double blanks."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def save(here: Site, name: str = "Rüstung", query: str = "q=rüstung") -> str:
    """Save a query; returns the address of its receipt."""
    response = here.send("/saved", name=name, query=query)
    assert response.status_code == 303
    return str(response.headers["Location"])


def change_all(here: Site) -> None:
    """Publish: one article new, one changed, one withdrawn, one that matches no more."""
    here.store.publish([*(each for each in ARTICLES if each.id != "taz/ohne/notiz"), NEW])
    here.store.change("taz/2021/bericht", body="Die Rüstung sinkt.")
    here.store.change("taz/2022/gipfel", body="Nur ein Treffen.")


# ---------------------------------------------------------------------------------- saving


def test_an_empty_list_says_how_to_begin(here: Site) -> None:
    """Who comes first reads where searches are saved."""
    assert "Noch ist nichts gemerkt." in words(here.text("/saved"))


def test_the_form_proposes_the_question_as_a_name(here: Site) -> None:
    """What was asked is what the search may be called."""
    page = here.text("/saved/new?q=rüstung&from=2022&actor=-person:wladimir-putin&page=3")
    assert 'value="rüstung · seit 2022 · ohne Wladimir Putin"' in html.unescape(page)
    assert 'value="actor=-person:wladimir-putin&from=2022&q=r%C3%BCstung"' in html.unescape(page)


def test_a_saved_search_stands_in_the_list(here: Site) -> None:
    """With its name, its address, its count, and no difference yet."""
    assert save(here) == "/saved/1"
    page = here.text("/saved")
    assert '<h2><a href="/?q=r%C3%BCstung">Rüstung</a></h2>' in page
    assert "Rüstung 4 Treffer Beleg Rüstung Feed Rüstung" in words(page)
    assert "Seit dem Merken unverändert seit 2. März 2023" in words(page)


def test_the_list_is_sorted_by_name_and_is_the_same_for_every_browser(here: Site) -> None:
    """One list an archive."""
    for name in ("Wald", "äußerst", "Abc"):
        save(here, name, "q=wald")
    page = here.browser().get("/saved").get_data(as_text=True)
    assert re.findall(r"<h2><a [^>]*>([^<]+)</a></h2>", page) == ["Abc", "Wald", "äußerst"]


def test_the_form_says_when_a_search_is_saved_already(here: Site) -> None:
    """Nobody saves the same twice without knowing."""
    save(here, "Mein Thema")
    assert "Diese Suche ist schon gemerkt: Mein Thema ." in words(here.text("/saved/new?q=rüstung&page=2"))


@pytest.mark.parametrize(
    ("name", "status", "message"),
    [
        ("  ", 422, "Geben Sie der Suche einen Namen."),
        ("\x00\n", 422, "Geben Sie der Suche einen Namen."),
        ("x" * 121, 422, "Ein Name hat höchstens 120 Zeichen."),
        ("Rüstung", 409, "So heißt schon eine andere Suche."),
        (" Rüstung\t", 409, "So heißt schon eine andere Suche."),
    ],
)
def test_a_name_that_can_not_be_taken_is_explained(here: Site, name: str, status: int, message: str) -> None:
    """The form comes back with what is wrong, and saves nothing."""
    save(here)
    response = here.send("/saved", name=name, query="q=wald")
    page = response.get_data(as_text=True)
    assert (response.status_code, message in words(page)) == (status, True)
    assert 'aria-describedby="problem"' in page
    assert 'name="query" value="q=wald"' in page
    assert len(keeping(here).all()) == 1


def test_names_are_text_and_nothing_else(here: Site) -> None:
    """A name with marks of HTML is shown, not run."""
    save(here, "<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in here.text("/saved")


def test_a_search_gets_another_name(here: Site) -> None:
    """Renaming keeps receipts."""
    address = save(here)
    assert here.send(f"{address}/name", address, name="Anders").headers["Location"] == address
    assert keeping(here).all()[0].name == "Anders"
    assert len(keeping(here).receipts(1)) == 1


def test_a_name_of_another_search_is_refused(here: Site) -> None:
    """Two searches never share a name; the own one may be kept."""
    save(here, "Wald", "q=wald")
    address = save(here)
    refused = here.send(f"{address}/name", address, name="Wald")
    assert refused.status_code == 409
    assert "So heißt schon eine andere Suche." in words(refused.get_data(as_text=True))
    assert here.send(f"{address}/name", address, name="Rüstung").status_code == 303


def test_a_deleted_search_is_gone_with_its_receipts(here: Site) -> None:
    """Nothing of it stays."""
    address = save(here)
    assert here.send(f"{address}/delete", address).headers["Location"] == "/saved"
    assert here.get(address).status_code == 404
    assert keeping(here).receipts(1) == ()


@pytest.mark.parametrize("address", ["/saved/7", "/saved/x", f"/saved/{2**70}", "/saved/7/name"])
def test_what_is_not_there_is_not_found(here: Site, address: str) -> None:
    """404 or 405, never a failure."""
    assert here.get(address).status_code in (404, 405)
    assert here.send(address).status_code in (404, 405)


def test_the_list_has_an_end(here: Site) -> None:
    """A flood of saved searches stops at a number that is told."""
    save(here)
    snapshot = keeping(here).snapshot(1)
    assert snapshot
    for number in range(MOST - 1):
        keeping(here).save(f"n{number}", PageQuery(q="wald"), snapshot)
    with pytest.raises(NotSaved, match=f"this archive keeps {MOST} saved searches"):
        keeping(here).save("one more", PageQuery(q="wald"), snapshot)
    response = here.send("/saved", name="one more", query="q=wald")
    assert "Die Liste ist voll" in words(response.get_data(as_text=True))


def test_without_a_history_nothing_is_saved() -> None:
    """An application without a home has no list, and its pages offer none."""
    app = create_app(ChangingStore(), PageSettings(), refresh=0)  # type: ignore[arg-type]
    client = app.test_client()
    assert client.get("/saved").status_code == 404
    assert client.get("/feed?q=wald").status_code == 200


# ---------------------------------------------------------------------------------- receipts


def test_a_receipt_says_what_differs(here: Site) -> None:
    """+1 new, 1 changed, 1 withdrawn, 1 no longer matching: with the articles."""
    address = save(here)
    change_all(here)
    here.wait(days=7)
    page = here.text(address)
    told = words(page)
    assert "3 Treffer , +1 neu, 1 geändert, 1 zurückgezogen, 1 passt nicht mehr seit 2. März 2023" in told
    assert "Neu 1 Januar 2023 Neue Rüstung" in told
    assert "Geändert 1 2021 Ein Bericht über Rüstungen" in told
    assert "Zurückgezogen 1 taz/ohne/notiz" in told
    assert "Passt nicht mehr 1 16. Dezember 2022 Gipfel in Moskau" in told
    assert '<a class="gone" href="/article/taz/ohne/notiz">' in page


def test_a_receipt_speaks_english(here: Site) -> None:
    """The same in the other language."""
    address = save(here)
    change_all(here)
    here.wait(days=7)
    page = here.browser("en").get(address).get_data(as_text=True)
    assert "+1 new, 1 changed, 1 withdrawn, 1 no longer matching since 2 March 2023" in words(page)


def test_an_unchanged_archive_has_no_difference(here: Site) -> None:
    """A new revision with the same articles is told as unchanged."""
    address = save(here)
    here.store.publish(ARTICLES)
    assert "4 Treffer , unverändert seit 2. März 2023" in words(here.text(address))


def test_wider_matches_are_never_counted(here: Site) -> None:
    """An article with one of the words is no new hit of both."""
    address = save(here, "Beide", "q=rüstung+wald")
    here.store.publish([*ARTICLES, NEW])
    assert "Kein Treffer" in words(here.text(address)) or "0 Treffer" in words(here.text(address))
    assert "unverändert" in words(here.text(address))


def test_another_analysis_is_said(here: Site) -> None:
    """Counts of two analyses are compared only with a warning."""
    address = save(here)
    here.store.analyzer = analyzer("ruestung", "politik", "wald")
    here.store.publish(ARTICLES)
    told = "Analyse geändert: Die Trefferzahl ist nur bedingt vergleichbar."
    assert told in words(here.text(address))


def test_the_list_says_what_is_new_since_the_last_visit(here: Site) -> None:
    """A browser that was here before a change reads of it; in the same visit it stays new."""
    save(here)
    assert "Ihr letzter Besuch" not in words(here.text("/saved"))
    here.store.publish([*ARTICLES, NEW])
    here.wait(hours=1)
    for _ in range(2):
        told = words(here.text("/saved"))
        assert "Ihr letzter Besuch: 2. März 2023" in told
        assert "Seit Ihrem letzten Besuch +1 neu seit 2. März 2023 Seit dem Merken +1 neu" in told
        here.wait(minutes=5)
    here.wait(hours=1)
    told = "Seit Ihrem letzten Besuch nichts Neues Seit dem Merken +1 neu seit 2. März 2023"
    assert told in words(here.text("/saved"))


def test_each_browser_has_its_own_last_visit(here: Site) -> None:
    """What one reader has seen is new to another all the same."""
    save(here)
    other = here.browser()
    other.get("/saved")
    here.text("/saved")
    here.store.publish([*ARTICLES, NEW])
    here.wait(hours=1)
    here.text("/saved")
    here.wait(hours=1)
    assert "nichts Neues" in words(here.text("/saved"))
    assert "letzten Besuch +1 neu seit" in words(other.get("/saved").get_data(as_text=True))


def test_a_cookie_of_an_older_version_hides_no_visit(here: Site) -> None:
    """The last visit was once kept for `/saved` alone: it is read once more and then gives way."""
    save(here)
    seen = int(here.now.timestamp())
    here.client.set_cookie("visit", f"0.{seen}", path="/saved")
    here.wait(days=1)
    assert "letzten Besuch" in words(here.text("/saved"))
    assert here.client.get_cookie("visit", path="/saved") is None
    kept = here.client.get_cookie("visit", path="/")
    assert kept is not None and kept.value == f"{seen}.{int(here.now.timestamp())}"


def test_any_kept_receipt_can_be_compared(here: Site) -> None:
    """Receipts are listed, and each leads to the difference since then."""
    address = save(here)
    here.wait(days=7)
    here.store.publish([*ARTICLES, NEW])
    here.text(address)
    here.wait(days=7)
    here.store.publish(ARTICLES)
    page = here.text(address)
    since = re.findall(r'since=([^"&]+)"', page)
    assert len(since) == 3
    assert "1 zurückgezogen seit 9. März 2023" in words(here.text(f"{address}?since={since[1]}"))
    assert "unverändert seit 2. März 2023" in words(here.text(f"{address}?since={since[2]}"))


def test_old_receipts_make_room_but_the_first_stays(here: Site) -> None:
    """As many as are told, the first among them."""
    address = save(here)
    for day in range(KEPT + 5):
        here.wait(days=1)
        here.store.publish([*ARTICLES, *([NEW] if day % 2 else [])])
        here.text(address)
    receipts = keeping(here).receipts(1)
    assert len(receipts) == KEPT
    assert receipts[-1].revision == "r1"


def test_long_lists_can_be_seen_whole(here: Site) -> None:
    """Fifty articles are shown at once, all of them on demand."""
    address = save(here)
    many = [article(f"taz/neu/{number}", f"Rüstung {number}", "Neu.", "2023") for number in range(60)]
    here.store.publish([*ARTICLES, *many])
    page = here.text(address)
    assert page.count("/article/taz/neu/") == 50
    found = re.search(r'href="(/saved/1\?all=1[^"#]+)', page)
    assert found
    assert here.text(html.unescape(found[1])).count("/article/taz/neu/") == 60


def test_pages_of_the_list_are_never_kept(here: Site) -> None:
    """No proxy and no browser shows an old difference."""
    address = save(here)
    for page in ("/saved", "/saved/new?q=x", address):
        assert here.get(page).headers["Cache-Control"] == "no-store"


# ------------------------------------------------------------------------------- forged forms


@pytest.mark.parametrize("path", ["/saved", "/saved/1/name", "/saved/1/delete"])
def test_a_form_without_token_changes_nothing(here: Site, path: str) -> None:
    """Another site can make a browser send a form, but not its token."""
    save(here)
    response = here.client.post(path, data={"name": "Forged", "query": "q=wald"})
    assert response.status_code == 403
    assert [saved.name for saved in keeping(here).all()] == ["Rüstung"]


def test_a_token_of_another_browser_is_refused(here: Site) -> None:
    """A token that an attacker got for himself does not fit the reader's cookie."""
    stolen = token(here.browser().get("/saved/new?q=x").get_data(as_text=True))
    here.text("/saved")
    assert here.client.post("/saved", data={"token": stolen, "name": "x"}).status_code == 403


@pytest.mark.parametrize("place", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused_even_with_a_token(here: Site, place: str) -> None:
    """What the browser says of the sender counts, too."""
    data = {"token": token(here.text("/saved/new")), "name": "x", "query": "q=x"}
    response = here.client.post("/saved", data=data, headers={"Sec-Fetch-Site": place})
    assert response.status_code == 403


def test_a_refused_form_can_be_sent_once_more(here: Site) -> None:
    """Who opened the form long ago loses nothing: it comes back filled in, with a new token."""
    response = here.client.post("/saved", data={"name": "Später <b>", "query": "q=wald"})
    page = response.get_data(as_text=True)
    assert "Noch ist nichts geändert." in words(page)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    fields.pop("next")
    fields = {name: html.unescape(value) for name, value in fields.items()}
    assert here.client.post("/saved", data=fields).status_code == 303
    assert keeping(here).all()[0].name == "Später <b>"


def test_the_cookie_of_forms_is_closed_to_scripts_and_other_sites(here: Site) -> None:
    """HttpOnly and SameSite; over HTTPS bound to this host."""
    (cookie,) = here.get("/saved/new?q=x").headers.getlist("Set-Cookie")
    assert re.fullmatch(r"form=[\w-]{32}; HttpOnly; Path=/; SameSite=Lax", cookie)
    secure = here.browser().get("/saved/new?q=x", base_url="https://localhost")
    (cookie,) = secure.headers.getlist("Set-Cookie")
    assert re.fullmatch(r"__Host-form=[\w-]{32}; Secure; HttpOnly; Path=/; SameSite=Lax", cookie)


def test_tokens_outlive_a_restart(tmp_path: Path) -> None:
    """The key is kept in the home, so that a form opened before a restart can be sent after it."""
    with site(tmp_path) as before:
        opened = token(before.text("/saved/new?q=x"))
        cookie = before.client.get_cookie("form")
        assert cookie
    with site(tmp_path) as after:
        after.client.set_cookie("form", cookie.value)
        data = {"token": opened, "name": "x", "query": "q=x"}
        assert after.client.post("/saved", data=data).status_code == 303


def keeping(here: Site) -> SavedSearches:
    """The list behind the pages."""
    found = here.app.extensions[EXTENSION].saved
    assert isinstance(found, SavedSearches)
    return found


@pytest.mark.parametrize(("typed", "name"), [(" a  b ", "a b"), ("a\x00b", "a b"), ("ä\u202eb", "ä b")])
def test_names_are_cleaned(typed: str, name: str) -> None:
    """Blanks, control characters and turned writing leave a plain name."""
    assert clean_name(typed) == name


# ------------------------------------------------------------------------- on the page of results


def test_every_page_of_results_carries_its_receipt(here: Site) -> None:
    """How many, which state of the index, which analysis: enough to cite an answer."""
    page = words(here.text("/?q=rüstung"))
    assert "Beleg Treffer 4 Index r1 Analyse" in page
    assert "Wer die Suche merkt, erfährt später, was neu, geändert oder zurückgezogen ist." in page
    assert "Gemerkt als" not in page


def test_a_saved_search_says_what_has_changed_when_it_is_opened(here: Site) -> None:
    """Opened on whichever page, it tells the difference and leads to it."""
    save(here)
    assert "Gemerkt als Rüstung : unverändert seit 2. März 2023" in words(here.text("/?q=rüstung"))
    here.wait(days=3)
    change_all(here)
    page = here.text("/?q=rüstung&page=1")
    told = "+1 neu, 1 geändert, 1 zurückgezogen, 1 passt nicht mehr seit 2. März 2023"
    assert f"Gemerkt als Rüstung : {told} Zeigen, was sich geändert hat" in words(page)
    assert re.search(r"Beleg [0-9A-F]{4}-[0-9A-F]{4} Index r", words(page))
    receipt = re.search(r'href="(/saved/1\?since=[^"]+)"', page)
    assert receipt and told in words(here.text(html.unescape(receipt[1])))


def test_it_counts_from_the_last_visit(here: Site) -> None:
    """A browser that has seen the list hears only what came after."""
    save(here)
    here.text("/saved")
    here.wait(days=3)
    change_all(here)
    here.text("/saved")
    here.wait(days=1)
    assert "unverändert seit 5. März 2023" in words(here.text("/?q=rüstung"))
    stranger = here.browser().get("/?q=rüstung").get_data(as_text=True)
    assert "+1 neu, 1 geändert, 1 zurückgezogen, 1 passt nicht mehr seit 2. März 2023" in words(stranger)


def test_a_page_with_a_receipt_is_never_kept(here: Site) -> None:
    """What a browser kept before the search was saved, or from before a change, is not shown again."""
    before = here.get("/?q=rüstung")
    save(here)
    after = here.get("/?q=rüstung", If_None_Match=before.headers["ETag"])
    assert (after.status_code, after.headers["Cache-Control"]) == (200, "no-store")


def test_very_many_matches_are_read_on_the_receipt_only(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of results does not wait for thousands of articles; it leads to the page that does."""
    save(here)
    monkeypatch.setattr("web.keeping_receipts.MOST", 3)
    page = here.text("/?q=rüstung")
    assert "Gemerkt als Rüstung . Zeigen, was sich geändert hat" in words(page)


# ------------------------------------------------------------------------- a history that fails


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Somebody else writes into a history for a long time."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def test_a_search_does_not_wait_for_a_writer(here: Site, tmp_path: Path) -> None:
    """Results say what has changed while somebody else writes; the receipt is kept by a later page."""
    save(here)
    change_all(here)
    here.wait(days=1)
    with locked(tmp_path / "history.sqlite"):
        began = time.monotonic()
        page = here.text("/?q=rüstung")
        assert time.monotonic() - began < 5
        assert "+1 neu, 1 geändert, 1 zurückgezogen" in words(page)
        assert "+1 neu, 1 geändert, 1 zurückgezogen" in words(here.text("/saved/1"))
    assert len(keeping(here).receipts(1)) == 1
    here.text("/?q=rüstung")
    assert len(keeping(here).receipts(1)) == 2


def test_a_search_does_without_the_history(
    here: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the tables are gone, results are those of a search that nobody saved; one line is logged."""
    save(here)
    with sqlite3.connect(tmp_path / "history.sqlite") as other:
        other.execute("DROP TABLE receipts")
        other.execute("DROP TABLE saved")
    other.close()
    for _ in range(2):
        page = words(here.text("/?q=rüstung"))
        assert "4 Treffer für „rüstung“" in page and "Gemerkt als" not in page
    (record,) = caplog.records
    assert record.getMessage().endswith("history.sqlite: no such table: saved")


def test_a_search_does_without_a_damaged_receipt(
    here: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What was kept can't be read: the results are shown without a comparison."""
    save(here)
    here.wait(days=1)
    with sqlite3.connect(tmp_path / "history.sqlite") as other:
        other.execute("UPDATE receipts SET ids = x'0100'")
    other.close()
    assert "4 Treffer für „rüstung“" in words(here.text("/?q=rüstung"))
    assert len(caplog.records) == 1


def test_a_search_does_without_a_history_that_can_not_be_written(here: Site) -> None:
    """A disk that takes nothing more leaves comparisons as they were."""
    save(here)
    change_all(here)
    here.wait(days=1)
    assert here.history
    here.history._db.execute("PRAGMA query_only = ON")
    assert "+1 neu" in words(here.text("/?q=rüstung"))
    assert len(keeping(here).receipts(1)) == 1
