"""The file of the model, and the scores that are made of it."""

from __future__ import annotations

import numpy as np
import pytest

from archive.actors.chain import weights
from archive.actors.chain.features import BOUNDARY, describe
from archive.actors.chain.scores import TypeScores
from archive.actors.chain.spans import Chain, spans_of
from archive.actors.chain.weights import LABELS, OFFSETS, PAIRS, Weights
from archive.actors.words import Entry, WordTable
from archive.errors import ArchiveError
from archive.tokens import Lexicon

WORDS = ["Putin", "Putins", "kam", "nach", "Peking", ".", "SPD", "2022", "Ex-Kanzler"]


@pytest.fixture(scope="module")
def model():
    """Random weights for a few words."""
    random = np.random.default_rng(3)
    table = WordTable({"Putin": Entry(90, 1, 2, 3), "kam": Entry(50, 4, 5, 6)}, {"Putin": "n", "Peking": "s"})
    names = sorted({name for word in ["", *WORDS] for group in describe(word, table)[:2] for name in group})
    pairs = []
    for pair in PAIRS:
        scores = np.zeros((pair.size, 8), np.int8)
        scores[:, :7] = random.integers(-99, 99, (pair.size, 7)) * (random.random((pair.size, 1)) < 0.1)
        pairs.append(scores)
    return Weights(
        table,
        {name: row for row, name in enumerate(names)},
        random.integers(-127, 127, (len(names), OFFSETS * 7)).astype(np.int8),
        tuple(pairs),
        random.integers(-50, 50, 7).astype(np.int32),
        random.integers(-50, 50, (7, 7)).astype(np.int32),
        25.0,
    )


def test_a_saved_model_is_loaded_as_it_was(model, tmp_path):
    """Every array and every table comes back."""
    path = tmp_path / "model.npz"
    weights.save(model, path)
    loaded = weights.load(path)
    assert loaded.words == model.words
    assert loaded.rows == model.rows
    assert loaded.unit == model.unit
    for name in ("window", "first", "step"):
        assert (getattr(loaded, name) == getattr(model, name)).all()
    assert all((one == two).all() for one, two in zip(loaded.pairs, model.pairs, strict=True))


@pytest.mark.parametrize("content", [None, b"", b"PK no archive", b"\x80\x04pickle"])
def test_a_file_that_is_no_model_is_named(tmp_path, content):
    """Missing, empty or of another kind: the path and what to do."""
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"model\.npz: no model of the tagger .*install the package again"):
        weights.load(path)


def by_hand(model, words, place):
    """Score of every label of one word: features at their offsets, and pairs."""
    padded = ["", "", *words, "", ""]
    described = [describe(word or BOUNDARY, model.words) for word in padded]
    window = model.window.reshape(-1, OFFSETS, 7).astype(int)
    total = np.zeros(7, int)
    for offset in range(OFFSETS):
        features = described[place + offset]
        for name in (*features.wide, *features.narrow):
            total += window[model.rows[name], offset]
    for pair, table in zip(PAIRS, model.pairs, strict=True):
        row = 0
        for offset, kind in pair.members:
            row = row * weights.CLASS_SIZES[kind] + described[place + 2 + offset][2 + kind]
        total += table[row, :7]
    return total


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("rows", lambda rows: rows.astype(np.int64)),
        ("rows", lambda rows: rows[:-2]),
        ("rows", lambda rows: np.append(rows[:-1], np.uint8(255))),
        ("window", lambda window: window[:-1]),
        ("window", lambda window: window[:, :-1]),
        ("first", lambda first: first[:-1]),
        ("first", lambda first: first.astype(np.float64)),
        ("step", lambda step: step[:, :-1]),
        ("counts", lambda counts: counts.astype(np.int64) + (1 << 40)),
    ],
)
def test_a_model_whose_parts_do_not_fit_is_named(model, tmp_path, name, changed):
    """It is told as it is loaded, and not by whoever asks it first."""
    path = tmp_path / "model.npz"
    weights.save(model, path)
    with np.load(path) as archive:
        arrays = dict(archive)
    np.savez(path, **(arrays | {name: changed(arrays[name])}))
    with pytest.raises(ArchiveError, match=r"model\.npz: no model of the tagger .*install the package again"):
        weights.load(path)


@pytest.mark.parametrize("changed", [lambda scores: scores.astype(">i8"), np.asfortranarray])
def test_scores_are_read_however_they_are_written(model, tmp_path, changed):
    """Other widths, orders of bytes and of rows say the same."""
    path = tmp_path / "model.npz"
    weights.save(model, path)
    with np.load(path) as archive:
        arrays = dict(archive)
    np.savez(path, **(arrays | {name: changed(arrays[name]) for name in ("first", "step")}))
    loaded = weights.load(path)
    for name in ("first", "step"):
        scores = getattr(loaded, name)
        assert (scores == getattr(model, name)).all()
        assert scores.dtype == np.int32
        assert scores.flags.c_contiguous


def test_emissions_are_the_sums_of_features_and_pairs(model):
    """Gathered from arrays or added up by hand: the same numbers, also when the lexicon grows."""
    lexicon = Lexicon()
    scores = TypeScores(model, lexicon)
    for words in (WORDS[:4], WORDS, WORDS[::-1]):
        types = np.array([lexicon[word] for word in words], np.int32)
        scores.cover(types)
        padded = np.concatenate([[0, 0], types + 1, [0, 0]]).astype(np.int32)
        found = scores.emissions(padded, np.arange(2, len(words) + 2, dtype=np.int32))
        for place in range(len(words)):
            assert found[:, place].tolist() == by_hand(model, words, place).tolist()


def test_a_word_alone_is_the_same_whoever_has_it(model):
    """As a type with scores, as one without, and as a word that no text has."""
    lexicon = Lexicon()
    scores = TypeScores(model, lexicon)
    strange = scores.alone(WORDS, -100).tolist()
    types = np.array([lexicon[word] for word in WORDS], np.int32)
    assert scores.alone(WORDS, -100).tolist() == strange
    scores.cover(types[::2])
    assert scores.alone(WORDS, -100).tolist() == strange
    assert scores.alone([], -100).tolist() == []
    assert len(set(strange)) > 1


def test_sentences_do_not_see_one_another(model):
    """Labels of two sentences in one batch are those of each by itself."""
    lexicon = Lexicon()
    chain = Chain(model)
    scores = chain.scores(lexicon)
    types = np.array([lexicon[word] for word in (*WORDS, *WORDS[2:6])], np.int32)
    scores.cover(types)
    begin = np.zeros(len(types), np.bool_)
    begin[[0, len(WORDS)]] = True
    texts = np.cumsum(begin, dtype=np.int32)
    together = chain.read(types, begin, texts, scores).labels.tolist()
    alone = [
        chain.read(types[s], begin[s], texts[s], scores).labels.tolist()
        for s in np.split(np.arange(len(types)), [9])
    ]
    assert together == [*alone[0], *alone[1]]
    assert chain.read(types[:0], begin[:0], texts[:0], scores).labels.tolist() == []


def test_another_lexicon_begins_anew(model):
    """Scores are kept for one lexicon; a second one has its own."""
    chain = Chain(model)
    one, two = Lexicon(), Lexicon()
    assert chain.scores(one) is chain.scores(one)
    assert chain.scores(two) is not chain.scores(one)


def test_spans_of_labels():
    """Texts, tokens and kinds; names may touch one another and the end of a text."""
    labels = [LABELS.index(x) for x in ["B-PER", "I-PER", "B-PER", "O", "B-LOC", "B-ORG", "I-ORG", "I-ORG"]]
    spans = spans_of(np.array(labels, np.int8), np.array([0, 5, 8]))
    assert spans.texts.tolist() == [0, 0, 0, 1]
    assert spans.starts.tolist() == [0, 2, 4, 0]
    assert spans.ends.tolist() == [2, 3, 5, 3]
    assert spans.kinds.tolist() == [0, 0, 2, 1]
