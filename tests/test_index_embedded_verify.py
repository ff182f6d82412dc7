"""What checking finds: changed files, and segments whose parts don't fit together."""

from __future__ import annotations

from collections.abc import Callable
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
from tests.embedded_articles import article, mentions_of, small_analyzer

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
    return with_another(folder, name, array)


def with_another(folder: Path, name: str, array: np.ndarray) -> Segment:
    """The segment `a.arr` with another array of a name."""
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
        ("heads.ends", np.array([0, 2, 4, 6, 8, 9], np.uint8), "the bounds heads.ends are not"),
    ],
)
def test_parts_that_do_not_fit_are_found(
    tmp_path: Path, name: str, array: np.ndarray, reason: str | None
) -> None:
    """Whatever a bug could write with right checksums is looked for; a sound segment has nothing."""
    found = list(inconsistencies(changed(tmp_path, name, array)))
    assert bool(found) == bool(reason)
    assert not reason or found[0].startswith(reason)


def emptied(array: np.ndarray) -> np.ndarray:
    return array[:0]


def cut(array: np.ndarray) -> np.ndarray:
    return array[:-1]


def wild(array: np.ndarray) -> np.ndarray:
    """One number in the midst that leads far away."""
    changed = array.astype(np.int64)
    changed[len(changed) // 2] = 10**6
    return changed


def wild_end(array: np.ndarray) -> np.ndarray:
    changed = array.astype(np.int64)
    changed[-1] = 10**6
    return changed


def zero(array: np.ndarray) -> np.ndarray:
    """A nought more at the beginning."""
    return np.append(0, array)


def turned(array: np.ndarray) -> np.ndarray:
    return array[::-1]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("title.rows", wild_end),
        ("body.ends", emptied),
        ("body.ends", wild),
        ("body.often_before", emptied),
        ("body.freqs", emptied),
        ("body.positions", emptied),
        ("body.places", emptied),
        ("first", lambda array: array * 0 + 2**31),
        ("names.blob", lambda array: np.where(array == ord("l"), ord("s"), array)),
        ("names.blob", emptied),
        ("names.starts", emptied),
        ("words.starts", emptied),
        ("words.blob", cut),
        ("words.blob", turned),
        ("words.blob", lambda array: np.where(array == ord("b"), ord("z"), array)),
        ("stems.blob", emptied),
        ("stems.starts", emptied),
        ("parts.starts", emptied),
        ("ids.starts", emptied),
        ("stem.bounds", cut),
        ("stem.bounds", wild),
        ("stem.members", lambda array: array * 0 + 126),
        ("stem.members_at", emptied),
        ("parts.bounds", cut),
        ("lists.extra", zero),
        ("lists.extra", wild),
        ("mentions.ends", wild),
        ("mentions.ends", wild_end),
        ("mentions.names", cut),
        ("heads.ends", wild),
        ("bodies.ends", wild),
        ("bodies.ends", turned),
        ("bodies.blob", cut),
    ],
)
def test_whatever_part_is_damaged_is_found(
    tmp_path: Path, name: str, change: Callable[[np.ndarray], np.ndarray]
) -> None:
    """Arrays that lead out of others are a reason and no crash, also where no document needs them."""
    text = "Putin baute am Haus von Müller " + "Haus " * 20
    more = "Andrea's Andreas Rüstungspolitik"
    articles = [article(n, f"{text} {more * (n % 2)}", title="Haus") for n in range(40)]
    mentions = [mentions_of(one) for one in articles]
    build_segment(tmp_path / "a.arr", articles, small_analyzer(), compression=PLAIN, mentions=mentions)
    whole = Container(tmp_path / "a.arr")
    assert not list(inconsistencies(with_another(tmp_path, name, whole[name])))
    found = list(inconsistencies(with_another(tmp_path, name, change(whole[name]))))
    assert found
    assert not any("reindex" in reason or "b.arr" in reason for reason in found)


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
