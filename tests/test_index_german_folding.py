"""One spelling for every way of writing a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.german.folding import fold, fold_all

FOLDED = [
    ("Häuser", "haeuser"),
    ("Haeuser", "haeuser"),
    ("Größe", "groesse"),
    ("GRÖSSE", "groesse"),
    ("STRAẞE", "strasse"),
    ("Ha\u0308user", "haeuser"),  # the umlaut as a mark of its own
    ("Müller", "mueller"),
    ("Mueller", "mueller"),
    ("Muller", "muller"),  # a near-miss: another name, not an umlaut left out
    ("Bär", "baer"),
    ("Bar", "bar"),
    ("über", "ueber"),
    ("Uber", "uber"),
    ("Maße", "masse"),  # as Masse: ß is typed ss, and in capitals nobody can tell
    ("Erdoğan", "erdogan"),
    ("Orbán", "orban"),
    ("Łódź", "lodz"),
    ("İstanbul", "istanbul"),
    ("Ærø", "aero"),
    ("Đinđić", "dindic"),
    ("Ku’damm", "ku'damm"),
    ("EU\u2011Kommission", "eu-kommission"),
    ("Київ", "киів"),
    ("", ""),
]


@pytest.mark.parametrize(("word", "folded"), FOLDED)
def test_spellings_of_one_word_meet_and_others_do_not(word: str, folded: str) -> None:
    """Case, umlauts, ß and accents fold as a German keyboard without them would type the word."""
    assert fold(word) == folded


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(word: str) -> None:
    """A folded word stays as it is, whatever the script."""
    assert fold(fold(word)) == fold(word)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüßABCÄÖÜẞ", max_size=20))
def test_german_folds_to_bare_letters(word: str) -> None:
    """Of a German word only a to z remain, and no letter is lost."""
    folded = fold(word)
    assert folded.isascii()
    assert len(folded) >= len(word)


@given(st.lists(st.one_of(st.text(max_size=8), st.text("aÄßŁ\u0308\u2011ʼΣ\n", max_size=6)), max_size=8))
def test_many_words_are_folded_like_each(words: list[str]) -> None:
    """Whatever letters, marks or line breaks the others have."""
    assert fold_all(words) == list(map(fold, words))
