"""The index of one archive home: opens engines and writers, publishes, rolls back, checks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import IndexDamaged, IndexMissing, IndexProblem, Problem
from archive.mentions import Labeller, Tagger
from index.embedded.actortable import ActorTable, KeptActors
from index.embedded.clock import Clock
from index.embedded.generation import CALLER, LOCK, Generations, Pointer, Revision
from index.embedded.opening import (
    VOCABULARY_FILE,
    KeptBodies,
    load_analyzer,
    read_segments,
    read_state,
    verify,
)
from index.embedded.plainlabels import PlainLabeller
from index.embedded.state import State
from index.embedded.stock.names import DICTIONARY_FILE
from index.embedded.stored import Compression, shipped_dictionary
from index.embedded.syncing import Syncing
from index.german.analysis import Analyzer
from index.german.tables import QUICK
from index.german.vocabulary import Vocabulary

if TYPE_CHECKING:
    from index.embedded.engine import EmbeddedEngine
    from index.embedded.writer import EmbeddedWriter, Plan

RETRIES = 8
"""How often opening starts over when a commit removed files under its hands."""


class EmbeddedStore:
    """See `index.engine.Store`. Holds nothing open but the vocabulary of the newest generation, the
    bodies of the segments that were opened last, and the actors that were written last.

    What only writers need (Whoosh among it) is loaded by the first writer, what only readers need by the
    first of these: both start in half the time.

    `tagger` finds the actors of articles (None: nobody), `labeller` says who they are (None: every name
    is its own actor), `memory_mb` bounds what a writer's process takes while it commits, `processes` how
    many share the work of a commit (None: one for each processor). `vocabulary` is the
    base to which a new generation adds the words of the archive (None: the one that ships). A search may
    take so many `seconds` (0: any time).
    """

    def __init__(
        self,
        folder: Path,
        *,
        tagger: Tagger | None = None,
        labeller: Labeller | None = None,
        memory_mb: int = 1024,
        processes: int | None = None,
        vocabulary: Vocabulary | None = None,
        seconds: int = 0,
    ) -> None:
        self._seconds = seconds
        self._generations = Generations(folder)
        self._tagger = tagger
        self._vocabulary = vocabulary
        self._labeller: Labeller = labeller or PlainLabeller()
        self._memory_mb, self._processes = memory_mb, processes or os.cpu_count() or 1
        self._bodies, self._actors = KeptBodies(), KeptActors()
        self._analyzers: dict[bool, tuple[tuple[int, int, int], Analyzer]] = {}

    # --------------------------------------------------------------------------------- reading

    def open(self) -> EmbeddedEngine:
        """The newest published state. Raises IndexMissing, IndexOutdated or IndexDamaged."""
        from index.embedded.engine import EmbeddedEngine

        return EmbeddedEngine(self.state(), Clock(self._seconds))

    def state(self) -> State:
        """What an engine is made of; same errors as `open`."""
        for _ in range(RETRIES):
            pointer = self._published()
            try:
                state = read_state(verify(self._generations, pointer, self._analysis, self._tagger))
                self._bodies.share(state.segments)
                return state
            except IndexDamaged:
                if self._generations.pointer() == pointer:
                    raise
        raise IndexDamaged(f"{self._generations.folder}: the index changes too fast to be opened")

    def newest(self) -> str | None:
        """Revision of the newest published state; one small read."""
        pointer = self._generations.pointer()
        return pointer.revision if pointer else None

    def folder(self) -> Path | None:
        """The caller's own folder in the published generation."""
        pointer = self._generations.pointer()
        return self._generations.path(pointer.current.generation) / CALLER if pointer else None

    def check(self) -> Sequence[Problem]:
        """Verify sizes, checksums and inner structure; an empty list is a sound index."""
        from index.embedded.verify import damage, damaged_files, inconsistencies

        try:
            pointer = self._published()
            folder = self._generations.path(pointer.current.generation)
            manifest = self._generations.manifest(pointer.current, pointer.checksum)
            if problems := list(damaged_files(folder, manifest)):
                return problems
            state = self.state()
        except IndexProblem as error:
            return [damage(self._generations.folder, str(error))]
        return [
            damage(segment.container.path, reason)
            for segment in state.segments
            for reason in inconsistencies(segment)
        ]

    # --------------------------------------------------------------------------------- writing

    @property
    def preparing(self) -> str:
        """What processes load before there is a preparer."""
        return "index.embedded.prepare"

    def writer(self, *, full: bool = False) -> EmbeddedWriter:
        """A writer of the current generation or, when `full` (or where there is none), of a new one.

        Raises IndexLocked; without `full` also IndexOutdated and IndexDamaged.
        """
        from index.embedded.stock.toc import WriteLock
        from index.embedded.writer import EmbeddedWriter, Limits

        self._generations.folder.mkdir(parents=True, exist_ok=True)
        lock = WriteLock(self._generations.folder / LOCK)
        try:
            plan = self._rebuild() if full or self._generations.pointer() is None else self._increment()
            limits = Limits(self._memory_mb, self._processes)
            return EmbeddedWriter(plan, lock, tagger=self._tagger, labeller=self._labeller, limits=limits)
        except BaseException:
            lock.release()
            raise

    def relabel(self) -> str:
        """Ask the labeller anew about all names, without reading articles; returns the new revision."""
        self._published()
        with self.writer() as writer:
            return writer.relabel()

    def rollback(self) -> str:
        """Publish the previous generation again; the one that was published becomes the previous one."""
        from index.embedded.stock.toc import WriteLock

        pointer = self._published()
        if pointer.previous is None:
            raise IndexMissing("there is no previous generation to go back to")
        lock = WriteLock(self._generations.folder / LOCK)
        try:
            back = Pointer(pointer.previous, pointer.previous_checksum, pointer.current, pointer.checksum)
            verify(self._generations, back, self._analysis, self._tagger)
            self._generations.publish(back, Syncing())
        finally:
            lock.release()
        return back.revision

    # --------------------------------------------------------------------------------- helpers

    def _published(self) -> Pointer:
        pointer = self._generations.pointer()
        if pointer is None:
            raise IndexMissing(
                f"{self._generations.folder}: nothing has been indexed yet; run `archive reindex`"
            )
        return pointer

    def _analysis(self, generation: int, *, whole: bool = False) -> Analyzer:
        folder = self._generations.path(generation)
        file = (folder / VOCABULARY_FILE).stat()
        made = generation, file.st_ino, file.st_mtime_ns  # a number comes again where an index was deleted
        kept = self._analyzers.get(whole)
        if kept is None or kept[0] != made:
            kept = self._analyzers[whole] = made, load_analyzer(folder, whole=whole)
        return kept[1]

    def _increment(self) -> Plan:
        from index.embedded.commit import Draft, Drafts
        from index.embedded.copies import copies_of
        from index.embedded.writer import Plan

        generations, pointer = self._generations, self._published()
        generations.remove_unpublished()
        analysis = partial(self._analysis, whole=not QUICK)
        verified = verify(generations, pointer, analysis, self._tagger)
        revision, folder, manifest = verified.revision, verified.folder, verified.manifest
        segments = read_segments(folder, manifest, revision.commit)
        self._bodies.share(segments)
        drafts = Drafts(
            folder,
            Revision(revision.generation, revision.commit + 1),
            Compression((folder / DICTIONARY_FILE).read_bytes()),
            [
                Draft(segment, entry.labels)
                for segment, entry in zip(segments, manifest.segments, strict=True)
            ],
            self._actors.read(folder / manifest.actors, manifest.files[manifest.actors]),
            manifest.actors,
            {
                name: entry
                for name, entry in manifest.files.items()
                if name not in (manifest.toc, manifest.copies)
            },
            copies_of(segments),
            kept=self._actors,
        )
        return Plan(generations, pointer, drafts, verified.analyzer, manifest.labelled)

    def _former(self, pointer: Pointer | None) -> ActorTable:
        """The actors of what is published; none where they can't be read."""
        if pointer is None:
            return ActorTable()
        try:
            manifest = self._generations.manifest(pointer.current, pointer.checksum)
            return ActorTable.read(self._generations.path(pointer.current.generation) / manifest.actors)
        except IndexDamaged:
            return ActorTable()

    def _rebuild(self) -> Plan:
        from index.embedded.commit import Drafts
        from index.embedded.writer import Plan, prepare_generation

        generations = self._generations
        pointer: Pointer | None = None
        try:
            pointer = generations.pointer()
            generations.remove_unpublished()
        except IndexDamaged:
            pointer = None
        number = generations.next_generation()
        folder, dictionary = generations.path(number), shipped_dictionary()
        prepare_generation(folder, dictionary)
        drafts = Drafts(
            folder,
            Revision(number, 1),
            Compression(dictionary),
            former=self._former(pointer),
            kept=self._actors,
        )
        return Plan(generations, pointer, drafts, None, self._labeller.fingerprint, self._vocabulary)
