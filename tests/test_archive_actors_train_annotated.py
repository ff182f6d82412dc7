"""Labelled sentences from annotations of articles."""

from __future__ import annotations

import json
import lzma

import pytest

from archive.actors.train import annotated
from archive.actors.train.annotated import cut, digest_of
from archive.article import Article
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


def annotations(tmp_path, *marks):
    """An annotation file for it."""
    path = tmp_path / "gold.jsonl"
    row = {"id": "n-1", "digest": digest_of(TEXT), "mentions": list(marks)}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_sentences_are_cut_and_labelled_as_the_tagger_sees_them(tmp_path):
    """Title and sentences apart; offices are no names; part of a word counts only at the end of several."""
    gold = annotations(
        tmp_path,
        mark("Putins"),
        mark("Putin-Vertraute", role=True),
        mark("Air France", "organisation"),
        mark("Xi Jinping"),
        mark("KP", "organisation"),
    )
    sentences = annotated.read([gold], corpus(tmp_path))
    assert [sentence.text for sentence in sentences] == ["n-1"] * 3
    assert [[pair for pair in zip(s.words, s.labels, strict=True) if pair[1] != "O"] for s in sentences] == [
        [("Putins", "B-PER")],
        [("Air", "B-ORG"), ("France-Maschine", "I-ORG")],
        [("Xi", "B-PER"), ("Jinping", "I-PER"), ("KP", "B-ORG")],
    ]


def test_the_first_part_of_a_compound_is_no_label():
    """It is found by what it is alone."""
    article = Article("n/1", "", "Der Putin-Vertraute schwieg.")
    (sentence,) = cut(article, [(4, 9, "person")], "")
    assert set(sentence.labels) == {"O"}


@pytest.mark.parametrize(
    ("body", "message"), [("Anderes.", "has another text than was annotated for n-1"), (None, "lacks n-1")]
)
def test_other_texts_are_refused(tmp_path, body, message):
    """With the file and line of the annotation."""
    path = corpus(tmp_path, body) if body else tmp_path / "none.jsonl"
    if not body:
        path.write_text(json.dumps({"id": "n-2", "title": TITLE, "body": BODY}) + "\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match=rf"gold\.jsonl:1: .* {message}"):
        annotated.read([annotations(tmp_path)], path)
