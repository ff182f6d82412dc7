"""Opening a published state: what is verified before it is used, and what its fingerprint is."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.errors import IndexDamaged, IndexOutdated
from archive.mentions import Tagger
from index.embedded.actortable import ActorTable
from index.embedded.arrays import Ints
from index.embedded.container import FORMAT
from index.embedded.copies import read_copies
from index.embedded.generation import Generations, Manifest, Pointer, Revision
from index.embedded.labels import SegmentLabels
from index.embedded.segment import Segment
from index.embedded.state import State
from index.embedded.stock.names import DICTIONARY_FILE, SEGMENT_SUFFIX
from index.embedded.stored import Compression
from index.embedded.texts.bodies import StoredBodies
from index.german.analysis import Analyzer
from index.german.vocabulary import Vocabulary

VOCABULARY_FILE = "vocabulary.npz"
FIXED = (DICTIONARY_FILE, VOCABULARY_FILE)
"""Files of a generation that no commit changes."""


def fingerprint_of(analyzer: Analyzer, tagger: Tagger | None) -> str:
    """Changes whenever the same article could be indexed otherwise."""
    text = f"{FORMAT}\n{analyzer.fingerprint}\n{tagger.fingerprint if tagger else ''}"
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def load_analyzer(folder: Path, *, whole: bool) -> Analyzer:
    """The analysis with the vocabulary of a generation: read whole, or where it lies. Raises IndexDamaged."""
    path = folder / VOCABULARY_FILE
    try:
        return Analyzer(Vocabulary.load(path) if whole else Vocabulary.open(path))
    except Exception as error:
        raise IndexDamaged(f"{path}: the vocabulary can't be read: {error}; rebuild the index") from error


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Every file is there in its full length, and the small ones are unchanged. Raises IndexDamaged.

    Segments and labels are verified to their last byte by `index.embedded.verify` only: reading them
    whole would make opening slow.
    """
    for name, (size, _) in manifest.files.items():
        path = folder / name
        try:
            found = path.stat().st_size
        except OSError as error:
            raise IndexDamaged(f"{path}: the file is missing; rebuild the index") from error
        if found != size:
            raise IndexDamaged(f"{path}: {found} bytes instead of {size}; rebuild the index")
    for name in (manifest.toc, manifest.actors, *FIXED):
        if zlib.crc32((folder / name).read_bytes()) != manifest.files[name][1]:
            raise IndexDamaged(f"{folder / name}: the file was changed; rebuild the index")


def check_fingerprint(manifest: Manifest, fingerprint: str) -> None:
    """Raises IndexOutdated where the index was made by another analysis."""
    if manifest.fingerprint != fingerprint:
        raise IndexOutdated(
            "the index was made by another version of the analysis; rebuild it with `archive reindex --full`"
        )


def read_segments(folder: Path, manifest: Manifest, commit: int) -> tuple[Segment, ...]:
    """The segments of a verified manifest."""
    compression = Compression((folder / DICTIONARY_FILE).read_bytes())
    deletions = _deletions(folder, manifest, commit)
    copies = read_copies(folder / manifest.copies)
    segments = []
    for listed in manifest.segments:
        labels = SegmentLabels.read(folder / listed.labels)
        path = folder / (listed.name + SEGMENT_SUFFIX)
        segments.append(
            Segment(
                path,
                compression,
                deleted=deletions.get(listed.name),
                labels=labels,
                copies=copies.get(listed.name),
            )
        )
    return tuple(segments)


class KeptBodies:
    """The bodies of the segments that were opened last: a commit leaves most of their files as they are, and
    what their words are packed with need not be read again.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, int, int], StoredBodies] = {}

    def share(self, segments: Sequence[Segment]) -> None:
        """Let segments have the bodies that those of the same files had, and forget all others."""
        kept = {}
        for segment in segments:
            path = segment.container.path
            try:
                file = path.stat()
            except FileNotFoundError:  # a commit has removed it meanwhile; what is mapped stays
                continue
            made = path, file.st_ino, file.st_mtime_ns
            segment.bodies = kept[made] = self._kept.get(made, segment.bodies)
        self._kept = kept


def _deletions(folder: Path, manifest: Manifest, commit: int) -> dict[str, Ints]:
    """The deleted documents of each segment that has any.

    Whoosh keeps them; loading it takes longer than all else, so it is asked only where there are some.
    """
    if not any(listed.deleted for listed in manifest.segments):
        return {}
    from index.embedded.stock.toc import read_toc

    entries = {entry.segment_id(): entry for entry in read_toc(folder, commit)}
    for listed in manifest.segments:
        if listed.name not in entries or len(entries[listed.name].deletions) != listed.deleted:
            raise IndexDamaged(
                f"{folder / manifest.toc}: segment {listed.name} is missing or another; rebuild the index"
            )
    return {name: entry.deletions for name, entry in entries.items() if entry.deleted_count()}


@dataclass(frozen=True, slots=True)
class Verified:
    """A published commit whose files are there, with its analysis."""

    folder: Path
    pointer: Pointer
    manifest: Manifest
    analyzer: Analyzer

    @property
    def revision(self) -> Revision:
        """Numbers of the generation and the commit."""
        return self.pointer.current


def verify(
    generations: Generations,
    pointer: Pointer,
    analysis: Callable[[int], Analyzer],
    tagger: Tagger | None,
) -> Verified:
    """Look at what the pointer says; `analysis` loads that of a generation, whose file is sound by then.

    Raises IndexDamaged or IndexOutdated.
    """
    revision = pointer.current
    folder = generations.path(revision.generation)
    manifest = generations.manifest(revision, pointer.checksum)
    verify_files(folder, manifest)
    analyzer = analysis(revision.generation)
    check_fingerprint(manifest, fingerprint_of(analyzer, tagger))
    return Verified(folder, pointer, manifest, analyzer)


def read_state(verified: Verified) -> State:
    """Open a published commit."""
    folder, revision, manifest = verified.folder, verified.revision, verified.manifest
    return State(
        revision=verified.pointer.revision,
        generation=str(revision.generation),
        fingerprint=manifest.fingerprint,
        committed=manifest.time,
        bytes=sum(size for size, _ in manifest.files.values()),
        segments=read_segments(folder, manifest, revision.commit),
        actors=ActorTable.read(folder / manifest.actors),
        analyzer=verified.analyzer,
    )
