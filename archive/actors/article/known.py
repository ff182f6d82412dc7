"""Names that every well-read person knows: what they are, and from where to where they reach.

The tagger sees a word and its neighbours; whoever knows that there is an Internationaler Währungsfonds needs
no neighbours. The list holds names that mean nothing else, in the nominative; their endings are made here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from archive.actors.article.cuts import cut
from archive.actors.article.drafts import Named, word_before
from archive.actors.article.inflection import takes_es
from archive.actors.article.marks import Marked
from archive.actors.article.sure import begins_alone, ends_alone, is_quoted
from archive.errors import ArchiveError
from archive.mentions import Kind
from archive.tokens import TOKEN

KINDS = {"P": Kind.PERSON, "O": Kind.ORGANISATION, "L": Kind.PLACE, "N": None}
"""What a letter stands for; N is for things that are taken for actors now and then, and are none."""

_LOOK = 3
"""Letters behind the first word of a name of several: most words are no such name's by these."""

_ALIKE = 2
"""Letters of a name's second word that no ending changes: adjectives have more."""

_ADJECTIVE = re.compile(r"([A-ZÄÖÜ]\w{2,}?)(er|es|e)")
_ENDINGS = ("e", "er", "es", "en", "em")
_SAYS_WHAT = (
    r"[A-ZÄÖÜ][\w-]*(?:er|partei|verbands?|vereinigung|instituts?|mafia|organisation|gruppe|konzerns?|firma"
    r"|unternehmens?|senders?|zeitung|magazins?|gesellschaft|kette|miliz|markt|teil|netzwerks?|flughafens?"
    r"|agentur|behörde|initiative|bewegung|vereins?|clubs?|teams?|sekte|reederei|marke|tochter|rundfunks?"
    r"|portals?|plattform|stiftung|gewerkschaft|-Instituts?|-Bank|-Konzerns?|-Firma|-Behörde|-Partei|-Gruppe)\s"
    r"|(?:Vereinigung|Mafia|Rundfunks?|Instituts?|Organisation|Netzwerks?|Firma|Partei|Behörde|Agentur|Initiative)\s"
)
_ONLY_SAYS_WHAT = re.compile(
    rf"(?:(?:[a-zäöüß-]+isch|deutsch|jetzig|neu|alt|heutig)e[nrsm]?\s)?(?:{_SAYS_WHAT})*"
)
"""Words before a name that are no part of it: Pariser Eiffelturm, Oppositionspartei Fatah."""

_AFTER_WHAT = re.compile(rf"(?<![\w-])(?:{_SAYS_WHAT})\Z")


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of a name, its kind (None: no actor), whether it is one word alone, and the name."""

    text: str
    kind: Kind | None
    alone: bool
    name: str


class Settled(NamedTuple):
    """The names of a text once the known ones are among them, where `things` stand that are no actors, and
    what the known actors are `called` by where they stand."""

    names: Sequence[Named]
    things: Sequence[tuple[int, int]]
    called: dict[tuple[int, int], str]


class _Begun:
    """The names that begin with one word: forms that no second word follows (`single`), and names of several
    words (`longer`, by the first letters of the second), whose forms are made when such a word is there for
    the first time.

    `behind`: how the text goes on behind the word in any of them; empty where it need not.
    """

    def __init__(
        self,
        word: str,
        single: tuple[Form, ...],
        longer: Mapping[str, Sequence[tuple[str, Kind | None]]],
        behind: frozenset[str],
    ) -> None:
        self.behind = behind
        self._word = word
        self._single = single
        self._longer = longer
        self._forms: dict[str, dict[str, list[Form]]] = {}

    def form_at(self, text: str, start: int, end: int) -> Form | None:
        """The longest form that stands here; its first word ends at `end`."""
        if self._longer:
            second = _word_behind(text, end)
            for form in self._with_second(second) or self._with_second(second.partition("-")[0]):
                if _stands(text, start, end, form):
                    return form
        for form in self._single:
            if _stands(text, start, end, form):
                return form
        return None

    def _with_second(self, second: str) -> Sequence[Form]:
        """The forms with this second word, longest first."""
        letters = second[:_ALIKE]
        if letters not in self._longer:
            return ()
        made = self._forms.get(letters)
        if made is None:
            made = self._forms[letters] = self._made(letters)
        return made.get(second, ())

    def _made(self, letters: str) -> dict[str, list[Form]]:
        forms: dict[str, Form] = {}
        for name, kind in self._longer[letters]:
            for text in forms_of(name, kind, self._word):
                if _begins_with(text, self._word):
                    form = Form(text, kind, False, name)
                    forms[text] = form if text == name else forms.get(text, form)
        found: dict[str, list[Form]] = {}
        for text in sorted(forms, key=lambda text: -len(text)):
            found.setdefault(_word_behind(text, len(self._word)), []).append(forms[text])
        return found


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
        self._numbers: dict[str, int] = {}
        self._begun: list[_Begun] = [_Begun("", (), {}, frozenset())]

    def kind_of(self, name: str) -> Kind | None:
        """What a name is in the list; None for things and for what is not in it."""
        same = self._names.get(_first_word(name), ())
        return next((kind for listed, kind in same if listed == name), None)

    @cached_property
    def _ends(self) -> frozenset[tuple[Kind | None, str]]:
        return frozenset(
            (kind, name.rpartition(" ")[2]) for names in self._names.values() for name, kind in names
        )

    def is_end(self, kind: Kind, word: str) -> bool:
        """Whether a known name of this kind ends in this word: surnames, the Bulls of the Chicago Bulls."""
        return (kind, word) in self._ends

    def number(self, word: str) -> int:
        """A number from 1 for the known names that begin with this word, 0 where there are none."""
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = self._new_number(word)
        return number

    def _new_number(self, word: str) -> int:
        single: dict[str, Form] = {}
        longer: dict[str, list[tuple[str, Kind | None]]] = {}
        behind = set()
        for first in _before_endings(word):
            for named in self._names.get(first, ()):
                name, kind = named
                second = _word_behind(name, len(first))
                if not second:
                    for text in forms_of(name, kind):
                        if text == word or (name != first and _begins_with(text, word)):
                            form = Form(text, kind, text == word, name)
                            single[text] = form if text == name else single.get(text, form)
                            behind.add(text[len(word) :][:_LOOK])
                elif first == word or (kind is not Kind.PERSON and _ADJECTIVE.fullmatch(first)):
                    longer.setdefault(second[:_ALIKE], []).append(named)
                    behind.add(name[len(first) :][:_LOOK])
        if not single and not longer:
            return 0
        prefixes = frozenset() if "" in behind else frozenset(behind)
        self._begun.append(_Begun(word, tuple(single.values()), longer, prefixes))
        return len(self._begun) - 1

    def found(self, text: str, begun: Sequence[Marked]) -> list[tuple[int, int, Form]]:
        """Known names of a text, at tokens that begin one; none reaches into another."""
        found: list[tuple[int, int, Form]] = []
        past = 0
        for start, end, number in begun:
            begin = self._begun[number]
            if start < past or (begin.behind and text[end : end + _LOOK] not in begin.behind):
                continue
            form = begin.form_at(text, start, end)
            if form:
                past = start + len(form.text)
                found.append((start, past, form))
        return found

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
        for start, end, form in found:
            low = bisect_left(kept, start, key=lambda name: name[1] - 1)
            high = bisect_left(kept, end, key=lambda name: name[0])
            inside = kept[low:high]
            longer = next(
                (n for n in inside if n[0] <= start and end <= n[1] and n[:2] != (start, end)), None
            )
            if longer and not _only_says_what(text, longer, start, end, form):
                continue  # a part of something longer
            if form.alone and not longer and any(name[:2] != (start, end) for name in inside):
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
    alike = form.kind in (None, kind) or text[first:start].endswith("er ")
    return (
        last == end
        and alike
        and kind is not Kind.PERSON
        and _ONLY_SAYS_WHAT.fullmatch(text, first, start) is not None
    )


def _stands(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a form stands here, as whole words; of one word, whether it is no part of something longer."""
    stop = start + len(form.text)
    if form.alone:
        return (
            stop == end
            and text.startswith(form.text, start)
            and (form.text != form.name or ends_alone(text, end))
            and (
                form.kind is not Kind.PLACE
                or begins_alone(text, start)
                or is_quoted(text, start, end)
                or form.text == f"{form.name}s"
                or _AFTER_WHAT.search(text[max(0, start - 32) : start]) is not None
            )
        )
    return text.startswith(form.text, start) and not text[stop : stop + 1].isalnum()


def _begins_with(text: str, word: str) -> bool:
    return text.startswith(word) and (text[len(word) : len(word) + 1] in " " or _first_word(text) == word)


def _word_behind(text: str, end: int) -> str:
    """The word behind one that ends here; nothing where none follows at once."""
    second = TOKEN.match(text, end + (text[end : end + 1] == " "))
    return second[0] if second else ""


def _first_word(name: str) -> str:
    first = name.partition(" ")[0]
    if first.isalnum():
        return first
    token = TOKEN.match(name)
    return token[0] if token else ""


def _before_endings(word: str) -> list[str]:
    """The first words of names that may have become this word: itself, without a genitive, adjectives."""
    found = [word]
    if word[:1].isupper():
        last = word[-1]
        if last == "s":
            found += (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
        if last == "e":
            found += (f"{word}r", f"{word}s")
        elif word[-2:] in _ENDINGS:
            stem = word[:-2]
            found += (stem + other for other in ("er", "e", "es") if stem + other != word)
    return found


def forms_of(name: str, kind: Kind | None, first: str | None = None) -> Iterator[str]:
    """A name and its endings: with a genitive s, and "Deutschen Roten Kreuzes".

    With `first`, adjectives have endings only where this becomes the first word.
    """
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


def read(path: Path) -> list[tuple[str, Kind | None]]:
    """The names of a file: lines of a name, a tab and a kind (P, O, L or N); lines with # are remarks.

    Raises ArchiveError with the line that is none.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, kind = line[:-2], line[-1:]
        if line[-2:-1] == "\t" and kind in KINDS and (name[:1].isalnum() or _first_word(name)):
            found.append((name, KINDS[kind]))
        elif line and line[0] != "#":
            raise ArchiveError(f"{path}:{number}: expected a name, a tab and P, O, L or N, found {line!r}")
    return found
