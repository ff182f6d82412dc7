"""Words as the parts in C look into them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.german.packed import LONGEST, PackedWords, packable, plain, plain_table
from index.german.strings import Strings
from index.german.tables import WordTable
from tests.compiled import part

WORDS = st.dictionaries(
    st.one_of(st.text("abä1", min_size=1, max_size=3), st.sampled_from(["a" * LONGEST, "b" * (LONGEST + 1)])),
    st.integers(0, 9),
)


@given(WORDS)
def test_the_packable_words_of_a_table(table: dict[str, int]) -> None:
    """The same of a dictionary and of a table that is packed already, each with its number."""
    expected = {word: n for word, n in table.items() if packable(word)}
    for one in (table, WordTable.of(table)):
        words, numbers, left = plain_table(one)
        assert dict(zip(words, numbers.tolist(), strict=True)) == expected
        assert sorted(left) == sorted(table.keys() - expected.keys())
    assert list(plain(table)) == list(expected)


@given(st.lists(st.lists(st.text("ab", min_size=1, max_size=2))))
def test_lists_of_words_are_numbered_together(lists: list[list[str]]) -> None:
    """Every word of every list leads to its own number."""
    part("index.german._words")
    packed, numbers = PackedWords.of_all(map(Strings.of, lists))
    words = list(packed.words)
    assert words == sorted({word for listed in lists for word in listed})
    assert [[words[number] for number in own.tolist()] for own in numbers] == lists
