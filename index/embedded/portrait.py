"""What an archive knows about one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np

from index.answers import Actor, ActorProfile, ValueCount
from index.embedded.corpus import Corpus, Docs
from index.embedded.mentioned import Name
from index.embedded.named import ActorIndex
from index.german.analysis import Analyzer
from index.typical import sample, typical_words


def profile(
    actor: Actor,
    limit: int,
    corpus: Corpus,
    actors: ActorIndex,
    analyzer: Analyzer,
    found: Callable[[str], int],
) -> ActorProfile:
    """The profile of an actor; that of one without articles is empty."""
    rank = actors.find(actor.id)
    docs = actors.documents(rank) if rank is not None else np.zeros(0, np.int64)
    names = _names(docs, actor, corpus, actors)
    oldest, newest = corpus.ends_of(docs)
    by_id = docs[np.argsort(corpus.id_rank[docs])] if len(docs) else docs
    read = [corpus.article(int(by_id[number])) for number in sample(len(docs))]
    return ActorProfile(
        actor,
        len(docs),
        tuple(ValueCount(name, count) for name, count in names[:limit]),
        oldest,
        newest,
        actors.top(docs, limit, without=-1 if rank is None else rank),
        typical_words(read, len(docs), corpus.articles, [name for name, _ in names], analyzer, found)[:limit],
    )


def _names(docs: Docs, actor: Actor, corpus: Corpus, actors: ActorIndex) -> list[tuple[str, int]]:
    """What articles call the actor and in how many, the commonest first."""
    counts: Counter[str] = Counter()
    number = actors.number(actor.id)
    inside = np.zeros(corpus.size, np.bool_)
    inside[docs] = True
    for base, segment in corpus.parts():
        pair_docs, pair_names = segment.mentioned.pairs()
        meant = (segment.labels.pair_actors() == number) & inside[base + pair_docs]
        found, times = np.unique(pair_names[meant], return_counts=True)
        for name, count in zip(found.tolist(), times.tolist(), strict=True):
            counts[Name.of(segment.mentioned.terms[name]).text] += count
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
