"""Stems: the one term under which all inflected forms of a word meet.

Snowball's German stemmer does most of it. Before it, verbs are led to their infinitives and feminine
forms to their masculine where that is a word (Kollegin to Kollege, but not Termin to Term). Kept from
it are names (Müller is no Müll), nouns in -er (Bürger is no Burg, Wetter no Wette), and the umlauts
of roots that mean something else without (Förderung is no Forderung).
"""

from __future__ import annotations

import Stemmer as Snowball

from index.german.lists import NAMES_IN_S, STEM_EXCEPTIONS, SURNAMES, UMLAUT_ROOTS
from index.german.verbs import Verbs
from index.german.vocabulary import Vocabulary

SNOWBALL = str(Snowball.version())

SHORTEST_BASE = 4
TIMES = 3
"""A word must be so much commoner than itself with an s to be its base: Kur is none of Kurs."""
TIMES_VOWEL = 0.2
"""After a vowel the s is rarely part of a word: Autos may be nearly as common as Auto."""
NOUN = 3
_ROOT_BEGINNINGS = frozenset(root[:2] for root in UMLAUT_ROOTS)
_UMLAUT_R = ("aer", "oer", "tuer")
"""Ends of words in -är, -ör, -ür, which are no nouns in -er."""


class Stemmer:
    """Stems folded words with one vocabulary. Not picklable: whoever owns it makes it anew."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._counts = vocabulary.counts
        self._lowers = vocabulary.lowers
        self._names = vocabulary.names | SURNAMES
        self._verbs = Verbs(vocabulary)
        self._snowball = Snowball.Stemmer("german", 0)

    def __call__(self, word: str) -> str:
        """The stem of a folded word."""
        if word in STEM_EXCEPTIONS:
            return STEM_EXCEPTIONS[word]
        if word[-1:] == "s" and (base := self._without_s(word)):
            return self(base)
        if name := self._name(word):
            return name
        if word.endswith(("in", "innen")):
            word = self.masculine(word) or word
        if word.endswith(("er", "ers", "ern")) and (noun := self._noun_in_er(word)):
            return noun
        return self._cut_endings(self._verbs.infinitive(word) or word)

    def masculine(self, word: str) -> str:
        """A form of the masculine of a feminine in -in or -innen, as far as it is a word; else empty.

        Where it does not end in -er the plural in -innen must be a word too: Termin has none.
        """
        feminine = word.removesuffix("nen") if word.endswith("innen") else word
        if not feminine.endswith("in") or len(feminine) < 6 or feminine in self._names:
            return ""
        root = feminine[:-2]
        if not root.endswith("er") and feminine + "nen" not in self._counts:
            return ""
        bare = _without_umlaut(root)
        return next((m for m in (root, root + "e", bare, bare + "e") if self._counts.get(m, 0) >= NOUN), "")

    def _without_s(self, word: str) -> str:
        """What a genitive or plural in -s is one of, told by a far commoner word without it; else empty.

        Snowball keeps an s after a vowel and after p: Obamas, Trumps, Autos.
        """
        base = word[:-1]
        n = self._counts.get(base, 0)
        if n < NOUN or len(base) < SHORTEST_BASE or base[-1] == "s" or word in NAMES_IN_S:
            return ""
        times = TIMES_VOWEL if base[-1] in "aiouy" else TIMES
        if n < times * self._counts.get(word, 0) or self._lowers.get(base, 0) > 0.02 * n:
            return ""
        return base

    def _name(self, word: str) -> str:
        """A name, without the s of its genitive; an empty string for other words."""
        if word[-1:] == "s" and word[:-1] in self._names and word not in NAMES_IN_S:
            return word[:-1]
        return word if word in self._names else ""

    def _noun_in_er(self, word: str) -> str:
        """The singular of a noun in -er, -ers or -ern, told by its genitive: Bürgers is one, Häusers none."""
        singular = word[:-1] if word[-1] in "sn" else word
        if singular.endswith(_UMLAUT_R):
            return ""
        return next((n for n in (singular, _without_umlaut(singular)) if self._is_noun_in_er(n)), "")

    def _is_noun_in_er(self, word: str) -> bool:
        n = self._counts.get(word, 0)
        return n >= NOUN and self._counts.get(word + "s", 0) >= NOUN and self._lowers.get(word, 0) < 0.5 * n

    def _cut_endings(self, word: str) -> str:
        return self._with_umlaut(word, str(self._snowball.stemWord(word)))

    def _with_umlaut(self, word: str, stem: str) -> str:
        """The stem of a word that keeps its umlaut, if it has such a root."""
        if word[:2] in _ROOT_BEGINNINGS and word.startswith(UMLAUT_ROOTS):
            at = _umlaut(word)
            if stem[: at + 1] == word[: at + 1]:
                return f"{stem[: at + 1]}e{stem[at + 1 :]}"
        return stem


def _umlaut(word: str) -> int:
    """Where the first ae, oe or ue of a word stands, -1 where it has none."""
    return min((at for at in map(word.find, ("ae", "oe", "ue")) if at >= 0), default=-1)


def _without_umlaut(word: str) -> str:
    """The word with its last ae, oe, ue taken back (Aerzt, Arzt)."""
    at = max(map(word.rfind, ("ae", "oe", "ue")))
    return word if at < 0 else word[: at + 1] + word[at + 2 :]
