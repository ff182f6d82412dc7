"""The measures of German, on gold small enough to count by hand."""

import json
import lzma
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluate.language import Gold, compounds, main, wordforms

GOLD = """Fußballtor\tFußball\tTor
Fußball\tFuß\tBall
Torwart\tTor\tWart
Handball\tHand\tBall
Handballtorwart\tHandball\tTorwart
Bahnhofsuhr\tBahnhof\tUhr
Bahnsteig\tBahn\tSteig
Innenhof\tinnen\tHof
100-Meter-Lauf\t100 Meter\tLauf
"""


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    """The list above, packed."""
    path = tmp_path / "gold.tsv.xz"
    path.write_bytes(lzma.compress(GOLD.encode()))
    return Gold.read(path)


def test_gold_boundaries_are_followed_into_halves(gold: Gold) -> None:
    """Both halves of a compound bring their own boundaries; entries with other signs are left out."""
    assert len(gold.entries) == 8
    assert gold.boundaries("handballtorwart") == {4, 8, 11}
    assert gold.boundaries("fussballtor") == {4, 8}
    assert gold.boundaries("uhr") == set()


def test_silence_is_no_contradiction(gold: Gold) -> None:
    """Inside a half that is not listed, a cut between a known modifier and a known head is accepted."""
    assert gold.wrong("bahnhofsuhr", {4, 8}) == set()
    assert gold.wrong("bahnhofsuhr", {5, 8}) == {5}
    assert gold.wrong("torwart", {2, 3}) == {2}


def test_compound_measures(gold: Gold) -> None:
    """Shares of all entries: exactly cut, wrongly cut, and both with silence taken as no."""
    cuts = {"fussballtor": (4, 8), "fussball": (4,), "bahnhofsuhr": (4, 8), "torwart": (2, 3), "innenhof": ()}
    figures = compounds(lambda word: cuts.get(word, ()), gold)
    assert figures == {
        "exact": 3 / 8,
        "wrong_boundary": 1 / 8,
        "strict_exact": 2 / 8,
        "strict_wrong_boundary": 2 / 8,
    }


def test_wordform_measures() -> None:
    """Of three pairs inside one group one meets, of six across two groups two."""
    groups = [["a1", "a2", "b"], ["b2", "c"]]
    figures = wordforms(lambda form: [form[0]], groups)
    assert figures == {"understemming": 1 - 1 / 4, "overstemming": 1 / 6}


@given(st.lists(st.lists(st.sampled_from(["ab", "ac", "bc", "b", "c", "abc"]), max_size=4), max_size=4))
def test_wordform_measures_agree_with_counting_pairs(groups: list[list[str]]) -> None:
    """Words with several stems meet once, however many they share."""
    forms = [(number, form) for number, group in enumerate(groups) for form in sorted(set(group))]
    pairs = list(combinations(forms, 2))
    inside = [set(a[1]) & set(b[1]) for a, b in pairs if a[0] == b[0]]
    across = [set(a[1]) & set(b[1]) for a, b in pairs if a[0] != b[0]]
    figures = wordforms(lambda form: form, groups)
    assert figures["understemming"] == pytest.approx(
        1 - sum(map(bool, inside)) / len(inside) if inside else 0
    )
    assert figures["overstemming"] == pytest.approx(sum(map(bool, across)) / len(across) if across else 0)


def test_the_program_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json one object with the four measures; the vocabulary comes from the corpus given."""
    (tmp_path / "forms.txt").write_text("Haus Hauses\nBall Bälle\n", encoding="utf-8")
    (tmp_path / "gold.tsv").write_text(GOLD, encoding="utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Ein Haus. Der Fuß, der Ball. " * 9, encoding="utf-8")
    arguments = ["--wordforms", "forms.txt", "--compounds", "gold.tsv", "--vocabulary", "corpus"]
    paths = [word if word.startswith("--") else str(tmp_path / word) for word in arguments]
    assert main([*paths, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {"wordforms", "compounds"}
    assert set(figures["wordforms"]) == {"understemming", "overstemming"}
    assert set(figures["compounds"]) == {"exact", "wrong_boundary"}
    assert main(paths) == 0
    assert "strict_exact" in capsys.readouterr().out


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The program says which file is not there."""
    missing = str(tmp_path / "none.txt")
    with pytest.raises(SystemExit, match="2"):
        main(["--wordforms", missing, "--compounds", missing, "--vocabulary", missing])
    assert "none.txt does not exist" in capsys.readouterr().err
