"""The features of a word type: everything that the tagger sees of a word without its neighbours.

A feature is a short string; its first letters say what it is, so that the trainer can name the
heaviest ones to a person. *Wide* features are looked at from two words to either side, *narrow* ones
(spelling) from one. *Classes* are small numbers for pairs of neighbouring words.
"""

from __future__ import annotations

from typing import NamedTuple

from archive.actors.words import WordTable

BOUNDARY = ""
"""The word type that stands before and after every sentence."""

SHAPES = (
    "|", "x", "X", "Xx", "XX", "xX", "x-x", "X-x", "X-X", "XX-x",
    "d", "dd", "dddd", "d.", "dx", ".", '"', "(", ")", ",", "$",
)  # fmt: skip
LISTS = ("", "v", "n", "s", "nv")
KINDS = len(SHAPES) * len(LISTS) * 5
"""How many values the class `kind` has."""


class Features(NamedTuple):
    """What a word type is: feature strings, and the classes that pairs are made of."""

    wide: list[str]
    narrow: list[str]
    kind: int
    coarse: int
    middle: int


def describe(word: str, table: WordTable) -> Features:
    """Features of one spelling; the boundary has one feature of its own."""
    if word == BOUNDARY:
        return Features(["|"], [], 0, 0, 0)
    lower = word.lower()
    shape = shape_of(word)
    entry, how = table.look_up(word)
    lists = lists_in(word, table)
    case = case_of(word, lower, table)
    wide = [f"s{shape}", f"w{lower}", f"W{word}", f"k{case}"]
    if how == "-":
        wide.append("-")
    else:
        wide += (f"a{how}{entry.coarse}", f"b{how}{entry.middle}")
        if how == "" or how == "g":
            wide.append(f"c{entry.fine}")
    if lists:
        wide += [f"l{letter}" for letter in lists]
    narrow = spelling_features(word, lower)
    narrow.append(f"f{shape}{min(entry.seen, 1 << 20).bit_length() // 2 if how == '' else 0}")
    known = 0 if how == "-" or how == "h" else 1
    kind = (SHAPES.index(shape) * len(LISTS) + LISTS.index(lists)) * 5 + case
    return Features(wide, narrow, kind, entry.coarse * known, entry.middle * known)


def lists_of(word: str, table: WordTable) -> str:
    """The letters of its lists, but for that of places, which only the rules ask for."""
    return table.lists.get(word, "").replace("c", "")


def lists_in(word: str, table: WordTable) -> str:
    """The same, where there are none of the word without a genitive s."""
    return lists_of(word, table) or (lists_of(word[:-1], table) if word.endswith("s") else "")


def spelling_features(word: str, lower: str) -> list[str]:
    """Beginnings of two to five letters, endings of one to five, and the parts around hyphens."""
    features = [f"e{lower[-size:]}" for size in range(1, min(6, len(lower) + 1))]
    features += [f"p{word[:size]}" for size in range(2, min(6, len(word) + 1))]
    if "-" in word and len(word) > 3:
        features += (f"h{lower.partition('-')[0]}", f"t{lower.rpartition('-')[2]}")
    return features


def case_of(word: str, lower: str, table: WordTable) -> int:
    """How often the word is written with the other case: 0 never to 3 nearly always, 4 unknown."""
    if not word[0].isalpha():
        return 4
    other = lower if word[0].isupper() else word.capitalize()
    own, else_ = table.seen(word), table.seen(other)
    if own + else_ <= 20:
        return 4
    return min(3, 4 * else_ // (own + else_))


def shape_of(word: str) -> str:
    """One of `SHAPES`: lower case, capitalised, capitals, mixed, around a hyphen, digits, signs."""
    if word.isalpha():
        return _letters(word)
    if word[0].isdigit():
        return _digits(word)
    if "-" in word and len(word) > 1:
        return _hyphenated(word)
    if len(word) > 1:
        return "xX" if any(map(str.isalpha, word)) else "$"
    return _SIGNS.get(word, "$")


_SIGNS = {
    **dict.fromkeys(".!?…:;", "."), ",": ",", "(": "(", ")": ")", "[": "(", "]": ")",
    **dict.fromkeys("\"„“”»«'‚‘’›‹", '"'),
}  # fmt: skip


def _letters(word: str) -> str:
    if word.islower():
        return "x"
    if len(word) == 1:
        return "X"
    if word.isupper():
        return "XX"
    return "Xx" if word[0].isupper() and word[1:].islower() else "xX"


def _digits(word: str) -> str:
    if word.isdigit():
        return {1: "d", 2: "dd", 4: "dddd"}.get(len(word), "d.")
    return "dx" if any(map(str.isalpha, word)) else "d."


def _hyphenated(word: str) -> str:
    first, _, last = word.strip("-").rpartition("-")
    if not first or not last:
        return "x-x"
    if last[0].isupper():
        return "XX-x" if first.isupper() and len(first) > 1 else "X-X"
    return "X-x" if first[0].isupper() else "x-x"
