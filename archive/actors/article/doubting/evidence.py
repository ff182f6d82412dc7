"""What speaks for an actor of an article: how firmly the chain reads its mentions, where these stand and how
often, and what is known of its words. Whole numbers, so that every machine comes to the same judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.actors.article.drafts import Named
from archive.actors.article.resolution import KINDS
from archive.actors.chain.scores import TypeScores
from archive.actors.chain.spans import Reading
from archive.actors.words import WordTable
from archive.mentions import Kind, Mention
from archive.tokens import TokenRows

FEATURES = (
    *("kind", "mentions", "share", "least", "mean", "apart", "alone", "context"),
    *("named", "before_capital", "after_capital", "compound", "bracket", "title"),
    *("seen_most", "seen_last", "seen_small", "given", "cluster", "words", "letters", "repeated", "end"),
)
"""Columns of the evidence.

`kind`: 0 person, 1 organisation, 2 place; `mentions`: how many. `share`: of 1,000 words of theirs those that
the chain labels so. In units of the weights, as the best mention has it: `least`, `mean`: how much better
than no name its weakest word reads, and all; `apart`: the same against other kinds; `alone`: against no name,
without neighbours; `context`: what these add. Of 1,000 mentions: `named` exactly so by the chain,
`before_capital`, `after_capital`: beside a word with a capital, `compound`: the first part of one,
`bracket`: behind an opening one, `title`: in the title. Of the words of the name: `seen_most`, `seen_last`:
occurrences of the commonest and the last, `seen_small`: in small letters, `given`: how many are given names,
`cluster` of the last, `words` and `letters`: how many. `repeated`: of 1,000 places with these letters those
that are mentions. `end`: 1 where a known name of the kind ends in the last word.
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor of text number `text`, by its mentions there, ascending; they have one kind and one name."""

    text: int
    mentions: Sequence[Mention]


def evidence(
    candidates: Sequence[Candidate],
    articles: Sequence[str],
    titles: Sequence[int],
    named: Sequence[Sequence[Named]],
    tokens: TokenRows,
    reading: Reading,
    scores: TypeScores,
    is_end: Callable[[Kind, str], bool],
) -> npt.NDArray[np.int32]:
    """One row of `FEATURES` for each candidate.

    Of all texts: `articles` their characters, `titles` the ends of their titles, `named` the chain's spans.
    """
    read = _read(candidates, tokens, reading, scores)
    spans = {text: set(named[text]) for text in {one.text for one in candidates}}
    rows = []
    for one, own in zip(candidates, read.tolist(), strict=True):
        text, first = articles[one.text], one.mentions[0]
        rows.append(
            (
                KINDS.index(first.kind),
                len(one.mentions),
                *own,
                *_around(text, titles[one.text], one.mentions, spans[one.text]),
                *_words(first.name, scores.words),
                _repeated(text, one.mentions),
                is_end(first.kind, first.name.rpartition(" ")[2]),
            )
        )
    return np.array(rows, np.int32).reshape(-1, len(FEATURES))


def _read(
    candidates: Sequence[Candidate], tokens: TokenRows, reading: Reading, scores: TypeScores
) -> npt.NDArray[np.int32]:
    """(candidates, 6): share, least, mean, apart, alone, context."""
    if not candidates:
        return np.zeros((0, 6), np.int32)
    counts = [len(one.mentions) for one in candidates]
    kinds = [KINDS.index(one.mentions[0].kind) for one in candidates]
    first, length = _tokens(candidates, counts, tokens)
    begun = np.cumsum(length) - length
    places = np.repeat(first - begun, length) + np.arange(length.sum())
    label = np.repeat(np.repeat(np.array(kinds), counts), length) * 2 + 1
    own, rest = _margins(reading.emissions[:, places], label)
    bare, _ = _margins(scores.alone_scores(tokens.all.types[places]), label)
    said = reading.labels[places]
    same = (said == label) | (said == label + 1)
    least, apart, alone = (np.minimum.reduceat(one, begun) for one in (own, rest, bare))
    mean, bare_mean = (np.add.reduceat(one, begun) // length for one in (own, bare))
    groups = np.cumsum(counts) - np.array(counts)
    share = np.add.reduceat(np.add.reduceat(same.astype(np.int32), begun), groups)
    share = share * 1000 // np.add.reduceat(length, groups)
    best = (np.maximum.reduceat(one, groups) for one in (least, mean, apart, alone, mean - bare_mean))
    return np.column_stack([share, *best]).astype(np.int32)


def _tokens(
    candidates: Sequence[Candidate], counts: Sequence[int], tokens: TokenRows
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The first token of every mention, and of how many it consists; found in all texts at once."""
    mentions = np.array([mention[:2] for one in candidates for mention in one.mentions], np.int64)
    texts = np.repeat([one.text for one in candidates], counts)
    longest = max(int(tokens.all.ends.max(initial=0)), int(mentions.max(initial=0))) + 1
    starts = tokens.all.starts + np.repeat(np.arange(len(tokens)) * longest, np.diff(tokens.bounds))
    first = np.searchsorted(starts, mentions[:, 0] + texts * longest, side="right") - 1
    last = np.searchsorted(starts, mentions[:, 1] + texts * longest)
    return first, np.maximum(last - first, 1)


def _margins(
    scores: npt.NDArray[np.int32], label: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """How much better each word reads as its kind than as no name, and than as another kind."""
    every = np.arange(len(label))
    own = np.maximum(scores[label, every], scores[label + 1, every])
    others = scores[1:].copy()
    others[label - 1, every] = others[label, every] = np.iinfo(np.int32).min // 2
    return own - scores[0], own - others.max(axis=0)


def _around(text: str, title: int, mentions: Sequence[Mention], named: set[Named]) -> Iterable[int]:
    counts = [0] * 6
    for mention in mentions:
        start, end = mention.start, mention.end
        counts[0] += (start, end, mention.kind) in named
        counts[1] += text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        before = text[max(0, start - 40) : start].rsplit(None, 1)
        counts[2] += bool(before) and before[-1][0].isupper()
        counts[3] += text[end : end + 1] == "-"
        counts[4] += text[start - 1 : start] == "("
        counts[5] += start < title
    return (count * 1000 // len(mentions) for count in counts)


def _words(name: str, table: WordTable) -> tuple[int, ...]:
    words = name.split(" ")
    seen = list(map(table.seen, words))
    small = max(table.seen(word.lower()) for word in words)
    given = sum("v" in table.lists.get(word, "") for word in words)
    cluster = table.look_up(words[-1]).entry.coarse
    return max(seen), seen[-1], small, given, cluster, len(words), len(name)


def _repeated(text: str, mentions: Sequence[Mention]) -> int:
    surfaces = {text[mention.start : mention.end] for mention in mentions}
    return len(mentions) * 1000 // max(1, sum(map(text.count, surfaces)))
