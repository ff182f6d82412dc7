"""What is measured, for every engine alike. Standard library only: one peer runs under Debian's Python.

A peer is a class with `build`, `open` and one method per question; `run` calls it in a process of
its own, once to build and once to ask, and prints one JSON object.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

REPEATS = 3
FACET_ROWS = 100
KINDS = ("person", "organisation", "place")
Article = dict[str, Any]
Query = dict[str, Any]


class Answer(NamedTuple):
    """What a question gave, as it is checked: total, ten hits in the engine's own terms, facets, snippets."""

    total: int
    hits: list[Any]
    facets: dict[str, dict[str, int]]
    snippets: list[str]


class Peer(Protocol):
    """One engine, configured as its own documentation advises."""

    threads: int

    def build(self, articles: Path, folder: Path) -> None:
        """Index every line of a file and make it durable."""

    def open(self, folder: Path) -> None:
        """Make ready for questions."""

    def hits(self, query: Query) -> Any:
        """Exact total and the ten best, as the engine gives them: nothing else is timed."""

    def facets(self, query: Query) -> Any:
        """The same with counts by month and the first hundred actors of each kind."""

    def page(self, query: Query) -> Any:
        """The same with ten snippets."""

    def read(self, given: Any) -> Answer:
        """What one of these gave, as it is checked."""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def buckets(groups: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Names and counts of aggregations as Elasticsearch writes them."""
    return {
        name: {str(row["key"]): int(row["doc_count"]) for row in group["buckets"]}
        for name, group in groups.items()
    }


def month_number(date: str) -> int:
    """Months since year 0, or -1 where the month is not known."""
    return int(date[:4]) * 12 + int(date[5:7]) - 1 if len(date) >= 7 else -1


def run(peer: Peer, arguments: list[str]) -> None:
    """`build ARTICLES FOLDER` or `ask QUERIES FOLDER STARTED`; prints figures as JSON."""
    task, source, folder = arguments[0], Path(arguments[1]), Path(arguments[2])
    figures = _build(peer, source, folder) if task == "build" else _ask(peer, source, folder, arguments[3])
    json.dump(figures, sys.stdout)


def _build(peer: Peer, source: Path, folder: Path) -> dict[str, Any]:
    with source.open(encoding="utf-8") as lines:
        articles = sum(1 for _ in lines)
    start = time.perf_counter()
    peer.build(source, folder)
    seconds = time.perf_counter() - start
    return {
        "articles_per_second": articles / seconds,
        "threads": peer.threads,
        "bytes": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        "peak_mb": _peak(),
    }


def _ask(peer: Peer, source: Path, folder: Path, started: str) -> dict[str, Any]:
    queries = list(read_lines(source))
    peer.open(folder)
    peer.hits(queries[0])
    figures: dict[str, Any] = {"first_answer_ms": (time.time() - float(started)) * 1e3, "problems": []}
    peer.page(queries[0])
    figures["page_first_ms"] = _spread([_once(peer.page, query) for query in queries[1:]])
    for name, ask in (("hits_ms", peer.hits), ("facets_ms", peer.facets), ("page_ms", peer.page)):
        figures[name] = times(ask, queries)
    figures["totals"] = []
    for query in queries:
        answer = peer.read(peer.page(query))
        figures["totals"].append(answer.total)
        figures["problems"] += [f"{query}: {problem}" for problem in _empty(answer, query)]
    return figures


def times(ask: Callable[[Query], object], queries: list[Query]) -> dict[str, float]:
    """Median and 95th percentile over queries of the median of some repeats, milliseconds, warm."""
    each: list[float] = []
    for query in queries:
        ask(query)
        each.append(statistics.median(_once(ask, query) for _ in range(REPEATS)))
    return _spread(each)


def _once(ask: Callable[[Query], object], query: Query) -> float:
    """Milliseconds of one answer."""
    start = time.perf_counter()
    ask(query)
    return (time.perf_counter() - start) * 1e3


def _spread(each: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    each = sorted(each)
    return {"p50": statistics.median(each), "p95": each[min(len(each) - 1, int(len(each) * 0.95))]}


def _empty(answer: Answer, query: Query) -> Iterator[str]:
    """No engine gets away with an empty answer."""
    shown = min(10, answer.total)
    if len(answer.hits) < shown:
        yield f"{len(answer.hits)} hits shown of {answer.total}"
    if query["words"] and sum(bool(snippet) for snippet in answer.snippets) < shown:
        yield "snippets are missing"
    if answer.total > 50 and not (answer.facets.get("month") and answer.facets.get("place")):
        yield "facets are missing"


def _peak() -> float:
    """Peak resident memory of this process and its largest child so far, in MB.

    The kernel's own maximum of a process (`ru_maxrss`) outlives exec and would tell of the benchmark.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return (own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0))
