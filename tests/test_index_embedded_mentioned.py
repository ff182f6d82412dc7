"""Mentions of a segment go round."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.mentions import Kind, Mention
from index.embedded.container import Container, ContainerWriter
from index.embedded.mentioned import Mentioned, Name

mentions = st.builds(
    lambda start, length, kind, name, role: Mention(start, start + length, kind, name, role),
    st.integers(0, 100_000),
    st.integers(0, 300),
    st.sampled_from(Kind),
    st.text(max_size=5).filter(lambda name: name.isprintable()),
    st.booleans(),
)


rows = st.lists(
    st.lists(mentions, max_size=4).map(lambda row: tuple(sorted(row, key=lambda one: one.start))), max_size=5
)


@given(rows)
@settings(max_examples=60, deadline=None)
def test_mentions_go_round(expected: list[tuple[Mention, ...]]) -> None:
    """Offsets, kinds, names and roles; and each pair of a document and a name once, ascending."""
    with TemporaryDirectory() as folder:
        with ContainerWriter(Path(folder) / "x") as writer:
            Mentioned.of(expected).write(writer)
        read = Mentioned.read(Container(Path(folder) / "x"))
    assert [read.of_document(doc) for doc in range(len(expected))] == expected
    docs, names = read.pairs()
    assert list(zip(docs.tolist(), (Name.of(read.terms[name]) for name in names.tolist()), strict=True)) == [
        (doc, name)
        for doc, row in enumerate(expected)
        for name in sorted({Name(m.kind, m.name, m.role) for m in row}, key=lambda name: name.key())
    ]
