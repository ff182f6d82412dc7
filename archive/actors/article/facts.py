"""What resolution asks of a word type: is it a compound with a name in front, is it a role."""

from __future__ import annotations

import re
from collections.abc import Container

import numpy as np
import numpy.typing as npt

from archive.actors.article.extent.cues import cue
from archive.actors.article.hints import hints
from archive.actors.article.known.names import KnownNames
from archive.actors.article.offices.words import is_office
from archive.actors.article.words.sure import names_land, sure_kind
from archive.actors.chain.scores import TypeScores
from archive.actors.lists import listed
from archive.mentions import Kind

NO_NAMES = frozenset(
    listed(
        "Ex Anti Vize Top Super Mega Mini Pro Nicht Neo Post Euro Alt Ur Erz Co US NS TV IT PC CD DVD"
        " WM EM Internet Online Corona Covid Live Fußball Ost West Nord Süd Olympia Bundes Nobel Oscar AKW"
        " Ampel Brexit Jamaika Watergate Grandslam Roma NHL DEL NBA ICE Kanzler Al El Nah Undercover Le La"
        " De Bin Ibn"
    )
)
"""First parts of compounds that are no actor; "US" is as good as an adjective."""

_OF_BODIES = frozenset(
    listed(
        "Bündnis Bündnisses Organisation Aktie Aktien Miliz Milizen Rebellen Kämpfer Kämpfern Konzern"
        " Konzerns"
    )
)
"""Last parts of compounds whose first part is an organisation, if it is a name."""

MAYBE, PERSON, ORGANISATION, PLACE = 1, 2, 3, 4
"""What the first part of a compound is by itself; `MAYBE` only where the article names it."""

_NUMBERS = {None: 0, Kind.PERSON: PERSON, Kind.ORGANISATION: ORGANISATION, Kind.PLACE: PLACE}

MARGIN = 60
"""How much better than no name a first part must score by itself (units of the weights)."""


PERSON_MARGIN = 120
"""The same for a person: Ingeborg-Bachmann-Preis is about a prize."""


class TypeFacts:
    """Facts of the types of one lexicon, as arrays that grow with it; row t is type t.

    `heads` (int8) is 0 or what the first part of a compound may be, `roles` (bool) marks the last words of
    listed offices, `offices` (bool) all words for an office,
    `cues` (int8) are 0 or the rules for which a word is a cue, `hints` (int8) the rules for which a
    word is a hint, `sure` (int8) is 0 or the kind of a word that can be nothing but a name,
    `known` (int32) 0 or the number of the known names that begin with the word.
    """

    def __init__(self, scores: TypeScores, roles: Container[str], known: KnownNames) -> None:
        self._scores = scores
        self._roles = roles
        self._known = known
        self._done = 0
        self.heads: npt.NDArray[np.int8] = np.zeros(0, np.int8)
        self.roles: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)
        self.sure: npt.NDArray[np.int8] = np.zeros(0, np.int8)
        self.cues: npt.NDArray[np.int8] = np.zeros(0, np.int8)
        self.hints: npt.NDArray[np.int8] = np.zeros(0, np.int8)
        self.known: npt.NDArray[np.int32] = np.zeros(0, np.int32)
        self.offices: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)

    def _is_body(self, head: str) -> bool:
        """True for known organisations, and for those of several words: the General-Motors-Tochter."""
        return head in self._known.bodies or (
            "-" in head and self._known.kind_of(head.replace("-", " ")) is Kind.ORGANISATION
        )

    def _is_new(self, word: str, head: str) -> bool:
        """True for a first part that is no word of the language, before such a noun: Qorbu-Miliz."""
        is_before = word.rpartition("-")[2] in _OF_BODIES and head.isalpha() and head[0].isupper()
        return is_before and self._scores.words.look_up(head).how == "-"

    def cover(self) -> None:
        """Look at the types that are new since the last call."""
        fresh = self._scores.spellings[self._done :]
        if not fresh:
            return
        heads = np.zeros(len(fresh), np.int8)
        compounds = [(place, head_of(word)[1]) for place, word in enumerate(fresh) if "-" in word[1:-1]]
        named = [(place, head) for place, head in compounds if head]
        if named:
            parts = [head for _, head in named]
            kinds = self._scores.alone(parts, MARGIN)
            sure = np.array([len(head) > 3 and "-" not in head for head in parts])
            sure &= self._scores.alone(parts, PERSON_MARGIN) > 0
            kinds[(kinds == PERSON - 1) & ~sure] = 0
            kinds[[not head[0].isupper() for head in parts]] = 0
            heads[[place for place, _ in named]] = kinds + 1
            heads[[place for place, head in named if self._is_body(head)]] = ORGANISATION
            lands = [place for place, _ in named if names_land(fresh[place], self._scores.words)]
            heads[lands] = PLACE
            heads[[place for place, head in named if self._is_new(fresh[place], head)]] = ORGANISATION
        self.heads = np.concatenate([self.heads, heads])
        self.roles = np.concatenate([self.roles, [word in self._roles for word in fresh]])
        alone = [_NUMBERS[sure_kind(word, self._scores.words)] if word[:1].isupper() else 0 for word in fresh]
        self.sure = np.concatenate([self.sure, np.array(alone, np.int8)])
        self.cues = np.concatenate([self.cues, np.array(list(map(cue, fresh)), np.int8)])
        self.hints = np.concatenate([self.hints, np.array(list(map(hints, fresh)), np.int8)])
        known = np.array(list(map(self._known.number, fresh)), np.int32)
        self.known = np.concatenate([self.known, known])
        self.offices = np.concatenate([self.offices, list(map(is_office, fresh))])
        self._done += len(fresh)


_FORMER = re.compile(r"-(?:Ex|Vize|Alt)\Z")
"""Parts between a name and an office: the Juventus-Ex-Sportdirektor."""

_BEFORE = re.compile(r"(?:Ex|Nach|Nicht|Vor)-(?=.+-)")
"""Parts before a name and its office: the Ex-RAF-Terroristin."""


_SHORT_TAILS = ("LP", "CD", "EP", "MP")


def head_of(word: str) -> tuple[int, str]:
    """Where the part of a hyphenated word begins that may be a name, and it: "Putin" of "Putin-Vertrauter".

    Nothing where there is none.
    """
    before = _BEFORE.match(word)
    start = before.end() if before else 0
    head, _, tail = word[start:].rpartition("-")
    head = _FORMER.sub("", head)
    if len(head) < 2 or head in NO_NAMES or (len(tail) < 3 and tail not in _SHORT_TAILS):
        return 0, ""
    if head[0].islower() and not tail[0].isupper():
        return 0, ""
    return (start, head) if head.partition("-")[0] not in NO_NAMES else (0, "")
