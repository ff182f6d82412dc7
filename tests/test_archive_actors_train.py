"""Training from labelled sentences to a file of weights, on a toy language; and the evaluation of it."""

from __future__ import annotations

import json
import lzma

import pytest

from archive.actors.chain import weights
from archive.actors.train.__main__ import main as train
from tests.evaluate.actors import main as evaluate

NAMES = [("Anna Huber", "PER"), ("Karl Maier", "PER"), ("Bonn", "LOC"), ("Rom", "LOC"), ("Opel AG", "ORG")]


def conll(sentences):
    """Sentences of the toy language: every name is followed by "kam" or preceded by "in"."""
    lines = []
    for name, kind in sentences:
        first, *rest = name.split()
        lines += ["in\tO"] if kind == "LOC" else []
        lines += [f"{first}\tB-{kind}", *(f"{word}\tI-{kind}" for word in rest), "kam\tO", ".\tO", ""]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """Weights learnt from twenty times the toy sentences, and the gold file."""
    folder = tmp_path_factory.mktemp("train")
    gold = folder / "gold.conll"
    gold.write_text(conll(NAMES * 20), encoding="utf-8")
    clusters = folder / "clusters.tsv.xz"
    with lzma.open(clusters, "wt", encoding="utf-8") as file:
        file.write("Bonn\t90\t0\t1\t2\nkam\t80\t3\t4\t5\n")
    gazetteers = folder / "gazetteers.txt.xz"
    with lzma.open(gazetteers, "wt", encoding="utf-8") as file:
        file.write("#fx\nKarl\n#ms mv\nHuber\n#N ms\nMaier\n")
    out = folder / "toy.npz"
    arguments = [
        "--gold",
        gold,
        "--clusters",
        clusters,
        "--gazetteers",
        gazetteers,
        "--out",
        out,
        "--epochs",
        "4",
    ]
    assert train([str(argument) for argument in arguments]) == 0
    return out, gold, clusters


def test_the_learnt_weights_find_what_they_were_taught(model, capsys):
    """Figures as JSON: all names of the toy language, with both ends and kind."""
    out, gold, _ = model
    assert evaluate([str(gold), "--json", "--weights", str(out)]) == 0
    figures = json.loads(capsys.readouterr().out)[str(gold)]
    assert list(figures) == ["all", "PER", "ORG", "LOC", "words_per_second"]
    assert figures["all"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert figures["words_per_second"] > 0


def test_only_official_lists_ship(model):
    """Of the gazetteers the members of the Bundestag alone; lists without a clean licence stay out."""
    lists = weights.load(model[0]).words.lists
    assert (lists["Huber"], lists["Maier"], lists["Polen"]) == ("nv", "n", "s")
    assert "Karl" not in lists


def test_errors_are_shown_by_sort(model, tmp_path, capsys):
    """Missed, spurious, of the wrong kind, of wrong bounds, joined, split: with the sentence."""
    wrong = tmp_path / "wrong.conll"
    wrong.write_text(
        "Anna\tB-PER\nHuber\tO\nkam\tO\n\nin\tO\nBonn\tB-ORG\n\nkam\tB-ORG\n\nin\tO\nRom\tO\n\n"
        "Karl\tB-PER\nMaier\tB-PER\nkam\tO\n",
        encoding="utf-8",
    )
    assert evaluate([str(wrong), "--errors", "--weights", str(model[0])]) == 0
    captured = capsys.readouterr()
    assert "boundary: 1\n  Anna/PER | Anna Huber/PER | Anna Huber kam" in captured.err
    assert "kind: 1\n  Bonn/ORG | Bonn/LOC | in Bonn" in captured.err
    assert "missed: 1\n  kam/ORG | - | kam" in captured.err
    assert "spurious: 1\n  - | Rom/LOC | in Rom" in captured.err
    assert "join: 2\n" in captured.err
    assert "words/s" in captured.out


def test_mistakes_end_with_a_message(model, tmp_path, capsys):
    """Missing files and lines without a label: path and reason, exit code 1, no traceback."""
    broken = tmp_path / "broken.conll"
    broken.write_text("Anna\n", encoding="utf-8")
    assert evaluate([str(broken), "--weights", str(model[0])]) == 1
    assert evaluate([str(broken), "--weights", str(tmp_path / "none.npz")]) == 1
    assert train(["--gold", str(broken), "--clusters", str(model[2]), "--out", str(tmp_path / "x.npz")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == f"error: {broken}:1: expected a word, a tab and an IOB2 label, found 'Anna'"
    assert lines[1].startswith(f"error: {tmp_path / 'none.npz'}: no model of the tagger")
    assert lines[2] == lines[0]
