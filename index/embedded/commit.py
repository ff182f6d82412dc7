"""Making one commit: the segments there will be, drafted in order, and everything written that is new.

Nothing here becomes visible: `Drafts` ends with a manifest, which `index.embedded.writer` publishes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from archive.mentions import Labeller
from index.embedded.actortable import ActorTable, KeptActors
from index.embedded.arrays import Ints
from index.embedded.copies import Groups, Numbering, find_copies, tidy, write_copies
from index.embedded.generation import Manifest, Revision, SegmentEntry, file_checksum
from index.embedded.labelling import carry_over, label_segments, redirects_of
from index.embedded.labels import write_labels
from index.embedded.merge import choose, live_documents, merge_segments
from index.embedded.segment import Segment
from index.embedded.stock.names import SEGMENT_SUFFIX
from index.embedded.stock.toc import ArraySegment, new_name, write_toc
from index.embedded.stored import Compression
from index.embedded.syncing import Syncing

SCAN = 2000
"""From so many ids on, a dictionary of ids is read whole instead of searched."""


@dataclass
class Draft:
    """One segment of the commit. `answered` are the actors of its pairs, where this commit asked for them,
    `labels` is the file that says so (empty: to be written), `written` whether the segment was made for this
    commit.
    """

    segment: Segment
    labels: str = ""
    written: bool = False
    answered: Ints | None = None

    @property
    def name(self) -> str:
        """Name of the segment."""
        return self.segment.name

    @property
    def labelled(self) -> bool:
        """Whether it is known whom its names mean."""
        return bool(self.labels) or self.answered is not None

    @property
    def pairs(self) -> Ints:
        """The actors of its pairs; ValueError where nobody asked for them."""
        if self.answered is not None:
            return self.answered
        if not self.labels:
            raise ValueError(f"segment {self.name} was not labelled")
        return self.segment.labels.pair_actors()

    def delete(self, docs: Collection[int]) -> int:
        """Mark documents as deleted; returns how many were not before."""
        mask = (
            np.zeros(self.segment.count, np.bool_) if self.segment.deleted is None else self.segment.deleted
        )
        before = int(mask.sum())
        mask[list(docs)] = True
        self.segment.deleted = mask
        return int(mask.sum()) - before

    def find(self, ids: Sequence[str]) -> list[int]:
        """Documents with these ids that are not deleted."""
        deleted = self.segment.deleted
        if len(ids) < SCAN:
            docs = [doc for one in ids if (doc := self.segment.find(one)) >= 0]
        else:
            wanted = {one.encode() for one in ids}
            ranks = [rank for rank, one in enumerate(self.segment.ids) if one in wanted]
            docs = self.segment.id_docs[ranks].tolist()
        return docs if deleted is None else [doc for doc in docs if not deleted[doc]]


@dataclass
class Drafts:
    """The segments of the commit `revision` in `folder`, and the files they need.

    `former` are the actors of the generation that this one replaces, `kept` is where those of the last
    commit are found.
    """

    folder: Path
    revision: Revision
    compression: Compression
    drafts: list[Draft] = field(default_factory=list)
    actors: ActorTable = field(default_factory=ActorTable)
    actors_file: str = ""
    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)
    former: ActorTable = field(default_factory=ActorTable)
    kept: KeptActors = field(default_factory=KeptActors)
    syncing: Syncing = field(default_factory=Syncing)

    @property
    def live(self) -> int:
        """Documents that are not deleted."""
        return sum(draft.segment.live for draft in self.drafts)

    def delete(self, ids: Sequence[str]) -> int:
        """Delete articles of all segments; returns how many there were."""
        return sum(draft.delete(docs) for draft in self.drafts if (docs := draft.find(ids)))

    def add(self, name: str, written: tuple[int, int]) -> Draft:
        """Take up a segment file that was just written, and begin to sync it."""
        file = name + SEGMENT_SUFFIX
        self._take_up(file, written)
        draft = Draft(Segment(self.folder / file, self.compression), written=True)
        self.drafts.append(draft)
        return draft

    def _take_up(self, file: str, written: tuple[int, int]) -> None:
        self.files[file] = written
        self.syncing.begin(self.folder / file)

    def find_copies(self) -> None:
        """Look for copies of what was added since the last commit."""
        numbering = self._numbering()
        new = [np.full(draft.segment.count, not draft.labelled) for draft in self.drafts]
        self.groups = find_copies(numbering, np.concatenate([np.zeros(0, np.bool_), *new]), self.groups)

    def _numbering(self) -> Numbering:
        return Numbering([draft.segment for draft in self.drafts])

    # -------------------------------------------------------------------------------- merging

    def merge(self) -> None:
        """Merge what should be merged, drop what is empty."""
        live = [draft.segment.live for draft in self.drafts]
        chosen = choose(live, [draft.segment.count - draft.segment.live for draft in self.drafts])
        before = self._numbering()
        merged = [self.drafts[number] for number in chosen]
        self.drafts = [draft for draft in self.drafts if draft not in merged and draft.segment.live]
        if merged:
            self._merge(merged)
        self._renumber(before, merged)

    def _merge(self, merged: Sequence[Draft]) -> None:
        name = new_name()
        segments = [draft.segment for draft in merged]
        draft = self.add(name, merge_segments(self.folder / (name + SEGMENT_SUFFIX), segments))
        draft.answered = np.concatenate([_live_pairs(draft) for draft in merged])

    def _renumber(self, before: Numbering, merged: Sequence[Draft]) -> None:
        """Let the groups of copies follow their members; the merged segment is the last one."""
        self.groups = tidy(self.groups, before.live())
        after = self._numbering()
        starts = dict(zip((segment.name for segment in after.segments), after.starts.tolist(), strict=False))
        numbers = np.full(int(before.starts[-1]), -1, np.int64)
        behind = int(after.starts[-2]) if merged else 0
        gone = {draft.name for draft in merged}
        for segment, start in zip(before.segments, before.starts.tolist(), strict=False):
            docs = live_documents(segment)
            if segment.name in gone:
                numbers[start + docs] = behind + np.arange(len(docs))
                behind += len(docs)
            elif segment.name in starts:
                numbers[start + docs] = starts[segment.name] + docs
        self.groups = {int(numbers[one]): int(numbers[group]) for one, group in self.groups.items()}

    # ------------------------------------------------------------------------------- labelling

    def label_new(self, labeller: Labeller) -> None:
        """Ask for the labels of the segments that have none."""
        new = [draft for draft in self.drafts if not draft.labelled]
        if not new:
            return
        known = self.actors if self.actors_file else None
        answer = label_segments(labeller, [draft.segment for draft in new], known)
        for draft, pairs in zip(new, answer.pairs, strict=True):
            draft.answered = pairs
        if known is None:
            redirects = carry_over(self.former, answer.actors)
            self._take(ActorTable(answer.actors.actors, redirects, answer.actors.state))
        else:
            self._take(answer.actors)

    def label_all(self, labeller: Labeller) -> None:
        """Ask for all labels anew; ids that are no more lead to those that took their place."""
        answer = label_segments(labeller, [draft.segment for draft in self.drafts], None)
        redirects = dict(answer.actors.redirects)
        for draft, pairs in zip(self.drafts, answer.pairs, strict=True):
            if draft.labelled:
                redirects |= redirects_of(self.actors, answer.actors, draft.pairs, pairs)
            draft.answered, draft.labels = pairs, ""
        self._take(ActorTable(answer.actors.actors, redirects, answer.actors.state))

    def _take(self, actors: ActorTable) -> None:
        if actors is not self.actors and self.actors != actors:
            self.actors, self.actors_file = actors, ""

    # --------------------------------------------------------------------------------- writing

    def write(self, fingerprint: str, labelled: str, fixed: Iterable[str]) -> Manifest:
        """Write what is new (labels, actors, TOC), begin to sync it, and say what the commit consists of.

        `fixed` are files that belong to the generation.
        """
        number = self.revision.commit
        if not self.actors_file:
            self.actors_file = f"actors.{number}"
            writer = self.actors.write(self.folder / self.actors_file)
            self._take_up(self.actors_file, (writer.size, writer.crc))
            self.kept.keep(self.folder / self.actors_file, (writer.size, writer.crc), self.actors)
        for draft in self.drafts:
            self._write_labels(draft)
        copies = f"copies.{number}"
        groups = dict(sorted(self.groups.items()))
        written = write_copies(self.folder / copies, groups, self._numbering())
        self._take_up(copies, (written.size, written.crc))
        segments = [_toc_entry(draft.segment) for draft in self.drafts]
        toc = write_toc(self.folder, number, segments)
        self.syncing.begin(self.folder / toc)
        needed = [toc, self.actors_file, copies, *fixed]
        needed += [name for draft in self.drafts for name in (draft.name + SEGMENT_SUFFIX, draft.labels)]
        files = {name: self.files.get(name) or file_checksum(self.folder / name) for name in needed}
        return Manifest(
            revision=str(self.revision),
            fingerprint=fingerprint,
            labelled=labelled,
            committed=dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
            toc=toc,
            segments=tuple(
                SegmentEntry(draft.name, draft.labels, entry.deleted_count())
                for draft, entry in zip(self.drafts, segments, strict=True)
            ),
            actors=self.actors_file,
            copies=copies,
            files=files,
        )

    def _write_labels(self, draft: Draft) -> None:
        if draft.labels:
            return
        pairs = draft.pairs
        draft.labels = f"{draft.name}.{self.revision.commit}.labels"
        writer = write_labels(self.folder / draft.labels, draft.segment.mentioned, pairs)
        self._take_up(draft.labels, (writer.size, writer.crc))


def _toc_entry(segment: Segment) -> ArraySegment:
    deleted = np.zeros(0, np.int64) if segment.deleted is None else np.flatnonzero(segment.deleted)
    return ArraySegment(segment.name, segment.count, deleted)


def _live_pairs(draft: Draft) -> Ints:
    """Actors of the pairs of documents that are not deleted."""
    docs, _ = draft.segment.mentioned.pairs()
    stays = np.zeros(draft.segment.count, np.bool_)
    stays[live_documents(draft.segment)] = True
    return draft.pairs[stays[docs]]
