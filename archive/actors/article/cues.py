"""Words at which names may begin or after which they stand, so that no rule has to look at every word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.actors.article import appositions, associations, halves, initials, purposes, roads, towns
from archive.actors.article.drafts import Cues
from archive.actors.lists import listed

_CUE = re.compile(
    "|".join(
        pattern.pattern
        for pattern in (
            appositions.NOUN,
            purposes.BODY,
            associations.HEAD,
            halves.SECOND,
            towns.NOUN,
            roads.WORD,
            initials.LETTER,
        )
    )
)
_ENDINGS = frozenset(
    listed(
        "-Amt -amt -Rat aats afen ages Amts amts ands arde arke aten ates azin bahn Band band Bund Büro chee"
        " chts damt dern ders dion dnis Dorf dtag dten eamt eien eile eils eins eise elle emie enst ents eort"
        " erei erke erks erne erns eten eter eums fens fern ften gamt goge gung haft hamt haus hmen hnen hofs"
        " htes hule ianz iats icht ikte ikts ikum ilen iler iliz inde inik ions irke irks irme isen ises itee"
        " itut iums kamt kans kes kten ktur kums lamt lern lers Liga liga lkan ller lrat ltät lung luss mens"
        " ment mmer mond mtes nals namt nden nder ndes nels ngen nion nnel nort nrat nsel nsts ntes ntur nzen"
        " ofes onds onen orfs Orte orts orum ramt Rats rats raße rche rein reis ress rfer rfes riat rift rikt"
        " rium rken rkes rmee rmen rnen ront rort rtei rtel rten rums rung sAmt samt seln seum shof sion sium"
        " srat sses stes taat tadt tags tamt tees teil tels ters tion trum tung tuts unal uppe uses utes vinz"
        " werk zern zins zirk ädte örde üros"
    )
)
"""The last four letters of all cues that are as long and no number: most words end otherwise."""

_BODIES = (purposes.BODY, associations.HEAD, halves.SECOND, towns.NOUN)
"""The nouns of all rules for institutions, which share their cues."""

APPOSITIONS, PURPOSES, ROADS, INITIALS = 1, 2, 4, 8
"""The rule that may have something to say at a word, as bits of a number."""


def is_cue(word: str) -> bool:
    """True for the words at which `appositions`, `roads`, `initials` and the rules for institutions look."""
    if len(word) >= 4 and word[-4:] not in _ENDINGS and not word[-1].isdigit():
        return False
    return word[:1].isalpha() and _CUE.fullmatch(word) is not None


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
