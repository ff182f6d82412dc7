"""A batch of articles, tokenised and tagged but not yet inverted: what a worker hands to the writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from archive.article import Article
from archive.mentions import Mention
from archive.tokens import Tokens
from index.embedded.arrays import Ints, narrow, offsets, runs
from index.embedded.columns import Columns, concatenate
from index.embedded.container import Container, ContainerWriter
from index.embedded.signatures import signatures
from index.embedded.stored import Compression
from index.embedded.streams import Stream
from index.embedded.wordforms import WordForms
from index.embedded.wordtypes import WordTypes

LINES = "\n"
"""Between spellings, which never hold white space."""
_ARRAYS = ("types", "tokens", "title_tokens", "hidden_at", "hidden_types")


@dataclass(frozen=True, slots=True)
class Batch:
    """`spellings` by word type; `types` of all tokens, one document after another; `tokens` a document,
    the first `title_tokens` of which are the title's; `hidden_at` (places in `types`) and
    `hidden_types`: completed compounds that stand where their hanging part does.
    """

    spellings: Sequence[str]
    types: Ints
    tokens: Ints
    title_tokens: Ints
    hidden_at: Ints
    hidden_types: Ints
    columns: Columns

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        tokens: Sequence[Tokens],
        words: WordTypes,
        mentions: Sequence[Sequence[Mention]],
        compression: Compression,
    ) -> Batch:
        """Lay out articles with their tokens (types of `words`, which may grow) and mentions."""
        sizes = np.array([len(one) for one in tokens], np.int64)
        starts = offsets(sizes)
        at: list[int] = []
        hidden: list[int] = []
        for start, one in zip(starts.tolist(), tokens, strict=False):
            for token, spelling in words.finder(one):
                at.append(start + token)
                hidden.append(words.lexicon[spelling])
        words.cover()
        title = [
            int(np.searchsorted(one.starts, article.body_start))
            for article, one in zip(articles, tokens, strict=True)
        ]
        types = np.concatenate([np.zeros(0, np.int32), *(one.types for one in tokens)])
        own = np.zeros(len(words.spellings), np.int32)
        own[types] = own[hidden] = 1
        used = np.flatnonzero(own)
        own[used] = np.arange(len(used))
        return cls(
            spellings=[words.spellings[number] for number in used.tolist()],
            types=own[types],
            tokens=sizes,
            title_tokens=np.array(title, np.int64),
            hidden_at=np.array(at, np.int64),
            hidden_types=own[hidden].astype(np.int64),
            columns=Columns.of(articles, mentions, signatures(types, sizes, words.hashes), compression),
        )

    def write(self, writer: ContainerWriter) -> None:
        """Stage in a container."""
        packed = LINES.join(self.spellings).encode("utf-8", "surrogatepass")
        writer.put("spellings", np.frombuffer(packed, np.uint8))
        for name in _ARRAYS:
            writer.put(name, narrow(getattr(self, name)))
        self.columns.write(writer)

    @classmethod
    def read(cls, container: Container) -> Batch:
        """Open a staged batch."""
        arrays = {name: container[name] for name in _ARRAYS}
        return cls(spellings=read_spellings(container), columns=Columns.read(container), **arrays)

    def select(self, docs: Ints) -> Batch:
        """Only these documents (ascending)."""
        if len(docs) == len(self):
            return self
        starts = offsets(self.tokens)
        at = runs(starts[docs], self.tokens[docs])
        places = np.full(len(self.types) + 1, -1, np.int64)
        places[at] = np.arange(len(at))
        hidden = places[self.hidden_at] >= 0
        return replace(
            self,
            types=self.types[at],
            tokens=self.tokens[docs],
            title_tokens=self.title_tokens[docs],
            hidden_at=places[self.hidden_at[hidden]],
            hidden_types=self.hidden_types[hidden],
            columns=concatenate([self.columns], [docs]),
        )

    def __len__(self) -> int:
        return len(self.tokens)

    def used_types(self) -> Ints:
        """Word types that stand in the documents, completed compounds included."""
        used = np.bincount(self.types, minlength=len(self.spellings)) > 0
        used[self.hidden_types] = True
        return np.flatnonzero(used)

    def streams(self, types: Ints, forms: WordForms) -> dict[str, Stream]:
        """Words of title and body; `types` maps own word types to those of `forms`."""
        counts = np.diff(forms.ends)[types]
        lists = forms.lists[runs(forms.ends[types], counts)].astype(np.int32, copy=False)
        starts, order = offsets(self.tokens)[:-1], np.argsort(self.hidden_at, kind="stable")
        words = offsets(counts), lists, self.hidden_at[order], self.hidden_types[order]
        return {
            "title": Stream(self.types, starts, self.title_tokens, *words),
            "body": Stream(self.types, starts + self.title_tokens, self.tokens - self.title_tokens, *words),
        }


def read_spellings(container: Container) -> list[str]:
    """The spellings of a staged batch, by word type."""
    text = container["spellings"].tobytes().decode("utf-8", "surrogatepass")
    return text.split(LINES) if text else []
