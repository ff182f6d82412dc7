"""Taggers and labellers by name and path."""

from __future__ import annotations

import hashlib
from pathlib import Path

from archive.actors import weights
from archive.actors.authority import Authority, Entry, read_authority
from archive.actors.labels import ArchiveLabeller
from archive.actors.roles import Role, RoleWords
from archive.actors.spacy import SpacyTagger, load_pipeline
from archive.actors.tagger import ChainTagger, Resolver
from archive.errors import SettingError
from archive.mentions import Labeller, Tagger

_DATA = Path(__file__).parent / "data"


def load_tagger(name: str = "standard", authority_path: Path | None = None) -> Tagger:
    """The tagger of this name: `standard` ships; `spacy:PIPELINE` is an installed pipeline of spaCy.

    Words for offices that an authority file adds are found too; without one only those that ship.
    Raises SettingError for an unknown name, AuthorityError for a file that can't be applied.
    """
    family, _, pipeline = name.partition(":")
    if name != "standard" and not (family == "spacy" and pipeline):
        raise SettingError(f"no tagger is called {name!r}; known: standard, spacy:PIPELINE")
    offices = (*_authority(authority_path).roles, *shipped_roles())
    path = weights.path_of("standard")
    digest = hashlib.sha256(path.read_bytes() + repr(offices).encode()).hexdigest()[:16]
    model, roles = weights.load(path), RoleWords(offices)
    if name == "standard":
        return ChainTagger(model, roles, digest)
    return SpacyTagger(load_pipeline(pipeline), model, Resolver(model, roles), digest)


def labeller(authority_path: Path | None = None) -> Labeller:
    """The labeller that knows this authority file, and the offices that ship.

    A path at which no file lies is no authority. Raises AuthorityError, by line, for a wrong one.
    """
    return ArchiveLabeller(_authority(authority_path), shipped_aliases(), shipped_roles())


def shipped_aliases() -> tuple[Entry, ...]:
    """Names that every newspaper uses for the same organisation or state."""
    return read_authority(_DATA / "aliases.toml").entries


def shipped_roles() -> tuple[Role, ...]:
    """Heads of state and government, EU, UN, NATO, the Pope, since 1990."""
    return read_authority(_DATA / "roles.toml").roles


def _authority(path: Path | None) -> Authority:
    return read_authority(path) if path is not None and path.exists() else Authority()
