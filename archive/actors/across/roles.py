"""Offices and who held them when: `roles.toml` as it ships, and the words that name an office."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.dates import PartialDate

REACH = 40
"""How many characters before a word the one before it is looked for."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office; both ends may be known to the day, the month or the year, or be open."""

    name: str
    start: PartialDate | None
    end: PartialDate | None


@dataclass(frozen=True, slots=True)
class Role:
    """An office: the words for it ("Kremlchef", "russischer Präsident") and its holders."""

    words: tuple[str, ...]
    holders: tuple[Holder, ...]

    def at(self, first: dt.date, last: dt.date) -> str | None:
        """Who held the office on every day from `first` to `last`; None when that isn't one person.

        A holder whose limits are only known to the month may have been in office on every day of it,
        so a date in a month of change leads to nobody unless the days are known.
        """
        surely = {holder.name for holder in self.holders if _covers(holder, first, last)}
        perhaps = {holder.name for holder in self.holders if _touches(holder, first, last)}
        return surely.pop() if len(surely) == 1 and len(perhaps) == 1 else None


def _covers(holder: Holder, first: dt.date, last: dt.date) -> bool:
    """True when the holder was in office all the time, whatever the unknown days were."""
    began = holder.start is None or holder.start.last <= first
    return began and (holder.end is None or holder.end.first >= last)


def _touches(holder: Holder, first: dt.date, last: dt.date) -> bool:
    """True when the holder may have been in office at some time of it."""
    began = holder.start is None or holder.start.first <= last
    return began and (holder.end is None or holder.end.last >= first)


class RoleWords:
    """Finds words for offices in a text: single words by their type, phrases by their last word."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._single: dict[str, str] = {}
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for word in (word for role in roles for word in role.words):
            *before, last = word.split()
            for form in inflections(last):
                if before:
                    self._add_phrase(before, form, word)
                else:
                    self._single.setdefault(form, word)

    def _add_phrase(self, before: Sequence[str], last: str, phrase: str) -> None:
        by_neighbour = self._phrases.setdefault(last, {})
        for form in adjective_forms(before[-1]):
            by_neighbour.setdefault(form, []).append((tuple(before[:-1]), phrase))

    def __contains__(self, word: object) -> bool:
        return word in self._single or word in self._phrases

    def match(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """Where the role ending with the word at `start` to `end` begins, and its listed name.

        The longest phrase counts; a word that only ends phrases is no role by itself.
        """
        word = text[start:end]
        if by_neighbour := self._phrases.get(word):
            begin, neighbour = _word_before(text, start)
            for before, phrase in by_neighbour.get(neighbour, ()):
                if (place := _preceded(text, begin, before)) >= 0:
                    return place, phrase
        role = self._single.get(word)
        return (start, role) if role else None


def inflections(word: str) -> tuple[str, ...]:
    """The forms of a role's last word: Kanzler, Kanzlers; Präsident, Präsidenten; Papst, Papstes."""
    if word.endswith("in"):
        return (word,)
    if word.endswith(("ent", "arch")):
        return word, f"{word}en"
    if word.endswith("st"):
        return word, f"{word}es", f"{word}s"
    return word, f"{word}s"


def adjective_forms(word: str) -> tuple[str, ...]:
    """russischer: russische, russischen …; a word that is no adjective in -er has one form."""
    if not word.endswith("er"):
        return (word,)
    stem = word.removesuffix("er")
    return (word, *(stem + ending for ending in ("e", "en", "em", "es")))


def _preceded(text: str, start: int, words: Sequence[str]) -> int:
    """Where `words` begin if they stand right before `start`, or -1."""
    for word in reversed(words):
        start, found = _word_before(text, start)
        if found != word:
            return -1
    return start


_LAST_WORD = re.compile(r"[\w-]+(?=\s*\Z)")


def _word_before(text: str, start: int) -> tuple[int, str]:
    """Where the word before `start` begins, and the word; nothing else may stand between."""
    reach = max(0, start - REACH)
    match = _LAST_WORD.search(text[reach:start])
    return (reach + match.start(), match[0]) if match else (start, "")
