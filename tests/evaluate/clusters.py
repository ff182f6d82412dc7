"""How well names are found and joined: B³ over mentions, pairs of article and actor, sorts of errors.

B³ (Bagga and Baldwin 1998) asks every mention of one side how much of its cluster the other side has
put together as well, and takes the mean: over found mentions it is precision, over gold ones recall.
A mention that only one side has is a cluster of its own that the other side lacks: it scores nothing,
and it still counts as a wrong member of the cluster in which it stands (as in the CoNLL scorer).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.mentions import Kind, Mention

Spot = tuple[int, int, str]
"""What makes two mentions the same: first and last character (end excluded), and the kind or nothing."""

Clusters = Mapping[Spot, tuple[Kind, str]]
"""Who is meant where."""

AT_END = -1
"""The start of a mention by office: "Außenminister" and "der britische Außenminister" are the same one."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall (0 to 1, both 0 where nothing was to be scored), and how many mentions each saw."""

    precision: float
    recall: float
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom an article names, as an annotator wrote it: any of `names` (folded) is right in a facet.

    Nobody would miss it where `expected` is false.
    """

    kind: Kind
    names: frozenset[str]
    expected: bool = True


@dataclass(frozen=True, slots=True)
class Pairs:
    """Counts of (article, actor) pairs: expected, found of those, shown, right of those."""

    expected: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0

    def __add__(self, other: Pairs) -> Pairs:
        return Pairs(
            self.expected + other.expected,
            self.found + other.found,
            self.shown + other.shown,
            self.right + other.right,
        )


@dataclass(frozen=True, slots=True)
class Error:
    """One difference: its sort, what is gold, what was found, and the text around it.

    Sorts: missed, spurious, type, boundary; split and join once for an actor.
    """

    sort: str
    gold: str
    found: str
    around: str


def sides(
    text: str, gold: Sequence[Mention], found: Sequence[Mention], kinds: bool = True
) -> tuple[Clusters, Clusters]:
    """Both sides of one article. Signs at the ends of a span don't matter ("Rafik Y" is "Rafik Y.").

    Without `kinds`, a mention of the wrong kind is the same mention.
    """
    offices = {_trimmed(text, m)[1] for m in gold if m.role}

    def spot(mention: Mention) -> Spot:
        start, end = _trimmed(text, mention)
        by_office = end in offices and mention.kind is Kind.PERSON
        return AT_END if by_office else start, end, mention.kind if kinds else ""

    return {spot(m): (m.kind, m.name) for m in gold}, {spot(m): (m.kind, m.name) for m in found}


def _trimmed(text: str, mention: Mention) -> tuple[int, int]:
    start, end = mention.start, mention.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def common(gold: Clusters, found: Clusters) -> tuple[Clusters, Clusters]:
    """Both sides without what the other lacks: what joining alone is worth."""
    both = gold.keys() & found.keys()
    return {spot: gold[spot] for spot in both}, {spot: found[spot] for spot in both}


def b_cubed(articles: Iterable[tuple[Clusters, Clusters]]) -> Score:
    """B³ over all mentions of (gold, found) articles; names mean something inside one article only."""
    precisions: list[float] = []
    recalls: list[float] = []
    for gold, found in articles:
        precisions += _shares(found, gold)
        recalls += _shares(gold, found)
    return Score(_mean(precisions), _mean(recalls), len(precisions), len(recalls))


def _shares(mine: Clusters, other: Clusters) -> Iterator[float]:
    """For each of my mentions, the share of its cluster that shares a cluster with it on the other side."""
    my_groups, other_groups = _groups(mine), _groups(other)
    for spot, actor in mine.items():
        group = my_groups[actor]
        yield len(group & other_groups[other[spot]]) / len(group) if spot in other else 0.0


def _groups(clusters: Clusters) -> Mapping[tuple[Kind, str], set[Spot]]:
    groups: defaultdict[tuple[Kind, str], set[Spot]] = defaultdict(set)
    for spot, actor in clusters.items():
        groups[actor].add(spot)
    return groups


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def fold(name: str) -> str:
    """A name as it is compared: without case, with spaces for hyphens."""
    return " ".join(name.casefold().replace("-", " ").split())


def pairs(actors: Sequence[Actor], shown: Iterable[tuple[Kind, str]]) -> Pairs:
    """Compare the actors of one article with those shown for it; a second name for one actor is wrong."""
    left = list(actors)
    count = right = 0
    for kind, name in shown:
        count += 1
        meant = next((actor for actor in left if actor.kind is kind and fold(name) in actor.names), None)
        if meant:
            left.remove(meant)
            right += 1
    expected = sum(actor.expected for actor in actors)
    return Pairs(expected, expected - sum(actor.expected for actor in left), count, right)


def errors(text: str, gold: Sequence[Mention], found: Sequence[Mention]) -> Iterator[Error]:
    """Every difference: one for a mention on one side, one for an actor that is split or joined."""
    wanted, given = sides(text, gold, found)
    for spot, actor in wanted.items():
        if spot not in given:
            over = [other for other in given if _overlap(text, spot, other)]
            shown = ", ".join(_show(text, other, given[other]) for other in over)
            yield Error(_sort(spot, over), _show(text, spot, actor), shown, _around(text, spot))
    for spot, actor in given.items():
        if not any(_overlap(text, spot, other) for other in wanted):
            yield Error("spurious", "", _show(text, spot, actor), _around(text, spot))
    wanted, given = common(wanted, given)
    for sort, one, other in (("split", wanted, given), ("join", given, wanted)):
        for (_, name), group in _groups(one).items():
            names = sorted({other[spot][1] for spot in group})
            if len(names) > 1:
                many = ", ".join(names)
                both = (name, many) if sort == "split" else (many, name)
                yield Error(sort, *both, _around(text, max(group)))


def _overlap(text: str, one: Spot, other: Spot) -> bool:
    return _start(text, one) < other[1] and _start(text, other) < one[1]


def _start(text: str, spot: Spot) -> int:
    """Where a spot begins; of a mention by office only its last word is sure."""
    if spot[0] != AT_END:
        return spot[0]
    return max(text.rfind(" ", 0, spot[1]), text.rfind("\n", 0, spot[1])) + 1


def _sort(spot: Spot, over: Sequence[Spot]) -> str:
    if not over:
        return "missed"
    return "type" if any(other[:2] == spot[:2] for other in over) else "boundary"


def _show(text: str, spot: Spot, actor: tuple[Kind, str]) -> str:
    surface, (kind, name) = text[_start(text, spot) : spot[1]], actor
    return f"{surface}/{kind}" + (f" ({name})" if name != surface else "")


def _around(text: str, spot: Spot) -> str:
    return " ".join(text[max(0, _start(text, spot) - 40) : spot[1] + 40].split())
