"""Vocabularies and words that look German enough to try every rule of the analysis."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from index.german import lists
from index.german.verbs import strong_forms
from index.german.vocabulary import Vocabulary

COMPARING = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

TABLES = [table for name, table in vars(lists).items() if name.isupper() and not isinstance(table, str)]
LISTED = sorted({word for table in TABLES for word in table} | set(strong_forms()[0]))
ROOTS = "politik welt haus reise schul hilf arbeit vertrag gruend kind aerzt land x"
ENDINGS = "s es ens en n e er t et te ge zu in innen nen"

WORDS = st.lists(
    st.one_of(
        st.sampled_from(LISTED),
        st.sampled_from(ROOTS.split()),
        st.sampled_from(ENDINGS.split()),
        st.text(alphabet="abeginrstuz", max_size=4),
        st.text(alphabet="aé世'3-\n\0", max_size=2),
    ),
    min_size=1,
    max_size=4,
).map("".join)
"""Folded words, some of which no text has."""

COUNTS = st.one_of(st.integers(0, 60), st.sampled_from((0, 299, 4999, 5000, 5001, 80_000)))


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    """With the halves of words among the words."""
    words = draw(st.lists(WORDS, min_size=5, max_size=60))
    places = [(word, at) for word in words for at in (len(word) // 2, len(word) - 4)]
    halves = [half for word, at in places for half in (word[:at], word[at:])]
    counts = {word: draw(COUNTS) for word in [*words, *halves] if word}
    lowers = {word: n * draw(st.integers(0, 10)) // 10 for word, n in counts.items()}
    names = set(draw(st.lists(st.sampled_from(words), max_size=5)))
    counts = {word: n for word, n in counts.items() if word not in names}
    return Vocabulary.of(counts, lowers, names, dict.fromkeys(names, draw(st.integers(0, 100))))


def asked(vocabulary: Vocabulary) -> st.SearchStrategy[list[str]]:
    """Words of a vocabulary, some of them as one, and others."""
    known = st.sampled_from(sorted(vocabulary.counts) or [""])
    joined = st.lists(known, min_size=2, max_size=4).map("".join)
    return st.lists(st.one_of(known, joined, WORDS), min_size=1, max_size=40)
