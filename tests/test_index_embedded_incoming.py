"""Words that are got ready while batches come in."""

from __future__ import annotations

import numpy as np
import pytest

from archive.tokens import Lexicon
from index.embedded import analysis, incoming
from index.embedded.analysis import WordAnalysis
from index.embedded.incoming import Incoming
from index.german.analysis import Analyzer
from index.german.vocabulary import Vocabulary
from tests.embedded_articles import WORDS


def came(words: list[str], base: Vocabulary, parts: int) -> tuple[Incoming, Lexicon]:
    """Words that have come in so many parts (0: nothing was got ready)."""
    ready, lexicon = Incoming(base), Lexicon()
    for part in range(parts):
        lexicon.numbers(words[part::parts])
        ready.extend(lexicon)
    lexicon.numbers(words)
    return ready, lexicon


@pytest.mark.parametrize("parts", [0, 1, 3])
@pytest.mark.parametrize("most", [5, 1000])
@pytest.mark.parametrize("worth", [1, 1000])
@pytest.mark.parametrize("in_c", [analysis.IN_C, False])
def test_nothing_changes_for_it(
    monkeypatch: pytest.MonkeyPatch, parts: int, most: int, worth: int, in_c: bool
) -> None:
    """The vocabulary and the atoms are those of all words at the end, however many were got ready before."""
    monkeypatch.setattr(analysis, "WORTH_PREPARING", worth)
    monkeypatch.setattr(analysis, "IN_C", in_c)
    monkeypatch.setattr(incoming, "IN_C", in_c)
    monkeypatch.setattr(incoming, "AT_ONCE", most)
    base = Vocabulary.of({"haus": 3, "hafen": 2}, {"haus": 1}, ["berlin"])
    ready, lexicon = came(WORDS, base, parts)
    counts = np.arange(len(lexicon)) % 4
    vocabulary, expected = ready.vocabulary(lexicon, counts), base.with_words(list(lexicon), counts)
    assert dict(vocabulary.counts) == dict(expected.counts)
    assert vocabulary.fingerprint == expected.fingerprint
    with WordAnalysis(Analyzer(vocabulary)) as words:
        found, whole = ready.forms(lexicon, words), words(list(lexicon))
    assert list(found.atoms) == list(whole.atoms)
    assert found.ends.tolist() == whole.ends.tolist()
    assert found.lists.tolist() == whole.lists.tolist()


def test_a_vocabulary_begins_with_what_ships() -> None:
    """Whether words came or not."""
    ready, lexicon = came(["Zeitlupenwort", "Zeitlupenwort"], Vocabulary.base(), 1)
    shipped = Incoming()
    for one in (shipped, ready):
        vocabulary = one.vocabulary(lexicon, np.array([2]))
        assert vocabulary.counts["zeitlupenwort"] == 2
        assert len(vocabulary.counts) == len(Vocabulary.base().counts) + 1
