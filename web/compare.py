"""How a copy differs from an article: sentences kept, dropped and added, changed words marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.article import Article

_SENTENCE = re.compile(r".+?(?:(?<=[a-zäöüß]{2}[.!?])[“”\"]?(?=\s)|(?=\n)|\Z)\s*", re.DOTALL)
_WORD = re.compile(r"\s*\S+")

_LONGEST = 2_000
"""Words beyond which changed passages are shown whole instead of word by word."""


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Changed passages in their order, each a row of (change, text); `sentences` counts the sentences
    that are not the same in both."""

    passages: tuple[tuple[tuple[Change, str], ...], ...]
    sentences: int

    @property
    def same(self) -> bool:
        """True when both texts are the same word for word."""
        return not self.passages


def compare(article: Article, copy: Article) -> Comparison:
    """Compare sentence by sentence, and within changed sentences word by word."""
    old, new = (_SENTENCE.findall(text) for text in (article.text, copy.text))
    matcher = difflib.SequenceMatcher(
        None, [s.strip() for s in old], [s.strip() for s in new], autojunk=False
    )
    passages, sentences = [], 0
    for kind, i, j, k, l in matcher.get_opcodes():  # noqa: E741
        if kind != "equal":
            passages.append(tuple(_words("".join(old[i:j]), "".join(new[k:l]))))
            sentences += max(j - i, l - k)
    return Comparison(tuple(passages), sentences)


def _words(old: str, new: str) -> Iterator[tuple[Change, str]]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) + len(after) > _LONGEST:
        yield from _changed(before, after)
        return
    matcher = difflib.SequenceMatcher(
        None, [w.strip() for w in before], [w.strip() for w in after], autojunk=False
    )
    for kind, i, j, k, l in matcher.get_opcodes():  # noqa: E741
        if kind == "equal":
            yield Change.SAME, "".join(before[i:j])
        else:
            yield from _changed(before[i:j], after[k:l])


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Change, str]]:
    if before:
        yield Change.DROPPED, "".join(before)
    if after:
        yield Change.ADDED, "".join(after)
