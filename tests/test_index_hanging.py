"""Which words may complete a hanging part of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.tokens import Lexicon, tokenize
from index.german.ellipsis import Finder
from index.hanging import Completed, completed, completed_by_cutting
from index.scan import Hanging, Scanner

PIECES = st.sampled_from(
    ["Militär", "Kinder", "Haus", "politik", "Dingen", "Und", "und", "oder", "bzw", "ab", "A", "-", "\u2011",
     " ", " ", " ", "\n", ",", ".", "/", ":", "'", "_", "in", "*innen", "2", "Ä", "der", "„", "(", "\u0301"]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.builds(
        "{} {}{}- {} {}{}".format,
        st.sampled_from(["", "Haus"]),
        PIECES,
        PIECES,
        st.sampled_from(["und", "oder", "sowie", "Und"]),
        PIECES,
        st.lists(PIECES, max_size=3).map("".join),
    ),
)


def hyphens(text: str) -> list[Hanging]:
    """All hanging hyphens of a text with their surroundings, whatever stands near them."""
    needles = [sign for sign in set(text.lower()) if sign.isalnum()]
    return Scanner(needles)(text, {}, lambda _word: [])[1]


def by_tokens(text: str, hyphen: Hanging) -> Completed | None:
    """The same said of the tokens around."""
    lexicon = Lexicon()
    tokens = tokenize(text[hyphen.start : hyphen.end], lexicon)
    for token, pair in Finder(lexicon)(tokens):
        start, end = int(tokens.starts[token]) + hyphen.start, int(tokens.ends[token]) + hyphen.start
        if start <= hyphen.at < end:
            return start, end, pair
    return None


@given(TEXTS)
def test_what_completes_is_what_the_analysis_says(text: str) -> None:
    """Of every hyphen the pair that is found among the tokens around it, one hyphen after another."""
    for hyphen in hyphens(text):
        expected = by_tokens(text, hyphen)
        assert completed(text, hyphen) == completed_by_cutting(text, hyphen) == expected
