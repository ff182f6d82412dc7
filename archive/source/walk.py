"""Walking a source folder: which files there are, without reading any of them."""

from __future__ import annotations

import os
import stat
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from archive.errors import Problem
from archive.parsing import printable, problem, skip_label, skip_reason, suffix_of
from archive.source.names import Steps, rank

Report = Callable[[Problem], None]


class Source(Protocol):
    """A named folder (or single file) of articles."""

    @property
    def name(self) -> str:
        """The first step of the ids."""
        ...

    @property
    def path(self) -> Path:
        """Where it lies."""
        ...

    @property
    def fields(self) -> Mapping[str, str]:
        """Field of an article -> what JSON records call it, where they call it otherwise."""
        ...


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that holds one article, or (`.zip`, `.jsonl` …) many.

    `path` opens it, `relative` is the path below the source folder, `id` that of its article or the
    beginning of those of its articles; `size` counts bytes, `mtime_ns` nanoseconds since 1970.
    """

    path: str
    relative: str
    id: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to be listed: its path, its path below the source (ending in a slash), its id (likewise)."""

    path: str
    relative: str
    id: str


def scan(source: Source, report: Report, known: Mapping[str, str] | None = None) -> Iterator[FileEntry]:
    """Every file of a source that may hold articles, folder by folder, in the order of names.

    `known` maps paths below the source to the ids that they were given before; those stay.
    Folders and files that can't be reached are reported (`no-folder`, `unreadable`: nothing is known
    about what lies below, which is not the same as gone); what was skipped is counted (`skipped`).
    Linked folders come last and every real folder once, so that no loop of links is followed.
    """
    walk = _Walk(report, known or {})
    path = os.fspath(source.path)
    if source.path.is_dir():
        yield from walk.tree(_Folder(path, "", f"{source.name}/"))
    elif source.path.exists():
        yield from walk.single(path, f"{source.name}/")
    else:
        report(problem("no-folder", printable(path), 0, "there is no such folder; is its disk connected?"))
    walk.summarise(path)


class _Walk:
    """One run through a source: what is still to be listed, what was listed, what was skipped."""

    def __init__(self, report: Report, known: Mapping[str, str]) -> None:
        self._report = report
        self._known = known
        self._waiting: deque[_Folder] = deque()
        self._linked: deque[_Folder] = deque()
        self._listed: set[tuple[int, int]] = set()
        self._skipped: Counter[str] = Counter()

    def single(self, path: str, id: str) -> Iterator[FileEntry]:
        """A source that is one file."""
        name = Path(path).name
        if suffix_of(name):
            yield from self._files(_Folder("", "", id), {name: (path, Path(path).stat())})
        else:
            self._skip(name)

    def tree(self, top: _Folder) -> Iterator[FileEntry]:
        """A source that is a folder: breadth first, linked folders after all others."""
        self._waiting.append(top)
        while self._waiting or self._linked:
            folder = (self._waiting or self._linked).popleft()
            try:
                listing = self._list(folder)
            except OSError as error:
                self._unreadable(folder.path, f"the folder can't be listed ({error.strerror})")
            else:
                yield from self._entries(folder, listing)

    def summarise(self, path: str) -> None:
        """Say once what was skipped."""
        if self._skipped:
            self._report(problem("skipped", printable(path), 0, skip_reason(self._skipped)))

    def _list(self, folder: _Folder) -> list[os.DirEntry[str]]:
        """What a folder holds, by name; nothing when it was listed before. Raises OSError."""
        status = Path(folder.path).stat()
        if (status.st_dev, status.st_ino) in self._listed:
            reason = "leads to a folder that is also reached by another way; it is read only once"
            self._report(problem("link-loop", printable(folder.path), 0, reason))
            return []
        self._listed.add((status.st_dev, status.st_ino))
        with os.scandir(folder.path) as listing:
            return sorted(listing, key=lambda entry: entry.name)

    def _entries(self, folder: _Folder, listing: list[os.DirEntry[str]]) -> Iterator[FileEntry]:
        """The files of a listed folder; the folders in it are put in the queues."""
        folders, files = [], {}
        for entry in listing:
            if entry.name[0] == ".":
                self._skip(entry.name)
            elif _is_folder(entry):
                folders.append(entry)
            elif not suffix_of(entry.name):
                self._skip(entry.name)
            elif status := self._stat(entry):
                files[entry.name] = (entry.path, status)
        steps = Steps()
        for entry in folders:
            below = _Folder(
                entry.path,
                f"{folder.relative}{printable(entry.name)}/",
                f"{folder.id}{steps.for_folder(entry.name)}/",
            )
            (self._linked if entry.is_symlink() else self._waiting).append(below)
        yield from self._files(folder, files)

    def _files(self, folder: _Folder, files: Mapping[str, tuple[str, os.stat_result]]) -> Iterator[FileEntry]:
        steps = Steps(self._known_steps(folder, files))
        for name in sorted(files, key=rank):
            path, status = files[name]
            relative = folder.relative + printable(name)
            given = self._known.get(relative) or folder.id + steps.for_file(name)
            yield FileEntry(path, relative, given, status.st_size, status.st_mtime_ns)

    def _known_steps(self, folder: _Folder, names: Mapping[str, object]) -> Iterator[str]:
        for name in names if self._known else ():
            if given := self._known.get(folder.relative + printable(name)):
                yield given.removeprefix(folder.id)

    def _stat(self, entry: os.DirEntry[str]) -> os.stat_result | None:
        """Size and times of a regular file; None for what can't be reached and for pipes and devices."""
        try:
            status = entry.stat()
        except OSError as error:
            self._unreadable(entry.path, f"the file can't be reached ({error.strerror})")
            return None
        if stat.S_ISREG(status.st_mode):
            return status
        self._skipped["special file"] += 1
        return None

    def _unreadable(self, path: str, reason: str) -> None:
        self._report(problem("unreadable", printable(path), 0, f"{reason}; nothing of it was read"))

    def _skip(self, name: str) -> None:
        self._skipped[skip_label(name)] += 1


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads to itself; asking for its status says so
