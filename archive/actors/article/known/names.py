"""Names that every well-read person knows: what they are, and from where to where they reach.

The tagger sees a word and its neighbours; whoever knows that there is an Internationaler Währungsfonds needs
no neighbours. The list holds names that mean nothing else, in the nominative; their endings are made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from archive.actors.article.drafts import Named, word_before
from archive.actors.article.extent.cuts import cut
from archive.actors.article.known.begun import LOOK, SAYS_WHAT, Begun, Listed, begun_with, by_first_word
from archive.actors.article.known.forms import Form, first_word
from archive.actors.article.words.marks import Marked
from archive.actors.article.words.sure import begins_alone
from archive.errors import ArchiveError
from archive.mentions import Kind

KINDS = {"P": Kind.PERSON, "O": Kind.ORGANISATION, "L": Kind.PLACE, "N": None}
"""What a letter stands for; N is for things that are taken for actors now and then, and are none."""

_ONLY_SAYS_WHAT = re.compile(
    rf"(?:(?:[a-zäöüß-]+isch|deutsch|jetzig|neu|alt|heutig)e[nrsm]?\s)?"
    rf"(?:(?:New|Tel|San|Los|Bad|Sankt)\s(?=\w+er\s))?(?:{SAYS_WHAT})*"
)


class Settled(NamedTuple):
    """The names of a text once the known ones are among them, where `things` stand that are no actors, and
    what the known actors are `called` by where they stand."""

    names: Sequence[Named]
    things: Sequence[tuple[int, int]]
    called: dict[tuple[int, int], str]


class KnownNames:
    """The names by their first words. Forms are made when a word is asked for: few of them ever occur.

    `bodies` are organisations of one word.
    """

    def __init__(self, names: Iterable[Listed]) -> None:
        self._names = by_first_word(names)
        self.bodies = frozenset(
            name
            for first, same in self._names.items()
            for name, kind in same
            if kind is Kind.ORGANISATION and name == first
        )
        self._numbers: dict[str, int] = {}
        self._begun: list[Begun] = []

    def kind_of(self, name: str) -> Kind | None:
        """What a name is in the list; None for things and for what is not in it."""
        same = self._names.get(first_word(name), ())
        return next((kind for listed, kind in same if listed == name), None)

    @cached_property
    def _ends(self) -> frozenset[tuple[Kind | None, str]]:
        """Kinds and last words of the names of several words."""
        return frozenset(
            (kind, name[name.rindex(" ") + 1 :])
            for names in self._names.values()
            for name, kind in names
            if " " in name
        )

    def is_end(self, kind: Kind, word: str) -> bool:
        """Whether a known name of this kind ends in this word: surnames, the Bulls of the Chicago Bulls; not
        where the word alone is known for a thing, as the Scharia of Ansar al-Scharia.
        """
        alone = self.kind_of(word)
        return alone is kind or ((kind, word) in self._ends and not self._is_thing(word, alone))

    def _is_thing(self, word: str, kind: Kind | None) -> bool:
        return kind is None and (word, None) in self._names.get(first_word(word), ())

    def number(self, word: str) -> int:
        """A number from 1 for the known names that begin with this word, 0 where there are none."""
        number = self._numbers.get(word)
        if number is not None:
            return number
        begun = begun_with(word, self._names)
        if begun is None:
            return 0  # not kept: whoever asks keeps it, and most words are no name's
        self._begun.append(begun)
        self._numbers[word] = len(self._begun)
        return len(self._begun)

    def found(self, text: str, begun: Sequence[Marked]) -> list[tuple[int, int, Form]]:
        """Known names of a text, at tokens that begin one; none reaches into another."""
        found: list[tuple[int, int, Form]] = []
        past = 0
        for start, end, number in begun:
            if start < past:
                continue
            begin = self._begun[number - 1]
            if begin.behind and text[end : end + LOOK] not in begin.behind:
                shorter = begin.shorter  # of two letters or one
                if not (shorter and (text[end : end + 2] in shorter or text[end : end + 1] in shorter)):
                    continue
            form = begin.form_at(text, start, end, self._is_name)
            if form:
                past = start + len(form.text)
                found.append((start, past, form))
        return found

    def _is_name(self, word: str) -> bool:
        return any(self.kind_of(name) for name in (word, word.removesuffix("s")))

    def added(
        self,
        text: str,
        begun: Sequence[Marked],
        names: Sequence[Named],
        is_given: Callable[[str], bool] = lambda _: False,
    ) -> Settled:
        """What the tagger named, without what lies within a known name or thing, and the known names.

        `is_given` says of words before a known name whether they are given names: Peter Ahlen is no town.
        """
        found = self.found(text, begun)
        if not found:
            return Settled(names, (), {})
        things: list[tuple[int, int]] = []
        called: dict[tuple[int, int], str] = {}
        ends = {start: end for start, end, form in found if form.kind is Kind.ORGANISATION}
        kept = list(cut(text, names, ends, self.bodies, is_given))
        low = 0
        for start, end, form in found:
            while low < len(kept) and kept[low][1] <= start:
                low += 1
            high = low
            while high < len(kept) and kept[high][0] < end:
                high += 1
            inside = kept[low:high]
            others = [name for name in inside if name[:2] != (start, end)]
            longer = next((n for n in others if n[0] <= start and end <= n[1]), None) if others else None
            if longer and not _only_says_what(text, longer, start, end, form):
                continue  # a part of something longer
            if form.alone and others and not longer:
                continue
            if form.alone and not begins_alone(text, start):
                other = any(name[2] is not form.kind for name in inside)
                if other or is_given(word_before(text, start)):
                    continue
            if form.kind:
                kept[low:high] = [(start, end, form.kind)]
                called[start, end] = form.name
            else:
                kept[low:high] = []
                things.append((start, end))
        return Settled(kept, things, called)


def _only_says_what(text: str, longer: Named, start: int, end: int, form: Form) -> bool:
    """Whether what a longer name has before a known one is no part of it; a Landesbank Berlin is no town."""
    first, last, kind = longer
    before = text[first:start]
    alike = form.kind in (None, kind) or before.endswith("er ") or before.islower()
    return (
        last == end
        and alike
        and kind is not Kind.PERSON
        and _ONLY_SAYS_WHAT.fullmatch(text, first, start) is not None
    )


def read(path: Path) -> list[tuple[str, Kind | None]]:
    """The names of a file: lines of a name, a tab and a kind (P, O, L or N); lines with # are remarks.

    Raises ArchiveError with the line that is none.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, kind = line[:-2], line[-1:]
        if line[-2:-1] == "\t" and kind in KINDS and (name[:1].isalnum() or first_word(name)):
            found.append((name, KINDS[kind]))
        elif line and line[0] != "#":
            raise ArchiveError(f"{path}:{number}: expected a name, a tab and P, O, L or N, found {line!r}")
    return found
