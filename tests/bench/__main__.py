"""`python -m tests.bench FOLDER… [--sizes 1000,10000,0] [--json FILE] [--work FOLDER]`.

Each folder is a corpus of its own, measured at every size (0: all of it; larger ones are filled up with
copies of shuffled sentences). Work that is done is kept
in the work folder, so that a run that was stopped goes on where it was; `--fresh` starts anew.
"""

from __future__ import annotations

import argparse
import compileall
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.bench.collect import PEERS, available, machine, measure
from tests.bench.prepare import prepare
from tests.bench.report import growth, render

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def main() -> None:
    """Measure, print the report, and keep it in docs/ or where `--json` says."""
    options = _options()
    if options.fresh:
        shutil.rmtree(options.work, ignore_errors=True)
    _compile()
    corpora: dict[str, Any] = {}
    for folder in options.folders:
        for size in options.sizes:
            name = f"{folder.name}-{size}" if size else folder.name
            corpora[name] = _corpus(name, folder, size, options.work, options.engines)
    figures = {"machine": machine(), "growth": growth(corpora), "corpora": corpora}
    text = render(figures)
    print(text)
    target = options.json or DOCS / "benchmarks.json"
    target.write_text(json.dumps(figures, indent=1) + "\n")
    if not options.json:
        (DOCS / "BENCHMARKS.md").write_text(text, encoding="utf-8")


def _compile() -> None:
    """Make bytecode of all modules, as an installation did with those of the peers: an environment may forbid
    that it is kept, and then each process would compile the program anew.
    """
    for package in ("archive", "index", "web", "tests"):
        compileall.compile_dir(ROOT / package, quiet=1)


def _corpus(name: str, folder: Path, size: int, work: Path, engines: list[str]) -> dict[str, Any]:
    print(f"{name}: preparing", file=sys.stderr)
    corpus = prepare(name, [folder], size, work)
    rows: dict[str, Any] = {}
    for engine in engines:
        print(f"{name}: {engine} {available(engine)}", file=sys.stderr)
        figures = measure(engine, corpus, work)
        if figures:
            rows[engine] = figures
    return {"articles": corpus.size, "engines": rows}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a folder of articles")
    parser.add_argument("--sizes", type=_numbers, default=[0], help="articles to take, 0 for all (default)")
    parser.add_argument("--engines", type=lambda text: text.split(","), default=list(PEERS))
    parser.add_argument("--json", type=Path, help="write figures there instead of into docs/")
    parser.add_argument("--work", type=Path, default=Path("build/bench"), help="where work is kept")
    parser.add_argument("--fresh", action="store_true", help="forget what was measured before")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    main()
