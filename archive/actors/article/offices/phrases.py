"""What stands before an office: the article, adjectives, whether it is somebody's now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.actors.lists import listed

_REACH = 80
"""How many characters before an office its article is looked for."""

_MOST = 3
"""How many adjectives an office may have."""

_SIGNS = "„“\"»«'(["
_ENDS = ".:!?"
_ARTICLES = frozenset(
    listed("der die dem den des dieser diese diesem diesen dieses vom beim am zum zur ihr sein unser")
)
_POSSESSIVE = re.compile(r"(?:ihr|sein|unser)(?:e[nmrs]?)?")
_ADJECTIVE = re.compile(
    r"[a-zäöüß][\w-]*(?:e|er|en|es|em)|[A-ZÄÖÜ][\w-]+(?:er|(?:isch|deutsch)e[nmrs]?)|\d+-jährige[nmrs]?|\d\d?\."
)
_OPENING = re.compile(r"(?:Neu|Deutsch|Amtierend|Früher|Ehemalig|\w+isch)e[nmrs]?")
"""Adjectives with which a sentence may open before another; a name would be one in -er too."""

_NOT_NOW = re.compile(
    r"(?:ehemalig|früher|damalig|einstig|vorig|vorherig|vormalig|letzt|bisherig|gewesen|später|alt|verstorben"
    r"|ermordet|getötet|gestürzt|abgewählt|abgesetzt|entlassen|zurückgetreten|gescheitert|(?:zu)?künftig"
    r"|designiert|nächst|kommend|erst|zweit|dritt|viert|stellvertretend|parlamentarisch|jed|k?ein|manch|solch"
    r"|ander)(?:e[nmrs]?)?|\d\d?\.",
    re.IGNORECASE,
)
_PLURAL_ARTICLES = frozenset(listed("die diese ihre seine unsere"))
_GENITIVES = frozenset(listed("der dieser ihrer seiner unserer"))
_SAME_IN_PLURAL = ("minister", "Minister")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands before an office: the article in small letters, the adjectives from right to left, where
    all that begins, and the word before.
    """

    article: str
    adjectives: tuple[str, ...]
    start: int
    before: str

    @property
    def is_now(self) -> bool:
        """False for the former, the next and the deputy chancellor, and for any chancellor."""
        words = self.adjectives if self.article else (*self.adjectives, self.before)
        return not any(map(_NOT_NOW.fullmatch, words))

    @property
    def is_new(self) -> bool:
        """True for the new chancellor, who is not the one before."""
        return any(word.lower().startswith("neue") for word in self.adjectives)

    @property
    def is_possessive(self) -> bool:
        """True for "unser Minister"."""
        return _POSSESSIVE.fullmatch(self.article) is not None


def phrase_before(text: str, start: int) -> Phrase:
    """The article and the adjectives before the office that begins at `start`."""
    reach = max(0, start - _REACH)
    reach = max(reach, text.rfind("\n", reach, start) + 1)
    words = text[reach:start].split()
    adjectives: list[str] = []
    begin = place = start
    while words:
        whole = words.pop()
        word, small = whole.lstrip(_SIGNS), whole.lstrip(_SIGNS).lower()
        place = text.rfind(whole, reach, place)
        inner = place + len(whole) - len(word)
        if small in _ARTICLES or _POSSESSIVE.fullmatch(small):
            return Phrase(small, tuple(adjectives), inner, words[-1] if words else "")
        opens = not words or words[-1][-1] in _ENDS
        out_of_place = (word != whole and not opens) or (
            adjectives and word[0].isupper() and not (opens and _OPENING.fullmatch(word))
        )
        if len(adjectives) == _MOST or out_of_place or not _ADJECTIVE.fullmatch(word):
            return Phrase("", tuple(adjectives), begin, whole)
        adjectives.append(word)
        begin = inner
    return Phrase("", tuple(adjectives), begin, "")


def of_a_woman(word: str, article: str) -> bool | None:
    """Whether an office inflected like an adjective is a woman's; None where that stays open."""
    if word.endswith("er"):
        return False
    if word.endswith("e"):
        return article != "der" if article in ("der", "die") or article.endswith("e") else None
    return {"": None, "der": True, "dieser": True}.get(article, False)


def is_plural(word: str, phrase: Phrase, woman: bool | None) -> bool:
    """True for "die Minister", "diese Präsidenten", "der Präsidenten", "die Vorsitzenden", "den Chefs", and
    after a noun for "der Minister".
    """
    article = phrase.article
    if word.endswith("s") and not article.endswith("s"):
        return article != ""
    if article in _PLURAL_ARTICLES:
        return woman is False or word.endswith("en")
    if article not in _GENITIVES or woman is not False:
        return False
    after_noun = phrase.before.isalpha() and phrase.before[0].isupper()
    return word.endswith("en") or (after_noun and word.endswith(_SAME_IN_PLURAL))
