"""What worker processes do: cut and tag a batch of articles, and lay it down for the writer."""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive.article import Article
from archive.mentions import Tagger
from index.embedded import garbage
from index.embedded.batch import Batch
from index.embedded.container import ContainerWriter
from index.embedded.stored import Compression
from index.embedded.wordfile import WordFile
from index.embedded.wordtypes import LARGEST, WordTypes


@dataclass(frozen=True, slots=True)
class StagedBatch:
    """A batch in a file of the writer's staging folder; what travels between processes is its name.

    The words that it numbers are in the first `spelled` bytes of another file there.
    """

    path: Path
    articles: int
    words: Path
    spelled: int


class Memory:
    """The word types that a process has met, as long as they are not too many, and where it spells them."""

    def __init__(self) -> None:
        self._words = WordTypes()
        self._file: WordFile | None = None

    def words(self) -> WordTypes:
        """For the next batch."""
        if len(self._words.lexicon) > LARGEST:
            self._words, self._file = WordTypes(), None
        return self._words

    def spelled(self, folder: Path) -> WordFile:
        """The file in a folder with all words up to now."""
        if self._file is None:
            self._file = WordFile(new_path(folder, "words"))
        self._file.extend(self._words.lexicon)
        return self._file


def new_path(folder: Path, kind: str) -> Path:
    """A name that no other process takes."""
    return folder / f"{os.getpid()}-{uuid.uuid4().hex}.{kind}"


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
        with garbage.kept():
            return self._staged(articles)

    def _staged(self, articles: Sequence[Article]) -> StagedBatch:
        words = self._memory.words()
        tokens = words.tokens([article.text for article in articles])
        mentions = self.tagger(articles, tokens, words.lexicon) if self.tagger else [()] * len(articles)
        batch = Batch.of(articles, tokens, words, mentions, self.compression)
        path, spelled = new_path(self.staging, "batch"), self._memory.spelled(self.staging)
        with ContainerWriter(path, summed=False) as writer:
            batch.write(writer)
        return StagedBatch(path, len(articles), spelled.path, spelled.size)
