"""What worker processes do: cut and tag a batch of articles, and lay it down for the writer."""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.article import Article
from archive.batchtokens import BatchTokenizer
from archive.mentions import Tagger
from archive.tokens import Lexicon
from index.embedded.batch import Batch
from index.embedded.container import ContainerWriter
from index.embedded.stored import Compression


@dataclass(frozen=True, slots=True)
class StagedBatch:
    """A batch in a file of the writer's staging folder; what travels between processes is its name."""

    path: Path
    articles: int


@dataclass(frozen=True, slots=True)
class BatchPreparer:
    """Tokenises, tags and stages; picklable. `tagger` None tags nobody."""

    staging: Path
    compression: Compression
    tagger: Tagger | None = None

    def __call__(self, articles: Sequence[Article]) -> StagedBatch:
        """Lay out one batch. The memory taken is several times its text's: a thousand articles do well."""
        lexicon = Lexicon()
        tokens = BatchTokenizer()([article.text for article in articles], lexicon)
        mentions = self.tagger(articles, tokens, lexicon) if self.tagger else [()] * len(articles)
        batch = Batch.of(articles, tokens, lexicon, mentions, self.compression)
        path = self.staging / f"{os.getpid()}-{uuid.uuid4().hex}.batch"
        with ContainerWriter(path, sync=False) as writer:
            batch.write(writer)
        return StagedBatch(path, len(articles))
