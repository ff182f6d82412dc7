"""Who is named where: the value that passes from the tagger to the index and the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from operator import eq
from typing import NamedTuple, Protocol, Self, overload

import numpy as np
import numpy.typing as npt

from archive.article import Article
from archive.tokens import Lexicon, Tokens


class Kind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"

    __hash__ = str.__hash__  # that of enumerations is not written in C, and half of all dictionaries ask it


class Mention(NamedTuple):
    """One place in `Article.text` that names an actor.

    `start` and `end` are character offsets, end excluded.
    `name` is what the article itself calls the actor at its fullest ("Wladimir Putin" for a later
    "Putins"), or the role where it gives no name ("Kremlchef", with `role` true).
    `doubtful` actors are shown only where the archive is sure of them elsewhere.
    The archive, not the article, decides which actor that is: see `archive.actors`.
    """

    start: int
    end: int
    kind: Kind
    name: str
    role: bool = False
    doubtful: bool = False


class Tagger(Protocol):
    """Finds the mentions of a batch of articles. Deterministic; holds no state of the articles seen."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same article could get other mentions."""
        ...

    def __call__(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """Mentions of each article, ascending; `tokens[i]` are those of `articles[i].text`."""
        ...


@dataclass(frozen=True, slots=True)
class Names:
    """The names that articles use, and every pair of an article and a name, as parallel arrays.

    `kinds`, `names`, `roles` (n each) say what each name is; `pair_names` (m, int32) are numbers of
    names, `pair_first` and `pair_last` (m, int32) the first and last day that the article's date can
    stand for, as `date.toordinal()`, both 0 where it has none. `doubtful` are the numbers of names that the
    tagger doubts: they lead to actors of whom it is sure elsewhere, or to nobody.
    """

    kinds: Sequence[Kind]
    names: Sequence[str]
    roles: Sequence[bool]
    pair_names: npt.NDArray[np.int32]
    pair_first: npt.NDArray[np.int32]
    pair_last: npt.NDArray[np.int32]
    doubtful: AbstractSet[int] = frozenset()


class KnownActor(NamedTuple):
    """An actor of the archive: its id (`kind:slug`), preferred name, and what else leads to it.

    `hidden` actors stay out of facets, suggestions, feeds and actor pages.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    hidden: bool = False


class Actors(Sequence[KnownActor]):
    """Actors by number, a column for each field: an archive has tens of thousands, of whom a commit asks for
    a few. Whoever makes one may change its columns until it is passed on.
    """

    __slots__ = ("_numbers", "aliases", "hidden", "ids", "kinds", "names")

    def __init__(
        self,
        ids: Iterable[str] = (),
        kinds: Iterable[Kind] = (),
        names: Iterable[str] = (),
        aliases: Iterable[tuple[str, ...]] = (),
        hidden: Iterable[bool] = (),
    ) -> None:
        self.ids, self.kinds, self.names = list(ids), list(kinds), list(names)
        self.aliases, self.hidden = list(aliases), list(hidden)
        self._numbers: dict[str, int] | None = None

    @classmethod
    def of(cls, actors: Iterable[KnownActor]) -> Self:
        """A copy of actors."""
        if not isinstance(actors, cls):
            return cls(*zip(*actors, strict=True))
        copy = cls(*actors._columns)
        copy._numbers = None if actors._numbers is None else actors._numbers.copy()
        return copy

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each by its id. It grows as actors are added; no id changes once it was asked for."""
        if self._numbers is None:
            self._numbers = dict(zip(self.ids, range(len(self.ids)), strict=True))
        return self._numbers

    @property
    def _columns(self) -> tuple[list[str], list[Kind], list[str], list[tuple[str, ...]], list[bool]]:
        return self.ids, self.kinds, self.names, self.aliases, self.hidden

    def append(self, actor: KnownActor) -> None:
        """Add one; its number is how many there were."""
        if self._numbers is not None:
            self._numbers[actor.id] = len(self.ids)
        self.ids.append(actor.id)
        self.kinds.append(actor.kind)
        self.names.append(actor.name)
        self.aliases.append(actor.aliases)
        self.hidden.append(actor.hidden)

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, number: int) -> KnownActor: ...
    @overload
    def __getitem__(self, number: slice) -> Self: ...
    def __getitem__(self, number: int | slice) -> KnownActor | Self:
        picked = [column[number] for column in self._columns]
        return type(self)(*picked) if isinstance(number, slice) else KnownActor(*picked)  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[KnownActor]:
        return map(KnownActor._make, zip(*self._columns, strict=True))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Actors):
            return self._columns == other._columns
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Labels:
    """Who is meant: `pair_actors` (m, int32) are numbers in `actors`, -1 where no actor is.

    `actors` begins with those known before, in their old order. `redirects` lead from ids that were
    given once to those that hold now. `state` is the labeller's own memory, kept with the generation.
    """

    actors: Sequence[KnownActor]
    pair_actors: npt.NDArray[np.int32]
    redirects: Mapping[str, str]
    state: bytes


class Labeller(Protocol):
    """Decides which actor of the archive a name means; knows the authority file."""

    @property
    def fingerprint(self) -> str:
        """Changes with the authority file: labels made under another one are outdated."""
        ...

    def label(self, names: Names, known: Labels | None = None) -> Labels:
        """Label all pairs. With `known`, only new articles are given and known actors keep their ids."""
        ...
