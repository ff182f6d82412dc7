"""Looking for damage: checksums of every file, and whether what is in a segment fits together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from archive.errors import IndexDamaged, Problem, Severity
from index.embedded.arrays import distinct
from index.embedded.container import ADVICE, MISREAD
from index.embedded.fields import DerivedField, Field
from index.embedded.generation import Manifest, file_checksum
from index.embedded.segment import Segment

PROBES = 16
"""Documents of a segment that are looked at closely."""
_ROWS = {
    "heads.ends": ["heads.blob"],
    "bodies.ends": ["bodies.blob"],
    "mentions.ends": ["mentions.gaps", "mentions.lengths", "mentions.names"],
}
"""Bounds of what documents have, and what is as long as they say."""
_ERRORS = (IndexDamaged, *MISREAD)


def damaged_files(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    """Every file of a commit that is not as it was written."""
    for name, (size, crc) in manifest.files.items():
        path = folder / name
        try:
            found = file_checksum(path)
        except OSError as error:
            yield damage(path, f"the file is missing or unreadable ({error.strerror})")
            continue
        if found != (size, crc):
            yield damage(path, "the file was changed or cut short")


def damage(path: Path, reason: str) -> Problem:
    """A problem that only a rebuild mends."""
    return Problem(str(path), 0, "index-damaged", Severity.ERROR, f"{reason}; {ADVICE}")


def inconsistencies(segment: Segment) -> Iterator[str]:
    """What does not fit together in one segment: counts, what leads from one array into another, and some
    documents looked up by their ids.
    """
    try:
        yield from _misfits(segment)
    except _ERRORS as error:
        yield f"an array can't be read: {_told(segment, error)}"


def _misfits(segment: Segment) -> Iterator[str]:
    count, torn = segment.count, False
    for name in ("first", "last", "precision", "year", "month", "ids.docs"):
        if len(segment.container[name]) != count:
            torn = True
            yield f"column {name} has {len(segment.container[name])} entries for {count} documents"
    yield from _dictionaries(segment)
    for ends, parts in _ROWS.items():
        bounds = segment.container[ends].astype(np.int64)
        rows = {len(segment.container[name]) for name in parts}
        if len(bounds) != count + 1 or bounds[0] or (np.diff(bounds) < 0).any() or rows != {int(bounds[-1])}:
            yield f"the bounds {ends} are not those of {' and '.join(parts)} of {count} documents"
    for name in segment.field_names:
        yield from _field(segment.field(name), count)
    if count and not torn:
        for doc in distinct(np.linspace(0, count - 1, PROBES).astype(np.int64)).tolist():
            yield from _probe(segment, doc)


def _dictionaries(segment: Segment) -> Iterator[str]:
    """Whether all terms can be read and are as many as there should be, and their lists are there."""
    wanted = {"words": (segment.words, len(segment.lists.firsts) - 1), "ids": (segment.ids, segment.count)}
    for view, name, terms in (("stem", "stems", segment.stems), ("parts", "parts", segment.parts)):
        members = segment.members(view)
        wanted[name] = terms, len(members.ends) - 1
        if members.all().max(initial=0) >= max(segment.lists.count, 1):
            yield f"dictionary {name} has lists beyond the {segment.lists.count} that there are"
    for name, (terms, count) in wanted.items():
        if len(terms.unpacked()[1]) - 1 != count:
            yield f"dictionary {name} has {len(terms)} terms instead of {count}"
    segment.mentioned.terms.unpacked()


def _field(field: Field, documents: int) -> Iterator[str]:
    """Whether occurrences are as many as words, and one term is in documents that there are."""
    if not isinstance(field, DerivedField):
        total = int(field.list_occurrence_counts().sum())
        if int(field.lengths.sum(dtype=np.int64)) != field.total or total < field.total:
            yield f"field {field.name} has {total} occurrences for {field.total} words"
    if len(field.terms):
        term = len(field.terms) // 2
        docs, freqs = field.postings(term)
        places = field.occurrences(term)
        if docs.max(initial=0) >= max(documents, 1) or len(places) != freqs.sum(dtype=np.int64):
            yield f"field {field.name} has occurrences of {field.terms.text(term)!r} that don't fit"


def _probe(segment: Segment, doc: int) -> Iterator[str]:
    try:
        article, _ = segment.stored(doc)
        date = segment.date(doc)
    except _ERRORS as error:
        yield f"document {doc} can't be read: {_told(segment, error)}"
        return
    if segment.find(article.id) != doc:
        yield f"document {doc} is not found by its id {article.id}"
    if article.date != date:
        yield f"document {doc} has another date in its columns"


def _told(segment: Segment, error: Exception) -> str:
    """An error without the file and the advice, which whoever reports it adds."""
    told = str(error).removeprefix(f"{segment.container.path}: ").removesuffix(f"; {ADVICE}")
    return told or type(error).__name__
