"""Run engines over corpora, one process a task, and keep every figure so that a run can be resumed."""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.measure import cores

PEERS = ("zeitlupe", "tantivy", "fts5", "whoosh", "xapian", "opensearch")
LIMITS = {"whoosh": 10_000, "xapian": 50_600, "opensearch": 50_600}
"""Beyond these sizes an engine is not asked: it would take hours and say nothing new."""
SOON = 15.0
"""Seconds that a short measurement takes at most."""
DEBIAN_PYTHON = Path("/usr/bin/python3")


@dataclass(frozen=True, slots=True)
class Corpus:
    """One set of articles: a name, its size, and the files that all engines read."""

    name: str
    size: int
    articles: Path
    queries: Path


def available(engine: str) -> str:
    """Why an engine can't take part here; an empty text when it can."""
    if engine == "xapian":
        command = [str(DEBIAN_PYTHON), "-c", "import xapian"]
        missing = not DEBIAN_PYTHON.exists() or subprocess.run(command, capture_output=True).returncode
        return "python3-xapian is not installed" if missing else ""
    if engine == "opensearch":
        return "" if os.environ.get("OPENSEARCH") == "1" else "not asked for (make bench OPENSEARCH=1)"
    return ""


def measure(engine: str, corpus: Corpus, work: Path) -> dict[str, Any] | None:
    """Figures of one engine on one corpus; None where it does not take part. Finished work is kept."""
    if available(engine) or corpus.size > LIMITS.get(engine, corpus.size):
        return None
    kept = work / corpus.name / f"{engine}.json"
    if not kept.exists():
        folder = work / corpus.name / engine

        def build() -> dict[str, Any]:
            shutil.rmtree(folder, ignore_errors=True)
            return _task(engine, "build", corpus.articles, folder)

        figures = settled(build)
        figures |= settled(lambda: _task(engine, "ask", corpus.queries, folder, str(time.time())))
        if engine == "zeitlupe":
            figures |= _task(engine, "web", corpus.queries, folder)
            figures |= _task(engine, "extra", corpus.articles, folder.with_name("zeitlupe-actors"))
        kept.write_text(json.dumps(figures))
        for used in (folder, folder.with_name("zeitlupe-actors")):
            shutil.rmtree(used, ignore_errors=True)
    found: dict[str, Any] = json.loads(kept.read_text())
    return found


def settled(measured: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What is over soon is measured three times, and of each figure the middle one counts: another program's
    second weighs more in it than in minutes.
    """
    start = time.perf_counter()
    runs = [measured()]
    if time.perf_counter() - start < SOON:
        runs += [measured(), measured()]
    return {name: _middle([run[name] for run in runs]) for name in runs[0]}


def _middle(values: list[Any]) -> Any:
    if isinstance(values[0], dict):
        return {name: _middle([value[name] for value in values]) for name in values[0]}
    return statistics.median_low(values) if isinstance(values[0], int | float) else values[0]


def _task(engine: str, task: str, *arguments: Any) -> dict[str, Any]:
    python = str(DEBIAN_PYTHON) if engine == "xapian" else sys.executable
    command = [python, "-W", "ignore", "-m", f"tests.bench.peer_{engine}", task, *map(str, arguments)]
    os.sync()  # nobody waits for a disk that is still writing what another engine left
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{engine} failed to {task}: see above")
    figures: dict[str, Any] = json.loads(done.stdout)
    for problem in figures.get("problems", []):
        print(f"  {engine}: {problem}", file=sys.stderr)
    return figures


def machine() -> dict[str, Any]:
    """What the figures were measured on, without names."""
    model = ""
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text().splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {"cores": cores(), "processor": model, "python": platform.python_version()}
