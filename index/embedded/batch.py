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
from index.embedded.inversion import Stream
from index.embedded.signatures import signatures
from index.embedded.stored import Compression
from index.embedded.wordtypes import WordTypes

if TYPE_CHECKING:
    from index.embedded.wordforms import WordForms  # the analysis of words: workers start without it

_ARRAYS = ("words", "types", "tokens", "title_tokens", "hidden_at", "hidden_types")


@dataclass(frozen=True, slots=True)
class Batch:
    """`words` are the numbers that its word types have in a lexicon, ascending; `types` of all tokens, one
    document after another; `tokens` a document, the first `title_tokens` of which are the title's;
    `hidden_at` (places in `types`) and `hidden_types`: completed compounds that stand where their hanging
    part does.
    """

    words: Ints
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
        title = [
            int(starts[first:last].searchsorted(article.body_start))
            for article, (first, last) in zip(articles, pairwise(bounds.tolist()), strict=True)
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
            columns=Columns.of(articles, mentions, signatures(types, sizes, words.hashes), compression),
        )

    def write(self, writer: ContainerWriter) -> None:
        """Stage in a container."""
        for name in _ARRAYS:
            writer.put(name, narrow(getattr(self, name)))
        self.columns.write(writer)

    @classmethod
    def read(cls, container: Container) -> Batch:
        """Open a staged batch."""
        arrays = {name: container[name] for name in _ARRAYS}
        return cls(columns=Columns.read(container), **arrays)

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
        used = np.bincount(self.types, minlength=len(self.words)) > 0
        used[self.hidden_types] = True
        return np.flatnonzero(used)

    def streams(self, types: Ints, forms: WordForms) -> dict[str, Stream]:
        """Words of title and body as numbers of atoms; `types` maps own word types to those of `forms`."""
        own = types[self.types]
        starts = offsets(self.tokens)[:-1]
        in_title = np.zeros(len(own), np.bool_)
        in_title[runs(starts, self.title_tokens)] = True
        hidden = types[self.hidden_types]
        fields = {}
        for name, counts, chosen in (
            ("title", self.title_tokens, in_title),
            ("body", self.tokens - self.title_tokens, ~in_title),
        ):
            beside = np.flatnonzero(chosen[self.hidden_at])
            place = np.cumsum(chosen) - 1
            fields[name] = _stream(own[chosen], counts, place[self.hidden_at[beside]], hidden[beside], forms)
        return fields


def _stream(types: Ints, tokens: Ints, hidden_at: Ints, hidden: Ints, forms: WordForms) -> Stream:
    """Atoms of the tokens of one field; `tokens` counts them a document."""
    sizes = np.diff(forms.ends)
    own = sizes[types]
    places = offsets(own)
    texts = offsets(tokens)
    bounds = places[texts]
    docs = np.searchsorted(texts[1:], hidden_at, "right")
    count = sizes[hidden]
    return Stream(
        lists=_laid_out(types, own, places, forms),
        lengths=np.diff(bounds),
        also_lists=forms.lists[runs(forms.ends[hidden], count)],
        also_docs=np.repeat(docs, count),
        also_positions=np.repeat(places[hidden_at] - bounds[docs], count),
    )


def _laid_out(types: Ints, sizes: Ints, places: Ints, forms: WordForms) -> Ints:
    """The atoms of all tokens, one after another. Nearly every token has one atom or none, so that the
    others are filled in afterwards.
    """
    firsts = np.append(forms.lists, 0)[forms.ends[:-1]]
    lists = np.zeros(int(places[-1]), np.int32)
    at = np.flatnonzero(sizes)
    lists[places[at]] = firsts[types[at]]
    several = at[sizes[at] > 1]
    for number in range(1, int(sizes.max(initial=0))):
        several = several[sizes[several] > number]
        lists[places[several] + number] = forms.lists[forms.ends[types[several]] + number]
    return lists
