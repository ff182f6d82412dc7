"""What people are called besides: Huber, genannt „der Bär“; ein Mann mit dem Beinamen Qorbu."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.actors.article.drafts import Draft, in_order, places
from archive.actors.article.taken import Taken
from archive.actors.words import COMMON, WordTable
from archive.mentions import Kind

_NOUNS = ("Spitzname", "Beiname", "Künstlername", "Deckname", "Kampfname", "Pseudonym", " alias ")
HINT = re.compile("|".join((*_NOUNS, "genannt", "Namen")).replace(" alias ", "alias"))
"""A word of each way to call somebody something; without one there is nothing to look for."""

_NAME = (
    r"(?:[„“\"»']([A-ZÄÖÜ][\w.’'-]+(?:\s[A-ZÄÖÜ][\w’'-]+){0,2})[“”\"«']"
    r"|((?:St\.\s)?[A-ZÄÖÜ][\w’-]+(?:\s[A-ZÄÖÜ][\w’-]+)?))"
)
_CALLED = re.compile(rf"(?:Spitz|Bei|Künstler|Deck|Kampf)namen?\s{_NAME}|(?:Pseudonym|alias)\s{_NAME}")
_QUOTED = r"[„“\"»']([\w’'][\w’' -]{1,28})[“”\"«']"
_BEHIND = re.compile(rf",\s(?:auch\s)?genannt\s{_QUOTED}(?:\s(?:oder|und)(?:\sauch)?\s{_QUOTED})?")
_KNOWN_AS = re.compile(
    rf",\s(?:der|die)\s(?:auch\s)?(?:unter\sdem\sNamen|als)\s{_QUOTED}\s(?:bekannt|berühmt|auftr)"
)
_AS_CALLED = re.compile(rf"{_QUOTED},\swie\s(?:er|sie|der|die)\s[^.,;:]{{0,30}}genannt\sw")
_FAR = 90
"""Characters that may stand between somebody and such a name."""

_MOST = 9
"""More names than this do not begin at one place."""


def nicknamed(text: str, drafts: list[Draft], words: WordTable) -> list[Draft]:
    """The drafts with such names, ascending: they mean whom the sentence names before them, and stand for
    him wherever the article has them.
    """
    named = dict(_nicknames(text, drafts))
    if not named:
        return drafts
    spans: dict[tuple[int, int], str] = {}
    for (start, end), name in named.items():
        spans[start, end] = name or text[start:end]
        nickname = text[start:end]
        for place in places(text, nickname) if _is_clear(nickname, words) else ():
            stop = place + len(nickname)
            if not (text[place - 1 : place].isalnum() or text[stop : stop + 1].isalnum()):
                spans[place, stop] = name or nickname
    taken = Taken(spans)
    kept = [draft for draft in drafts if not taken.overlaps(draft.start, draft.end)]
    found = [Draft(start, end, Kind.PERSON, name) for (start, end), name in spans.items()]
    return sorted((*kept, *found), key=in_order)


def _nicknames(text: str, drafts: Sequence[Draft]) -> Iterator[tuple[tuple[int, int], str]]:
    """Where such names stand, and whom they mean, which may be nobody that the sentence names."""
    for noun in _NOUNS:
        if noun in text:
            yield from _called(text, drafts)
            break
    is_named = "genannt" in text
    if is_named or " dem Namen " in text:
        people = {draft.end: draft.name for draft in drafts if draft.kind is Kind.PERSON}
        for end, name in people.items():
            if text.startswith(",", end) and (
                match := _BEHIND.match(text, end) or _KNOWN_AS.match(text, end)
            ):
                yield from ((match.span(group), name) for group, part in enumerate(match.groups(), 1) if part)
    if is_named and ", wie " in text:
        somebody = [draft for draft in drafts if draft.kind is Kind.PERSON]
        for match in _AS_CALLED.finditer(text):
            if last := _last_until(somebody, match.start()):
                yield match.span(1), last.name


def _called(text: str, drafts: Sequence[Draft]) -> Iterator[tuple[tuple[int, int], str]]:
    """Those behind a noun that says so."""
    for match in _CALLED.finditer(text):
        group = next(group for group in range(1, 5) if match[group])
        last = _last(text, drafts, match.start())
        if last is None or last.kind is Kind.PERSON:
            yield match.span(group), last.name if last else ""


def _last(text: str, drafts: Sequence[Draft], place: int) -> Draft | None:
    """The last name before a place in its sentence."""
    last = _last_until(drafts, place)
    return last if last and place - _FAR < last.end and ". " not in text[last.end : place] else None


def _last_until(drafts: Sequence[Draft], place: int) -> Draft | None:
    """The last one that ends before a place; they are ascending."""
    begun = bisect_left(drafts, place, key=in_order)
    return next(
        (draft for draft in reversed(drafts[max(0, begun - _MOST) : begun]) if draft.end <= place), None
    )


def _is_clear(nickname: str, words: WordTable) -> bool:
    return nickname[0].isupper() and (" " in nickname or words.seen(nickname) < COMMON)
