"""Words at which names may begin or after which they stand, so that no rule has to look at every word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from archive.actors.article.drafts import Cues
from archive.actors.article.extent import appositions, associations, halves, initials, purposes, roads, towns
from archive.actors.article.words.endings import endings, ends_in

_BODIES = (purposes.BODY, associations.HEAD, halves.SECOND, towns.NOUN)
"""The nouns of all rules for institutions, which share their cues."""

PATTERN = re.compile(
    "|".join(rule.pattern for rule in (appositions.NOUN, *_BODIES, roads.WORD, initials.LETTER))
)
"""All words at which a rule looks."""

APPOSITIONS, PURPOSES, ROADS, INITIALS = 1, 2, 4, 8
"""The rule that may have something to say at a word, as bits of a number."""


@cache
def _endings() -> frozenset[str]:
    """Those of all cues; not before they are needed, for it takes a fiftieth of a second."""
    return endings(PATTERN.pattern)


def is_cue(word: str) -> bool:
    """True for the words at which `appositions`, `roads`, `initials` and the rules for institutions look."""
    return word[:1].isalpha() and ends_in(word, _endings()) and PATTERN.fullmatch(word) is not None


def cue(word: str) -> int:
    """Which rules may have something to say where this word stands; 0 when it is no cue.

    The patterns of appositions and initials take whole words, those of purposes and roads also their
    beginnings ("Partei-Zeitung", "A8-Unternehmen").
    """
    if not is_cue(word):
        return 0
    rules = APPOSITIONS if appositions.NOUN.fullmatch(word) else 0
    rules |= PURPOSES if any(pattern.match(word) for pattern in _BODIES) else 0
    rules |= ROADS if roads.WORD.fullmatch(word) or word[1:2].isdigit() else 0
    return rules | (INITIALS if initials.LETTER.fullmatch(word) else 0)


def dealt_out(text: str, found: Iterable[tuple[int, int, int]]) -> Cues:
    """The cues of a text, given as start, end and `cue`, each for its rules.

    To all rules where the word goes on for them ("Partei_A"): there it is another one.
    """
    cues = Cues()
    for start, end, rules in found:
        everyone = text[end : end + 1] in ("_", "-")
        if everyone or rules & APPOSITIONS:
            cues.nouns.append(start)
        if everyone or rules & PURPOSES:
            cues.bodies.append(start)
        if everyone or rules & ROADS:
            cues.roads.append(start)
        if everyone or rules & INITIALS:
            cues.letters.append(start)
    return cues
