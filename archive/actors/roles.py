"""Offices and who held them when: `roles.toml` as it ships, and the words that name an office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.dates import PartialDate

REACH = 80
"""White space between two words of a phrase is looked for this many characters back."""


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
        forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for role in roles:
            for word in role.words:
                *before, last = word.split(" ")
                for form in inflections(last):
                    forms.setdefault(form, []).append((tuple(before), word))
        self._forms: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = forms

    def __contains__(self, word: object) -> bool:
        return word in self._forms

    def __iter__(self) -> Iterable[str]:
        return iter(sorted(self._forms))

    def match(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """Where the role ending with the word at `start` to `end` begins, and its listed name."""
        single = None
        for before, role in self._forms.get(text[start:end], ()):
            if not before:
                single = start, role
            elif (place := _preceded(text, start, before)) >= 0:
                return place, role
        return single


def inflections(word: str) -> tuple[str, ...]:
    """The forms of a role's last word: Kanzler, Kanzlers; Präsident, Präsidenten; Papst, Papstes."""
    if word.endswith("in"):
        return (word,)
    if word.endswith(("ent", "arch")):
        return word, f"{word}en"
    if word.endswith("st"):
        return word, f"{word}es", f"{word}s"
    return word, f"{word}s"


def _preceded(text: str, start: int, before: Sequence[str]) -> int:
    """Where the words `before` begin if they stand right before `start` (adjectives in any case), or -1."""
    for word in reversed(before):
        end = len(text[max(0, start - REACH) : start].rstrip(" ")) + max(0, start - REACH)
        begin = end
        while begin > 0 and (text[begin - 1].isalpha() or text[begin - 1] == "-"):
            begin -= 1
        found = text[begin:end]
        if found != word and not (word.islower() and found.lower() in adjective_forms(word)):
            return -1
        start = begin
    return start


def adjective_forms(adjective: str) -> tuple[str, ...]:
    """russischer: russische, russischen, russischer, russischem, russisches."""
    stem = adjective.removesuffix("r").removesuffix("e")
    return tuple(stem + ending for ending in ("e", "en", "er", "em", "es"))
