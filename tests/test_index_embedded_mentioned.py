"""Mentions of a segment go round."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import IndexDamaged
from archive.mentions import Kind, Mention
from index.embedded.container import Container, ContainerWriter
from index.embedded.mentioned import Mentioned, Name

mentions = st.builds(
    lambda start, length, kind, name, *marks: Mention(start, start + length, kind, name, *marks),
    st.integers(0, 100_000),
    st.integers(0, 300),
    st.sampled_from(Kind),
    st.text(max_size=5).filter(lambda name: name.isprintable()),
    st.booleans(),
    st.booleans(),
)


rows = st.lists(
    st.lists(mentions, max_size=4).map(lambda row: tuple(sorted(row, key=lambda one: one.start))), max_size=5
)


@given(rows)
@settings(max_examples=60, deadline=None)
def test_mentions_go_round(expected: list[tuple[Mention, ...]]) -> None:
    """Offsets, kinds, names, roles and doubts; and each pair of a document and a name once, ascending."""
    with TemporaryDirectory() as folder:
        with ContainerWriter(Path(folder) / "x") as writer:
            Mentioned.of(expected).write(writer)
        read = Mentioned.read(Container(Path(folder) / "x"))
    assert [read.of_document(doc) for doc in range(len(expected))] == expected
    docs, names = read.pairs()
    assert list(zip(docs.tolist(), (Name.of(read.terms[name]) for name in names.tolist()), strict=True)) == [
        (doc, name)
        for doc, row in enumerate(expected)
        for name in sorted({Name(*m[2:]) for m in row}, key=lambda name: name.key())
    ]


def test_a_name_that_is_none_is_damage(tmp_path: Path) -> None:
    """Of a kind that there isn't, or beyond the names: the error names the file."""
    with ContainerWriter(tmp_path / "x") as writer:
        Mentioned.of([(Mention(3, 8, Kind.PLACE, "Kyjiw", False),)]).write(writer)
    whole = Container(tmp_path / "x")
    for name, array in (
        ("names.blob", np.frombuffer(whole["names.blob"].tobytes().replace(b"l", b"q"), np.uint8)),
        ("names.blob", np.frombuffer(whole["names.blob"].tobytes().replace(b"K", b"\xff"), np.uint8)),
        ("mentions.names", np.array([7])),
        ("mentions.ends", np.array([0])),
        ("mentions.lengths", np.zeros(0, np.uint8)),
    ):
        with ContainerWriter(tmp_path / "y") as writer:
            for one in whole.names:
                writer.put(one, array if one == name else whole[one])
        with pytest.raises(IndexDamaged, match=r"y: .* is damaged .*reindex --full"):
            Mentioned.read(Container(tmp_path / "y")).of_document(0)
