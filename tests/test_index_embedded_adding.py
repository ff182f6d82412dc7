"""Posting lists added up in C, against reading them one by one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded.adding import Wanted, added, lists_of, pays
from index.embedded.arrays import Ints
from index.embedded.build import build_segment
from index.embedded.segment import Segment
from index.embedded.stored import Compression
from tests.compiled import part
from tests.embedded_articles import article, mentions_of, small_analyzer

PLAIN = Compression(b"")
TEXTS = 700
FAR = 2**63 - 1
FIELDS = ("title", "body", "body_stem", "body_parts", "title_stem")

in_c = part("index.embedded._adding")


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> Segment:
    """With lists that are long, short, far apart, and words that stand in an article many times."""
    articles = [article(number, " ".join(_words(number))) for number in range(TEXTS)]
    path = tmp_path_factory.mktemp("adding") / "s.arr"
    mentions = [mentions_of(one) for one in articles]
    build_segment(path, articles, small_analyzer(), compression=PLAIN, mentions=mentions)
    return Segment(path, PLAIN)


def _words(number: int) -> Iterator[str]:
    yield from ["Haus"] * (40 if number % 90 == 0 else 1)
    yield from ["Putin"] * (number % 7)
    yield f"wort{number // 2}"
    if number < 9 or number > 690:
        yield "Häuser Rüstungspolitik"
    if number in (1, 300, 650):
        yield "Politik"


@given(st.lists(st.tuples(st.sampled_from(FIELDS), st.integers(0, 10**6), st.integers(1, 12)), max_size=9))
def test_sums(segment: Segment, asked: list[tuple[str, int, int]]) -> None:
    """Every document has the sum of its weighted frequencies, and no other document is there."""
    wanted: list[Wanted] = []
    total = np.zeros(segment.count, np.int64)
    for name, number, weight in asked:
        field = segment.field(name)
        term = number % len(field.terms)
        wanted.append((field, term, weight))
        docs, freqs = field.postings(term)
        total[docs] += freqs.astype(np.int64) * weight
    docs, sums = added(lists_of(wanted), segment.count)
    assert docs.tolist() == np.flatnonzero(total).tolist()
    assert sums.tolist() == total[total > 0].tolist()
    assert (docs.dtype, sums.dtype) == (np.int64, np.int32)


def test_the_lists_are_of_all_kinds(segment: Segment) -> None:
    """What the other test adds up are gaps and documents, some of them apart."""
    arrays = segment.field("body").own.packed
    assert all(len(array) for array in arrays)


def test_it_pays_where_lists_are_long_or_many(segment: Segment) -> None:
    """One list is read as it is."""
    field = segment.field("body")
    word = field, field.terms.find("haus"), 1
    assert pays(lists_of([word, word]), segment.count)
    assert not pays(lists_of([word]), segment.count)
    assert not pays(lists_of([(field, field.terms.find("wort3"), 1)] * 2), 10**6)


def test_what_leads_outside_is_refused(segment: Segment) -> None:
    """A damaged list is an error and no reading of other memory."""
    packed = segment.field("body").own.packed
    total = np.zeros(segment.count, np.int32)
    counts: list[Ints] = [total, np.zeros(1, np.int32)]
    outside = [(0, 0, 10**6), (10**6, 0, 2), (-1, 0, 1), (0, 2, 1), (0, -2, 1), (0, FAR - 1, FAR)]
    for first, start, end in outside:
        for dense in (False, True):
            with pytest.raises(ValueError, match="out of its arrays"):
                in_c.add(packed, dense, first, start, end, 1, total)
    with pytest.raises(ValueError, match="out of its arrays"):
        in_c.add(packed, False, 0, 0, len(packed[0]), 1, counts[1])
    with pytest.raises(ValueError, match="not aligned"):
        in_c.add((np.frombuffer(bytes(9), np.uint16, 4, 1), *packed[1:]), False, 0, 0, 1, 1, total)
    with pytest.raises(ValueError, match="wrong size"):
        in_c.add((np.zeros(4, np.complex128), *packed[1:]), False, 0, 0, 1, 1, total)
    with pytest.raises(ValueError, match="as many arrays"):
        in_c.add(packed[:3], False, 0, 0, 1, 1, total)
    with pytest.raises(ValueError, match="no room"):
        in_c.collect(np.ones(3, np.int32), np.zeros(2, np.int64), np.zeros(2, np.int32))


def test_numbers_that_are_not_there(segment: Segment) -> None:
    """Where what is listed apart was cut off, the limit counts; where to look for it leads nowhere else."""
    docs, gaps, far_before, far, freqs, often_before, often = segment.field("body").own.packed
    field = segment.field("body")
    (postings, number), *_ = field.parts(field.terms.find("haus"))
    place = postings.place(number)
    assert place is not None
    nothing, much = np.zeros(0, np.uint8), np.full(len(often_before), 1 << 63, np.uint64)
    sums = []
    for before, values in ((often_before, often), (nothing, nothing), (often_before, nothing), (much, often)):
        total = np.zeros(segment.count, np.int32)
        in_c.add((docs, gaps, far_before, far, freqs, before, values), *place, 1, total)
        sums.append(total[:2].tolist())
    assert sums == [[40, 1], [15, 1], [15, 1], [15, 1]]
