"""The lists of terms: what was written for a term is read for it alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import IndexDamaged
from index.embedded.arrays import offsets
from index.embedded.container import Container, ContainerWriter
from index.embedded.termlists import TermLists, write_term_lists


def written(path: Path, rows: list[list[int]]) -> TermLists:
    ends = offsets(np.array([len(row) for row in rows], np.int64))
    with ContainerWriter(path) as writer:
        lists = np.array([number for row in rows for number in row], np.int64)
        write_term_lists(writer, "stem", ends, lists)
    return TermLists(Container(path), "stem")


@given(st.lists(st.sets(st.integers(0, 300) | st.integers(0, 10**6), max_size=40).map(sorted), max_size=40))
@settings(deadline=None)
def test_each_term_has_its_lists(rows: list[list[int]]) -> None:
    """One by one in any order, all at once, and which is the only one."""
    with TemporaryDirectory() as folder:
        found = written(Path(folder) / "x", rows)
    for term, row in reversed(list(enumerate(rows))):
        assert found.of(term).tolist() == row
        assert found.only(term) == (row[0] if len(row) == 1 else -1)
    whole = found.all().tolist()
    assert [whole[start:end] for start, end in pairwise(found.ends.tolist())] == rows


def test_lists_that_are_not_there(tmp_path: Path) -> None:
    """Bounds that lead beyond the lists are an error, missing ones are damage when they are opened."""
    written(tmp_path / "x", [[1, 2], [3]])
    whole = Container(tmp_path / "x")
    for name, missing in (("y", "stem.bounds"), ("z", "")):
        with ContainerWriter(tmp_path / name) as writer:
            for one in whole.names:
                if one != missing:
                    writer.put(one, np.array([0, 2, 9]) if one == "stem.bounds" else whole[one])
    with pytest.raises(IndexDamaged, match=r"'stem.bounds' is missing"):
        TermLists(Container(tmp_path / "y"), "stem")
    with pytest.raises(
        IndexDamaged, match=r"z: the table of terms of stem .* numbers 2 to 9.*reindex --full"
    ):
        TermLists(Container(tmp_path / "z"), "stem").of(1)
