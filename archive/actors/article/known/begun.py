"""The known names that begin with one word, and which of them stands at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from archive.actors.article.known.forms import (
    Form,
    before_endings,
    begins_with,
    first_word,
    forms_of,
    may_become,
    spelt,
    word_behind,
)
from archive.actors.article.words.sure import begins_alone, ends_alone, is_quoted
from archive.mentions import Kind

Listed = tuple[str, Kind | None]
"""A name and what it is; None for things."""

LOOK = 3
"""Letters behind the first word of a name of several: most words are no such name's by these."""

_SECOND = LOOK - 1
"""Letters of a second word by which such names are kept: no ending changes these."""

_LONG = 12
"""Letters of a name that is no first part of a longer one, as Mars is of Mars Express."""

SAYS_WHAT = (
    r"(?:[A-ZÄÖÜ][\w-]*(?:er|partei|verbands?|vereinigung|instituts?|mafia|organisation|gruppe|konzerns?|firma"
    r"|unternehmens?|senders?|zeitung|magazins?|gesellschaft|kette|miliz|markt|teil|netzwerks?|flughafens?"
    r"|agentur|behörde|initiative|bewegung|vereins?|clubs?|teams?|sekte|reederei|marke|tochter|rundfunks?"
    r"|portals?|plattform|stiftung|gewerkschaft|-Instituts?|-Bank|-Konzerns?|-Firma|-Behörde|-Partei|-Gruppe)"
    r"|Vereinigung|Mafia|Rundfunks?|Instituts?|Organisation|Netzwerks?|Firma|Partei|Behörde|Agentur|Initiative)\s"
)
"""A word before a name that is no part of it: Pariser Eiffelturm, Oppositionspartei Fatah."""

_AFTER_WHAT = re.compile(rf"(?<![\w-]){SAYS_WHAT}\Z")
_AFTER_NOUN = re.compile(r"(?<![\w.-])(?!(?:Herrn?|Frau|Doktor|Familie)\s)[A-ZÄÖÜ][a-zäöüß]{3,}\s\Z")
"""What may come before a genitive: die Zerstörung Dresdens."""

_WORD_AFTER = re.compile(r"\s[A-ZÄÖÜ][a-zäöüß]")
_HYPHENATED = re.compile(r"\w+(?:-[A-ZÄÖÜ]\w+)+")
_REACH = 32
"""Characters before a name that are looked at."""


class Begun:
    """The names that begin with one word: forms that no second word follows (`single`), and names of several
    words (`longer`, by the first letters of the second), whose forms are made when such a word is there for
    the first time.

    `behind`: how the text goes on behind the word in any of them, by `LOOK` letters, or fewer where a name
    has no more; empty where one is the word alone.
    """

    def __init__(
        self,
        word: str,
        single: tuple[Form, ...],
        longer: Mapping[str, Sequence[Listed]],
        behind: frozenset[str],
    ) -> None:
        self.behind = behind
        self.shorter = frozenset(letters for letters in behind if len(letters) < LOOK)
        self._word = word
        self._single = single
        self._longer = longer
        self._forms: dict[str, dict[str, list[Form]]] = {}

    def form_at(self, text: str, start: int, end: int, is_name: Callable[[str], bool]) -> Form | None:
        """The longest form that stands here; its first word ends at `end`.

        `is_name` says of a word with hyphens whether it is a known actor of its own.
        """
        for form in self._longer_at(text, end):
            if (
                text.startswith(form.text, start)
                and _stands(text, start, end, form)
                and not _ends_in_another(text, start, form.text, is_name)
            ):
                return form
        for form in self._single:
            if text.startswith(form.text, start) and _stands(text, start, end, form):
                return form
        return None

    def _longer_at(self, text: str, end: int) -> Sequence[Form]:
        """The forms with the second word that follows here, longest first."""
        second = end + (text[end : end + 1] == " ")
        letters = text[second : second + _SECOND]
        made = self._forms.get(letters)
        if made is None:
            if letters not in self._longer and letters[:1] not in self._longer:
                return ()
            made = self._forms[letters] = self._made(letters)
        word = word_behind(text, end)
        forms: Sequence[Form] = made.get(word, ())
        return forms or made.get(word.partition("-")[0], ())

    def _made(self, letters: str) -> dict[str, list[Form]]:
        """By their second words, those whose second word begins with these letters, or has but the first."""
        forms: dict[str, Form] = {}
        for name, kind in chain(self._longer.get(letters, ()), self._longer.get(letters[:1], ())):
            for text in forms_of(name, kind, self._word):
                if begins_with(text, self._word):
                    form = Form(text, kind, False, spelt(name))
                    forms[text] = form if text == name else forms.get(text, form)
        found: dict[str, list[Form]] = {}
        for text in sorted(forms, key=lambda text: -len(text)):
            found.setdefault(word_behind(text, len(self._word)), []).append(forms[text])
        return found


def by_first_word(names: Iterable[Listed]) -> dict[str, list[Listed]]:
    """The names by their first words."""
    found: dict[str, list[Listed]] = {}
    for named in names:
        found.setdefault(first_word(named[0]), []).append(named)
    return found


def begun_with(word: str, names: Mapping[str, Sequence[Listed]]) -> Begun | None:
    """What may begin with this word, of names by their first words."""
    single: dict[str, Form] = {}
    longer: dict[str, list[Listed]] = {}
    behind = set()
    for first in before_endings(word):
        for named in names.get(first, ()):
            name, kind = named
            second = word_behind(name, len(first))
            if not second:
                for text in forms_of(name, kind):
                    if text == word or (name != first and begins_with(text, word)):
                        form = Form(text, kind, text == word, name)
                        single[text] = form if text == name else single.get(text, form)
                        behind.add(text[len(word) :][:LOOK])
            elif may_become(kind, first, word):
                longer.setdefault(second[:_SECOND], []).append(named)
                behind.add(name[len(first) :][:LOOK])
    if not single and not longer:
        return None
    return Begun(word, tuple(single.values()), longer, frozenset() if "" in behind else frozenset(behind))


def _stands(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a form that begins here ends with a word; of one word, whether it is no part of something
    longer.
    """
    stop = start + len(form.text)
    if not form.alone:
        return not text[stop : stop + 1].isalnum()
    declined = form.text != form.name
    return (
        stop == end
        and (declined or ends_alone(text, end) or _sentence_goes_on(text, end, form.name))
        and (form.kind is not Kind.PLACE or _may_begin(text, start, end, declined))
    )


def _ends_in_another(text: str, start: int, name: str, is_name: Callable[[str], bool]) -> bool:
    """Whether the last word of a name of several is the first half of another one: no Friedland in
    Mecklenburg is in Mecklenburg-Vorpommern.
    """
    stop = start + len(name)
    if text[stop : stop + 1] != "-":
        return False
    last = _HYPHENATED.match(text, start + name.rfind(" ") + 1)
    parts = last[0].split("-") if last and last.end() > stop else []
    return any(is_name("-".join(parts[:count])) for count in range(2, len(parts) + 1))


def _may_begin(text: str, start: int, end: int, declined: bool) -> bool:
    """Whether a place of one word may begin here."""
    if begins_alone(text, start) or is_quoted(text, start, end):
        return True
    before = text[max(0, start - _REACH) : start]
    return _AFTER_WHAT.search(before) is not None or (declined and _AFTER_NOUN.search(before) is not None)


def _sentence_goes_on(text: str, end: int, name: str) -> bool:
    """Whether it is the sentence that goes on behind a long name: not Föderalismuskommission II."""
    return len(name) >= _LONG and _WORD_AFTER.match(text, end) is not None
