"""Training without a share of the texts, and measuring on it."""

from __future__ import annotations

import json
import lzma

import pytest

from archive.actors.train.__main__ import main as train
from tests.evaluate.folds import main as folds


@pytest.fixture
def inputs(tmp_path):
    """Arguments of the trainer: forty texts of one sentence, and a word table."""
    gold = tmp_path / "gold.conll"
    gold.write_text(
        "".join(f"# http://t/{n}\nin\tO\nBonn\tB-LOC\nkam\tO\n.\tO\n\n" for n in range(40)), encoding="utf-8"
    )
    clusters = tmp_path / "clusters.tsv.xz"
    with lzma.open(clusters, "wt", encoding="utf-8") as file:
        file.write("Bonn\t90\t0\t1\t2\nkam\t80\t3\t4\t5\n")
    return ["--gold", str(gold), "--clusters", str(clusters), "--epochs", "4"]


def test_every_text_is_measured_once(inputs, tmp_path, capsys):
    """Over both shares, with newspapers as a group of their own; the weights are kept where asked."""
    assert folds(["--folds", "2", "--json", "--weights", str(tmp_path / "w"), "--", *inputs]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert list(figures) == ["gold.conll (40)", "gold.conll: newspapers (40)"]
    assert figures["gold.conll (40)"]["LOC"]["f1"] == 1.0
    assert sorted(path.name for path in (tmp_path / "w").iterdir()) == ["fold0of2.npz", "fold1of2.npz"]


def test_annotations_need_the_corpus_that_they_are_about(inputs, tmp_path, capsys):
    """They hold no text."""
    with pytest.raises(SystemExit):
        train([*inputs, "--annotations", str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "x.npz")])
    assert "--annotations need --corpus" in capsys.readouterr().err
