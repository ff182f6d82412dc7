"""What the kernels in C refuse: nothing that Python hands over makes them read or write elsewhere."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from index.german import stemming
from index.german.packed import PackedWords
from index.german.strings import Strings, ends_of, pack
from tests.compiled import part

_words, _compounds, _stemming = map(
    part, ("index.german._words", "index.german._compounds", "index.german._stemming")
)
_strings, _wordkeys = map(part, ("index.german._strings", "index.embedded._wordkeys"))

WORDS = ["haus", "boot", "hausboot"]
TEXT = pack(WORDS)
ENDS = ends_of(TEXT, 3)
TABLE = PackedWords.of(Strings.of(WORDS)).table({"counts": 50})
LINKS = np.full((3, 3), -1, np.int32)


def bytes_of(n: int) -> Any:
    return np.zeros(n, np.uint8)


def ints(*shape: int) -> Any:
    return np.zeros(shape, np.int32)


def slots(*numbers: int) -> Any:
    return np.array(numbers, np.uint64)


def floats(n: int) -> Any:
    return np.zeros(n, np.float64)


def table(**changed: Any) -> tuple[Any, ...]:
    names = ("text", "ends", "slots", "base", "rows")
    return tuple((dict(zip(names, TABLE, strict=True)) | changed).values())


def numbers(*numbers: int) -> Any:
    return np.array(numbers, np.int32)


def keys(**changed: Any) -> tuple[Any, ...]:
    """What asks for the key of one word, but for what is changed."""
    given = {
        "text": TEXT, "ends": ENDS, "halves": ints(3, 2) - 1, "stem_text": TEXT, "stem_ends": ENDS,
        "exact": ints(1), "bases": ints(1), "cuts": ints(1), "also_ends": ints(2), "also": ints(0),
        "out": bytes_of(99), "out_ends": ints(1),
    }  # fmt: skip
    return tuple((given | changed).values())


def stems(**changed: Any) -> tuple[Any, ...]:
    """What asks for the stems of all words, but for what is changed."""
    given = {
        "vocabulary": TABLE, "links": LINKS, "numbers": floats(5), "roots": TEXT, "root_ends": ENDS,
        "text": TEXT, "ends": ENDS, "out": bytes_of(360), "out_ends": ints(3),
    }  # fmt: skip
    return tuple((given | changed).values())


BAD: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
    "too few slots": (_words.index, (TEXT, ENDS, np.zeros(2, np.uint64), 3)),
    "slots that are no power of two": (_words.index, (TEXT, ENDS, np.zeros(6, np.uint64), 3)),
    "ends that go back": (_words.index, (TEXT, ENDS[::-1].copy(), np.zeros(8, np.uint64), 3)),
    "ends behind the text": (_words.index, (TEXT, ENDS + np.int32(1), np.zeros(8, np.uint64), 3)),
    "items of another size": (_words.index, (TEXT, ENDS.astype(np.int64), np.zeros(8, np.uint64), 3)),
    "marks of other words": (
        _words.families,
        (TABLE, bytes_of(2), np.ones(2, np.int64), ints(4), ints(4), ints(4), ints(8), ints(3)),
    ),
    "first parts without slots": (
        _words.families,
        (TABLE, bytes_of(3), np.ones(2, np.int64), ints(4), ints(4), ints(4), ints(4), ints(3)),
    ),
    "a slot for a word that is not there": (
        _compounds.cuts,
        (
            table(slots=slots(9, 0)),
            floats(14),
            TEXT,
            ENDS,
            0,
            3,
            *3 * [bytes_of(3)],
            floats(3),
        ),
    ),
    "a slot that is taken by no word": (
        _compounds.cuts,
        (table(slots=slots(1 << 32, 0)), floats(14), TEXT, ENDS, 0, 3, *3 * [bytes_of(3)], floats(3)),
    ),
    "no free slot": (
        _compounds.cuts,
        (table(slots=slots(1, 1)), floats(14), TEXT, ENDS, 0, 3, *3 * [bytes_of(3)], floats(3)),
    ),
    "rows of other words": (
        _compounds.cuts,
        (table(rows=np.zeros((2, 8), np.int64)), floats(14), TEXT, ENDS, 0, 3, *3 * [bytes_of(3)], floats(3)),
    ),
    "too few rules": (_compounds.cuts, (TABLE, floats(13), TEXT, ENDS, 0, 3, *3 * [bytes_of(3)], floats(3))),
    "more cuts than room": (
        _compounds.cuts,
        (TABLE, floats(14), TEXT, ENDS, 0, 3, bytes_of(3), bytes_of(2), bytes_of(3), floats(3)),
    ),
    "words that are not there": (
        _compounds.cuts,
        (TABLE, floats(14), TEXT, ENDS, 2, 4, *3 * [bytes_of(4)], floats(4)),
    ),
    "halves without room": (
        _compounds.parts,
        (TABLE, floats(14), bytes_of(99), ENDS, ints(8), 3, *3 * [bytes_of(3)], floats(3), ints(2, 2)),
    ),
    "cuts behind the word": (
        _compounds.parts,
        (
            *(TABLE, floats(14), np.append(TEXT, bytes_of(9)), ENDS.copy(), ints(8), 3),
            *(bytes_of(3) + np.uint8(9), bytes_of(3), bytes_of(3), floats(3), ints(3, 2)),
        ),
    ),
    "links to words that are not there": (_stemming.stems, stems(links=LINKS + np.int32(4))),
    "stems without room": (_stemming.stems, stems(out=bytes_of(359))),
    "stems without an end": (_stemming.stems, stems(out_ends=ints(2))),
    "roots that are not there": (_stemming.stems, stems(root_ends=numbers(99))),
    "words too long for stems": (
        _stemming.stems,
        stems(text=bytes_of(101), ends=numbers(101), out=bytes_of(120), out_ends=ints(1)),
    ),
    "keys of words that are not there": (_wordkeys.keys, keys(exact=ints(1) + 3)),
    "stems of words that are not there": (_wordkeys.keys, keys(bases=ints(1) - 1)),
    "words besides that are not there": (_wordkeys.keys, keys(also=ints(1) + 3, also_ends=numbers(0, 1))),
    "words besides without end": (_wordkeys.keys, keys(also_ends=numbers(0, 1))),
    "words besides that go back": (_wordkeys.keys, keys(also=ints(2), also_ends=numbers(2, 0))),
    "keys without an end": (_wordkeys.keys, keys(out_ends=ints(0))),
    "words that are parts of themselves": (_wordkeys.keys, keys(halves=ints(3, 2))),
    "stretches behind the text": (
        _strings.slices,
        (TEXT, numbers(0), numbers(len(TEXT) + 1), bytes_of(19), ints(1)),
    ),
    "stretches that go back": (_strings.slices, (TEXT, numbers(2), numbers(1), bytes_of(0), ints(1))),
    "stretches over a line break": (_strings.slices, (TEXT, numbers(0), numbers(6), bytes_of(7), ints(1))),
    "stretches without room": (_strings.slices, (TEXT, numbers(0), numbers(4), bytes_of(4), ints(1))),
    "stretches with more room": (_strings.slices, (TEXT, numbers(0), numbers(4), bytes_of(6), ints(1))),
    "stretches without an end": (_strings.slices, (TEXT, numbers(0), numbers(4, 4), bytes_of(5), ints(1))),
    "ranks without room": (_strings.ranks, (TEXT, ENDS, ints(2), ints(3))),
}


def test_what_fits_is_written() -> None:
    """The calls that refused ones differ from are none of them."""
    given = keys()
    assert _wordkeys.keys(*given) == len(b"haus\0haus\0\n")
    assert given[-2].tobytes().startswith(b"haus\0haus\0\n")
    hidden = {"also": numbers(0, 1), "also_ends": numbers(0, 2), "exact": numbers(-1), "bases": numbers(2)}
    for cut, parts in ((2, b"boot\1haus"), (0, b"boot")):
        halves = np.array([[1, 1], [-1, -1], [-1, -1]], np.int32)  # as if the first word were cut
        given = keys(**hidden, halves=halves, cuts=numbers(cut))
        written = _wordkeys.keys(*given)
        assert given[-2][:written].tobytes() == b"\0hausboot\0" + parts + b"\n"
    given = stems()
    written = _stemming.stems(*given)
    assert given[-2][:written].tobytes() == b"hau\nboot\nhausboot\n"  # where any word without an s is one


@pytest.mark.parametrize(("function", "arguments"), BAD.values(), ids=BAD)
def test_arrays_that_do_not_fit_are_refused(function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Sizes, order and numbers are checked before anything is done with them."""
    with pytest.raises(ValueError, match=r"\w"):
        function(*arguments)


def test_another_snowball_is_not_stemmed_like(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules in C are those of one version; with another, Python does the work."""
    found = importlib.util.find_spec("index.german.kernel")
    assert found
    assert found.loader
    monkeypatch.setattr(stemming, "SNOWBALL", "3.2.0")
    with pytest.raises(ImportError, match=r"Snowball 3\.2\.0"):
        found.loader.exec_module(importlib.util.module_from_spec(found))


def test_arrays_that_can_not_be_written_are_refused() -> None:
    """What is only to be read is not written."""
    firsts = ints(3)
    firsts.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        _strings.ranks(TEXT, ENDS, firsts, ints(3))
