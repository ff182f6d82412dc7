"""Pointers and manifests go round; whatever was changed in them is damage; leftovers are removed."""

from __future__ import annotations

import datetime as dt
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import IndexDamaged
from index.embedded.generation import (
    Generations,
    Manifest,
    Pointer,
    Revision,
    SegmentEntry,
    file_checksum,
    remove_except,
    write_durably,
)
from index.embedded.syncing import Syncing

numbers = st.integers(0, 10**9)
revisions = st.builds(Revision, numbers, numbers)


def manifest(revision: Revision) -> Manifest:
    return Manifest(
        revision=str(revision),
        fingerprint="f",
        labelled="l",
        committed="2022-12-16T10:00:00.000+00:00",
        toc="_MAIN_1.toc",
        segments=(SegmentEntry("MAIN_a", "MAIN_a.1.labels"),),
        actors="actors.1",
        copies="copies.1",
        files={"MAIN_a.arr": (7, 12345)},
    )


@given(revisions, numbers, st.none() | revisions, numbers)
def test_pointers_go_round(current: Revision, checksum: int, previous: Revision | None, other: int) -> None:
    """With and without a previous generation."""
    pointer = Pointer(current, checksum, previous, other if previous else 0)
    assert Pointer.decode(pointer.encode()) == pointer
    assert pointer.encode().count(b"\n") == 1


def test_every_change_of_a_pointer_is_noticed() -> None:
    """Any byte changed, dropped or added."""
    data = Pointer(Revision(3, 17), 123, Revision(2, 5), 456).encode()
    for place in range(len(data)):
        for changed in (
            data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :],
            data[:place],
            data[:place] + b"7" + data[place:],
        ):
            with pytest.raises(ValueError, match=r".*"):
                Pointer.decode(changed)


def test_revisions_are_ordered_and_read_strictly() -> None:
    """By generation, then by commit, as numbers."""
    assert Revision(2, 10) > Revision(2, 9) > Revision(1, 99)
    assert str(Revision(3, 17)) == "3.17"
    for text in ("", "3", "3.", "a.b", "1.2.3"):
        with pytest.raises(ValueError, match=r".*"):
            Revision.of(text)


def test_manifests_go_round(tmp_path: Path) -> None:
    """Written durably, read with their checksum, refused without."""
    generations, revision = Generations(tmp_path), Revision(3, 17)
    generations.path(3).mkdir()
    checksum = generations.write_manifest(revision, manifest(revision), Syncing())
    read = generations.manifest(revision, checksum)
    assert read == manifest(revision)
    assert read.time == dt.datetime(2022, 12, 16, 10, tzinfo=dt.UTC)
    with pytest.raises(IndexDamaged, match=r"manifest\.17\.json: the file was changed"):
        generations.manifest(revision, checksum + 1)
    with pytest.raises(IndexDamaged, match=r"manifest\.18\.json: the file is missing"):
        generations.manifest(Revision(3, 18), checksum)


def test_publishing_replaces_the_pointer(tmp_path: Path) -> None:
    """What was published last is read; nothing else is left behind."""
    generations = Generations(tmp_path)
    assert generations.pointer() is None
    for commit in (1, 2):
        generations.publish(Pointer(Revision(1, commit), commit), Syncing())
        assert generations.pointer() == Pointer(Revision(1, commit), commit)
    assert [path.name for path in tmp_path.iterdir()] == ["CURRENT"]
    (tmp_path / "CURRENT").write_bytes(b"1.2 3\n")
    with pytest.raises(IndexDamaged, match="CURRENT: the file is unreadable"):
        generations.pointer()


def test_what_nobody_published_is_removed(tmp_path: Path) -> None:
    """Files of killed writers and old generations go; published states and the caller's files stay."""
    generations = Generations(tmp_path)
    checksums = {}
    for number in (1, 2, 3):
        folder = generations.path(number)
        (folder / "files").mkdir(parents=True)
        (folder / "files" / "own").touch()
        (folder / "staging").mkdir()
        for name in ("MAIN_a.arr", "MAIN_b.arr", "_MAIN_9.toc"):
            (folder / name).touch()
        own = Revision(number, 1)
        checksums[number] = generations.write_manifest(own, manifest(own), Syncing())
    generations.publish(Pointer(Revision(3, 1), checksums[3], Revision(2, 1), checksums[2]), Syncing())
    assert generations.next_generation() == 4
    generations.remove_unpublished()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["CURRENT", "g000002", "g000003"]
    for number in (2, 3):
        left = sorted(path.name for path in generations.path(number).rglob("*"))
        assert left == ["MAIN_a.arr", "files", "manifest.1.json", "own"]


def test_helpers_write_and_remove(tmp_path: Path) -> None:
    """Sizes and checksums are those of the bytes; folders are removed with what is in them."""
    data = b"x" * (3 << 20)
    assert (
        write_durably(tmp_path / "big", data)
        == file_checksum(tmp_path / "big")
        == (len(data), zlib.crc32(data))
    )
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    (tmp_path / "other").touch()
    remove_except(tmp_path, ["big"])
    assert [path.name for path in tmp_path.iterdir()] == ["big"]
