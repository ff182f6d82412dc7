"""The parts in C against the Python that they speed up: with any vocabulary they say the same."""

from __future__ import annotations

from string import ascii_lowercase

from hypothesis import given
from hypothesis import strategies as st

from index.german.compounds import LONGEST, Splitter
from index.german.lists import LONG_PREFIXES, TAKE_S
from index.german.stemming import Stemmer
from index.german.vocabulary import Vocabulary
from tests.compiled import part
from tests.german_words import COMPARING, asked, vocabularies

bulk = part("index.german.bulk")


@COMPARING
@given(vocabularies(), st.data())
def test_cuts_are_those_of_the_splitter(vocabulary: Vocabulary, data: st.DataObject) -> None:
    """Score, place and halves, also of the parts, to the last bit."""
    words = data.draw(asked(vocabulary))
    plain, known = Splitter(vocabulary), bulk.Bulk(vocabulary).splitter(words)
    for word in words:
        assert known.cut(word) == plain.cut(word)
        assert known.parts(word) == plain.parts(word)


@COMPARING
@given(vocabularies(), st.data())
def test_stems_are_those_of_the_stemmer(vocabulary: Vocabulary, data: st.DataObject) -> None:
    """Of verbs, names, feminines, nouns in -er and everything else."""
    words = data.draw(asked(vocabulary))
    assert bulk.Bulk(vocabulary, threads=2).stems(words) == list(map(Stemmer(vocabulary), words))


ENDINGS = [
    "en",
    "er",
    "em",
    "ern",
    "erin",
    "erinnen",
    "e",
    "es",
    "s",
    "ens",
    "nis",
    "niss",
    "nisse",
    "ln",
    "lns",
    "est",
    "st",
    "et",
    "end",
    "ung",
    "ig",
    "eig",
    "ik",
    "isch",
    "lich",
    "heit",
    "keit",
    "igkeit",
    "lichkeit",
    "erheit",
    "syst",
    "tick",
    "plan",
    "geordn",
    "intern",
    "tr",
    "quet",
    "ae",
    "oe",
    "ue",
    "que",
    "eue",
    "ayu",
    "yuy",
    "'s",
    "'sch",
    "'",
    "ss",
]


def test_words_of_the_language_have_the_stems_of_the_stemmer() -> None:
    """All words that the vocabulary knows, with it and without: what every rule is there for."""
    base = Vocabulary.base()
    words = [*base.counts, *sorted(base.names), "c'", "ab'", "ab'sch"]
    for vocabulary in (base, Vocabulary.of({}, {})):
        stems = bulk.Bulk(vocabulary, threads=2).stems(words)
        assert stems == list(map(Stemmer(vocabulary), words))


@COMPARING
@given(
    st.lists(
        st.tuples(
            st.text(alphabet=ascii_lowercase, max_size=5),
            st.lists(st.sampled_from(ENDINGS), max_size=3).map("".join),
        ).map("".join)
    )
)
def test_endings_are_those_that_snowball_cuts(words: list[str]) -> None:
    """Also of words that nobody would write, by every rule."""
    nothing = Vocabulary.of({}, {})
    assert bulk.Bulk(nothing, threads=2).stems(words) == list(map(Stemmer(nothing), words))


def test_long_rows_of_words_are_cut_alike() -> None:
    """Up to the longest word that is cut, and beyond."""
    vocabulary = Vocabulary.base()
    words = [("politik" * 40)[:length] for length in (LONGEST - 1, LONGEST, LONGEST + 1, 254)]
    words.append("klimaschutzgesetz")
    plain, known = Splitter(vocabulary), bulk.Bulk(vocabulary).splitter(words)
    assert [known.parts(word) for word in words] == [plain.parts(word) for word in words]


def test_a_few_words_can_have_many_parts() -> None:
    """However many parts there are besides the words, each has its number, its halves and its stem."""
    vocabulary = Vocabulary.base()
    nouns = [word for word, n in vocabulary.counts.items() if n >= 1000 and 5 <= len(word) <= 7][:200]
    words = ["".join(nouns[first : first + 10]) for first in range(0, 200, 10)]
    splitter, stemmer = Splitter(vocabulary), Stemmer(vocabulary)
    parts, stems = bulk.Bulk(vocabulary).parts(words)
    packed = list(parts.words)
    assert packed[: len(words)] == words
    assert len(packed) > len(words) + 80
    assert set(packed) == {*words, *(part for word in words for part in splitter.parts(word))}
    assert list(stems) == list(map(stemmer, packed))
    for word, (front, head) in zip(packed, parts.halves.tolist(), strict=True):
        cut = splitter.cut(word)
        assert (front < 0) == (cut is None)
        assert not cut or (packed[front], packed[head]) == cut[2:]


def test_listed_beginnings_and_endings_are_as_short_as_the_kernels_look() -> None:
    """The longest that they try has eight letters."""
    assert max(map(len, (*LONG_PREFIXES, *TAKE_S))) <= 8


def test_nothing_is_asked_for() -> None:
    """No words have no cuts, no stems and no parts."""
    nothing = bulk.Bulk(Vocabulary.of({}, {}))
    assert nothing.stems([]) == []
    assert nothing.splitter([]).cut("hausboot") is None
    parts, stems = nothing.parts([])
    assert (len(parts.words), len(parts.halves), len(stems)) == (0, 0, 0)
