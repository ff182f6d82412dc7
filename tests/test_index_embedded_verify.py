"""What checking finds: changed files, and segments whose parts don't fit together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embedded.build import build_segment
from index.embedded.container import Container, ContainerWriter
from index.embedded.generation import Manifest, write_durably
from index.embedded.segment import Segment
from index.embedded.steps import Steps
from index.embedded.stored import Compression, encode_head
from index.embedded.verify import damaged_files, inconsistencies
from tests.embedded_articles import article, small_analyzer

PLAIN = Compression(b"")


def test_files_are_compared_with_the_manifest(tmp_path: Path) -> None:
    """Changed, cut and missing files are named with a reason and an advice."""
    files = {
        name: write_durably(tmp_path / name, name.encode() * 9) for name in ("fine", "changed", "cut", "gone")
    }
    (tmp_path / "changed").write_bytes(b"changeD" * 9)
    (tmp_path / "cut").write_bytes(b"cut")
    (tmp_path / "gone").unlink()
    manifest = Manifest("1.1", "", "", "", "", (), "", "", files)
    found = {Path(problem.path).name: problem.reason for problem in damaged_files(tmp_path, manifest)}
    advice = "rebuild it with `archive reindex --full`"
    assert found == {
        "changed": f"the file was changed or cut short; {advice}",
        "cut": f"the file was changed or cut short; {advice}",
        "gone": f"the file is missing or unreadable (No such file or directory); {advice}",
    }


def changed(folder: Path, name: str, array: np.ndarray) -> Segment:
    """A segment in which one array is another one, with right checksums."""
    articles = [article(n) for n in range(5)]
    build_segment(folder / "a.arr", articles, small_analyzer(), compression=PLAIN)
    whole = Container(folder / "a.arr")
    with ContainerWriter(folder / "b.arr") as writer:
        writer.meta = whole.meta
        for one in whole.names:
            writer.put(one, array if one == name else whole[one])
    return Segment(folder / "b.arr", PLAIN)


@pytest.mark.parametrize(
    ("name", "array", "reason"),
    [
        ("none", np.zeros(0), None),
        ("first", np.zeros(4, np.uint8), "column first has 4 entries for 5 documents"),
        ("body.lengths", np.array([3, 3, 3, 3, 4], np.uint8), "field body has 15 occurrences for 15 words"),
        ("ids.docs", np.array([1, 0, 2, 3, 4], np.uint8), "document 0 is not found by its id taz/0000"),
        ("month", np.full(5, 2021 * 12, np.uint16), "document 0 has another date in its columns"),
        ("heads.ends", np.array([0, 2, 4, 6, 8, 9], np.uint8), "document 0 can't be read"),
    ],
)
def test_parts_that_do_not_fit_are_found(
    tmp_path: Path, name: str, array: np.ndarray, reason: str | None
) -> None:
    """Whatever a bug could write with right checksums is looked for; a sound segment has nothing."""
    found = list(inconsistencies(changed(tmp_path, name, array)))
    assert bool(found) == bool(reason)
    assert not reason or found[0].startswith(reason)


def test_an_array_that_cannot_be_read_is_found(tmp_path: Path) -> None:
    """Steps that are torn are a reason and no crash."""
    whole = changed(tmp_path, "none", np.zeros(0)).container
    with ContainerWriter(tmp_path / "c.arr") as writer:
        writer.meta = whole.meta
        for one in whole.names:
            writer.put(one, whole[one] if one != "month" else Steps(np.arange(300, dtype=np.uint32)))
    data = bytearray((tmp_path / "c.arr").read_bytes())
    start = Container(tmp_path / "c.arr")._arrays["month"][1]
    data[start : start + 300] = b"\x80" * 300
    (tmp_path / "c.arr").write_bytes(data)
    found = list(inconsistencies(Segment(tmp_path / "c.arr", PLAIN)))
    assert len(found) == 1
    assert found[0].startswith("an array can't be read:")
    assert "'month' is damaged" in found[0]


def test_a_strange_article_is_found(tmp_path: Path) -> None:
    """A frame with another article than the columns say."""
    frame = PLAIN.compress(encode_head(article(77)))
    segment = changed(tmp_path, "heads.blob", np.frombuffer(frame * 9, np.uint8))
    assert any("document 0" in reason for reason in inconsistencies(segment))
