"""Taggers and labellers by name and path."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from archive.actors.across.authority import Authority, Entry, read_authority
from archive.actors.across.labels import ArchiveLabeller
from archive.actors.across.roles import Role, RoleWords
from archive.actors.article.doubting import doubts
from archive.actors.article.doubting.doubts import Doubts
from archive.actors.article.identity.sameas import same_names
from archive.actors.article.known import names as known
from archive.actors.article.known.names import KnownNames
from archive.actors.chain import weights
from archive.actors.chain.weights import Weights
from archive.actors.spacy import SpacyTagger, load_pipeline
from archive.actors.tagger import ChainTagger, Resolver, chain_fingerprint
from archive.actors.words import COMMON, WordTable
from archive.article import Article
from archive.errors import SettingError
from archive.mentions import Kind, KnownActor, Labeller, Mention, Tagger
from archive.tokens import Lexicon, Tokens

_DATA = Path(__file__).parent / "data"
_ROLES = _DATA / "roles.toml"
_ALIASES = _DATA / "aliases.toml"
_KNOWN = _DATA / "known.tsv"
_DOUBTS = _DATA / "doubts.npz"


class ShippedTagger:
    """The tagger that ships. Its model is read when articles come: readers need only the fingerprint."""

    def __init__(self, path: Path, own: Authority, digest: str) -> None:
        self._path = path
        self._own = own
        self._digest = digest

    @property
    def fingerprint(self) -> str:
        """That of the tagger with this model, and with the words and names that ship."""
        return chain_fingerprint(self._digest)

    def __call__(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """See `archive.mentions.Tagger`. Raises ArchiveError when the model can't be read."""
        return self._tagger(articles, tokens, lexicon)

    @cached_property
    def _tagger(self) -> ChainTagger:
        model = weights.load(self._path)
        return ChainTagger(model, shipped_resolver(model, self._own), shipped_doubts(), self._digest)


def load_tagger(name: str = "standard", authority_path: Path | None = None) -> Tagger:
    """The tagger of this name: `standard` ships; `spacy:PIPELINE` is an installed pipeline of spaCy.

    Names and words for offices that an authority file adds are found too; without one only those that ship.
    They are no part of the fingerprint: articles that were read before keep what was found then.
    Raises SettingError for an unknown name, AuthorityError for a file that can't be applied.
    """
    family, _, pipeline = name.partition(":")
    if name != "standard" and not (family == "spacy" and pipeline):
        raise SettingError(f"no tagger is called {name!r}; known: standard, spacy:PIPELINE")
    own, path = _authority(authority_path), weights.path_of("standard")
    read = b"".join(file.read_bytes() for file in (path, _ROLES, _ALIASES, _KNOWN, _DOUBTS))
    digest = hashlib.sha256(read).hexdigest()[:16]
    if name == "standard":
        return ShippedTagger(path, own, digest)
    model = weights.load(path)
    return SpacyTagger(load_pipeline(pipeline), model, shipped_resolver(model, own), digest)


def shipped_resolver(
    model: Weights, own: Authority | None = None, keeps: Callable[[str], bool] = lambda _: True
) -> Resolver:
    """The rules with all that ships, and with names and words for offices of one's own.

    Of the known names that ship, those that `keeps` says.
    """
    own = own or Authority()
    roles = RoleWords((*own.roles, *shipped_roles()))
    named = list(_named(own))
    listed = KnownNames(_listed(named, model.words, keeps))
    return Resolver(model, roles, same_names(shipped_aliases()), listed, frozenset(named))


def _named(own: Authority) -> Iterator[tuple[Kind, str]]:
    for entry in own.entries:
        yield from ((entry.kind, name) for name in (entry.name, *entry.aliases))
    yield from ((split.kind, split.name) for split in own.splits)


def _listed(
    own: Iterable[tuple[Kind, str]], words: WordTable, keeps: Callable[[str], bool]
) -> list[tuple[str, Kind | None]]:
    """The names that ship and are kept, and those of one's own, which say first what they are.

    A word of the language that is a name too needs an article that uses it as one: Nebel.
    """
    kinds: dict[str, Kind] = {}
    for kind, name in own:
        if " " in name or (name[0].isupper() and words.seen(name) < COMMON):
            kinds.setdefault(name, kind)
    shipped = (row for row in known.read(_KNOWN) if keeps(row[0]))
    return [*(row for row in shipped if row[0] not in kinds), *kinds.items()]


def labeller(authority_path: Path | None = None) -> Labeller:
    """The labeller that knows this authority file, and the offices that ship.

    A path at which no file lies is no authority. Raises AuthorityError, by line, for a wrong one.
    """
    return ArchiveLabeller(_authority(authority_path), shipped_aliases(), shipped_roles())


def actors_of_own(authority_path: Path) -> tuple[KnownActor, ...]:
    """The actors that this authority file names and does not hide; none where no file lies."""
    entries = _authority(authority_path).entries
    return tuple(KnownActor(entry.id, entry.kind, entry.name) for entry in entries if not entry.hidden)


def words_of_own(authority_path: Path) -> tuple[str, ...]:
    """Words for offices that only this authority file has; none where no file lies."""
    shipped = {word for role in shipped_roles() for word in role.words}
    own = (word for role in _authority(authority_path).roles for word in role.words)
    return tuple(word for word in dict.fromkeys(own) if word not in shipped)


def shipped_aliases() -> tuple[Entry, ...]:
    """Names that every newspaper uses for the same organisation or state."""
    return read_authority(_ALIASES).entries


def shipped_doubts() -> Doubts:
    """What weighs the evidence for other names."""
    return doubts.load(_DOUBTS)


def shipped_roles() -> tuple[Role, ...]:
    """Heads of state and government, EU, UN, NATO, the Pope, since 1990."""
    return read_authority(_ROLES).roles


def _authority(path: Path | None) -> Authority:
    return read_authority(path) if path is not None and path.exists() else Authority()
