"""Which words and gaps a book holds, and what it is good for."""

from __future__ import annotations

import numpy as np

from index.embedded.stored import Compression, shipped_dictionary
from index.embedded.texts import model
from index.embedded.texts.coding import Writer
from index.embedded.texts.cutting import cut
from index.embedded.texts.gaps import KINDS
from index.embedded.texts.symbols import FIRST, LONGEST_PIECE, MOST_CONTEXTS, MOST_SYMBOLS, OWN
from tests.packed_texts import book_of, changed

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def prose(count: int) -> list[str]:
    """Made-up minutes, never twice the same."""
    rng = np.random.default_rng(3)
    people = ["Anna Weber", "Jens Krüger", "Mehmet Yılmaz", "Olga Fröhlich"]
    verbs = ["beriet über", "stritt um", "vertagte", "beschloss", "lehnte ab:"]
    things = [
        f"{one}{two}"
        for one in ("Haushalts", "Verkehrs", "Bildungs", "Umwelt")
        for two in ("ausschuss", "plan")
    ]

    def sentence() -> str:
        one, two, three = rng.choice(people), rng.choice(verbs), rng.choice(things)
        day, number = rng.integers(1, 29), rng.integers(1, 9999)
        return f"Am {day}. Mai {two} der {three} die Vorlage {number}, sagte {one}."

    return [" ".join(sentence() for _ in range(12)) for _ in range(count)]


def test_rare_and_long_words_are_not_in_a_book() -> None:
    """A word has to stand twice, and its bytes have to fit."""
    _, book, _, _ = book_of([[f"ein Haus und ein Baum, {LONG} {LONG}"]])
    assert list(book.symbols.words) == ["ein"]
    assert len(LONG.encode()) > LONGEST_PIECE


def test_the_most_frequent_stay_where_there_are_too_many() -> None:
    """Of words and of gaps, and of words with a context of their own."""
    many = [["a b\tc a b\tc a b  d a d  e e"]]
    with changed(model, MOST_WORDS=2, MOST_KINDS=1, OWN_WORDS=1):
        _, book, _, _ = book_of(many)
    assert list(book.symbols.words) == ["a", "b"]
    assert book.symbols.kinds == (*KINDS, "\t")
    assert book.symbols.own[0] == book.symbols.first_word


def test_few_texts_have_none() -> None:
    """A book would take more than it saves."""
    assert model.make(*cut([prose(3)])) is None


def test_a_part_of_the_texts_is_enough_for_codes() -> None:
    """A book that was made from every second text writes all of them, in little more room."""
    texts, pieces = cut([prose(150), prose(151)[150:]])
    sizes = []
    for sample in (10**9, 2 * sum(each.tokens for each in texts) // 3):
        with changed(model, LEAST=1, SAMPLE=sample):
            made = model.make(texts, pieces)
        assert made is not None
        write = Writer(*made)
        sizes.append(sum(len(write(each)[0]) for each in texts))
    assert sizes[0] <= sizes[1] < sizes[0] * 1.1


def test_bodies_take_half_of_what_zstd_needs() -> None:
    """Of enough texts, with the dictionary of German prose."""
    bodies = prose(400)
    compression = Compression(shipped_dictionary())
    texts, pieces = cut([bodies])
    made = model.make(texts, pieces)
    assert made is not None
    packed = sum(len(compression.compress(body.encode())) for body in bodies)
    assert len(Writer(*made)(texts[0])[0]) < packed / 2


def test_numbers_have_room() -> None:
    """The largest book has as many symbols and contexts as 32 bits hold beside a length."""
    assert OWN + model.OWN_WORDS + model.OWN_BYTES <= MOST_CONTEXTS
    assert FIRST + len(KINDS) + model.MOST_KINDS + model.MOST_WORDS < MOST_SYMBOLS


def test_bytes_do_not_crowd_words_out() -> None:
    """In another script, where all words are rare, only the most frequent bytes have contexts."""
    bodies = [" ".join(chr(0x4E00 + 31 * n + m) * 2 for m in range(30)) for n in range(600)]
    with changed(model, LEAST=1, WORTH_CONTEXT=2):
        made = model.make(*cut([bodies]))
    assert made is not None
    assert made[1].symbols.contexts <= OWN + model.OWN_BYTES
