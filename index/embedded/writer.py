"""The writer: collects batches and deletions, and publishes them in one commit, or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from archive.errors import IndexDamaged
from archive.mentions import Labeller, Tagger
from index.embedded import garbage
from index.embedded.analysis import WordAnalysis
from index.embedded.beside import Beside
from index.embedded.build import Words, build_from_batches, pack_bodies
from index.embedded.commit import Drafts
from index.embedded.generation import (
    CALLER,
    STAGING,
    Generations,
    Manifest,
    Pointer,
    write_durably,
)
from index.embedded.incoming import Incoming
from index.embedded.opening import FIXED, VOCABULARY_FILE, fingerprint_of
from index.embedded.prepare import BatchPreparer, StagedBatch
from index.embedded.segment import Segment
from index.embedded.staging import Chosen, Staged
from index.embedded.stock.names import DICTIONARY_FILE, SEGMENT_SUFFIX
from index.embedded.stock.toc import WriteLock, new_name
from index.embedded.stored import Compression
from index.embedded.texts.bodies import Bodies
from index.embedded.verify import inconsistencies
from index.german.analysis import Analyzer
from index.german.strings import Strings
from index.german.vocabulary import Vocabulary

if TYPE_CHECKING:
    from index.engine import Prepared  # and with it what queries are made of

WORD_BYTES = 24
"""Memory that one word of a segment takes while the segment is built."""

LARGE = 10_000
"""Articles of a commit whose steps leave hundreds of megabytes behind."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a writer may take: memory (a wish that ordinary articles fulfil) and processes."""

    memory_mb: int
    processes: int

    @property
    def words(self) -> int:
        """Words of one segment."""
        return max(1, self.memory_mb * 1_000_000 // WORD_BYTES)


Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a writer starts from. `pointer` is what is published (None: nothing usable), `drafts` what the
    new commit has so far, `analyzer` the generation's (None: a new generation makes its own), `labelled`
    the fingerprint under which the drafts were labelled, `vocabulary` the base for a new generation (None:
    the one that ships).
    """

    generations: Generations
    pointer: Pointer | None
    drafts: Drafts
    analyzer: Analyzer | None
    labelled: str
    vocabulary: Vocabulary | None = None


class EmbeddedWriter:
    """See `index.engine.Writer`. Holds the lock from its making until it is left."""

    def __init__(
        self, plan: Plan, lock: WriteLock, *, tagger: Tagger | None, labeller: Labeller, limits: Limits
    ) -> None:
        self._plan = plan
        self._drafts = plan.drafts
        self._lock = lock
        self._tagger = tagger
        self._labeller = labeller
        self._limits = limits
        self._staged = Staged()
        self._incoming = Incoming(plan.vocabulary)
        self._beside = Beside()
        self._saved: Future[None] | None = None
        self._packed: Future[Bodies] | None = None
        self._inspected: dict[str, Future[list[str]]] = {}
        self._changed = plan.analyzer is None
        self._shares = plan.analyzer is None and limits.processes > 1
        self._large = False
        self._staging = self._drafts.folder / STAGING
        self.folder.mkdir(parents=True, exist_ok=True)
        self._staging.mkdir(exist_ok=True)

    @property
    def folder(self) -> Path:
        """The caller's own folder in this generation."""
        return self._drafts.folder / CALLER

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._beside.wait()  # for the next writer may remove the folder
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)
            self._lock.release()

    def preparer(self) -> BatchPreparer:
        """What worker processes call."""
        return BatchPreparer(self._staging, self._drafts.compression, self._tagger)

    def add(self, prepared: Prepared) -> None:
        """Put a batch; articles whose id is already there are replaced. TypeError for another engine's."""
        if not isinstance(prepared, StagedBatch):
            raise TypeError(f"not a batch of this engine: {prepared!r}")
        self._drafts.delete(self._staged.add(prepared))
        if self._plan.analyzer is None:
            self._incoming.extend(self._staged.lexicon)
        self._changed = self._changed or prepared.articles > 0

    def delete(self, ids: Iterable[str]) -> int:
        """Remove articles; returns how many were there."""
        listed = list(dict.fromkeys(ids))
        removed = self._drafts.delete(listed) + sum(map(self._staged.discard, listed))
        self._changed = self._changed or removed > 0
        return removed

    def commit(self, progress: Progress | None = None) -> str:
        """Make everything durable, then visible; returns the new revision, the old one if nothing changed.

        A writer commits once: what it was given is forgotten on the way.
        """
        tell = progress or _silent
        relabel = self._plan.labelled != self._labeller.fingerprint
        if self._plan.pointer and not self._changed and not relabel:
            return self._plan.pointer.revision
        with garbage.kept():
            return self._commit(tell, relabel)

    def _commit(self, tell: Progress, relabel: bool) -> str:
        expected = self._drafts.live + len(self._staged)
        self._large = max(expected if relabel else 0, len(self._staged)) >= LARGE
        analyzer = self._write_segments(tell)
        self._give_back()
        tell("copies", 0.0)
        self._drafts.find_copies()
        self._give_back()
        tell("labels", 0.0)
        if relabel:
            self._drafts.label_all(self._labeller)
        else:
            self._drafts.label_new(self._labeller)
        tell("merge", 0.0)
        self._drafts.merge()
        tell("publish", 0.0)
        if self._saved:
            self._saved.result()
        fingerprint = fingerprint_of(analyzer, self._tagger)
        manifest = self._drafts.write(fingerprint, self._labeller.fingerprint, FIXED)
        self._check(expected)
        published = self._publish(manifest)
        tell("publish", 1.0)
        return published.revision

    def relabel(self) -> str:
        """Label everything anew and commit; returns the new revision."""
        self._drafts.label_all(self._labeller)
        self._changed = True
        return self.commit()

    def _write_segments(self, tell: Progress) -> Analyzer:
        """What was added becomes segments; returns the analysis that they follow."""
        self._staged.settle()
        self._give_back()
        groups = list(self._staged.groups(self._limits.words))
        spelled = Strings.of(self._staged.lexicon)
        analyzer = self._plan.analyzer
        if analyzer is None:
            if groups and self._shares:  # which needs no analysis
                self._packed = self._beside.begin(self._pack, groups[0], spelled)
            analyzer = self._freeze(tell)
        tell("words", 0.0)
        with WordAnalysis(analyzer, self._limits.processes) as analysis:
            words = Words(spelled, self._incoming.forms(self._staged.lexicon, analysis), analysis)
            self._incoming = Incoming()  # what was got ready takes memory that the segments need
            self._give_back()
            self._build(words, groups, tell)
        self._staged = Staged()
        return analyzer

    def _give_back(self) -> None:
        """What the steps of a large commit freed is not for the C library to keep."""
        if self._large:
            garbage.give_back()

    def _pack(self, group: Sequence[Chosen], spelled: Strings) -> Bodies:
        return pack_bodies([chosen.batch() for chosen in group], spelled, self._drafts.compression)

    def _freeze(self, tell: Progress) -> Analyzer:
        """Make the analysis of a new generation, with the words of the archive."""
        tell("vocabulary", 0.0)
        vocabulary = self._incoming.vocabulary(self._staged.lexicon, self._staged.counts())
        vocabulary.derived  # noqa: B018 - once, here, and not by two threads
        self._saved = self._beside.begin(_save, vocabulary, self._drafts.folder / VOCABULARY_FILE)
        return Analyzer(vocabulary)

    def _build(self, words: Words, groups: Iterable[Sequence[Chosen]], tell: Progress) -> None:
        done, total = 0, len(self._staged)
        for group in groups:
            tell("segments", done / total)
            name = new_name()
            path = self._drafts.folder / (name + SEGMENT_SUFFIX)
            batches = (chosen.batch() for chosen in group)
            packed = self._packed.result if self._packed else None
            written = build_from_batches(path, words, batches, self._drafts.compression, packed)
            self._packed = None
            self._drafts.add(name, written)
            if self._shares:
                self._inspected[name] = self._beside.begin(_inspect, path, self._drafts.compression)
            done += sum(len(chosen.docs) for chosen in group)

    def _check(self, expected: int) -> None:
        """A commit that does not hold what it should is not published."""
        if self._drafts.live != expected:
            raise IndexDamaged(f"the new index holds {self._drafts.live} articles instead of {expected}")
        for draft in self._drafts.drafts:
            if draft.written:
                begun = self._inspected.get(draft.name)
                for reason in begun.result() if begun else inconsistencies(draft.segment):
                    raise IndexDamaged(f"{draft.segment.container.path}: {reason}")

    def _publish(self, manifest: Manifest) -> Pointer:
        generations, pointer, revision = self._plan.generations, self._plan.pointer, self._drafts.revision
        checksum = generations.write_manifest(revision, manifest, self._drafts.syncing)
        shutil.rmtree(self._staging, ignore_errors=True)
        if pointer is None:
            after = Pointer(revision, checksum)
        elif pointer.current.generation == revision.generation:
            after = Pointer(revision, checksum, pointer.previous, pointer.previous_checksum)
        else:
            after = Pointer(revision, checksum, pointer.current, pointer.checksum)
        generations.publish(after, self._drafts.syncing)
        generations.remove_unpublished()
        return after


def _save(vocabulary: Vocabulary, path: Path) -> None:
    vocabulary.save(path)
    write_durably(path, path.read_bytes())


def _inspect(path: Path, compression: Compression) -> list[str]:
    """What is wrong with a new segment, opened anew: an opened one is one thread's."""
    return list(inconsistencies(Segment(path, compression)))


def _silent(step: str, share: float) -> None:
    """Progress that nobody wants to hear."""


def prepare_generation(folder: Path, dictionary: bytes) -> None:
    """Make the folder of a new generation, with the dictionary that its articles are packed with."""
    folder.mkdir(parents=True)
    write_durably(folder / DICTIONARY_FILE, dictionary)
