"""From the names in segments to labels: what the labeller is asked, and what becomes of its answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.mentions import Labeller, Labels, Names
from index.embedded.actortable import ActorTable
from index.embedded.arrays import Ints, offsets
from index.embedded.columns import merge_terms
from index.embedded.mentioned import Name
from index.embedded.segment import Segment


@dataclass(frozen=True, slots=True)
class Answer:
    """The actors after labelling, and for each segment asked about the actor of each of its pairs (int32)."""

    actors: ActorTable
    pairs: tuple[Ints, ...]


def label_segments(labeller: Labeller, segments: Sequence[Segment], known: ActorTable | None) -> Answer:
    """Ask for all pairs of these segments; deleted documents are not asked about and get no actor.

    Where something is known and nobody is named, nobody is asked: `known` stays as it is.
    """
    terms, maps = merge_terms([segment.mentioned.terms for segment in segments])
    names = [Name.of(term) for term in terms]
    pairs = [segment.mentioned.pairs() for segment in segments]
    asked = [
        np.ones(len(docs), np.bool_) if segment.deleted is None else ~segment.deleted[docs]
        for segment, (docs, _) in zip(segments, pairs, strict=True)
    ]
    if known and not any(mask.any() for mask in asked):
        return Answer(known, tuple(np.full(len(mask), -1, np.int32) for mask in asked))
    labels = labeller.label(
        Names(
            kinds=[name.kind for name in names],
            names=[name.text for name in names],
            roles=[name.role for name in names],
            pair_names=_join(
                [table[own[mask]] for table, (_, own), mask in zip(maps, pairs, asked, strict=True)]
            ),
            pair_first=_days(segments, pairs, asked, "first"),
            pair_last=_days(segments, pairs, asked, "last"),
            doubtful={number for number, name in enumerate(names) if name.doubtful},
        ),
        known.labels() if known else None,
    )
    actors = ActorTable(labels.actors, dict(labels.redirects), labels.state, known)
    return Answer(actors, _split(labels, asked))


def _join(parts: Sequence[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, np.int32), *parts]).astype(np.int32)


def _days(
    segments: Sequence[Segment], pairs: Sequence[tuple[Ints, Ints]], asked: Sequence[Ints], name: str
) -> Ints:
    columns = [segment.container[name] for segment in segments]
    return _join([days[docs[mask]] for days, (docs, _), mask in zip(columns, pairs, asked, strict=True)])


def _split(labels: Labels, asked: Sequence[Ints]) -> tuple[Ints, ...]:
    ends = offsets(np.array([int(mask.sum()) for mask in asked], np.int64)).tolist()
    answers = []
    for mask, start, end in zip(asked, ends, ends[1:], strict=False):
        answer = np.full(len(mask), -1, np.int32)
        answer[mask] = labels.pair_actors[start:end]
        answers.append(answer)
    return tuple(answers)


def redirects_of(old: ActorTable, new: ActorTable, before: Ints, after: Ints) -> dict[str, str]:
    """Where ids lead that are no more: to the actor that most of their pairs mean now.

    `before` and `after` are the actors of the same pairs under the old and the new table. What the new
    table says itself comes first; older redirects follow where their target went.
    """
    moved: dict[str, str] = {}
    vanished = [number for number, actor in enumerate(old.actors) if actor.id not in new.numbers]
    concerned = np.isin(before, np.array(vanished, np.int64)) & (after >= 0)
    meant: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for source, target in zip(before[concerned].tolist(), after[concerned].tolist(), strict=True):
        meant[source][target] += 1
    for source, targets in meant.items():
        moved[old.actors[source].id] = new.actors[targets.most_common(1)[0][0]].id
    kept = {former: moved.get(target, target) for former, target in old.redirects.items()}
    return {**kept, **moved, **new.redirects}


def carry_over(old: ActorTable, new: ActorTable) -> dict[str, str]:
    """Redirects of a rebuilt index: old ids that are no more lead to the actor of the same kind that has
    their name or one of their aliases; older redirects follow, the labeller's own come first.
    """
    by_name = {(actor.kind, alias): actor.id for actor in new.actors for alias in actor.aliases}
    by_name |= {(actor.kind, actor.name): actor.id for actor in new.actors}
    moved: dict[str, str] = {}
    for actor in old.actors:
        names = (actor.name, *actor.aliases)
        found = next((by_name[actor.kind, name] for name in names if (actor.kind, name) in by_name), None)
        if actor.id not in new.numbers and found:
            moved[actor.id] = found
    former = {source: moved.get(target, target) for source, target in old.redirects.items()}
    kept = {
        source: target
        for source, target in former.items()
        if target in new.numbers and source not in new.numbers
    }
    return {**kept, **moved, **new.redirects}
