"""Names that every well-read person knows: what they are, and from where to where they reach.

The tagger sees a word and its neighbours; whoever knows that there is an Internationaler Währungsfonds needs
no neighbours. The list holds names that mean nothing else, in the nominative; their endings are made here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.actors.drafts import Named
from archive.actors.marks import Marked
from archive.errors import ArchiveError
from archive.mentions import Kind
from archive.tokens import TOKEN

KINDS = {"P": Kind.PERSON, "O": Kind.ORGANISATION, "L": Kind.PLACE, "N": None}
"""What a letter stands for; N is for things that are taken for actors now and then, and are none."""

_ADJECTIVE = re.compile(r"([A-ZÄÖÜ]\w{2,}?)(er|es|e)")
_ENDINGS = ("e", "er", "es", "en", "em")
_LONGER_BEFORE = re.compile(r"(?:[A-ZÄÖÜ0-9][\w-]*|[„“\"»'])\s?\Z")
_LONGER_AFTER = re.compile(r"\s[A-ZÄÖÜ0-9]|[-–/]\w")
_ONLY_SAYS_WHAT = re.compile(
    r"(?:[A-ZÄÖÜ][\w-]*(?:er|partei|verbands?|vereinigung|instituts?|mafia|organisation|gruppe|konzerns?|firma"
    r"|unternehmens?|senders?|zeitung|magazins?|gesellschaft|kette|miliz|markt|teil)\s)+"
)
"""Words before a name that are no part of it: Pariser Eiffelturm, Oppositionspartei Fatah."""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of a name, its kind (None: no actor), whether it is one word alone, and that with a
    genitive s."""

    text: str
    kind: Kind | None
    alone: bool
    genitive: bool


class KnownNames:
    """The names by their first words. Forms are made when a word is asked for: few of them ever occur.

    `bodies` are organisations of one word.
    """

    def __init__(self, names: Iterable[tuple[str, Kind | None]]) -> None:
        self._names: dict[str, list[tuple[str, Kind | None]]] = {}
        bodies = []
        for named in names:
            name, kind = named
            first = _first_word(name)
            self._names.setdefault(first, []).append(named)
            if kind is Kind.ORGANISATION and first == name:
                bodies.append(name)
        self.bodies = frozenset(bodies)
        self._forms: list[list[Form]] = [[]]
        self._numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        """A number from 1 for the known names that begin with this word, 0 where there are none."""
        if word not in self._numbers:
            forms = {
                text: Form(text, kind, text == word, text != name)
                for first in _before_endings(word)
                for name, kind in self._names.get(first, ())
                for text in forms_of(name, kind)
                if _first_word(text) == word
            }
            if not forms:
                return 0
            self._numbers[word] = len(self._forms)
            self._forms.append(sorted(forms.values(), key=lambda form: -len(form.text)))
        return self._numbers[word]

    def found(self, text: str, begun: Sequence[Marked]) -> list[tuple[int, int, Form]]:
        """Known names of a text, at tokens that begin one; none reaches into another."""
        found: list[tuple[int, int, Form]] = []
        past = 0
        for start, end, number in begun:
            if start < past:
                continue
            form = next((form for form in self._forms[number] if _stands(text, start, end, form)), None)
            if form:
                past = start + len(form.text)
                found.append((start, past, form))
        return found

    def added(self, text: str, begun: Sequence[Marked], names: Sequence[Named]) -> Sequence[Named]:
        """The names of a text with those that are known; what the tagger found within these is left out."""
        found = self.found(text, begun)
        if not found:
            return names
        kept = list(names)
        for start, end, form in found:
            low = bisect_left(kept, start, key=lambda name: name[1] - 1)
            high = bisect_left(kept, end, key=lambda name: name[0])
            inside = kept[low:high]
            longer = next(
                (n for n in inside if n[0] <= start and end <= n[1] and n[:2] != (start, end)), None
            )
            if longer and not (longer[1] == end and _ONLY_SAYS_WHAT.fullmatch(text, longer[0], start)):
                continue  # a part of something longer
            if form.alone and not longer and any(name[:2] != (start, end) for name in inside):
                continue
            kept[low:high] = [(start, end, form.kind)] if form.kind else []
        return kept


def _stands(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a form stands here, as whole words; of one word, whether it is no part of something longer."""
    stop = start + len(form.text)
    if form.alone:
        return (
            stop == end
            and text.startswith(form.text, start)
            and (form.genitive or not _LONGER_AFTER.match(text, end))
            and not _LONGER_BEFORE.search(text[max(0, start - 20) : start])
        )
    return text.startswith(form.text, start) and not text[stop : stop + 1].isalnum()


def _first_word(name: str) -> str:
    first = name.partition(" ")[0]
    if first.isalnum():
        return first
    token = TOKEN.match(name)
    return token[0] if token else ""


def _before_endings(word: str) -> Iterator[str]:
    """The first words of names that may have become this word: itself, without a genitive, adjectives."""
    yield word
    if not word[:1].isupper():
        return
    if word.endswith("s"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem + other for other in ("er", "e", "es") if other != ending)


def forms_of(name: str, kind: Kind | None) -> Iterator[str]:
    """A name and its endings: with a genitive s, and "Deutschen Roten Kreuzes"."""
    declined = _declined(name) if kind is not Kind.PERSON else []
    for form in (name, *declined):
        yield form
        if form[-1].isalpha() and form[-1] not in "sxzß":
            yield f"{form}s"
        if declined and form[-1] not in "aeiousxyäöü":
            yield f"{form}es"
    if declined and name[-1] in "sxzß":
        yield from (f"{form}es" for form in declined)


def _declined(name: str) -> list[str]:
    """A name that begins with adjectives, with other endings of these; nothing for others."""
    words = name.split(" ")
    first = _ADJECTIVE.fullmatch(words[0])
    if not first or not words[1:2] or not words[1][:1].isupper():
        return []
    ending = first[2]
    stems = [word.removesuffix(ending) if word.endswith(ending) else "" for word in words[:-1]]
    return [
        " ".join(
            [*(stem + other if stem else word for stem, word in zip(stems, words, strict=False)), words[-1]]
        )
        for other in _ENDINGS
        if other != ending
    ]


def read(path: Path) -> list[tuple[str, Kind | None]]:
    """The names of a file: lines of a name, a tab and a kind (P, O, L or N); lines with # are remarks.

    Raises ArchiveError with the line that is none.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, tab, kind = line.partition("\t")
        if tab and kind in KINDS and _first_word(name):
            found.append((name, KINDS[kind]))
        elif line and line[0] != "#":
            raise ArchiveError(f"{path}:{number}: expected a name, a tab and P, O, L or N, found {line!r}")
    return found
