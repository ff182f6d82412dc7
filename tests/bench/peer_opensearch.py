"""One OpenSearch node on loopback with its own `german` analyser; the node must be running.

`OPENSEARCH_URL` names it (default http://127.0.0.1:9200), `OPENSEARCH_DATA` the folder of its data.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.bench.measure import (
    FACET_ROWS,
    KINDS,
    Answer,
    Article,
    Query,
    buckets,
    month_number,
    read_lines,
    run,
)

INDEX = "zeitlupe-bench"
BATCH = 500
TEXT = {"type": "text", "analyzer": "german"}
MAPPING = {
    "settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "title": {**TEXT, "index_options": "offsets"},
            "body": {**TEXT, "index_options": "offsets"},
            "month": {"type": "integer"},
            **{kind: {"type": "keyword"} for kind in KINDS},
        },
    },
}
FIELDS = ("title", "body")


class OpenSearch:
    """The peer, over HTTP as its users reach it."""

    threads = 2

    def __init__(self) -> None:
        self.url = os.environ.get("OPENSEARCH_URL", "http://127.0.0.1:9200")

    def build(self, articles: Path, folder: Path) -> None:
        """Bulk requests from two threads, refreshed and merged once at the end."""
        folder.mkdir(parents=True)
        self._ask("DELETE", f"/{INDEX}?ignore_unavailable=true")
        self._ask("PUT", f"/{INDEX}", MAPPING)
        with ThreadPoolExecutor(self.threads) as pool:
            for _ in pool.map(self._bulk, _batches(read_lines(articles))):
                pass
        self._ask("POST", f"/{INDEX}/_refresh")
        self._ask("POST", f"/{INDEX}/_forcemerge?max_num_segments=1")
        self._ask("POST", f"/{INDEX}/_flush")
        store = self._ask("GET", f"/{INDEX}/_stats/store")["_all"]["primaries"]["store"]["size_in_bytes"]
        with (folder / "size").open("wb") as stand_in:
            stand_in.truncate(store)

    def open(self, folder: Path) -> None:
        """Nothing to open: the node runs."""

    def hits(self, query: Query) -> Answer:
        """Ten best with an exact total."""
        return self._search(query)

    def facets(self, query: Query) -> Answer:
        """Hits with term aggregations."""
        return self._search(query, aggs=_AGGREGATIONS)

    def page(self, query: Query) -> Answer:
        """Facets and the unified highlighter on stored offsets."""
        highlight = {"fields": {name: {"fragment_size": 220, "number_of_fragments": 1} for name in FIELDS}}
        return self._search(query, aggs=_AGGREGATIONS, highlight=highlight)

    def _search(self, query: Query, **extra: Any) -> Answer:
        body = {"size": 10, "track_total_hits": True, "query": _query(query), **extra}
        found = self._ask("POST", f"/{INDEX}/_search?request_cache=false", body)
        hits = found["hits"]["hits"]
        snippets = [
            next(iter(hit["highlight"].values()))[0] if hit.get("highlight") else hit["_source"]["body"][:220]
            for hit in hits
        ]
        facets = found.get("aggregations", {})
        return Answer(found["hits"]["total"]["value"], [hit["_id"] for hit in hits], facets, snippets)

    def read(self, given: Answer) -> Answer:
        """With names and counts instead of buckets."""
        return given._replace(facets=buckets(given.facets))

    def _bulk(self, articles: list[Article]) -> None:
        lines: list[str] = []
        for article in articles:
            lines.append(json.dumps({"index": {"_id": article["id"]}}))
            lines.append(json.dumps(_document(article)))
        answer = self._ask("POST", f"/{INDEX}/_bulk", "\n".join(lines) + "\n")
        if answer["errors"]:
            raise SystemExit(f"OpenSearch refused articles: {json.dumps(answer)[:500]}")

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
        kind = "application/x-ndjson" if isinstance(body, str) else "application/json"
        request = urllib.request.Request(self.url + path, data, {"Content-Type": kind}, method=method)
        with urllib.request.urlopen(request, timeout=600) as answer:
            return json.load(answer)


_AGGREGATIONS = {
    "month": {"terms": {"field": "month", "size": 1000}},
    **{kind: {"terms": {"field": kind, "size": FACET_ROWS}} for kind in KINDS},
}


def _document(article: Article) -> dict[str, Any]:
    actors = {kind: [name for name in article["actors"] if name.startswith(kind + ":")] for kind in KINDS}
    text = {name: article[name] for name in FIELDS}
    return {**text, **actors, "month": month_number(article["date"])}


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while batch := list(itertools.islice(articles, BATCH)):
        yield batch


def _query(query: Query) -> dict[str, Any]:
    filters: list[dict[str, Any]] = []
    if "from" in query:
        span = {"gte": month_number(query["from"]), "lte": month_number(query["to"])}
        filters.append({"range": {"month": span}})
    if "actor" in query:
        filters.append({"term": {query["actor"].partition(":")[0]: query["actor"]}})
    return {"bool": {"must": [_text(query)], "filter": filters}}


def _text(query: Query) -> dict[str, Any]:
    words, fields = query["words"], ["title^2", "body"]
    if query["kind"] == "prefix":
        return {"bool": {"should": [{"prefix": {name: words[0]}} for name in FIELDS]}}
    if query["kind"] == "phrase":
        return {"multi_match": {"query": " ".join(words), "fields": fields, "type": "phrase"}}
    return {
        "bool": {"must": [{"multi_match": {"query": word, "fields": fields}} for word in words]},
    }


if __name__ == "__main__":
    run(OpenSearch(), sys.argv[1:])
