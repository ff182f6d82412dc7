"""Names from outside as parts of ids."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.names import inner_path, printable, readable

READABLE = [
    ("gipfel", "gipfel"),
    ("Mu\u0308ller", "Müller"),
    (os.fsdecode(b"M\xfcller"), "Müller"),
    ("a\nb\tc", "a_b_c"),
    ("a\ud800b", "a\ufffdb"),
]


@pytest.mark.parametrize(("name", "expected"), READABLE)
def test_a_name_is_text_in_one_normal_form(name: str, expected: str) -> None:
    """Also when a disk of old holds it in another encoding."""
    assert readable(name) == expected


@given(st.binary(max_size=30))
def test_every_name_of_a_file_system_can_be_printed(name: bytes) -> None:
    """A path changes only where it is no UTF-8."""
    path = os.fsdecode(name)
    assert printable(path).encode().decode() == printable(path)
    try:
        assert printable(path) == name.decode()
    except UnicodeDecodeError:
        assert printable(path) != path


INNER = [
    ("a/b.txt", "a/b.txt"),
    ("../../etc/passwd", "etc/passwd"),
    ("/etc/passwd", "etc/passwd"),
    ("C:\\Texte\\a.txt", "C:/Texte/a.txt"),
    ("./a//b/./c", "a/b/c"),
    ("..", ""),
    ("", ""),
]


@pytest.mark.parametrize(("name", "expected"), INNER)
def test_the_name_of_an_entry_can_not_lead_out(name: str, expected: str) -> None:
    """No root, no steps up, no empty steps."""
    assert inner_path(name) == expected
