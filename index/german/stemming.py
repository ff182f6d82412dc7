"""Stems: the one term under which all inflected forms of a word meet.

Snowball's German stemmer, with exceptions where frequent words would meet by accident, and with
feminine forms led to their masculine where that is a word (Kollegin to Kollege, but not Termin to Term).
"""

from __future__ import annotations

import Stemmer as Snowball

from index.german.vocabulary import Vocabulary

SNOWBALL = str(Snowball.version())

_KEPT = {
    "buerger": "buerger buergers buergern",
    "bauer": "bauer bauern bauers",
    "baer": "baer baeren",
    "ueber": "ueber",
    "wunder": "wunder wunders wundern",
    "feuer": "feuer feuers feuern",
    "masz": "masse massen",
}
_EXCEPTIONS = {form: stem for stem, forms in _KEPT.items() for form in forms.split() if stem != "masz"}


class Stemmer:
    """Stems folded words with one vocabulary. Not picklable: whoever owns it makes it anew."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._counts = vocabulary.counts
        self._names = vocabulary.names
        self._snowball = Snowball.Stemmer("german", 0)

    def __call__(self, word: str) -> str:
        """The stem of a folded word."""
        if word in _EXCEPTIONS:
            return _EXCEPTIONS[word]
        masculine = self.masculine(word)
        if masculine:
            return _EXCEPTIONS.get(masculine) or str(self._snowball.stemWord(masculine))
        return str(self._snowball.stemWord(word))

    def masculine(self, word: str) -> str:
        """The masculine of a feminine in -in or -innen, as far as it is a word; else an empty string.

        The plural in -innen must be a word too: Termin has none.
        """
        base = word.removesuffix("nen") if word.endswith("innen") else word
        if not base.endswith("in") or len(base) < 6 or base in self._names:
            return ""
        if base + "nen" not in self._counts:
            return ""
        root = base[:-2]
        for masculine in (root, root + "e", _without_umlaut(root), _without_umlaut(root) + "e"):
            if self._counts.get(masculine, 0) > 2:
                return masculine
        return ""


def _without_umlaut(word: str) -> str:
    """The word with its last ae, oe, ue taken back (Aerzt, Arzt)."""
    at = max(word.rfind("ae"), word.rfind("oe"), word.rfind("ue"))
    return word if at < 0 else word[: at + 1] + word[at + 2 :]
