"""A batch of articles, tokenised and tagged but not yet inverted: what a worker hands to the writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from archive.article import Article
from archive.mentions import Mention
from archive.tokens import TokenRows
from index.embedded.arrays import Ints, narrow, offsets, runs
from index.embedded.columns import Columns, concatenate
from index.embedded.container import Container, ContainerWriter
from index.embedded.signatures import signatures
from index.embedded.stored import Compression
from index.embedded.streams import Stream
from index.embedded.texts.gaps import Gaps
from index.embedded.texts.texts import Texts
from index.embedded.wordtypes import WordTypes

if TYPE_CHECKING:
    from index.embedded.wordforms import WordForms  # the analysis of words: workers start without it

_ARRAYS = ("words", "types", "tokens", "title_tokens", "hidden_at", "hidden_types")


@dataclass(frozen=True, slots=True)
class Batch:
    """`words` are the numbers that its word types have in a lexicon, ascending; `types` of all tokens, one
    document after another; `tokens` a document, the first `title_tokens` of which are the title's;
    `hidden_at` (places in `types`) and `hidden_types`: completed compounds that stand where their hanging
    part does. `gaps` are those before all tokens, and behind each body.
    """

    words: Ints
    types: Ints
    tokens: Ints
    title_tokens: Ints
    hidden_at: Ints
    hidden_types: Ints
    gaps: Gaps
    columns: Columns

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        tokens: TokenRows,
        words: WordTypes,
        mentions: Sequence[Sequence[Mention]],
        compression: Compression,
    ) -> Batch:
        """Lay out articles with their tokens (types of `words`, which may grow) and mentions."""
        types, starts, bounds = tokens.all.types, tokens.all.starts, tokens.bounds
        sizes = np.diff(bounds)
        numbers = types.astype(np.intp)  # as NumPy wants them, once instead of three times
        pairs = words.finder.in_row(numbers, bounds[1:])
        hidden = [words.lexicon[spelling] for _, spelling in pairs]
        words.cover()
        begins = np.array([article.body_start for article in articles], np.int64)
        title = [
            int(starts[first:last].searchsorted(begin))
            for begin, (first, last) in zip(begins.tolist(), pairwise(bounds.tolist()), strict=True)
        ]
        own = np.zeros(len(words.lexicon), np.int32)
        own[numbers] = own[hidden] = 1
        used = np.flatnonzero(own)
        own[used] = np.arange(len(used))
        return cls(
            words=used,
            types=own.take(numbers),
            tokens=sizes,
            title_tokens=np.array(title, np.int64),
            hidden_at=np.array([at for at, _ in pairs], np.int64),
            hidden_types=own[hidden].astype(np.int64),
            gaps=Gaps.of([article.text for article in articles], begins, tokens),
            columns=Columns.of(articles, mentions, signatures(types, sizes, words.hashes), compression),
        )

    def write(self, writer: ContainerWriter) -> None:
        """Stage in a container."""
        for name in _ARRAYS:
            writer.put(name, narrow(getattr(self, name)))
        self.gaps.write(writer)
        self.columns.write(writer)

    @classmethod
    def read(cls, container: Container) -> Batch:
        """Open a staged batch."""
        arrays = {name: container[name] for name in _ARRAYS}
        return cls(gaps=Gaps.read(container), columns=Columns.read(container), **arrays)

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
            gaps=Gaps(self.gaps.before[at], self.gaps.behind[docs], self.gaps.kinds),
            columns=concatenate([self.columns], [docs]),
        )

    def __len__(self) -> int:
        return len(self.tokens)

    def used_types(self) -> Ints:
        """Word types that stand in the documents, completed compounds included."""
        used = np.bincount(self.types, minlength=len(self.words)) > 0
        used[self.hidden_types] = True
        return np.flatnonzero(used)

    def texts(self, words: Ints, kinds: Ints, room: Ints) -> Texts:
        """The bodies; `words` and `kinds` map own word types and kinds of gaps to pieces (int32). Those of
        all tokens, and of the gaps before them, are written into `room` (2 x tokens).
        """
        ends = offsets(self.tokens)
        bounds = ends[:-1] + self.title_tokens, ends[1:].copy()
        room[0], room[1] = words[self.types], kinds[self.gaps.before]
        return Texts(room[0], room[1], *bounds, kinds[self.gaps.behind])

    def streams(self, types: Ints, forms: WordForms) -> dict[str, Stream]:
        """Words of title and body; `types` maps own word types to those of `forms`."""
        used = self.used_types()
        begins, counts = np.zeros((2, len(types)), np.int64)
        begins[used] = forms.ends[types[used]]
        counts[used] = np.diff(forms.ends)[types[used]]
        lists = forms.lists[runs(begins, counts)].astype(np.int32, copy=False)
        starts, order = offsets(self.tokens)[:-1], np.argsort(self.hidden_at, kind="stable")
        words = offsets(counts), lists, self.hidden_at[order], self.hidden_types[order]
        return {
            "title": Stream(self.types, starts, self.title_tokens, *words),
            "body": Stream(self.types, starts + self.title_tokens, self.tokens - self.title_tokens, *words),
        }
