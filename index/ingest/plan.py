"""Before anything is read: what there is, what has changed, what is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive.errors import Problem
from archive.parsing import Options
from archive.source import FileEntry, Source, scan
from index.ingest.manifest import FileRecord, Manifest
from index.ingest.work import FileTask

READER = 1
"""Raised by one whenever the reading of articles changes, so that known files are read again."""

BATCH_FILES = 250
BATCH_BYTES = 1 << 20


@dataclass(slots=True)
class Plan:
    """What is to be done with one source folder.

    `past` are the files that were known, by path, read from `memory`; `known` counts their articles.
    `entries` have to be read (`anew`: even if they are as they were), `idle` files do not.
    `missing` files were known and are not there; `found` counts those that are.
    """

    source: Source
    memory: Manifest
    past: Mapping[str, FileRecord]
    anew: bool
    full: bool
    entries: list[FileEntry] = field(default_factory=list)
    idle: list[FileRecord] = field(default_factory=list)
    missing: list[FileRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    known: int = 0
    found: int = 0


def make_plan(source: Source, memory: Manifest, *, full: bool) -> Plan:
    """Compare a source folder with what is remembered of it, by path, size and time of change.

    Ids stay as they were given. Files in places that could not be looked into are not missing, for
    nothing is known of them.
    """
    past = memory.files(source.name)
    anew = full or memory.get(_way(source)) != way_of_reading(source)
    plan = Plan(source, memory, past, anew, full, known=sum(record.articles for record in past.values()))
    left = dict(past)
    for entry in scan(source, plan.problems.append, {path: record.id for path, record in past.items()}):
        plan.found += 1
        record = left.pop(entry.relative, None)
        if record is None or anew or _changed(record, entry):
            plan.entries.append(entry)
        else:
            plan.idle.append(record)
    unseen = tuple(problem.path for problem in plan.problems if problem.code == "unreadable")
    plan.missing = [record for record in left.values() if not _below(source.path / record.path, unseen)]
    return plan


def remember_way(source: Source, manifest: Manifest) -> None:
    """Note how the files of this source folder are read now."""
    manifest.set(_way(source), way_of_reading(source))


def way_of_reading(source: Source) -> str:
    """Changes whenever the same bytes could give other articles: files are then read again."""
    return json.dumps([READER, dict(source.fields)], sort_keys=True)


def _way(source: Source) -> str:
    return f"way of reading {source.name}"


def batches(plan: Plan) -> Iterator[tuple[FileTask, ...]]:
    """The files to be read, in batches that are neither too many nor too large."""
    options = Options(fields=plan.source.fields)
    batch: list[FileTask] = []
    size = 0
    for entry in plan.entries:
        if batch and (len(batch) == BATCH_FILES or size + entry.size > BATCH_BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(_task(entry, plan, options))
        size += entry.size
    if batch:
        yield tuple(batch)


def _task(entry: FileEntry, plan: Plan, options: Options) -> FileTask:
    record = plan.past.get(entry.relative)
    if record is None:
        return FileTask(plan.source.name, entry, options, force=plan.full)
    known = plan.memory.articles(record.number)
    digest = b"" if plan.anew else record.digest
    return FileTask(plan.source.name, entry, options, digest, known, plan.full)


def _changed(record: FileRecord, entry: FileEntry) -> bool:
    """A file that gave nothing but errors is read again: its permissions may have changed."""
    lost = record.failed > 0 and not record.articles
    return lost or (record.size, record.mtime) != (entry.size, entry.mtime_ns)


def _below(path: Path, places: Sequence[str]) -> bool:
    text = str(path)
    return any(text == place or text.startswith(place.rstrip("/") + "/") for place in places)
