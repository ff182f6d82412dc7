"""Elliptical compounds: found without a vocabulary, completed with one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.tokens import Lexicon, tokenize
from index.german.analysis import Analyzer, Atom
from index.german.compounds import Splitter
from index.german.ellipsis import Finder, common, complete
from index.german.vocabulary import Vocabulary

COMPLETED = [
    ("Militär- und Rüstungspolitik", ["militaerpolitik"]),
    ("Militär-, Wirtschafts- und Rüstungspolitik", ["militaerpolitik", "wirtschaftspolitik"]),
    ("Staats- und Parteichef", ["staatschef"]),
    ("Staats- bzw. Parteichef", ["staatschef"]),
    ("Rüstungsausgaben und -politik", ["ruestungspolitik"]),
    ("Rüstungsausgaben, -exporte und -politik", ["ruestungsexporte", "ruestungspolitik"]),
    ("Ein- und Ausfuhr", ["einfuhr"]),
    ("auf- und abbauen", ["aufbauen"]),
    ("Ost- und Westdeutschland", ["ostdeutschland"]),
    ("60er- oder 70er-Jahre", ["60erjahre"]),
    ("EU- und NATO-Staaten", ["eustaaten"]),
    ("Innen- und vor allem Außenpolitik", ["innenpolitik"]),
    ("Wirtschafts- und dem Finanzministerium", ["wirtschaftsministerium"]),
    ("Gender- und kritische Rassentheorie", ["gendertheorie"]),
    ("Nord- und der Ostsee", ["nordsee"]),
    ("Haupt- und ehrenamtliche Helfer", ["hauptamtliche"]),
    ("ein- oder mehrmaligen", ["einmaligen"]),
    ("Freiheits-, Bürgerrechte", ["freiheitsrechte"]),
    ("das Kanzleramts- war gemeint", []),  # nothing completes it
    ("Transport-, im Paketgewerbe", []),
    ("Schleswig- Holstein", []),
    ("Miet- in Eigentumswohnungen", []),  # "in" joins nothing
    ("und -politik", []),
    ("Kirch- und xyz", []),
    ("- und -", []),
    ("", []),
]

WORDS = ["Ein-", "-fuhr", "und", ",", "oder", "Ausfuhr", "der", "auf", "/", ".", "Haus"]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The one that ships."""
    return Vocabulary.base()


@pytest.mark.parametrize(("text", "words"), COMPLETED)
def test_hanging_parts_are_completed(vocabulary: Vocabulary, text: str, words: list[str]) -> None:
    """Each hanging part becomes the word that a reader completes it to, or none."""
    lexicon = Lexicon()
    tokens = tokenize(text, lexicon)
    splitter = Splitter(vocabulary)
    found = [complete(pair, splitter, vocabulary) for _, pair in Finder(lexicon)(tokens)]
    assert ["".join(whole) for whole in found if whole] == words


def test_a_completion_is_a_hidden_atom_at_the_hanging_part(vocabulary: Vocabulary) -> None:
    """Nobody wrote it: it has no exact word, but a stem and parts."""
    lexicon = Lexicon()
    tokens = tokenize("Die Militär- und Rüstungspolitik", lexicon)
    ((at, pair),) = Finder(lexicon)(tokens)
    assert list(lexicon)[tokens.types[at]] == "Militär-"
    assert Analyzer(vocabulary).atoms(pair) == (Atom("", ("militarpolit",), ("militar", "polit")),)


def test_what_cannot_be_completed_has_no_atom(vocabulary: Vocabulary) -> None:
    """The pair is a word type without a place."""
    assert Analyzer(vocabulary).atoms("Kirch-\x1fxyzxyz") == ()


def test_one_finder_serves_all_texts_of_a_lexicon() -> None:
    """Texts that share a lexicon give what each gives alone."""
    texts = ["Ein- und Ausfuhr", "nichts hängt", "Staats- und Parteichef, Ein- und Ausfuhr"]
    lexicon = Lexicon()
    cut = [tokenize(text, lexicon) for text in texts]
    finder = Finder(lexicon)
    assert [finder(tokens) for tokens in cut] == [Finder(lexicon)(tokens) for tokens in cut]
    assert [len(finder(tokens)) for tokens in cut] == [1, 0, 2]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ein-", "-fuhr", "und", ",", "oder", "Ausfuhr", "der", "auf", "/", ".", "Haus"]),
        max_size=12,
    )
)
def test_any_row_of_words_is_read(words: list[str]) -> None:
    """Pairs are found at hanging tokens only, ascending, and begin with the hanging token."""
    lexicon = Lexicon()
    tokens = tokenize(" ".join(words), lexicon)
    spelt = list(lexicon)
    found = Finder(lexicon)(tokens)
    assert [at for at, _ in found] == sorted({at for at, _ in found})
    for at, pair in found:
        token = spelt[tokens.types[at]]
        assert "-" in (token[0], token[-1])
        assert pair.startswith(token + "\x1f")


@pytest.mark.parametrize(
    "text", ["Militär- und Rüstungspolitik.", "Ein- oder Ausfuhr (viel)", "Ab\u2011 und Anreise"]
)
def test_what_nearly_all_look_like_is_told_from_the_text(text: str) -> None:
    """Where the hanging part ends, and the pair that a finder makes of the tokens."""
    lexicon = Lexicon()
    ((_, pair),) = Finder(lexicon)(tokenize(text, lexicon))
    assert common(text, 0, len(text)) == (len(text.split()[0]), pair)


@pytest.mark.parametrize(
    "text",
    [
        "Vor- und Dingen",
        "Militär- und Und",
        "Haus- und auch Gartenarbeit",
        "Haus- und Garten-Arbeit",
        "Bürger- und Bewohner:innen",
        "Haus-, Hof- und Gartenarbeit",
        "Haus und Gartenarbeit",
    ],
)
def test_what_looks_nearly_so_is_left_to_the_finder(text: str) -> None:
    """Whatever needs more than one look."""
    assert common(text, 0, len(text)) is None
