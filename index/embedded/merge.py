"""One segment of several: posting lists are laid one behind another, nothing is inverted again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from index.embedded.arrays import Ints, offsets, runs
from index.embedded.build import FieldWords, write_segment
from index.embedded.columns import Columns, concatenate
from index.embedded.inversion_plain import join, slices
from index.embedded.postings import Inverted
from index.embedded.segment import TEXT_FIELDS, Segment
from index.embedded.streams import MAX_DOCUMENTS
from index.embedded.texts.bodies import merged
from index.embedded.wordforms import dictionaries, placed
from index.german.strings import Strings

GROWTH = 2
"""A segment joins a merge when it is at most so many times as large as all smaller ones together."""
FEWEST = 4
"""So many segments make a merge worth while."""


def choose(live: Sequence[int], deleted: Sequence[int], limit: int = MAX_DOCUMENTS) -> list[int]:
    """Which segments to merge now, ascending; none, most times.

    The small ones, once they are four and no longer small beside the next larger, so that an archive
    keeps a handful of segments and an article is rewritten a few times in all; and those of which a third
    is deleted. `live` and `deleted` count documents of each; a merge has at most `limit`.
    """
    chosen: list[int] = []
    total = 0
    for number in sorted(range(len(live)), key=lambda number: (live[number], number)):
        if total + live[number] > limit or (chosen and live[number] > GROWTH * max(total, 1)):
            break
        chosen.append(number)
        total += live[number]
    worn = [number for number in range(len(live)) if deleted[number] * 3 > live[number] + deleted[number]]
    if len(chosen) >= FEWEST:
        return sorted(chosen)
    while sum(live[number] for number in worn) > limit:
        worn.pop()
    return worn


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment, the documents that stay (new numbers, -1 for others), its lists' numbers in the merge."""

    segment: Segment
    documents: Ints
    lists: Ints


def live_documents(segment: Segment) -> Ints:
    """Documents that are not deleted, ascending."""
    return np.arange(segment.count) if segment.deleted is None else np.flatnonzero(~segment.deleted)


def merge_segments(path: Path, segments: Sequence[Segment]) -> tuple[int, int]:
    """Write the live documents of all segments, in order, as one; returns its size and CRC-32."""
    keep = [live_documents(segment) for segment in segments]
    own = [Strings.of(segment.atoms()) for segment in segments]
    atoms, places = placed(Strings.joined(own))
    maps = np.split(places, np.cumsum(list(map(len, own))))
    starts = offsets(np.array([len(docs) for docs in keep], np.int64))
    sources = []
    for segment, docs, start, table in zip(segments, keep, starts.tolist(), maps, strict=False):
        numbers = np.full(segment.count, -1, np.int64)
        numbers[docs] = np.arange(start, start + len(docs))
        sources.append(_Source(segment, numbers, table))
    fields = {name: _merge_field(sources, keep, name, len(atoms)) for name in TEXT_FIELDS}
    used = np.flatnonzero(np.sum([field.inverted.counts for field in fields.values()], axis=0))
    atoms = atoms.take(used)  # others were words of documents that are gone
    for name, field in fields.items():
        inverted = replace(field.inverted, counts=field.inverted.counts[used])
        fields[name] = FieldWords(field.lengths, inverted)
    columns = concatenate([Columns.read(segment.container) for segment in segments], keep)
    sources_of_bodies = [(segment.bodies, docs) for segment, docs in zip(segments, keep, strict=True)]
    bodies = merged(sources_of_bodies, segments[0].compression)
    return write_segment(path, dictionaries(atoms), fields, columns, bodies)


def _merge_field(sources: Sequence[_Source], keep: Sequence[Ints], name: str, lists: int) -> FieldWords:
    fields = [source.segment.field(name) for source in sources]
    lengths = np.concatenate([field.lengths[docs] for field, docs in zip(fields, keep, strict=True)])
    counts = np.zeros(lists, np.int64)
    for source, field in zip(sources, fields, strict=True):
        counts[source.lists] += field.list_occurrence_counts()
    parts = [_merge_lists(sources, name, first, last) for first, last in pairwise(slices(counts))]
    return FieldWords(lengths, join(parts, lists))


def _merge_lists(sources: Sequence[_Source], name: str, first: int, last: int) -> Inverted:
    """The lists `first` … `last` - 1 of one field. Sources are in the order of documents and each has its
    lists in order, so that a stable sort by list number merges runs.
    """
    numbers, docs, freqs, positions = [], [], [], []
    for source in sources:
        low, high = np.searchsorted(source.lists, (first, last)).tolist()
        own = source.segment.field(name).lists_between(low, high)
        new = source.documents[own.docs]
        stays = new >= 0
        numbers.append(np.repeat(source.lists[low:high], own.counts)[stays])
        docs.append(new[stays])
        freqs.append(own.freqs[stays])
        positions.append(own.places()[np.repeat(stays, own.freqs)])
    number, doc, freq = np.concatenate(numbers), np.concatenate(docs), np.concatenate(freqs)
    order = np.argsort(number, kind="stable")
    at = runs(offsets(freq)[:-1][order], freq[order])
    return Inverted(
        np.bincount(number - first, minlength=last - first),
        doc[order].astype(np.uint16),
        freq[order],
        np.concatenate(positions)[at],
    )
