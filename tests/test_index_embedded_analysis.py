"""The analysis of words by the parts in C, by several processes, or by this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from index.embedded import analysis
from index.embedded.analysis import WordAnalysis
from index.embedded.wordforms import ATOMS, WordForms, dictionaries, word_keys
from tests.embedded_articles import WORDS, small_analyzer


def _without_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where there is no compiler, and with few words worth sharing out."""
    monkeypatch.setattr(analysis, "IN_C", False)
    monkeypatch.setattr(analysis, "WORTHWHILE", 10)


def test_the_parts_in_c_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many words there are, with one thread or two, and nothing is computed by other processes."""
    analyzer = small_analyzer()
    expected = word_keys(analyzer, WORDS)
    monkeypatch.setattr(analysis, "WORTH_PREPARING", 10)
    monkeypatch.setattr(analysis, "WORTHWHILE", 10)
    for threads in (1, 2):
        with WordAnalysis(analyzer, threads) as prepared:
            assert keys(prepared(WORDS)) == expected
            if analysis.IN_C:
                assert prepared.aside(_process, 0)() == os.getpid()


def test_many_words_are_analysed_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are analysed at once, they have the same atoms."""
    with WordAnalysis(small_analyzer()) as alone:
        expected = keys(alone(WORDS))
        monkeypatch.setattr(analysis, "AT_ONCE", 7)
        for worth in (100, 5):
            monkeypatch.setattr(analysis, "WORTH_PREPARING", worth)
            assert keys(alone(WORDS)) == expected
        assert keys(alone([])) == []


def keys(forms: WordForms) -> list[str]:
    """The keys of each word type."""
    atoms = list(forms.atoms)
    rows = np.split(forms.lists, forms.ends[1:-1]) if len(forms.ends) > 1 else []
    return [ATOMS.join(atoms[number] for number in row) for row in rows]


def _process(_: int) -> int:
    return os.getpid()


def test_processes_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shared out or not: the same atoms in the same order."""
    analyzer = small_analyzer()
    expected = word_keys(analyzer, WORDS)
    assert expected[0] == "haus\0haus\0"
    _without_c(monkeypatch)
    with WordAnalysis(analyzer, processes=2) as several:
        assert keys(several(WORDS)) == expected
        assert keys(several(WORDS[5:])) == expected[5:]
    with WordAnalysis(analyzer) as alone:
        assert keys(alone(WORDS)) == expected


def test_dictionaries_can_be_made_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process gives the same dictionaries as this one; without other processes this one works."""
    _without_c(monkeypatch)
    with WordAnalysis(small_analyzer(), processes=2) as several:
        atoms = several(WORDS).atoms
        elsewhere = several.aside(dictionaries, atoms)()
    with WordAnalysis(small_analyzer()) as alone:
        here = alone.aside(dictionaries, atoms)()
    assert list(elsewhere.words) == list(here.words) != []
    assert list(elsewhere.stems.terms) == list(here.stems.terms)
    assert elsewhere.parts.lists.tolist() == here.parts.lists.tolist()


def test_a_pool_that_breaks_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a lost process was to compute is computed here."""
    _without_c(monkeypatch)
    with WordAnalysis(small_analyzer(), processes=2) as several:
        several(WORDS)
        waiting = several.aside(_dies_elsewhere, os.getpid())
        assert waiting() == "here"
        assert several.aside(_dies_elsewhere, os.getpid())() == "here"
        assert keys(several(WORDS)) == word_keys(several.analyzer, WORDS)


def _dies_elsewhere(home: int) -> str:
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return "here"


KILLED = """
import os, signal
from index.embedded import analysis
from tests.embedded_articles import WORDS, small_analyzer

if __name__ == "__main__":
    analysis.IN_C, analysis.WORTHWHILE = False, 10
    with analysis.WordAnalysis(small_analyzer(), processes=2) as several:
        several(WORDS)
        print(*several._pool._processes, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_process_outlives_the_one_that_began_it(tmp_path: Path) -> None:
    """After a kill of the writer the processes of its analysis end by themselves."""
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", script], stdout=subprocess.PIPE, text=True, env=environment
    )
    left = set(map(int, done.stdout.split()))
    assert done.returncode == -signal.SIGKILL
    assert len(left) == 2
    until = time.monotonic() + 30
    while (left := set(filter(_runs, left))) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left


def _runs(process: int) -> bool:
    """Whether it is there, and more than an entry that nobody has asked about since it ended."""
    status = Path(f"/proc/{process}/stat")
    if status.exists():
        return status.read_text().rpartition(") ")[2][0] != "Z"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not Path("/proc/self").exists()
