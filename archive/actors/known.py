"""Names that every well-read person knows: what they are, and from where to where they reach.

The tagger sees a word and its neighbours; whoever knows that there is an Internationaler Währungsfonds needs
no neighbours. The list holds names that mean nothing else, in the nominative; their endings are made here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """The names by their first words: `first` leads to a number from 1, `forms` from there to all forms,
    longest first. `bodies` are organisations of one word."""

    def __init__(self, names: Iterable[tuple[str, Kind | None]]) -> None:
        numbers: dict[str, int] = {}
        groups: list[dict[str, Form]] = [{}]
        for name, kind in names:
            for text in forms_of(name, kind):
                words = TOKEN.findall(text)
                number = numbers.setdefault(words[0], len(groups))
                if number == len(groups):
                    groups.append({})
                groups[number].setdefault(text, Form(text, kind, len(words) == 1, text != name))
        self.first: Mapping[str, int] = numbers
        own = (form for group in groups for form in group.values() if form.alone and not form.genitive)
        self.bodies = frozenset(form.text for form in own if form.kind is Kind.ORGANISATION)
        self.forms: Sequence[Sequence[Form]] = [
            sorted(group.values(), key=lambda form: -len(form.text)) for group in groups
        ]

    def found(self, text: str, begun: Sequence[Marked]) -> list[tuple[int, int, Form]]:
        """Known names of a text, at tokens that begin one; none reaches into another."""
        found: list[tuple[int, int, Form]] = []
        past = 0
        for start, end, number in begun:
            if start < past:
                continue
            form = next((form for form in self.forms[number] if _stands(text, start, end, form)), None)
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
    """The names of a file: lines of a kind (P, O, L or N), a tab and a name; lines with # are remarks.

    Raises ArchiveError with the line that is none.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, tab, name = line.partition("\t")
        if not tab or kind not in KINDS or not TOKEN.match(name):
            raise ArchiveError(f"{path}:{number}: expected P, O, L or N, a tab and a name, found {line!r}")
        found.append((name, KINDS[kind]))
    return found
