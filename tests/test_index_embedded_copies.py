"""Copies against comparing every text with every other one."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from archive.article import Article
from index.embedded import copies
from index.embedded.build import build_segment
from index.embedded.copies import Numbering, copies_of, find_copies, read_copies, tidy, write_copies
from index.embedded.segment import Segment
from index.embedded.signatures import jaccard, shingle_sets
from index.embedded.stored import Compression
from tests.embedded_articles import small_analyzer

ANALYZER = small_analyzer()


PLAIN = Compression(b"")


RANDOM = random.Random(20221216)


WORDS = [
    f"{left}{right}"
    for left in ("haus", "berg", "tal", "see", "wald")
    for right in ("chen", "lein", "er", "e")
]


def variations() -> list[str]:
    """Texts of all lengths, some of them changed a little, more, or much."""
    texts = []
    for length in (1, 3, 5, 6, 12, 40, 120, 400):
        for _ in range(3):
            original = [RANDOM.choice(WORDS) + str(RANDOM.randrange(50)) for _ in range(length)]
            texts.append(" ".join(original))
            for share in (0.0, 0.02, 0.1, 0.5):
                changed = [word if RANDOM.random() >= share else "neu" for word in original]
                texts.append(" ".join(changed))
    RANDOM.shuffle(texts)
    return [*texts, "", " – ", ""]


def segments_of(folder: Path, groups: list[list[str]]) -> list[Segment]:
    segments = []
    for number, texts in enumerate(groups):
        articles = [Article(f"taz/{number}/{n}", "", text) for n, text in enumerate(texts)]
        path = folder / f"s{number}.arr"
        build_segment(path, articles, ANALYZER, compression=PLAIN)
        segments.append(Segment(path, PLAIN))
    return segments


def slowly(texts: list[str]) -> set[frozenset[int]]:
    """Groups by comparing all pairs."""
    sets = shingle_sets(["\n\n" + text for text in texts])
    group = list(range(len(texts)))
    for left in range(len(texts)):
        for right in range(left):
            if jaccard(sets[left], sets[right]) >= 0.8:
                old, new = group[left], group[right]
                group = [new if one == old else one for one in group]
    groups = [frozenset(n for n, one in enumerate(group) if one == name) for name in set(group)]
    return {members for members in groups if len(members) > 1}


def as_sets(groups: dict[int, int]) -> set[frozenset[int]]:
    return {frozenset(n for n, one in groups.items() if one == name) for name in groups.values()}


def test_all_copies_are_found_at_once(tmp_path: Path) -> None:
    """What shares eight of ten shingles is one group, across segments; nothing else is."""
    texts = variations()
    numbering = Numbering(segments_of(tmp_path, [texts[:60], texts[60:]]))
    groups = find_copies(numbering, np.ones(len(texts), np.bool_), {})
    assert as_sets(groups) == slowly(texts)
    assert len(as_sets(groups)) > 10


def test_texts_are_read_a_few_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few bands, pairs and characters are handled together, the groups are the same."""
    monkeypatch.setattr(copies, "BANDS_AT_ONCE", 100)
    monkeypatch.setattr(copies, "AT_ONCE", 3)
    monkeypatch.setattr(copies, "CHARACTERS", 100)
    texts = variations()
    groups = find_copies(Numbering(segments_of(tmp_path, [texts])), np.ones(len(texts), np.bool_), {})
    assert as_sets(groups) == slowly(texts)


@pytest.mark.parametrize("at_once", [copies.BANDS_AT_ONCE, 100])
def test_copies_are_found_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """Only new texts are compared, and the groups are those of all texts, however few bands are sorted at
    once.
    """
    monkeypatch.setattr(copies, "BANDS_AT_ONCE", at_once)
    texts = variations()
    cut = len(texts) // 2
    segments = segments_of(tmp_path, [texts[:cut], texts[cut:]])
    new = np.arange(len(texts))
    first = find_copies(Numbering(segments[:1]), np.ones(cut, np.bool_), {})
    second = find_copies(Numbering(segments), new >= cut, first)
    assert as_sets(second) == slowly(texts)


def test_shares_of_bands_have_each_value_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every flagged band is in one share, with all of its value; how many there are hangs on the flagged."""
    monkeypatch.setattr(copies, "BANDS_AT_ONCE", 4)
    ends = [share * 2**32 // 3 for share in (1, 2)]
    values = [0, 1, 2**32 - 1, *(end + step for end in ends for step in (-1, 0, 1)), ends[0], 5, 7]
    bands = np.array(values, np.uint32)
    flagged = bands != 7
    shares = list(copies._shares(flagged, bands))
    assert len(shares) == 3
    assert (np.sum(shares, axis=0) == flagged).all()
    assert max(len({*bands[share].tolist()} & {*bands[~share & flagged].tolist()}) for share in shares) == 0
    assert len(list(copies._shares(bands == 5, bands))) == 1


def test_deleted_texts_are_no_copies(tmp_path: Path) -> None:
    """A deleted document is neither compared nor kept in a group."""
    text = " ".join(f"wort{n}" for n in range(30))
    (segment,) = segments_of(tmp_path, [[text, text, text]])
    segment.deleted = np.array([True, False, False])
    numbering = Numbering([segment])
    assert as_sets(find_copies(numbering, np.ones(3, np.bool_), {})) == {frozenset({1, 2})}
    assert tidy({0: 0, 1: 0, 2: 0}, numbering.live()) == {1: 1, 2: 1}
    assert tidy({0: 0, 1: 0}, numbering.live()) == {}


def test_many_copies_of_one_text_are_one_group(tmp_path: Path) -> None:
    """A crowd is compared with its first member, not everybody with everybody."""
    text = " ".join(f"wort{n}" for n in range(30))
    numbering = Numbering(segments_of(tmp_path, [[text] * 50]))
    assert as_sets(find_copies(numbering, np.ones(50, np.bool_), {})) == {frozenset(range(50))}


def test_groups_are_stored(tmp_path: Path) -> None:
    """Written, read by segment, and known again when a commit is opened."""
    text = " ".join(f"wort{n}" for n in range(30))
    segments = segments_of(tmp_path, [[text, "allein im Wald"], [text], ["x"]])
    groups = find_copies(Numbering(segments), np.ones(4, np.bool_), {})
    write_copies(tmp_path / "copies.1", groups, Numbering(segments))
    read = read_copies(tmp_path / "copies.1")
    opened = [Segment(tmp_path / f"s{n}.arr", PLAIN, copies=read[f"s{n}"]) for n in range(3)]
    assert [segment.copies.tolist() for segment in opened] == [[0, -1], [0], [-1]]
    assert copies_of(opened) == groups == {0: 0, 2: 0}
