"""How many words share a first part or a head."""

from hypothesis import given

from index.german.families import count_families, families
from index.german.vocabulary import Vocabulary
from tests.german_words import COMPARING, vocabularies

COUNTS = {
    "politik": 900, "ruestung": 300, "ruestungspolitik": 40, "ruestungsausgaben": 9, "ausgaben": 80,
    "aussenpolitik": 60, "aussen": 400, "politiker": 500, "bau": 700, "strassenbau": 30, "strassen": 90,
}  # fmt: skip


def test_families_count_words_with_two_known_halves() -> None:
    """First parts count as they stand, with their link; a head needs three letters, and to be common."""
    fronts, heads = families(COUNTS)
    assert fronts == {"ruestungs": 2, "aussen": 1, "strassen": 1}
    assert heads == {"politik": 2, "ausgaben": 1, "bau": 1}


def test_no_words_no_families() -> None:
    """An empty vocabulary has none."""
    assert families({}) == ({}, {})


@COMPARING
@given(vocabularies())
def test_families_are_those_that_python_counts(vocabulary: Vocabulary) -> None:
    """Each first part and each head has as many words, whoever counts them."""
    assert families(vocabulary.counts) == count_families(vocabulary.counts, vocabulary.counts)
