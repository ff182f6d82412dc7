"""Verbs: the infinitive behind a past tense, a participle or an infinitive with zu.

Snowball leaves gründete, gegründet and gründen apart, and knows no strong verbs (ging, gegangen).
Here a form is led to its infinitive where the vocabulary knows that infinitive as a verb; a word
that is mostly capitalised is a noun and stays.
"""

from __future__ import annotations

from functools import lru_cache

from index.german.lists import INSEPARABLE, NO_VERBS, SEPARABLE, STRONG_VERBS
from index.german.vocabulary import Vocabulary

_PAST_ENDINGS = ("etest", "etet", "eten", "ete", "test", "tet", "ten", "te", "est", "et", "st", "t")
_PAST_LAST = ("t", "te", "ten")
"""One of these is at the end of every past ending: one test for most words."""
_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")
VERB = 50
_LONGEST_PREFIX = max(map(len, SEPARABLE | INSEPARABLE))
_BEGINNINGS = frozenset(prefix[:2] for prefix in SEPARABLE | INSEPARABLE)
_REMEMBERED = 1 << 14
_SHORTEST_FORM = 3
"""Letters of the shortest strong form, without the ge- of a participle."""


class Verbs:
    """Knows the verbs of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._counts = vocabulary.counts
        self._lowers = vocabulary.lowers
        self._finite, self._participles = strong_forms()
        self._finite_ends = frozenset(form[-_SHORTEST_FORM:] for form in self._finite)
        self._participle_ends = frozenset(form[-_SHORTEST_FORM:] for form in self._participles)
        self._weak = lru_cache(_REMEMBERED)(self._weak_infinitive)

    def infinitive(self, word: str) -> str:
        """The infinitive of a folded inflected verb; an empty string for every other word."""
        if word in NO_VERBS or (word in self._counts and not self._is_lower(word)):
            return ""
        return self._strong_finite(word) or self._weak_past(word) or self._participle(word)

    def _is_lower(self, word: str) -> bool:
        """Whether a word is known and mostly written in lower case."""
        n = self._counts.get(word, 0)
        return n > 0 and self._lowers.get(word, 0) >= 0.5 * n

    def _weak_infinitive(self, root: str) -> str:
        """The infinitive of a weak verb with this root (gründ), as far as its other forms are words too."""
        for infinitive in (root + "en", root + "n") if root.endswith(("er", "el")) else (root + "en",):
            if (
                len(root) >= 3
                and (self._lowers.get(infinitive, 0) >= VERB or self._is_lower(infinitive))
                and self._any_lower(root + "t", root + "et")
                and self._any_lower(
                    root + "te", root + "ete", root + "ten", root + "eten", f"ge{root}t", f"ge{root}et"
                )
            ):
                return infinitive
        return ""

    def _any_lower(self, *words: str) -> bool:
        return any(map(self._is_lower, words))

    def _weak_past(self, word: str) -> str:
        if not word.endswith(_PAST_LAST):
            return ""
        for ending in _PAST_ENDINGS:
            if word.endswith(ending) and (found := self._weak(word[: -len(ending)])):
                return found
        return ""

    def _participle(self, word: str) -> str:
        """The infinitive of a participle with ge-, also as an adjective, or of an infinitive with zu."""
        strong = word[-_SHORTEST_FORM:] in self._participle_ends
        if not strong and "ge" not in word and "zu" not in word:
            return ""
        for prefix, rest in _parted(word, SEPARABLE):
            if strong and rest in self._participles:
                return self._known(prefix + self._participles[rest])
            if rest.startswith("ge") and (found := self._weak_participle(rest[2:])):
                return prefix + found
            if prefix and rest.startswith("zu") and self._is_lower(prefix + rest[2:]) and rest.endswith("n"):
                return prefix + rest[2:]
        return self._inseparable(word, self._participles, "ge") if strong else ""

    def _weak_participle(self, rest: str) -> str:
        for ending in _ADJECTIVE_ENDINGS:
            if rest.endswith(ending):
                bare = rest.removesuffix(ending)
                for t in ("et", "t"):
                    if bare.endswith(t) and (found := self._weak(bare.removesuffix(t))):
                        return found
        return ""

    def _strong_finite(self, word: str) -> str:
        if word[-_SHORTEST_FORM:] not in self._finite_ends:
            return ""
        for prefix, rest in _parted(word, SEPARABLE):
            if found := self._finite.get(rest):
                return self._known(prefix + found)
        return self._inseparable(word, self._finite, "")

    def _inseparable(self, word: str, forms: dict[str, str], dropped: str) -> str:
        """The infinitive of a form with a prefix that replaces `dropped` (be-kommen, ge-kommen)."""
        for prefix, rest in _parted(word, INSEPARABLE):
            if prefix and (found := forms.get(dropped + rest)):
                return self._known(prefix + found)
        return ""

    def _known(self, infinitive: str) -> str:
        return infinitive if infinitive in self._counts else ""


def _parted(word: str, prefixes: frozenset[str]) -> list[tuple[str, str]]:
    """The whole word, then each of the prefixes that it begins with, longest first, and the rest."""
    found = [("", word)]
    if word[:2] in _BEGINNINGS:
        for length in range(min(_LONGEST_PREFIX, len(word) - 1), 1, -1):
            if word[:length] in prefixes:
                found.append((word[:length], word[length:]))
    return found


def strong_forms() -> tuple[dict[str, str], dict[str, str]]:
    """Finite forms and participles of the simple strong verbs, each with its infinitive."""
    finite: dict[str, str] = {}
    participles: dict[str, str] = {}
    for row in STRONG_VERBS.strip().replace("\n", "|").split("|"):
        infinitive, past, participle, *present = row.split()
        endings = ("", "n", "st", "t") if past.endswith("e") else ("", "en", "st", "t")
        finite |= {past + ending: infinitive for ending in endings}
        finite |= dict.fromkeys(present, infinitive)
        root = infinitive.removesuffix("n").removesuffix("e")
        finite |= {root + ending: infinitive for ending in ("t", "et", "st")}
        participles |= {participle + ending: infinitive for ending in _ADJECTIVE_ENDINGS}
    return finite, participles
