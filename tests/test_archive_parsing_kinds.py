"""What a file is, by its name."""

import pytest

from archive.parsing.kinds import KINDS, Form, Kind, kind_of, suffix_of

NAMES = [
    ("gipfel.txt", ".txt", Kind(Form.PLAIN)),
    ("Gipfel.TXT", ".TXT", Kind(Form.PLAIN)),
    ("gipfel.v2.md", ".md", Kind(Form.MARKDOWN)),
    ("gipfel.htm", ".htm", Kind(Form.HTML)),
    ("export.jsonl", ".jsonl", Kind(Form.LINES)),
    ("export.json", ".json", Kind(Form.JSON)),
    ("export.jsonl.xz", ".jsonl.xz", Kind(Form.LINES, "xz")),
    ("gipfel.txt.gz", ".txt.gz", Kind(Form.PLAIN, "gz")),
    ("2022.zip", ".zip", Kind(Form.ZIP)),
    ("2022.tar.gz", ".tar.gz", Kind(Form.TAR, "gz")),
    ("2022.tgz", ".tgz", Kind(Form.TAR, "gz")),
    ("readme2.txt", ".txt", Kind(Form.PLAIN)),
    ("README.md", "", None),
    ("Liesmich.TXT", "", None),
    ("LICENSE.txt", "", None),
    (".versteckt.txt", "", None),
    (".txt", "", None),
    ("bild.png", "", None),
    ("bild.png.gz", "", None),
    ("gipfel.txt~", "", None),
    ("gipfel.txt.zip.gz", "", None),
    ("gipfel", "", None),
    ("gz", "", None),
    (".gz", "", None),
    ("txt.gz", "", None),
    ("", "", None),
]


@pytest.mark.parametrize(("name", "suffix", "kind"), NAMES)
def test_the_suffix_decides(name: str, suffix: str, kind: Kind | None) -> None:
    """In any case of letters; notes about the folder and hidden files are no articles."""
    assert suffix_of(name) == suffix
    assert kind_of(name) == kind


def test_lists_and_containers_hold_many_and_only_containers_hold_files() -> None:
    """That decides how ids are made."""
    many = {kind.form for kind in KINDS.values() if kind.many}
    assert many == {Form.LINES, Form.JSON, Form.ZIP, Form.TAR}
    assert {kind.form for kind in KINDS.values() if kind.container} == {Form.ZIP, Form.TAR}


def test_every_suffix_is_read_as_it_stands_in_the_table() -> None:
    """All of them, in lower case."""
    for suffix, kind in KINDS.items():
        assert suffix == suffix.lower()
        assert kind_of(f"x{suffix}") == kind
