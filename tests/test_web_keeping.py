"""Receipts: exact differences between what a query finds at two times."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_archive import ARTICLES, ChangingStore, article
from web.keeping import (
    Difference,
    ReceiptDamaged,
    Snapshot,
    article_digest,
    compare,
    holds,
    pack,
    take,
    unpack,
)
from web.urls import PageQuery, read_string

T1 = dt.datetime(2023, 3, 2, 12, tzinfo=dt.UTC)
T2 = dt.datetime(2023, 3, 9, 12, tzinfo=dt.UTC)
RUESTUNG = PageQuery(q="rüstung")

ids = st.text(min_size=1, max_size=12)
digests = st.binary(min_size=8, max_size=8)


@given(st.dictionaries(ids, digests, max_size=20))
@settings(max_examples=60)
def test_packed_articles_come_back(articles: dict[str, bytes]) -> None:
    """Ids of any characters and their digests survive being kept."""
    assert unpack(pack(articles)) == articles


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda blob: b"\x07" + blob[1:], "a kept receipt was written by another version of this program"),
        (lambda blob: blob[:-1], "a kept receipt has lost its end"),
        (lambda blob: blob[:0], "a kept receipt was written by another version of this program"),
        (lambda blob: blob[:8] + b"\xff" + blob[9:], "a kept receipt can't be read"),
    ],
)
def test_damaged_receipt_is_named(damage, message) -> None:
    """A receipt whose bytes were changed is never read as another one."""
    with pytest.raises(ReceiptDamaged, match=message):
        unpack(damage(pack({"a": b"12345678", "b": b"87654321"})))


def test_a_snapshot_holds_all_hits_and_no_wider_matches() -> None:
    """Two words that no article has both of match nothing, though wider matches are shown on the page."""
    engine = ChangingStore().open()
    assert take(engine, RUESTUNG, T1).total == 4
    assert take(engine, PageQuery(q="rüstung wald"), T1).total == 0
    assert take(engine, read_string("q=rüstung&actor=place:moskau")[0], T1).total == 1


def test_copies_are_counted_each() -> None:
    """A receipt counts what the page's total counts: copies included."""
    copy = article("zeit/2020/kopie", "Der Wald", "Bäume; 5 % mehr & andere.", "2020-05-02")
    engine = ChangingStore((*ARTICLES, copy)).open()
    assert set(take(engine, PageQuery(q="wald"), T1).articles) == {"zeit/2020/wald", "zeit/2020/kopie"}


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Ein anderer Titel"}, {"body": "Anders."}, {"source": "FAZ"}, {"section": "Wald"},
        {"author": "A"}, {"page": "4"}, {"url": "https://example.org/"}, {"corrects": "taz/x"},
        {"date": None},
    ],
)  # fmt: skip
def test_whatever_a_reader_can_see_changes_the_digest(change: dict[str, str | None]) -> None:
    """Every visible field counts as a change."""
    before = replace(ARTICLES[0], section="Politik")
    assert article_digest(before) != article_digest(replace(before, **change))  # type: ignore[arg-type]


def test_the_place_of_the_file_is_no_change() -> None:
    """Nobody reads where on the disk an article lies."""
    assert article_digest(ARTICLES[0]) == article_digest(replace(ARTICLES[0], path="elsewhere.txt"))


def test_new_changed_withdrawn_and_left_are_told_apart() -> None:
    """One article of each kind is counted under its own name."""
    store = ChangingStore()
    old = take(store.open(), RUESTUNG, T1)
    new = article("taz/2023/neu", "Neue Rüstung", "Noch mehr.", "2023-01")
    kept = [each for each in ARTICLES if each.id != "taz/ohne/notiz"]
    store.publish([*kept, new])
    store.change("taz/2022/gipfel", body="Nur ein Treffen.")
    store.change("taz/2021/bericht", body="Die Rüstung sinkt.")
    engine = store.open()
    assert compare(old, take(engine, RUESTUNG, T2), holds(engine)) == Difference(
        since=T1,
        new=("taz/2023/neu",),
        changed=("taz/2021/bericht",),
        withdrawn=("taz/ohne/notiz",),
        left=("taz/2022/gipfel",),
    )


archives = st.lists(
    st.builds(
        lambda number, word, more: article(f"a/{number}", f"Titel {word}", more),
        st.integers(0, 12),
        st.sampled_from(["Rüstung", "Wald"]),
        st.sampled_from(["eins", "zwei", "Rüstung"]),
    ),
    max_size=10,
    unique_by=lambda each: each.id,
)


@given(archives, archives)
@settings(max_examples=40, deadline=None)
def test_differences_agree_with_a_reading_of_both_archives(before, after) -> None:
    """For any two archives the four lists are what a reading of every article says."""

    def matching(articles):
        return {each.id: each for each in articles if "Rüstung" in each.text}

    store = ChangingStore(before)
    old = take(store.open(), RUESTUNG, T1)
    store.publish(after)
    engine = store.open()
    found = compare(old, take(engine, RUESTUNG, T2), holds(engine))
    one, two, all_ids = matching(before), matching(after), {each.id for each in after}
    assert set(found.new) == {i for i in two if i not in one}
    assert set(found.changed) == {i for i in two if i in one and one[i] != two[i]}
    assert set(found.withdrawn) == {i for i in one if i not in all_ids}
    assert set(found.left) == {i for i in one if i in all_ids and i not in two}
    assert found.empty == (one == two)


def test_another_analysis_is_told() -> None:
    """When the words were cut otherwise in between, the counts are marked as hard to compare."""
    old = take(ChangingStore().open(), RUESTUNG, T1)
    other = ChangingStore(vocabulary=["ruestung", "politik", "wald"]).open()
    assert compare(old, take(other, RUESTUNG, T2), holds(other)).analysis_changed
    same = ChangingStore().open()
    assert not compare(old, take(same, RUESTUNG, T2), holds(same)).analysis_changed


def test_the_code_of_a_receipt_follows_its_articles() -> None:
    """Equal articles give an equal code at any time; one changed letter gives another."""
    articles = {"a": b"12345678", "b": b"87654321"}
    one = Snapshot(T1, "r1", "f", articles)
    assert one.code == Snapshot(T2, "r9", "g", dict(reversed(articles.items()))).code == "16A2-6DF3"
    assert one.code != Snapshot(T1, "r1", "f", {**articles, "b": b"87654322"}).code
