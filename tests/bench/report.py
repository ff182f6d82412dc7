"""Figures as tables of ratios, for people, and growth exponents."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from tests.bench.collect import PEERS

ROWS = (
    ("complete page, median", "page_ms", "p50"),
    ("complete page, 95th percentile", "page_ms", "p95"),
    ("complete page asked for the first time, median", "page_first_ms", "p50"),
    ("complete page asked for the first time, 95th percentile", "page_first_ms", "p95"),
    ("hits + all facets, median", "facets_ms", "p50"),
    ("hits + all facets, 95th percentile", "facets_ms", "p95"),
    ("hits alone, median", "hits_ms", "p50"),
    ("hits alone, 95th percentile", "hits_ms", "p95"),
)
GROWING = ("hits_ms", "facets_ms", "page_ms", "bytes", "peak_mb", "first_answer_ms")


def render(figures: Mapping[str, Any]) -> str:
    """The whole report as Markdown."""
    return "\n".join(_lines(figures)) + "\n"


def growth(corpora: Mapping[str, Any]) -> dict[str, float]:
    """Exponent with which each figure of ours grows with the number of articles (least squares, log-log)."""
    rows = [row for row in corpora.values() if "zeitlupe" in row["engines"]]
    points = [(row["articles"], row["engines"]["zeitlupe"]) for row in rows]
    if len({size for size, _ in points}) < 2:
        return {}
    return {name: _slope([(size, _value(row[name])) for size, row in points]) for name in GROWING}


def _lines(figures: Mapping[str, Any]) -> Iterator[str]:
    machine = figures["machine"]
    yield "# Benchmarks"
    yield ""
    yield "Made by `python -m tests.bench`, one process each, machine shared: read the ratios."
    yield "A run that goes on keeps what was measured before."
    yield "Every engine reads the same file; ours reads it in its workers, as `archive reindex` does."
    yield "All Python is compiled to bytecode beforehand, as it is where a program is installed."
    yield "What is over in 15 seconds is measured three times, and of each figure the middle one counts."
    yield "Modules are loaded before a build is timed; a question is timed until the engine has answered."
    yield (
        "A question is asked several times and the median counts, so that what an engine keeps of it (ours:"
        " articles, and what lights up) is part of the figure; pages asked for the first time have their own."
    )
    yield f"{machine['cores']} cores, {machine['processor']}, Python {machine['python']}."
    for name, corpus in figures["corpora"].items():
        yield from _corpus(name, corpus)
    if figures["growth"]:
        yield from ["", "## Growth", "", "Exponent of each figure over the number of articles.", ""]
        yield from (f"- {name}: {value:.2f}" for name, value in figures["growth"].items())


def _corpus(name: str, corpus: Mapping[str, Any]) -> Iterator[str]:
    engines = [engine for engine in PEERS if engine in corpus["engines"]]
    rows = corpus["engines"]
    yield from ["", f"## {name}: {corpus['articles']:,} articles", ""]
    yield "| | " + " | ".join(engines) + " |"
    yield "|---" * (len(engines) + 1) + "|"
    for title, figure, part in ROWS:
        yield _row(f"{title}, ms", [f"{rows[engine][figure][part]:.2f}" for engine in engines])
    yield _row("articles a second", [f"{rows[e]['articles_per_second']:,.0f}" for e in engines])
    yield _row("… with actors", [_optional(rows[e].get("articles_per_second_with_actors")) for e in engines])
    yield _row("threads or processes", [str(rows[e]["threads"]) for e in engines])
    yield _row("MB on disk", [f"{rows[e]['bytes'] / 1e6:,.0f}" for e in engines])
    yield _row("peak MB of memory", [f"{rows[e]['peak_mb']:,.0f}" for e in engines])
    yield _row("start to first answer, ms", [f"{rows[e]['first_answer_ms']:,.0f}" for e in engines])
    if "commit_ms" in rows.get("zeitlupe", {}):
        yield _row("commit of five articles, ms", [_optional(rows[e].get("commit_ms")) for e in engines])
    if "web_page_ms" in rows.get("zeitlupe", {}):
        yield from ["", *_web(rows["zeitlupe"])]
    yield from _ratios(rows, [engine for engine in engines if engine != "zeitlupe"])


def _web(ours: Mapping[str, Any]) -> Iterator[str]:
    page, engine = ours["web_page_ms"], ours["web_engine_ms"]
    yield f"Results page with chart and facets, made and compressed by the application: {page['p50']:.1f} ms,"
    yield f"95th percentile {page['p95']:.1f} ms; {page['p50'] / engine['p50']:.1f} times what the engine"
    yield f"needs for it ({engine['p50']:.1f} ms); at most {ours['web_page_kb']:.1f} kB."


def _ratios(rows: Mapping[str, Any], peers: list[str]) -> Iterator[str]:
    if "zeitlupe" not in rows or not peers:
        return
    ours = rows["zeitlupe"]
    yield from ["", "Ours divided by theirs (smaller is better):", ""]
    yield "| | " + " | ".join(peers) + " |"
    yield "|---" * (len(peers) + 1) + "|"
    for title, figure, part in ROWS:
        yield _row(title, [f"{ours[figure][part] / rows[peer][figure][part]:.2f}" for peer in peers])
    rate = "articles_per_second"
    yield _row("indexing time", [f"{rows[peer][rate] / ours[rate]:.2f}" for peer in peers])
    yield _row("bytes on disk", [f"{ours['bytes'] / rows[peer]['bytes']:.2f}" for peer in peers])


def _row(title: str, cells: list[str]) -> str:
    return f"| {title} | " + " | ".join(cells) + " |"


def _optional(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _value(figure: Any) -> float:
    return float(figure["p50"] if isinstance(figure, dict) else figure)


def _slope(points: list[tuple[float, float]]) -> float:
    logs = [(math.log(x), math.log(max(y, 1e-9))) for x, y in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread
