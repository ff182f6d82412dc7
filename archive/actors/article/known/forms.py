"""The forms that a known name has in texts: with a genitive s, "Deutschen Roten Kreuzes", "Zentralrats der
Juden". Names are listed in the nominative alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.actors.article.words.inflection import takes_es
from archive.mentions import Kind
from archive.tokens import TOKEN

_ADJECTIVE = re.compile(r"([^\W\d_][\w-]{2,}?)(er|es|e)")
_LOWER = re.compile(r"[a-zäöüß][\w-]{2,}(?:er|es|e)")
_ENDINGS = ("e", "er", "es", "en", "em")

_MANY = ("betriebe", "werke", "dienste", "kräfte", "verbände")
"""Ends of names that are many, and have an n in the dative."""

_LINKS = frozenset(("der", "des", "für", "gegen", "zur", "zum"))
"""What a name goes on with behind its noun, which then has the genitive."""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of a name, its kind (None: no actor), whether it is one word alone, and the name."""

    text: str
    kind: Kind | None
    alone: bool
    name: str


def forms_of(name: str, kind: Kind | None, first: str | None = None) -> Iterator[str]:
    """A name and its endings. With `first`, adjectives have only those that make this the first word."""
    words = name.split(" ")
    adjective = _ADJECTIVE.fullmatch(words[0]) if kind is not Kind.PERSON and len(words) > 1 else None
    if adjective and not words[1][:1].isupper():
        adjective = None
    declined = _declined(words, adjective, first) if adjective else []
    takes_both = adjective is not None or (kind is not Kind.PERSON and takes_es(name))
    for form in (name, *declined):
        yield form
        if form[-1].isalpha() and form[-1] not in "sxzß":
            yield f"{form}s"
        if takes_both and form[-1] not in "aeiousxyäöü":
            yield f"{form}es"
    if name[-1] in "sxzß":
        yield from (f"{form}es" for form in ((name, *declined) if takes_es(name) else declined))
    if kind is Kind.ORGANISATION and name.endswith(_MANY):
        yield from (f"{form}n" for form in (name, *declined))
    if kind is Kind.ORGANISATION and _noun_comes_first(words):
        yield from (f"{words[0]}{ending} {name[len(words[0]) + 1 :]}" for ending in ("s", "es"))


def _declined(words: Sequence[str], adjective: re.Match[str], only: str | None) -> list[str]:
    """A name that begins with adjectives, with other endings of these; with `only` as the first word.

    Which of its first words are adjectives is not known: those that end alike may be ("Deutsches Rotes
    Kreuz"), or the first alone ("Europäische Schule München").
    """
    stem, ending = adjective.groups()
    others = [other for other in _ENDINGS if other != ending and only in (None, stem + other)]
    alike = 1
    while alike < len(words) - 1 and words[alike][:1].isupper() and words[alike].endswith(ending):
        alike += 1
    return [
        " ".join([*(word.removesuffix(ending) + other for word in words[:count]), *words[count:]])
        for count in range(1, alike + 1)
        for other in others
    ]


def _noun_comes_first(words: Sequence[str]) -> bool:
    """True for the Zentralrat der Juden; with an s behind the noun, not behind the whole."""
    return len(words) > 2 and words[1] in _LINKS and words[0][-1:] not in "aeiousxzß"


def before_endings(word: str) -> list[str]:
    """The first words of names that may have become this word: itself, without a genitive, adjectives."""
    found = [word]
    last = word[-1]
    if last == "s" and word[:1].isupper():
        found += (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    if last == "e":
        found += (f"{word}r", f"{word}s")
    elif word[-2:] in _ENDINGS:
        stem = word[:-2]
        found += (stem + other for other in ("er", "e", "es") if stem + other != word)
    return found


def spelt(name: str) -> str:
    """A name as it is called: the auswärtige Amt with the capital that its adjective has in full."""
    first, _, second = name.partition(" ")
    return name[0].upper() + name[1:] if second[:1].isupper() and _LOWER.fullmatch(first) else name


def may_become(kind: Kind | None, first: str, word: str) -> bool:
    """False where no form of a name of several words, of which this is the first, begins with the word."""
    return first == word or (
        kind is not Kind.PERSON and (word[-1] == "s" or _ADJECTIVE.fullmatch(first) is not None)
    )


def first_word(name: str) -> str:
    """The first token of a name, or all before its first space; empty where there is none."""
    first = name.partition(" ")[0]
    if first.isalnum():
        return first
    token = TOKEN.match(name)
    return token[0] if token else ""


def word_behind(text: str, end: int) -> str:
    """The word behind one that ends here; nothing where none follows at once."""
    second = TOKEN.match(text, end + (text[end : end + 1] == " "))
    return second[0] if second else ""


def begins_with(text: str, word: str) -> bool:
    """Whether this is the first word of a text."""
    return text.startswith(word) and (text[len(word) : len(word) + 1] in " " or first_word(text) == word)
