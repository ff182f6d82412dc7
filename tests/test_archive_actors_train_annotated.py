"""Labelled sentences from annotations of articles."""

from __future__ import annotations

import json
import lzma

import pytest

from archive.actors.train import annotated
from archive.actors.train.annotated import digest_of, plain
from archive.errors import ArchiveError

TITLE, BODY = "Putins Besuch", "Der Putin-Vertraute flog mit einer Air France-Maschine. Xi Jinping (KP) kam."
TEXT = f"{TITLE}\n\n{BODY}"


def mark(surface, kind="person", role=False):
    """An annotated mention of the first place of a surface."""
    start = TEXT.index(surface)
    return [start, start + len(surface), kind, surface, role]


def corpus(tmp_path, body=BODY):
    """A corpus file with one article."""
    path = tmp_path / "news.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "n-1", "date": "2020-01-01", "title": TITLE, "body": body}) + "\n")
    return path


def annotations(tmp_path, *marks, **more):
    """An annotation file for it."""
    path = tmp_path / "gold.jsonl"
    row = {"id": "n-1", "digest": digest_of(TEXT), "mentions": list(marks), **more}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_all_names_of_an_actor_are_right(tmp_path):
    """Those of the mentions and the other ones, without case and hyphens; offices name nobody."""
    others = [["organisation", "KP", ["Kommunistische Partei"], True]]
    office = mark("Putin-Vertraute", role=True)
    gold = annotations(tmp_path, mark("Xi Jinping"), office, mark("KP", "organisation"), actors=others)
    (found,) = annotated.articles([gold], corpus(tmp_path))
    assert (found.id, found.article.text) == ("n-1", TEXT)
    assert found.actors == {
        ("person", "xi jinping"),
        ("organisation", "kp"),
        ("organisation", "kommunistische partei"),
    }
    assert plain("Baden-Baden") == "baden baden"


@pytest.mark.parametrize(
    ("body", "message"), [("Anderes.", "has another text than was annotated for n-1"), (None, "lacks n-1")]
)
def test_other_texts_are_refused(tmp_path, body, message):
    """With the file and line of the annotation."""
    path = corpus(tmp_path, body) if body else tmp_path / "none.jsonl"
    if not body:
        path.write_text(json.dumps({"id": "n-2", "title": TITLE, "body": BODY}) + "\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match=rf"gold\.jsonl:1: .* {message}"):
        annotated.articles([annotations(tmp_path)], path)
