"""The container file: what is put in comes out, and what is torn is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from archive.errors import IndexDamaged
from index.embedded.container import ALIGNMENT, Container, ContainerWriter
from index.embedded.generation import file_checksum
from index.embedded.steps import Steps

ARRAYS = {
    "a": np.arange(7, dtype=np.uint8),
    "empty": np.zeros(0, np.uint32),
    "b": np.array([1 << 40, 5], np.uint64),
    "c": np.arange(6, dtype=np.int16).reshape(2, 3),
}


def written(path: Path) -> Path:
    with ContainerWriter(path) as writer:
        writer.meta["n"] = 7
        for name, array in ARRAYS.items():
            writer.put(name, array)
    assert (writer.size, writer.crc) == file_checksum(path)
    return path


def test_arrays_come_back(tmp_path: Path) -> None:
    """Types, values and order; shapes are flattened; every array is aligned."""
    container = Container(written(tmp_path / "x"))
    assert container.names == tuple(ARRAYS)
    assert container.meta == {"n": 7}
    for name, array in ARRAYS.items():
        assert container[name].dtype == array.dtype
        assert container[name].tolist() == array.ravel().tolist()
        assert container.nbytes(name) == array.nbytes
        assert container._arrays[name][1] % ALIGNMENT == 0
    assert "a" in container
    assert "d" not in container
    assert container.optional("d") is None


def test_what_was_let_go_is_read_again(tmp_path: Path) -> None:
    """Arrays hold what they held, those asked for before and those asked for afterwards."""
    path = written(tmp_path / "x")
    container = Container(path)
    before = {name: container[name] for name in ARRAYS}
    container.let_go()
    path.unlink()
    for name, array in ARRAYS.items():
        assert before[name].tolist() == container[name].tolist() == array.ravel().tolist()


def test_arrays_can_come_in_parts(tmp_path: Path) -> None:
    """Parts are joined, in the type asked for."""
    with ContainerWriter(tmp_path / "x") as writer:
        writer.put_parts("p", np.uint16, (np.arange(n) for n in (2, 0, 3)))
    assert Container(tmp_path / "x")["p"].tolist() == [0, 1, 0, 1, 2]


def test_steps_come_back_as_plain_arrays(tmp_path: Path) -> None:
    """Long ones take a byte a number, short ones are stored as they are; both are read alike."""
    long, short = np.arange(0, 9_000, 3, dtype=np.uint16), np.array([7, 9], np.uint32)
    with ContainerWriter(tmp_path / "x") as writer:
        writer.put("long", Steps(long))
        writer.put("short", Steps(short))
    container = Container(tmp_path / "x")
    assert (container.nbytes("long"), container.nbytes("short")) == (3_000, 8)
    for name, array in (("long", long), ("short", short)):
        assert container[name].dtype == array.dtype
        assert container[name].tolist() == array.tolist()
        with pytest.raises(ValueError, match="read-only"):
            container[name][0] = 1
    assert container["long"] is container["long"]


def test_errors_of_reading_become_damage(tmp_path: Path) -> None:
    """With file, part and advice; damage that was told, and errors of another kind, stay as they are."""
    reading = Container(written(tmp_path / "x")).reading("the table")
    for error in (ValueError("torn"), IndexError("far"), KeyError("q"), OverflowError("much")):
        told = pytest.raises(IndexDamaged, match=r"x: the table is damaged \(.+\); rebuild it with")
        with told as damage, reading:
            raise error
        assert damage.value.__cause__ is error
    for other in (IndexDamaged("told"), MemoryError()):
        with pytest.raises(type(other)) as same, reading:
            raise other
        assert same.value is other


def test_short_steps_are_not_tried(tmp_path: Path) -> None:
    """What takes 64 bytes or less is stored as it is, also where its steps would take fewer."""
    with ContainerWriter(tmp_path / "x") as writer:
        writer.put("a", Steps(np.arange(1 << 40, (1 << 40) + 8)))
        writer.put("b", Steps(np.arange(1 << 40, (1 << 40) + 30)))
    container = Container(tmp_path / "x")
    assert (container.nbytes("a"), container.nbytes("b")) == (64, 6 + 29)


def test_damaged_steps_are_damage(tmp_path: Path) -> None:
    """The error names file and array, whichever byte of the steps was changed so that they don't fit."""
    with ContainerWriter(tmp_path / "x") as writer:
        writer.put("a", Steps(np.arange(0, 9_000, 3, dtype=np.uint16)))
    data = bytearray((tmp_path / "x").read_bytes())
    data[1_000] |= 0x80
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(IndexDamaged, match="x: array 'a' is damaged"):
        Container(tmp_path / "x")["a"]


def test_arrays_stay_readable_when_the_file_goes(tmp_path: Path) -> None:
    """A reader keeps what it opened, even when the file is removed and the container closed."""
    container = Container(written(tmp_path / "x"))
    array = container["b"]
    (tmp_path / "x").unlink()
    container.close()
    assert array.tolist() == [1 << 40, 5]


def test_arrays_are_read_only(tmp_path: Path) -> None:
    """Nobody can change an index through an array."""
    with pytest.raises(ValueError, match="read-only"):
        Container(written(tmp_path / "x"))["a"][0] = 1


def test_every_cut_is_noticed(tmp_path: Path) -> None:
    """A file that lacks its last bytes, however many, is refused with its name."""
    data = written(tmp_path / "x").read_bytes()
    for length in range(len(data)):
        (tmp_path / "y").write_bytes(data[:length])
        with pytest.raises(IndexDamaged, match=r"y: the file (is too short|is missing, empty|was cut short)"):
            Container(tmp_path / "y")


def test_every_change_of_the_directory_is_noticed(tmp_path: Path) -> None:
    """The directory and the tail have a checksum: any other byte there is refused."""
    data = bytearray(written(tmp_path / "x").read_bytes())
    start = data.index(b'{"arrays"')
    for place in range(start, len(data)):
        changed = bytearray(data)
        changed[place] ^= 0x01
        (tmp_path / "y").write_bytes(changed)
        with pytest.raises(IndexDamaged):
            Container(tmp_path / "y")


def test_a_missing_array_is_damage(tmp_path: Path) -> None:
    """The error names file and array."""
    container = Container(written(tmp_path / "x"))
    for read in (lambda: container["z"], lambda: container.requiring("a", "z")):
        with pytest.raises(IndexDamaged, match="x: array 'z' is missing"):
            read()
    assert container.requiring("a", "b") is container


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(IndexDamaged, match="gone: the file is missing, empty or unreadable"):
        Container(tmp_path / "gone")


def test_a_name_can_be_put_once(tmp_path: Path) -> None:
    """A second array of a name is a mistake of the program."""
    with (
        pytest.raises(ValueError, match="array 'a' was put before"),
        ContainerWriter(tmp_path / "x") as writer,
    ):
        writer.put("a", ARRAYS["a"])
        writer.put("a", ARRAYS["a"])
    with pytest.raises(IndexDamaged):
        Container(tmp_path / "x")
