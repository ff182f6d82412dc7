"""What worker processes do: cut and tag a batch of articles, and lay it down for the writer."""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive.article import Article
from archive.mentions import Tagger
from index.embedded.batch import Batch
from index.embedded.container import ContainerWriter
from index.embedded.stored import Compression
from index.embedded.wordtypes import LARGEST, WordTypes


@dataclass(frozen=True, slots=True)
class StagedBatch:
    """A batch in a file of the writer's staging folder; what travels between processes is its name."""

    path: Path
    articles: int


class Memory:
    """The word types that a process has met, as long as they are not too many."""

    def __init__(self) -> None:
        self._words = WordTypes()

    def words(self) -> WordTypes:
        """For the next batch."""
        if len(self._words.lexicon) > LARGEST:
            self._words = WordTypes()
        return self._words


@dataclass(frozen=True, slots=True)
class BatchPreparer:
    """Tokenises, tags and stages; picklable, without what it remembers. `tagger` None tags nobody."""

    staging: Path
    compression: Compression
    tagger: Tagger | None = None
    _memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    def __reduce__(self) -> tuple[type[BatchPreparer], tuple[Path, Compression, Tagger | None]]:
        return BatchPreparer, (self.staging, self.compression, self.tagger)

    def __call__(self, articles: Sequence[Article]) -> StagedBatch:
        """Lay out one batch. The memory taken is several times its text's: a thousand articles do well."""
        words = self._memory.words()
        tokens = words.tokens([article.text for article in articles])
        mentions = self.tagger(articles, tokens, words.lexicon) if self.tagger else [()] * len(articles)
        batch = Batch.of(articles, tokens, words, mentions, self.compression)
        path = self.staging / f"{os.getpid()}-{uuid.uuid4().hex}.batch"
        with ContainerWriter(path, sync=False) as writer:
            batch.write(writer)
        return StagedBatch(path, len(articles))
