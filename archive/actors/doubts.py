"""Which actors of an article are too doubtful to keep: a second look, with the whole article in view.

The chain decides word by word. Here all mentions of one actor are looked at together: whether they would
still be names if the chain leaned towards seeing none, or would end elsewhere if it leaned towards
seeing more; where they stand, how often, and what kind of word the name is. Every answer is a *sign*, and
every sign counts a whole number for or against the actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.actors.drafts import OPENING, Named, word_before
from archive.actors.features import case_of, shape_of
from archive.actors.lists import listed
from archive.actors.words import WordTable
from archive.mentions import Kind, Mention

LEANINGS = (-65, 38, 90)
"""What no name gains in each other reading (units of the weights, about 25 for one of log-odds)."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Where the readings of the chain see names in one text, as bits: the first reading is bit 0.

    `names` by characters and kind, `starts` and `ends` by where any name begins and ends.
    """

    names: Mapping[Named, int]
    starts: Mapping[int, int]
    ends: Mapping[int, int]

    def signs(self, mention: Mention) -> int:
        """Bits of the readings: those that have this mention, and those that have another name which begins
        or ends with it."""
        same = self.names.get((mention.start, mention.end, mention.kind), 0)
        begins = self.starts.get(mention.start, 0) & ~same
        ends = self.ends.get(mention.end, 0) & ~same
        return same | (begins | ends << READINGS) << READINGS


READINGS = 1 + len(LEANINGS)

_STOPS = frozenset(".!?:\n")
_BEFORE = frozenset(
    listed(
        "der die das des dem den in im aus von vom nach bei beim und mit für gegen durch zum zur auf an am"
        " eine einen einer sowie oder"
    )
)
"""Words before a name that say something about it."""

_READINGS = ("read", "loose", "tight", "tighter")
SIGNS = (
    *_READINGS,
    *(f"{reading} begins" for reading in _READINGS),
    *(f"{reading} ends" for reading in _READINGS),
    *("title", "begin", "quoted", "bracket", "after", "before", "hyphen", "other"),
)
"""What a mention can show, in the order of its bits; the first ones are those of the readings."""

_OF_READINGS = SIGNS[: 3 * READINGS]

_OF = {name: 1 << place for place, name in enumerate(SIGNS)}


def readings_of(readings: Sequence[Sequence[Named]]) -> Readings:
    """In which of the readings each name of one text is found; bit 0 is the first."""
    names: dict[Named, int] = {}
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for number, found in enumerate(readings):
        bit = 1 << number
        for name in found:
            start, end, _ = name
            names[name] = names.get(name, 0) | bit
            starts[start] = starts.get(start, 0) | bit
            ends[end] = ends.get(end, 0) | bit
    return Readings(names, starts, ends)


class Doubts:
    """What every mark counts, and who is left after all is weighed up."""

    def __init__(self, counts: Mapping[str, int], words: WordTable) -> None:
        self._counts = counts
        self._words = words
        self._names: dict[tuple[Kind, str], int] = {}

    def sure(
        self, text: str, title_end: int, mentions: Sequence[Mention], readings: Readings
    ) -> tuple[Mention, ...]:
        """The mentions of one article without those of actors against whom the most speaks; offices stay."""
        actors = by_actor(mentions)
        doubtful = {
            actor
            for actor, own in actors.items()
            if not only_in_compounds(text, own)
            and self._name_count(*actor) + self._count(marks_of(text, title_end, own, actors, readings)) < 0
        }
        return tuple(m for m in mentions if m.role or (m.kind, m.name) not in doubtful)

    def _name_count(self, kind: Kind, name: str) -> int:
        key = kind, name
        if key not in self._names:
            self._names[key] = self._count(word_marks(name, kind, self._words))
        return self._names[key]

    def _count(self, marks: Iterable[str]) -> int:
        get = self._counts.get
        return sum(get(mark, 0) for mark in marks)


def by_actor(mentions: Sequence[Mention]) -> dict[tuple[Kind, str], list[Mention]]:
    """The mentions of each named actor, in order; offices are nobody's name."""
    actors: dict[tuple[Kind, str], list[Mention]] = {}
    for mention in mentions:
        if not mention.role:
            actors.setdefault((mention.kind, mention.name), []).append(mention)
    return actors


def only_in_compounds(text: str, mentions: Sequence[Mention]) -> bool:
    """True for whoever is named in "Putin-Vertrauter" alone: the chain has no say in first parts."""
    return all(text[mention.end : mention.end + 1] == "-" for mention in mentions)


def marks_of(
    text: str,
    title_end: int,
    mentions: Sequence[Mention],
    actors: Iterable[tuple[Kind, str]],
    readings: Readings,
) -> Iterator[str]:
    """What the article says for or against one of its `actors`; `mentions` are all of this one."""
    name, kind = mentions[0].name, mentions[0].kind
    some, every = 0, -1
    for mention in mentions:
        signs = signs_of(text, title_end, mention, readings)
        some |= signs
        every &= signs
    for place, sign in enumerate(SIGNS):
        if some >> place & 1:
            mark = f"every {sign}" if every >> place & 1 else f"some {sign}"
            yield mark
            if place < len(_OF_READINGS):
                yield f"{kind} {mark}"
    yield f"times {min(len(mentions), 4)}"
    others = [other for _, other in actors if other != name]
    if any(name in other for other in others):
        yield "part of another"
    if any(other in name for other in others):
        yield "has another"
    before = word_before(text, mentions[0].start)
    yield f"after {before}" if before in _BEFORE else "after something"


def signs_of(text: str, title_end: int, mention: Mention, readings: Readings) -> int:
    """The signs of one mention as bits, numbered as `SIGNS`."""
    start, end = mention.start, mention.end
    signs = readings.signs(mention)
    if start < title_end:
        signs |= _OF["title"]
    before = text[start - 1 : start]
    if not before or before == "\n" or (before == " " and text[start - 2 : start - 1] in _STOPS):
        signs |= _OF["begin"]
    elif before == " ":
        if text[text.rfind(" ", 0, start - 1) + 1].isupper():
            signs |= _OF["after"]
    elif before == "(":
        signs |= _OF["bracket"]
    elif before in OPENING:
        signs |= _OF["quoted"]
    following = text[end : end + 2]
    if following[:1] == " " and following[1:].isupper():
        signs |= _OF["before"]
    elif following[:1] == "-":
        signs |= _OF["hyphen"]
    if end - start != len(mention.name):
        signs |= _OF["other"]
    return signs


def word_marks(name: str, kind: Kind, words: WordTable) -> Iterator[str]:
    """What the name is as words, whatever the article says."""
    yield kind
    parts = name.split()
    first, last = parts[0], parts[-1]
    yield f"parts {min(len(parts), 4)}"
    for which, word in (("last", last), ("first", first))[: len(parts)]:
        seen, how = words.seen(word), words.look_up(word).how
        yield f"{which} seen {seen.bit_length() // 2}" if seen else f"{which} like {how or 'digits'}"
        yield f"{which} case {case_of(word, word.lower(), words)}"
        yield f"{which} shape {shape_of(word)}"
        yield from (f"{which} list {letter}" for letter in words.lists.get(word, ""))
    if last.endswith("s"):
        yield "ends in s"
    yield f"length {min(len(name) // 4, 6)}"
