"""What a writer has been given and not yet committed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from archive.tokens import Lexicon
from index.embedded.arrays import Ints
from index.embedded.batch import Batch
from index.embedded.container import Container
from index.embedded.prepare import StagedBatch
from index.embedded.streams import MAX_DOCUMENTS
from index.embedded.terms import TermDictionary
from index.embedded.wordfile import WordReader

_PLACE_BITS = 32
"""A place is the number of a batch and, in so many bits below it, that of an article in the batch."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Documents (ascending) of one staged batch; `table` maps its word types to those of all batches."""

    path: Path
    docs: Ints
    table: Ints

    def batch(self) -> tuple[Batch, Ints]:
        """Open it with only these documents."""
        return Batch.read(Container(self.path)).select(self.docs), self.table


class Staged:
    """Batches in the order given. Of several articles with one id the last one stays."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self._paths: list[Path] = []
        self._alive: list[Ints] = []
        self._tables: list[Ints] = []
        self._words: dict[Path, WordReader] = {}
        self._places: dict[str, int] = {}

    def __len__(self) -> int:
        return sum(int(alive.sum()) for alive in self._alive)

    def add(self, staged: StagedBatch) -> list[str]:
        """Take up a batch; returns its ids in the order of its documents."""
        container = Container(staged.path)
        words = self._words.setdefault(staged.words, WordReader(staged.words, self.lexicon))
        words.read(staged.spelled)
        ids = [""] * staged.articles
        ranked = TermDictionary.read(container, "ids")
        for doc, encoded in zip(container["ids.docs"].tolist(), ranked, strict=True):
            ids[doc] = encoded.decode()
        first = len(self._paths) << _PLACE_BITS
        self._paths.append(staged.path)
        self._tables.append(words.types[container["words"]])
        self._alive.append(np.ones(staged.articles, np.bool_))
        for doc, one in enumerate(ids):
            self.discard(one)
            self._places[one] = first | doc
        return ids

    def discard(self, article: str) -> bool:
        """Drop an article; whether it was there."""
        place = self._places.pop(article, None)
        if place is None:
            return False
        self._alive[place >> _PLACE_BITS][place & ((1 << _PLACE_BITS) - 1)] = False
        return True

    def settle(self) -> None:
        """Forget the ids, which take more memory than all else: nothing comes or goes any more."""
        self._places = {}

    def counts(self) -> Ints:
        """How often each spelling of the lexicon stands in the articles that stay (completed compounds:
        never).
        """
        total = np.zeros(len(self.lexicon), np.int64)
        for chosen in self._all():
            batch, table = chosen.batch()
            total[table] += np.bincount(batch.types, minlength=len(table))
        return total

    def groups(self, words: int) -> Iterator[Sequence[Chosen]]:
        """What goes into one segment each: as many articles as a segment holds, and about `words` words."""
        group: list[Chosen] = []
        documents = taken = 0
        for chosen in self._all():
            tokens = Container(chosen.path)["tokens"][chosen.docs]
            for start in range(0, len(chosen.docs), MAX_DOCUMENTS):
                docs = chosen.docs[start : start + MAX_DOCUMENTS]
                size = int(tokens[start : start + MAX_DOCUMENTS].sum(dtype=np.int64))
                if group and (documents + len(docs) > MAX_DOCUMENTS or taken + size > words):
                    yield group
                    group, documents, taken = [], 0, 0
                group.append(Chosen(chosen.path, docs, chosen.table))
                documents, taken = documents + len(docs), taken + size
        if group:
            yield group

    def _all(self) -> Iterator[Chosen]:
        for path, alive, table in zip(self._paths, self._alive, self._tables, strict=True):
            if alive.any():
                yield Chosen(path, np.flatnonzero(alive), table)
