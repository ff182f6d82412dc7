"""Growing the trees that doubt."""

from __future__ import annotations

import json

import numpy as np
import pytest

pytest.importorskip("sklearn")

from archive.actors.article.doubting import doubts
from archive.actors.article.doubting.doubts import PARTS
from archive.actors.article.doubting.evidence import FEATURES
from archive.actors.train.annotated import digest_of
from archive.actors.train.doubts import Examples, grow, joined, main, none, unseen
from archive.actors.train.folds import Share


def examples(count=400):
    """Actors who are right where the chain reads them firmly and they are no first parts of compounds."""
    random = np.random.default_rng(5)
    rows = random.integers(-200, 200, (count, len(FEATURES))).astype(np.int32)
    firm, compound = FEATURES.index("least"), FEATURES.index("compound")
    right = (rows[:, firm] > 20) & (rows[:, compound] < 100)
    return Examples(rows, right, [f"n-{number // 4}" for number in range(count)])


def test_the_trees_learn_what_the_examples_show():
    """More than an even chance for who is right, also for articles that the trees have not seen."""
    shown = examples()
    chances = grow(shown, 60).chances(shown.rows)
    assert ((chances > PARTS / 2) == shown.right).mean() > 0.97
    assert ((unseen([shown], 60) > PARTS / 2) == shown.right).mean() > 0.9


def test_all_readings_teach_and_the_first_is_judged():
    """What the first shows too little of is learnt from the others."""
    few, more = examples(24), examples(800)
    alone, together = unseen([few], 40), unseen([few, more], 40)
    assert len(alone) == len(together) == 24
    assert ((together > PARTS / 2) == few.right).sum() > ((alone > PARTS / 2) == few.right).sum()


def test_an_article_is_left_out_of_all_readings():
    """Nobody is judged by trees that have seen the article, in another reading either."""
    share = Share(0, 8)
    left = joined([examples(200), examples(100)]).without(share)
    assert 0 < len(left.ids) == len(left.rows) == len(left.right) < 300
    assert not any(map(share.has_text, left.ids))


def test_the_same_examples_grow_the_same_trees():
    """Whoever grows them again gets the same file."""
    one, other = grow(examples(), 20, 0.4, 0.8), grow(examples(), 20, 0.4, 0.8)
    assert (one.named, one.least) == (other.named, other.least) == (400_000, 800_000)
    assert np.array_equal(one.limit, other.limit)
    assert np.array_equal(one.worth, other.worth)


def test_no_trees_no_doubts():
    """Everybody has chance enough."""
    assert none().chances(examples().rows).min() >= max(none().least, none().named)


def corpus(tmp_path, count=40):
    """A corpus and its annotation: firms that are firms, and a Qrimbel that is none."""
    articles, gold = [], []
    for number in range(count):
        title, body = f"Qrimbel {number}", f"Die Firma Zwurbel{number}x AG wächst. Das Qrimbel-Spiel beginnt."
        text = f"{title}\n\n{body}"
        start = text.index("Zwurbel")
        end = text.index(" wächst")
        articles.append({"id": f"n-{number}", "date": "2020-01-01", "title": title, "body": body})
        mention = [start, end, "organisation", text[start:end], False]
        gold.append({"id": f"n-{number}", "digest": digest_of(text), "mentions": [mention]})
    paths = tmp_path / "news.jsonl", tmp_path / "gold.jsonl"
    for path, rows in zip(paths, (articles, gold), strict=True):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return paths


def test_the_command_writes_the_trees_and_says_what_they_are_worth(tmp_path, capsys):
    """From annotated articles to a file that the tagger reads."""
    news, gold = corpus(tmp_path)
    arguments = ["--annotations", str(gold), "--corpus", str(news), "--trees", "20"]
    assert main([*arguments, "--out", str(tmp_path / "d.npz")]) == 0
    assert "actors whom no list knows" in capsys.readouterr().err
    assert len(doubts.load(tmp_path / "d.npz").feature) == 20


def test_a_corpus_that_was_not_annotated_is_refused(tmp_path, capsys):
    """It says which article is another one."""
    news, gold = corpus(tmp_path, 2)
    news.write_text(news.read_text(encoding="utf-8").replace("beginnt", "endet"), encoding="utf-8")
    assert main(["--annotations", str(gold), "--corpus", str(news), "--out", str(tmp_path / "d.npz")]) == 1
    assert "has another text than was annotated for" in capsys.readouterr().err
