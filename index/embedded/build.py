"""A segment file from words in the order of the text, their atoms, and the columns of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

import numpy as np

from archive.article import Article
from archive.mentions import Mention
from index.embedded.analysis import WordAnalysis
from index.embedded.arrays import Ints, narrow
from index.embedded.batch import Batch
from index.embedded.columns import Columns, concatenate
from index.embedded.container import FORMAT, ContainerWriter
from index.embedded.inversion import derive, invert
from index.embedded.postings import Inverted, write_postings
from index.embedded.stored import Compression
from index.embedded.streams import Share
from index.embedded.wordforms import Dictionaries, WordForms, dictionaries
from index.embedded.wordtypes import WordTypes
from index.german.analysis import Analyzer

TEXT_FIELDS = ("title", "body")
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
    share: Share = map,
) -> tuple[int, int]:
    """Write and sync one segment; returns its size and CRC-32.

    `tables` are of atoms in order, each of them used; `fields` are title and body.
    """
    with ContainerWriter(path) as writer:
        writer.meta = {"format": FORMAT, "documents": len(columns), "totals": {}}
        _write_dictionaries(writer, tables)
        for name, field in fields.items():
            writer.meta["totals"][name] = int(field.lengths.sum(dtype=np.int64))
            writer.put(name + ".lengths", narrow(field.lengths))
            write_field(writer, name, field.inverted, tables, len(columns), share)
        columns.write(writer)
    return writer.size, writer.crc


def _write_dictionaries(writer: ContainerWriter, tables: Dictionaries) -> None:
    writer.meta |= {"lists": tables.lists, "hidden": tables.hidden}
    writer.put("lists.extra", narrow(tables.extra))
    tables.words.write(writer, "words")
    for view, members in (("stem", tables.stems), ("parts", tables.parts)):
        members.terms.write(writer, VIEW_TERMS[view])
        writer.put(view + ".bounds", narrow(members.ends))
        writer.put(view + ".members", narrow(members.lists))


def write_field(
    writer: ContainerWriter, name: str, base: Inverted, tables: Dictionaries, documents: int, share: Share
) -> None:
    """The postings of one field in its three views."""
    write_postings(writer, name, base, documents)
    for view, members in (("stem", tables.stems), ("parts", tables.parts)):
        derived = derive(base, members.ends, members.lists)
        write_postings(writer, f"{name}_{view}", derived, documents)


def build_from_batches(path: Path, words: Words, batches: Iterable[tuple[Batch, Ints]]) -> tuple[int, int]:
    """One segment of all documents of the batches, in their order; returns its size and CRC-32.

    With each batch comes a table from its word types to those of `words`.
    """
    chosen = list(batches)
    spellings, tables = words.only(chosen)
    forms = WordForms.of(words.analysis(spellings))
    dictionary = words.analysis.aside(dictionaries, forms.atoms)
    with ThreadPoolExecutor(words.analysis.processes) as threads:
        streams = list(threads.map(lambda one, table: one[0].streams(table, forms), chosen, tables))
        columns = concatenate(
            [batch.columns for batch, _ in chosen], [np.arange(len(batch)) for batch, _ in chosen]
        )
        del chosen
        fields = {
            name: FieldWords(*invert([stream[name] for stream in streams], len(forms.atoms), threads.map))
            for name in TEXT_FIELDS
        }
        del streams
        return write_segment(path, dictionary(), fields, columns, threads.map)


@dataclass(frozen=True, slots=True)
class Words:
    """All word types of a commit, and their analysis."""

    spellings: Sequence[str]
    analysis: WordAnalysis

    def only(self, batches: Sequence[tuple[Batch, Ints]]) -> tuple[list[str], list[Ints]]:
        """The spellings that stand in batches, and for each batch the table that leads to those."""
        used = np.zeros(len(self.spellings), np.bool_)
        for batch, table in batches:
            used[table[batch.used_types()]] = True
        numbers = (np.cumsum(used) - 1).astype(np.int32)
        return list(compress(self.spellings, used)), [numbers[table] for _, table in batches]


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
    words = Words(batch.spellings, WordAnalysis(analyzer))
    return build_from_batches(path, words, [(batch, np.arange(len(batch.spellings)))])
