"""The sorted dictionary against a Python list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import IndexDamaged
from index.embedded import terms_plain
from index.embedded.container import Container, ContainerWriter
from index.embedded.terms import TermDictionary
from index.german.strings import Strings
from tests.compiled import part

WAYS = ("index.embedded.terms_plain", "index.embedded.terms_compiled")
long_words = st.tuples(st.sampled_from(["", "ä" * 8, "a" * 150]), st.text("abä\U0001f600", max_size=40))
words = st.sets(st.text("abä\U0001f600", max_size=4) | long_words.map("".join), max_size=90)


@given(words, st.text("abä\U0001f600", max_size=4) | long_words.map("".join))
@settings(deadline=None)
def test_the_dictionary_answers_like_a_sorted_list(terms: set[str], key: str) -> None:
    """find, bisect, prefix, iteration, length and single terms."""
    listed = sorted(terms)
    encoded = [term.encode() for term in listed]
    dictionary = TermDictionary.of(encoded)
    assert list(dictionary) == encoded
    assert list(TermDictionary.packed(Strings.of(listed))) == encoded
    assert len(dictionary) == len(listed)
    assert [dictionary.text(number) for number in range(len(listed))] == listed
    some = list(range(len(listed)))[::3] + list(range(len(listed)))[::-2]
    assert list(dictionary.several(some)) == [encoded[number] for number in some]
    assert list(dictionary.texts(range(len(listed)))) == listed
    assert dictionary.bisect(key.encode()) == bisect_left(encoded, key.encode())
    assert dictionary.find(key) == (listed.index(key) if key in terms else -1)
    assert [listed[number] for number in dictionary.prefix(key)] == [t for t in listed if t.startswith(key)]


def test_prefixes_at_the_end_of_bytes() -> None:
    """A prefix of largest bytes has no next one."""
    dictionary = TermDictionary.of([b"a", b"\xfe", b"\xff", b"\xff\xff", b"\xff\xffx"])
    assert dictionary.prefix(b"\xff") == range(2, 5)
    assert dictionary.prefix(b"\xfe") == range(1, 2)
    assert dictionary.prefix(b"\xff\xff") == range(3, 5)


def test_numbers_outside_are_refused() -> None:
    """-1 is no term: it is what `find` says of unknown ones."""
    dictionary = TermDictionary.of([b"a"])
    for number in (-1, 1):
        with pytest.raises(IndexError):
            _ = dictionary[number]


def test_the_dictionary_is_stored(tmp_path: Path) -> None:
    """What is written is read."""
    with ContainerWriter(tmp_path / "x") as writer:
        TermDictionary.of([b"", b"haus", "straße".encode()]).write(writer, "words")
        TermDictionary.of([]).write(writer, "none")
    container = Container(tmp_path / "x")
    assert list(TermDictionary.read(container, "words")) == [b"", b"haus", "straße".encode()]
    assert list(TermDictionary.read(container, "none")) == []


def test_what_is_stored() -> None:
    """The whole of the format: halves of a byte, lengths that go on behind it, blocks of sixteen."""
    dictionary = TermDictionary.of([b"a", b"abc", b"abcdefghijklmnopqr", b"abcdefghijklmnopqs"])
    assert dictionary.blob.tobytes() == b"\x10a\x21bc\xf3\x00defghijklmnopqr\x1f\x02s"
    many = TermDictionary.of([b"a" * n for n in range(1, 34)])
    assert len(many) == 33
    assert many.starts.tolist() == [0, 2 + 14 * 2 + 3, 33 + 2 + 17 + 15 * 3]


@pytest.mark.parametrize("way", WAYS)
@given(words, st.text("abä", max_size=4))
@settings(deadline=None)
def test_ways_agree(way: str, terms: set[str], key: str) -> None:
    """Packing, unpacking and looking up, in C and in Python, byte for byte."""
    work = part(way)
    given = Strings.of(sorted(terms))
    blob, starts = work.packed(given.text, given.starts, given.ends)
    expected = terms_plain.packed(given.text, given.starts, given.ends)
    assert blob.tobytes() == expected[0].tobytes()
    assert starts.tolist() == expected[1].tolist()
    stored, encoded = (blob.data, starts.data), [term.encode() for term in sorted(terms)]
    text, ends = work.unpacked(*stored)
    assert text.tobytes() == b"".join(encoded)
    assert ends.tolist() == [0, *accumulate(map(len, encoded))]
    assert work.size(*stored) == len(encoded)
    assert [work.term(*stored, number) for number in range(len(encoded))] == encoded
    assert list(work.several(*stored, range(len(encoded)))) == encoded
    assert work.bisect(*stored, key.encode()) == bisect_left(encoded, key.encode())
    assert work.find(*stored, key.encode()) == (encoded.index(key.encode()) if key in terms else -1)


def refused(call: Callable[[], object]) -> object:
    """What a call answers, or None where it refuses to."""
    try:
        return call()
    except ValueError:
        return None


@given(
    st.binary(max_size=60) | st.lists(st.integers(0, 40) | st.integers(0, 255), max_size=90).map(bytes),
    st.lists(st.integers(0, 90), max_size=4),
    st.integers(-1, 70),
)
@settings(deadline=None)
def test_any_bytes_are_read_alike_or_refused(data: bytes, places: list[int], number: int) -> None:
    """Bytes that nobody packed: C and Python read the same from them, and neither anything else."""
    compiled = part("index.embedded.terms_compiled")
    stored = np.frombuffer(data, np.uint8).data, np.array(places, np.uint8).data
    sizes = [refused(lambda way=way: way.size(*stored)) for way in (terms_plain, compiled)]
    assert sizes[0] == sizes[1]
    terms = [refused(lambda way=way: way.term(*stored, number)) for way in (terms_plain, compiled)]
    assert terms[0] == terms[1]
    whole = [refused(lambda way=way: way.unpacked(*stored)) for way in (terms_plain, compiled)]
    assert (whole[0] is None) == (whole[1] is None)
    if whole[0] is not None:
        assert [array.tolist() for array in whole[0]] == [array.tolist() for array in whole[1]]
    for way in (terms_plain, compiled):
        for key in (b"", b"a", data[:9]):
            place = refused(lambda way=way, key=key: way.bisect(*stored, key))
            assert place is None or 0 <= place <= 16 * len(places)
            refused(lambda way=way, key=key: way.find(*stored, key))


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_dictionary(way: str) -> None:
    """What leads outside is an error and no reading of other memory."""
    work = part(way)
    for data, starts in (
        (b"\x10a", [1]),  # begins within a term
        (b"\x20a", [0]),  # ends too soon
        (b"\xf0", [0]),
        (b"\xf0\x80", [0]),
        (b"\xf0" + b"\xff" * 9, [0]),
        (b"\x10a\x10b", [0, 0]),  # an empty block
        (b"\x10a", [0, 9]),
        (b"\x10a\x12b", [0]),  # shares more than there is
        (b"\x10a" * 17, [0]),  # too large a block
    ):
        stored = np.frombuffer(data, np.uint8).data, np.array(starts, np.uint8).data
        with pytest.raises(ValueError, match="as they must be"):
            work.unpacked(*stored)
    for number in (-1, 1, 16, 10**6):
        for call in (work.term, lambda *given: list(work.several(*given[:2], [0, given[2]]))):
            with pytest.raises(ValueError, match="as they must be"):
                call(*TermDictionary.of([b"a"]).stored, number)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", [1, 15, 16, 31])
def test_terms_that_descend(way: str, place: int) -> None:
    """Whoever reads all of them is told, within a block and from one to the next."""
    work = part(way)
    listed = [b"%03d" % number for number in range(40)]
    for fine in (listed, [*listed[:place], *listed[place - 1 :]]):  # the ids of a batch may be there twice
        assert len(work.unpacked(*TermDictionary.of(fine).stored)[1]) == len(fine) + 1
    for term in (listed[place - 2], b"", listed[place - 1][:2]):
        wrong = [*listed[:place], term, *listed[place:]]
        with pytest.raises(ValueError, match="as they must be"):
            work.unpacked(*TermDictionary.of(wrong).stored)


def test_damage_is_told_with_the_file(tmp_path: Path) -> None:
    """Whatever is asked: file, dictionary and what to do."""
    with ContainerWriter(tmp_path / "x") as writer:
        writer.put("words.blob", np.frombuffer(b"\x20\xffa\xf0", np.uint8))
        writer.put("words.starts", np.zeros(1, np.uint8))
    words = TermDictionary.read(Container(tmp_path / "x"), "words")
    asked: list[Callable[[], object]] = [
        words.unpacked,
        lambda: len(words),
        lambda: list(words),
        lambda: words.find(b"\xff\xff"),
        lambda: words.bisect(b"\xff\xff"),
        lambda: words.text(0),
        lambda: words.text(1),
        lambda: list(words.several([1])),
        lambda: list(words.texts([0])),
        lambda: words[0],
    ]
    for ask in asked:
        with pytest.raises(IndexDamaged, match=r"/x: the dictionary 'words' is damaged .*reindex --full"):
            ask()


def test_many_texts_unpack_a_block_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a compiler, where each unpacking takes microseconds."""
    stored = TermDictionary.of([b"%05d" % number for number in range(800)]).stored
    unpacked: list[int] = []
    read = terms_plain._block

    def counted(blob: memoryview, starts: memoryview, block: int, most: int = 16) -> list[bytes]:
        unpacked.append(block)
        return read(blob, starts, block, most)

    monkeypatch.setattr(terms_plain, "_block", counted)
    assert len(list(terms_plain.several(*stored, range(5, 800)))) == 795
    assert unpacked == list(range(50))


def test_arrays_that_do_not_fit_are_refused() -> None:
    """C writes nothing behind an array: sizes that don't agree are an error."""
    raw = part("index.embedded._terms")
    stored, text, one = (
        TermDictionary.of([b"ab", b"b"]).stored,
        np.frombuffer(b"abb", np.uint8),
        np.ones(1, int),
    )
    room = np.zeros(99, np.uint8)
    for call in (
        lambda: raw.ends(*stored, np.zeros(1, np.int64)),
        lambda: raw.ends(*stored, np.zeros(3, np.int64)),
        lambda: raw.text(*stored, np.zeros(2, np.uint8)),
        lambda: raw.text(*stored, np.zeros(4, np.uint8)),
        lambda: raw.pack(text, one, one * 4, room, one),
        lambda: raw.pack(text, one * 2, one, room, one),
        lambda: raw.pack(text, one, one * 2, room[:20], one),
        lambda: raw.pack(text, one, one * 2, room, one[:0]),
        lambda: raw.pack(text, one, one[:0], room, one),
    ):
        with pytest.raises(ValueError, match=r"differ in length|as they must be"):
            call()
    with pytest.raises(TypeError):
        raw.find(*stored)
    with pytest.raises(TypeError):
        raw.find(*stored, "text")
    with pytest.raises(TypeError):
        raw.term(*stored, "text")
