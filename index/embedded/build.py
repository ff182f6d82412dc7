"""A segment file from words in the order of the text, their atoms, and the columns of the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from archive.article import Article
from archive.mentions import Mention
from index.embedded.analysis import WordAnalysis
from index.embedded.arrays import Ints, narrow, offsets
from index.embedded.batch import Batch
from index.embedded.columns import Columns, concatenate
from index.embedded.container import FORMAT, ContainerWriter
from index.embedded.inversion import derive, invert
from index.embedded.postings import Inverted, Packed, pack_postings
from index.embedded.steps import Steps
from index.embedded.stored import Compression
from index.embedded.streams import Share
from index.embedded.termlists import write_term_lists
from index.embedded.texts.bodies import Bodies
from index.embedded.texts.gaps import KINDS
from index.embedded.texts.texts import Pieces, Texts
from index.embedded.wordforms import Dictionaries, Members, WordForms, dictionaries
from index.embedded.wordtypes import WordTypes
from index.german.analysis import Analyzer
from index.german.strings import Strings

TEXT_FIELDS = ("title", "body")
WORTH_SHARING = 50_000
"""Fewer tokens are done sooner than threads have started."""
VIEW_TERMS = {"stem": "stems", "parts": "parts"}
"""Where the dictionary of a derived view is stored."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field, inverted: `lengths` (words a document) and posting lists, one for each atom."""

    lengths: Ints
    inverted: Inverted


def write_segment(
    path: Path,
    tables: Dictionaries,
    fields: Mapping[str, FieldWords],
    columns: Columns,
    bodies: Bodies,
    share: Share = map,
) -> tuple[int, int]:
    """Write one segment, without syncing it; returns its size and CRC-32.

    `tables` are of atoms in order, each of them used; `fields` are title and body.
    """
    views = share(lambda view: view.packed(), _views(tables, fields))
    with ContainerWriter(path) as writer:
        writer.meta = {"format": FORMAT, "documents": len(columns), "totals": {}}
        _write_dictionaries(writer, tables)
        for view, packed in zip(_views(tables, fields), views, strict=True):
            if view.members is None:
                lengths = fields[view.name].lengths
                writer.meta["totals"][view.name] = int(lengths.sum(dtype=np.int64))
                writer.put(view.name + ".lengths", narrow(lengths))
            for name, array in packed:
                writer.put(name, array)
        columns.write(writer)
        bodies.write(writer)
    return writer.size, writer.crc


@dataclass(frozen=True, slots=True)
class _View:
    """One view of a field, to be packed: `members` are those of its terms (None: the lists themselves),
    `lengths` the words of its documents."""

    name: str
    base: Inverted
    members: Members | None
    lengths: Ints

    def packed(self) -> Packed:
        """As it is stored."""
        inverted = derive(self.base, self.members.ends, self.members.lists) if self.members else self.base
        return pack_postings(self.name, inverted, self.lengths)


def _views(tables: Dictionaries, fields: Mapping[str, FieldWords]) -> Iterator[_View]:
    """All views in the order of the file."""
    for name, field in fields.items():
        yield _View(name, field.inverted, None, field.lengths)
        for view, members in (("stem", tables.stems), ("parts", tables.parts)):
            yield _View(f"{name}_{view}", field.inverted, members, field.lengths)


def _write_dictionaries(writer: ContainerWriter, tables: Dictionaries) -> None:
    writer.meta |= {"lists": tables.lists, "hidden": tables.hidden}
    writer.put("lists.extra", Steps.of(tables.extra))
    tables.words.write(writer, "words")
    for view, members in (("stem", tables.stems), ("parts", tables.parts)):
        members.terms.write(writer, VIEW_TERMS[view])
        write_term_lists(writer, view, members.ends, members.lists)


def build_from_batches(
    path: Path,
    words: Words,
    batches: Iterable[tuple[Batch, Ints]],
    compression: Compression,
    packed: Callable[[], Bodies] | None = None,
) -> tuple[int, int]:
    """One segment of all documents of the batches, in their order; returns its size and CRC-32.

    With each batch comes a table from its word types to those of `words`. `packed` gives the bodies where
    they are packed already.
    """
    chosen = list(batches)
    forms, tables = words.only(chosen)
    alone = sum(len(batch.types) for batch, _ in chosen) < WORTH_SHARING
    dictionary = (partial if alone else words.analysis.aside)(dictionaries, forms.atoms)
    with _sharing(1 if alone else words.analysis.processes) as share:
        bodies = packed() if packed else pack_bodies(chosen, words.spelled, compression, share)
        renumbered = [(batch, table) for (batch, _), table in zip(chosen, tables, strict=True)]
        streams = list(share(lambda one: one[0].streams(one[1], forms), renumbered))
        columns = concatenate(
            [batch.columns for batch, _ in chosen], [np.arange(len(batch)) for batch, _ in chosen]
        )
        del chosen, renumbered
        fields = {
            name: FieldWords(*invert([stream[name] for stream in streams], len(forms.atoms), share))
            for name in TEXT_FIELDS
        }
        del streams
        return write_segment(path, dictionary(), fields, columns, bodies, share)


@contextmanager
def _sharing(threads: int) -> Iterator[Share]:
    """What so many threads work by."""
    if threads == 1:
        yield map
        return
    with ThreadPoolExecutor(threads) as pool:
        yield pool.map


def pack_bodies(
    chosen: Sequence[tuple[Batch, Ints]], spelled: Strings, compression: Compression, share: Share = map
) -> Bodies:
    """The bodies of some batches; with each comes a table from its word types to those that are `spelled`."""
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    for batch, _ in chosen:
        for kind in batch.gaps.kinds:
            kinds.setdefault(kind, len(kinds))

    ends = offsets(np.array([len(batch.types) for batch, _ in chosen], np.int64))
    room = np.empty((2, int(ends[-1])), np.int32)  # at once, for then all of it is given back at once

    def texts(number: int) -> Texts:
        batch, table = chosen[number]
        own = np.array([kinds[kind] for kind in batch.gaps.kinds], np.int32)
        numbers = table.astype(np.int32) + np.int32(len(kinds))
        return batch.texts(numbers, own, room[:, ends[number] : ends[number + 1]])

    pieces = Pieces.of(list(kinds), spelled)
    return Bodies.of(list(share(texts, range(len(chosen)))), pieces, compression, share)


@dataclass(frozen=True, slots=True)
class Words:
    """All word types of a commit: their spellings and atoms, and what analysed them."""

    spelled: Strings
    forms: WordForms
    analysis: WordAnalysis

    @classmethod
    def of(cls, spellings: Sequence[str], analysis: WordAnalysis) -> Words:
        """Analyse all of them."""
        return cls(Strings.of(spellings), analysis(spellings), analysis)

    def only(self, batches: Sequence[tuple[Batch, Ints]]) -> tuple[WordForms, list[Ints]]:
        """The word types that stand in batches, and for each batch the table that leads to those."""
        used = np.zeros(len(self.forms.ends) - 1, np.bool_)
        for batch, table in batches:
            used[table[batch.used_types()]] = True
        numbers = (np.cumsum(used) - 1).astype(np.int32)
        return self.forms.only(used), [numbers[table] for _, table in batches]


def build_segment(
    path: Path,
    articles: Sequence[Article],
    analyzer: Analyzer,
    *,
    compression: Compression,
    mentions: Sequence[Sequence[Mention]] | None = None,
) -> tuple[int, int]:
    """One segment of a few articles, from their texts to the file; returns its size and CRC-32."""
    types = WordTypes()
    tokens = types.tokens([article.text for article in articles])
    named = mentions if mentions is not None else [()] * len(articles)
    batch = Batch.of(articles, tokens, types, named, compression)
    words = Words.of(list(types.lexicon), WordAnalysis(analyzer))
    return build_from_batches(path, words, [(batch, batch.words)], compression)
