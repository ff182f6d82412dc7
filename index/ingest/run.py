"""One run of indexing, from source folders to a published index."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from archive.errors import IndexDamaged, Problem, Severity
from archive.source import Source
from index.engine import Prepared, SearchRequest, Store, Writer
from index.ingest.codes import problem
from index.ingest.guard import empty_folder, refuse, suspicion, withheld
from index.ingest.manifest import FILE_NAME, FileRecord, Manifest
from index.ingest.plan import Plan, batches, make_plan, remember_way
from index.ingest.pool import Died, Done, Piece, Pool
from index.ingest.summary import Listener, Summary
from index.ingest.work import FileResult, FileTask, Reading
from index.ingest.workers import Standby

FEW_FILES = 64
FEW_BYTES = 1 << 19
"""Up to here starting processes takes longer than reading."""

DANGER = "a file may end the process that reads it"

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time of change is trusted: a file that changes again within the
resolution of the clock keeps its size and time, so a younger one is compared by its bytes once more."""

WORK = Reading.__module__

_ANSWER = Piece[FileTask, Prepared] | Done[FileTask, tuple[FileResult, ...]] | Died[FileTask]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: `full` builds a new generation; `allow_removals` believes that what is gone should
    go; `processes` read and prepare articles.
    """

    full: bool = False
    allow_removals: bool = False
    processes: int = 1


def reindex(store: Store, sources: Sequence[Source], options: Options, listener: Listener) -> Summary:
    """Bring the index up to date with these source folders; others stay as they are.

    With `options.full`, `sources` must be all there are. Whatever ends the run early leaves what was
    published. Raises IndexProblem, RemovalsRefused, PoolError, OSError.
    """
    started = time.monotonic()
    with (
        Standby(options.processes if options.full else 0, (WORK, store.preparing)) as standby,
        store.writer(full=options.full) as writer,
        Manifest(writer.folder / FILE_NAME) as manifest,
    ):
        run = _Run(store, writer, manifest, options, listener, standby)
        if options.full:
            run.rebuild(sources)
        else:
            run.update(sources)
    run.summary.seconds = time.monotonic() - started
    return run.summary


def forget(store: Store, name: str, listener: Listener) -> Summary:
    """Remove all articles of a source folder. Raises IndexProblem, OSError."""
    started = time.monotonic()
    with store.writer() as writer, Manifest(writer.folder / FILE_NAME) as manifest:
        run = _Run(store, writer, manifest, Options(), listener, Standby())
        run.heal()
        run.remove(manifest.drop_folder(name))
        run.publish()
    run.summary.seconds = time.monotonic() - started
    return run.summary


def known_folders(store: Store) -> dict[str, int]:
    """Source folders that have given articles to the published generation, and how many."""
    folder = store.folder()
    if folder is None or not (folder / FILE_NAME).exists():
        return {}
    with Manifest(folder / FILE_NAME) as manifest:
        return manifest.folders()


class _Run:
    """One run: what it works on, and what it has found so far."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        manifest: Manifest,
        options: Options,
        listener: Listener,
        standby: Standby,
    ) -> None:
        self.store, self.writer, self.manifest = store, writer, manifest
        self.options, self.listener, self.standby = options, listener, standby
        self.summary = Summary()
        self.memory = manifest
        self.vanished: defaultdict[str, dict[str, dict[str, bytes]]] = defaultdict(dict)
        self.strays: Sequence[str] = ()
        self.torn = False
        self.trusted_until = time.time_ns() - SETTLED

    # ------------------------------------------------------------------------------ two ways to run

    def update(self, sources: Sequence[Source]) -> None:
        """Change the published generation."""
        self.heal()
        plans = [make_plan(source, self.manifest, full=False) for source in sources]
        self.read(plans)
        for plan in plans:
            self.settle(plan)
            remember_way(plan.source, self.manifest)
        self.remove(self.strays)
        self.publish()

    def rebuild(self, sources: Sequence[Source]) -> None:
        """Fill a new generation; refuse to publish it when too much would be missing."""
        with self._remembered() as self.memory:
            plans = [make_plan(source, self.memory, full=True) for source in sources]
            for plan in plans:
                if not plan.found:
                    self.weigh(plan)
            self.weigh_unnamed(sources)
            self.read(plans)
            for plan in plans:
                self.weigh(plan)
                remember_way(plan.source, self.manifest)
            self.summary.gone = self.memory.lacking(self.manifest)
            self.summary.removed = len(self.summary.gone)
            self.manifest.commit()
            self.publish()

    # -------------------------------------------------------------------------------------- reading

    def read(self, plans: Sequence[Plan]) -> None:
        """Read what has to be read, and count what has not."""
        for plan in plans:
            for found in plan.problems:
                self.report(found)
            if not plan.found and plan.source.path.exists():
                self.report(empty_folder(plan.source))
            for record in plan.idle:
                self.count_unchanged(record)
        entries = [entry for plan in plans for entry in plan.entries]
        if not entries:
            return
        size = sum(entry.size for entry in entries)
        self.listener.begin(len(entries), size)
        few = len(entries) <= FEW_FILES and size <= FEW_BYTES
        processes = 0 if few and self.may_read_here() else max(1, self.options.processes)
        with Pool(Reading(self.writer.preparer()), processes, self.standby) as pool:
            by_name = {plan.source.name: plan for plan in plans}
            for answer in pool.run(chain.from_iterable(batches(plan) for plan in plans)):
                self.take(answer, by_name)
        self.manifest.set(DANGER, "1" if self.torn else "")

    def may_read_here(self) -> bool:
        """Whether a few files can be read in this process, which is faster.

        A file may end the process that reads it. That is noted beforehand, so that the run after such
        a one, and every run that has such a file to read, leaves the reading to workers.
        """
        if self.options.full or self.manifest.get(DANGER):
            return False
        self.manifest.set(DANGER, "1")
        self.manifest.commit()
        return True

    def take(self, answer: _ANSWER, plans: Mapping[str, Plan]) -> None:
        """Pass on what a worker has made, or write down what became of its files."""
        match answer:
            case Piece(value=prepared):
                self.writer.add(prepared)
                self.listener.advance(0, prepared.articles)
            case Done(task=tasks, value=results):
                for task, result in zip(tasks, results, strict=True):
                    self.note(task, result, plans[task.folder])
                self.listener.advance(sum(task.entry.size for task in tasks), 0)
            case Died(item=task, reason=reason):
                self.torn = True
                self.report(problem("worker-died", task.entry.path, reason))
                self.listener.advance(task.entry.size, 0)

    def note(self, task: FileTask, result: FileResult, plan: Plan) -> None:
        """Write down what became of one file."""
        entry = task.entry
        mtime = entry.mtime_ns if entry.mtime_ns < self.trusted_until else -1
        if result.same:
            record = plan.past[entry.relative]
            self.count_unchanged(record)
            self.manifest.touch(record.number, entry.size, mtime)
            return
        for article, digest in result.articles.items():
            self.classify(article, task.known.get(article), digest)
        for found in result.problems:
            self.report(found)
        failed = sum(found.severity is Severity.ERROR for found in result.problems)
        record = FileRecord(0, entry.relative, entry.id, entry.size, mtime, result.digest, 0, failed)
        self.manifest.put(task.folder, record, result.articles, result.problems)
        vanished = {article: task.known[article] for article in task.known if article not in result.articles}
        if vanished and failed and not self.options.full:
            self.manifest.keep(task.folder, entry.relative, vanished)
        elif vanished:
            self.vanished[task.folder][entry.relative] = vanished

    def classify(self, id: str, old: bytes | None, digest: bytes) -> None:
        """Count one article as added, changed or unchanged."""
        if old == digest:
            self.summary.unchanged += 1
        elif old is not None or id in self.memory:
            self.summary.changed += 1
        else:
            self.summary.added += 1
            self.summary.came.append(id)

    def count_unchanged(self, record: FileRecord) -> None:
        """A file is as it was: so are its articles, and what was lost of it is still lost."""
        self.summary.unchanged += record.articles
        if record.failed:
            for found in self.memory.problems(record.number):
                if found.severity is Severity.ERROR:
                    self.report(found)

    def report(self, found: Problem) -> None:
        """Count a problem and say it."""
        self.summary.count(found)
        self.listener.problem(found)

    # ------------------------------------------------------------------------------------- removing

    def lost(self, plan: Plan) -> list[str]:
        """Articles of a source folder that were known and won't be in the index any more."""
        if self.options.full:
            known = (
                article for record in plan.past.values() for article in self.memory.articles(record.number)
            )
            return [article for article in known if article not in self.manifest]
        missing = [article for record in plan.missing for article in self.manifest.articles(record.number)]
        vanished = (article for articles in self.vanished[plan.source.name].values() for article in articles)
        return missing + [article for article in vanished if article not in self.manifest]

    def settle(self, plan: Plan) -> None:
        """Remove what is gone from a source folder, unless that looks like an accident."""
        lost = self.lost(plan)
        reason = "" if self.options.allow_removals else suspicion(plan, len(lost))
        if reason:
            self.summary.withheld += len(lost)
            self.report(withheld(plan, len(lost), reason))
            for path, articles in self.vanished[plan.source.name].items():
                self.manifest.keep(plan.source.name, path, articles)
            return
        for record in plan.missing:
            self.manifest.drop(plan.source.name, record.path)
        self.remove(lost)

    def weigh(self, plan: Plan) -> None:
        """Refuse a rebuild that would lose too much of a source folder."""
        lost = len(self.lost(plan))
        reason = "" if self.options.allow_removals else suspicion(plan, lost)
        if reason:
            refuse(str(plan.source.path), lost, reason)

    def weigh_unnamed(self, sources: Sequence[Source]) -> None:
        """Refuse a rebuild without a source folder that has given articles but is not named any more."""
        named = {source.name for source in sources}
        for name, articles in self.memory.folders().items():
            if name not in named and articles and not self.options.allow_removals:
                refuse(name, articles, "archive.toml does not name this source folder any more")

    def remove(self, ids: Sequence[str]) -> None:
        """Remove those articles that no file gives any more."""
        gone = [article for article in ids if article not in self.manifest]
        if gone:
            self.writer.delete(gone)
            self.summary.removed += len(gone)
            self.summary.gone += gone

    # ---------------------------------------------------------------------------- beginning and end

    def heal(self) -> None:
        """Find out what a run that died between its two commits has left undone."""
        published = self.store.newest()
        if published is None or self.manifest.get("revision") == published:
            return
        engine = self.store.open()
        try:
            self.strays = self.manifest.reconcile(engine.ids(SearchRequest(limit=0)))
        finally:
            engine.close()

    def publish(self) -> None:
        """Commit the index, then what it must not forget, then the manifest."""
        self.summary.revision = self.writer.commit(self.listener.step)
        self.listener.published(self.summary)
        # Parts of an article file whose reader died may have been put: the next run is to compare ids.
        self.manifest.set("revision", "" if self.torn else self.summary.revision)
        self.manifest.commit()

    def _remembered(self) -> Manifest:
        """The manifest of the published generation; an empty one where there is none that can be read."""
        folder = self.store.folder()
        path = folder / FILE_NAME if folder else None
        try:
            return Manifest(path if path and path.exists() else Path(":memory:"))
        except IndexDamaged as error:
            self.report(problem("manifest-damaged", str(path), str(error)))
            return Manifest(Path(":memory:"))
