"""The keys of many word types at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.embedded.wordforms import WordForms, word_keys
from index.german.analysis import Analyzer
from index.german.ellipsis import PAIR
from index.german.folding import fold_all
from index.german.vocabulary import Vocabulary
from tests.compiled import part
from tests.german_words import COMPARING, asked, vocabularies

wordkeys = part("index.embedded.wordkeys")

NO_TOKENS = dict.fromkeys(map(ord, "\n\0"))


@COMPARING
@given(vocabularies(), st.data())
def test_keys_are_the_same(vocabulary: Vocabulary, data: st.DataObject) -> None:
    """Of spellings with hyphens, capitals, feminines, apostrophes, digits, and of hanging parts."""
    some = asked(vocabulary).flatmap(st.sampled_from)
    between = st.sampled_from(("-", "-", ":in", "Innen", "'s", ".", "\u2011"))
    joined = st.tuples(some, between, some).map("".join)
    pairs = st.tuples(some, some, some).map(lambda one: f"{one[0]}-{PAIR}{one[1]}{PAIR}{one[2].title()}")
    words = data.draw(st.lists(st.one_of(some, some.map(str.title), joined, pairs), max_size=30))
    words = [word.translate(NO_TOKENS) for word in words]
    analyzer = Analyzer(vocabulary)
    outlined, half = wordkeys.Outlined(), len(words) // 2
    for some_words in (words[:half], words[half:]):
        outlined.extend(some_words, fold_all(some_words))
    expected = WordForms.of(word_keys(analyzer, words))
    for told in (wordkeys.Outlined.of(words), outlined, outlined):
        found = wordkeys.many_word_forms(analyzer, told, 2)
        same(found, expected)


def same(found: WordForms, expected: WordForms) -> None:
    assert list(found.atoms) == list(expected.atoms)
    assert found.ends.tolist() == expected.ends.tolist()
    assert found.lists.tolist() == expected.lists.tolist()
