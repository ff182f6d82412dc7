"""Looking for damage: checksums of every file, and whether what is in a segment fits together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from archive.errors import IndexDamaged, Problem, Severity
from index.embedded.generation import Manifest, file_checksum
from index.embedded.segment import Segment

PROBES = 16
"""Documents of a segment that are looked at closely."""


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
    code, advice = "index-damaged", "rebuild it with `archive reindex --full`"
    return Problem(str(path), 0, code, Severity.ERROR, f"{reason}; {advice}")


def inconsistencies(segment: Segment) -> Iterator[str]:
    """What does not fit together in one segment: counts, and some documents looked up by their ids."""
    try:
        yield from _misfits(segment)
    except (IndexDamaged, ValueError) as error:
        yield f"an array can't be read: {error}"


def _misfits(segment: Segment) -> Iterator[str]:
    count, torn = segment.count, False
    for name in ("first", "last", "precision", "year", "month", "ids.docs"):
        if len(segment.container[name]) != count:
            torn = True
            yield f"column {name} has {len(segment.container[name])} entries for {count} documents"
    for name in ("title", "body"):
        field = segment.field(name)
        total = int(field.list_occurrence_counts().sum())
        if int(field.lengths.sum(dtype=np.int64)) != field.total or total < field.total:
            yield f"field {name} has {total} occurrences for {field.total} words"
    if count and not torn:
        for doc in np.unique(np.linspace(0, count - 1, PROBES).astype(np.int64)).tolist():
            yield from _probe(segment, doc)


def _probe(segment: Segment, doc: int) -> Iterator[str]:
    try:
        article, _ = segment.stored(doc)
        date = segment.date(doc)
    except (IndexDamaged, ValueError, IndexError) as error:
        yield f"document {doc} can't be read: {error}"
        return
    if segment.find(article.id) != doc:
        yield f"document {doc} is not found by its id {article.id}"
    if article.date != date:
        yield f"document {doc} has another date in its columns"
