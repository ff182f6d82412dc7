"""Word types described in C as they are in Python."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.chain.described import Describer
from archive.actors.chain.features import KINDS, LISTS, describe
from archive.actors.chain.tables import Lines, Packed
from archive.actors.chain.weights import LABELS, OFFSETS, PAIRS, Weights
from archive.actors.words import Entry, WordTable
from tests.compiled import part

WIDTH = len(LABELS) * OFFSETS
ALPHABET = "abcsABCSéÉßäÄþÞ×÷ÿŸµªıſK0129²-'’.,!?\"(/\n\ud800Ω"
words = st.text(ALPHABET, min_size=1, max_size=9) | st.lists(
    st.sampled_from(
        ["Ab", "ab", "ABC", "Präsident", "ßab", "-", "s", "'", "2022", "3,5", "EU", "Äß", "x" * 25]
    ),
    min_size=1,
    max_size=4,
).map("".join)
entries = st.builds(
    Entry,
    st.integers(0, 30) | st.integers(0, 2**31 - 1),
    st.integers(0, 64),
    st.integers(0, 256),
    st.integers(0, 1024),
)
tables = st.builds(
    WordTable,
    st.dictionaries(words | st.sampled_from(["0", "00", "000", "0000", "0.0", ""]), entries, max_size=30),
    st.dictionaries(words, st.sampled_from(["c", "cv", "nv", "cn", "s", "n", "v", "cnv"]), max_size=8),
)


def model_of(table: WordTable, known: list[str], seed: int) -> Weights:
    """Random scores for most features of some words."""
    random = np.random.default_rng(seed)
    names = sorted({name for word in known for group in describe(word, table)[:2] for name in group})
    scored = ["|", *(name for name in names if random.random() < 0.9)]
    rows = {name: number for number, name in enumerate(scored)}
    window = random.integers(-127, 128, (len(rows), WIDTH)).astype(np.int8)
    pairs = tuple(np.zeros((pair.size, 8), np.int8) for pair in PAIRS)
    return Weights(table, rows, window, pairs, np.zeros(7, np.int32), np.zeros((7, 7), np.int32), 25.0)


@given(tables, st.lists(words, max_size=20), st.lists(words, max_size=8), st.integers(0, 99))
@settings(max_examples=400, deadline=None)
def test_words_are_described_as_by_python(
    table: WordTable, known: list[str], more: list[str], seed: int
) -> None:
    """Sums and classes, whatever signs words have and whatever the tables hold."""
    part("archive.actors.chain._features")
    asked = [*known, *more, "", *table.entries, *(word.upper() for word in known)]
    describer = Describer(model_of(table, known, seed))
    sums, classes = describer(asked)
    plain_sums, plain_classes = describer.plainly(asked)
    assert (sums.dtype, classes.dtype) == (np.int16, np.int32)
    assert sums.tolist() == plain_sums.tolist()
    assert classes.tolist() == plain_classes.tolist()


@given(tables, st.lists(words, max_size=9))
@settings(max_examples=100, deadline=None)
def test_sums_are_those_of_the_features(table: WordTable, known: list[str]) -> None:
    """Added up one by one by their names; classes are those of the description."""
    model = model_of(table, known, 3)
    sums, classes = Describer(model)(known)
    assert sums.shape == (len(known), WIDTH)
    for word, own, three in zip(known, sums, classes.tolist(), strict=True):
        features = describe(word, table)
        rows = [model.rows[name] for name in features.wide + features.narrow if name in model.rows]
        assert own.tolist() == model.window[rows].sum(axis=0, dtype=int).tolist()
        assert three == [features.kind, features.coarse, features.middle]
        assert features.kind < KINDS


@given(st.lists(words, unique=True), st.lists(words))
def test_strings_are_looked_up_by_number(strings: list[str], others: list[str]) -> None:
    """Those of a table have their numbers, others none; as lines they have the same."""
    compiled = part("archive.actors.chain._features")
    packed, asked = Packed.of(strings), Packed.of(strings + others)
    slots = np.zeros(256, np.uint64)
    compiled.fill(packed.text, packed.ends, slots)
    numbers = np.empty(len(asked.ends), np.int32)
    compiled.find(packed.text, packed.ends, slots, asked.text, asked.ends, numbers)
    places = {string: place for place, string in enumerate(strings)}
    assert numbers.tolist() == [places.get(string, -1) for string in strings + others]


def test_lines_are_a_mapping() -> None:
    """From each line to its number; of an empty text there are none."""
    lines = Lines(np.frombuffer("a\nÄ\n\nb".encode(), np.uint8))
    assert dict(lines) == {"a": 0, "Ä": 1, "": 2, "b": 3}
    assert dict(Lines(np.zeros(0, np.uint8))) == {}


@pytest.mark.parametrize(
    ("ends", "slots", "complaint"),
    [
        ([1, 3], 3, "no power of two"),
        ([1, 3], 0, "no power of two"),
        ([1, 3], 2, "not more slots than strings"),
        ([1, 9], 8, "not those of strings"),
        ([-2, 3], 8, "not those of strings"),
        ([3, 1], 8, "not those of strings"),
    ],
)
def test_tables_that_do_not_fit_are_refused(ends: list[int], slots: int, complaint: str) -> None:
    """Whatever could lead beyond an array, or for ever round the table, is told."""
    compiled = part("archive.actors.chain._features")
    with pytest.raises(ValueError, match=complaint):
        compiled.fill(np.zeros(3, np.uint8), np.array(ends, np.int32), np.zeros(slots, np.uint64))


def test_a_table_that_is_full_is_refused() -> None:
    """Slots that were taken before."""
    compiled = part("archive.actors.chain._features")
    with pytest.raises(ValueError, match="the table is full"):
        compiled.fill(np.zeros(1, np.uint8), np.ones(1, np.int32), np.ones(4, np.uint64))


def arrays_of(**changed: object) -> list[object]:
    """What `describe` takes for one word and no features, with some of it changed."""
    none, text = np.zeros(0, np.uint8), np.frombuffer(b"Ab", np.uint8)
    arrays = {
        "features": none, "feature_ends": np.zeros(0, np.int32), "feature_slots": np.zeros(8, np.uint64),
        "words": text, "word_ends": np.array([2], np.int32), "word_slots": np.zeros(8, np.uint64),
        "entries": np.zeros(4, np.int32), "window": np.zeros(0, np.int8),
        "spelled": text, "spelled_ends": np.array([2], np.int32), "lists": np.zeros(1, np.uint8),
        "sums": np.zeros(WIDTH, np.int16), "classes": np.zeros(3, np.int32), "done": np.zeros(1, np.uint8),
    }  # fmt: skip
    return list((arrays | changed).values())


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("feature_slots", np.zeros(6, np.uint64), "no power of two"),
        ("word_slots", np.zeros(0, np.uint64), "no power of two"),
        ("entries", np.zeros(3, np.int32), "four numbers for each"),
        ("entries", np.zeros(8, np.int32), "four numbers for each"),
        ("window", np.zeros(35, np.int8), "35 scores for each"),
        ("window", np.zeros(34, np.int8), "35 scores for each"),
        ("lists", np.zeros(2, np.uint8), "not room for all"),
        ("sums", np.zeros(34, np.int16), "not room for all"),
        ("classes", np.zeros(2, np.int32), "not room for all"),
        ("done", np.zeros(0, np.uint8), "not room for all"),
        ("lists", np.array([len(LISTS)], np.uint8), "not as they must be"),
        ("spelled_ends", np.array([3], np.int32), "not as they must be"),
        ("spelled_ends", np.array([-1], np.int32), "not as they must be"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(name: str, value: object, complaint: str) -> None:
    """Counts that don't belong together, and what would lead beyond an array."""
    compiled = part("archive.actors.chain._features")
    compiled.describe(*arrays_of())
    with pytest.raises(ValueError, match=complaint):
        compiled.describe(*arrays_of(**{name: value}))


@given(st.lists(st.integers(0, 2**64 - 1), min_size=8, max_size=8), st.integers(-9, 9))
def test_slots_that_lie_lead_nowhere(slots: list[int], end: int) -> None:
    """A number that no string has, or a string that lies outside, is as good as none."""
    compiled = part("archive.actors.chain._features")
    none = arrays_of(word_slots=np.zeros(8, np.uint64), word_ends=np.array([0], np.int32))
    compiled.describe(*none)
    arrays = arrays_of(word_slots=np.array(slots, np.uint64), word_ends=np.array([end], np.int32))
    compiled.describe(*arrays)
    assert [array.tolist() for array in arrays[-3:]] == [array.tolist() for array in none[-3:]]  # type: ignore[attr-defined]
    assert arrays[-1].tolist() == [1]  # type: ignore[attr-defined]
