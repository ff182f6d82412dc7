"""Source folders: where the articles of an archive come from, each under a name that begins its ids."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive.errors import ArchiveError

ARTICLE_FIELDS = (
    "id", "date", "title", "body", "source", "section", "author", "page", "url", "corrects",
)  # fmt: skip
"""What a field of JSON Lines can be mapped to."""


class FolderError(ArchiveError):
    """A source folder that can't be known by this name."""


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """A named folder (or single file) of articles.

    `fields` says what the fields of JSON Lines are called where they are not called as ours:
    article field -> their name.
    """

    name: str
    path: Path
    fields: Mapping[str, str] = field(default_factory=dict)


def parse_folder(text: str) -> tuple[SourceFolder, bool]:
    """Read `FOLDER` or `NAME=FOLDER` as typed; says also whether a name was typed.

    The path becomes absolute; symbolic links stay, for a mount point is what a person knows.
    `NAME=` is read as a name only where no file is called so. Raises FolderError.
    """
    name, equals, rest = text.partition("=")
    named = bool(equals) and not Path(text).exists()
    place = rest if named else text
    if not place.strip():
        raise FolderError(f"{text!r} names no folder; write FOLDER or NAME=FOLDER")
    path = Path(place).expanduser()
    path = path.resolve() if ".." in path.parts else path.absolute()
    own = name if named else path.resolve().name
    return SourceFolder(check_name(unicodedata.normalize("NFC", own)), path), named


def check_name(name: str) -> str:
    """The name, when it can begin an id: not empty, no slash or equals sign, nothing invisible."""
    if not name or name.startswith(".") or not name.isprintable() or set(name) & set("/=\\"):
        raise FolderError(
            f"a source folder can't be called {name!r}; give it a name without / = \\ and leading dot: "
            "archive reindex NAME=FOLDER"
        )
    return name


def add_folder(known: Mapping[str, SourceFolder], new: SourceFolder, named: bool) -> SourceFolder:
    """The folder as it is to be remembered beside the known ones.

    An unnamed folder whose path is known keeps its name. A name that belongs to another path moves
    here when it was typed, and is an error when it was not. Raises FolderError.
    """
    if not named:
        for old in known.values():
            if old.path == new.path:
                return old if not new.fields else replace(old, fields=new.fields)
    owner = known.get(new.name)
    if owner is None:
        return new
    if not named:
        raise FolderError(
            f"the name {new.name!r} belongs to {owner.path}; give {new.path} a name of its own: "
            f"archive reindex NAME={new.path}"
        )
    return replace(new, fields=new.fields or owner.fields)
