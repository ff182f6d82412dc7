"""The Python that works where there is no compiler."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from index.embedded.build import build_segment
from index.embedded.container import Container
from index.embedded.prepare import BatchPreparer
from index.embedded.stored import Compression
from tests.compiled import part
from tests.embedded_articles import article, small_analyzer

TEXTS = [
    "Die Bürger:innen der EU-Staaten zahlten 3,5 Mrd. Euro – „viel“, 😀.",
    "",
    "Militär- und Rüstungspolitik",
]

SCRIPT = """
import sys, tests.plain
from pathlib import Path
from tests.test_plain import prepare
prepare(Path(sys.argv[1]))
assert sys.modules["archive._cutting"] is sys.modules["index.embedded._minhash"] is None
"""

BUILD = """
import sys, tests.plain
from pathlib import Path
from tests.test_plain import build
build(Path(sys.argv[1]))
assert sys.modules["index.embedded._positions"] is sys.modules["index.embedded._inversion"] is None
"""


def prepare(folder: Path) -> None:
    """Stage a batch twice, so that words are new and known."""
    prepare = BatchPreparer(folder, Compression(b""))
    for name in ("first", "second"):
        staged = prepare([article(number, text) for number, text in enumerate(TEXTS * 3)])
        staged.path.rename(folder / name)
    staged.words.rename(folder / "words")


def both(folder: Path, make: Callable[[Path], None], script: str) -> tuple[Path, Path]:
    """What this process makes, and what one makes that runs a script without the parts in C."""
    ours, theirs = folder / "ours", folder / "theirs"
    for each in (ours, theirs):
        each.mkdir()
    make(ours)
    subprocess.run([sys.executable, "-c", script, str(theirs)], check=True)
    return ours, theirs


def test_without_the_parts_in_c_batches_are_the_same(tmp_path: Path) -> None:
    """A process that can't import them stages, byte for byte, what this one does."""
    part("archive._cutting")
    ours, theirs = both(tmp_path, prepare, SCRIPT)
    assert len(Container(ours / "second")["types"]) > 0
    for name in ("first", "second", "words"):
        assert (ours / name).read_bytes() == (theirs / name).read_bytes()


def build(folder: Path) -> None:
    """Segments of many articles, of articles without parts of compounds, and of none."""
    long = [" ".join([TEXTS[0], TEXTS[2], "Haus"] * (number % 40)) for number in range(150)]
    for name, texts in {"many": long, "bare": [""] * 3, "none": []}.items():
        articles = [article(number, text) for number, text in enumerate(texts)]
        build_segment(folder / name, articles, small_analyzer(), compression=Compression(b""))


def test_without_the_parts_in_c_segments_are_the_same(tmp_path: Path) -> None:
    """A process that can't import them writes the same files, also where a view has no terms."""
    part("index.embedded._positions")
    ours, theirs = both(tmp_path, build, BUILD)
    assert len(Container(ours / "many")["body.places"]) > 1
    assert not len(Container(ours / "none")["body.places"])
    for name in ("many", "bare", "none"):
        assert Container(ours / name).names == Container(theirs / name).names
        assert (ours / name).read_bytes() == (theirs / name).read_bytes()
