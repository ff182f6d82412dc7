"""Which words are cut into parts, and where; which must stay whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.german.compounds import LONGEST, Splitter
from index.german.folding import fold
from index.german.links import bases
from index.german.vocabulary import Vocabulary

TABLES = Path(__file__).parent / "tables"

PARTS = [
    ("Rüstungspolitik", ("ruestung", "politik")),  # -s after -ung
    ("Jahresbericht", ("jahres", "bericht")),
    ("Friedensvertrag", ("frieden", "vertrag")),
    ("Hilfsorganisation", ("hilfe", "organisation")),  # -e falls away
    ("Fahrplan", ("fahren", "plan")),  # the stem of a verb
    ("Kindergärten", ("kinder", "gaerten")),  # plurals on both sides
    ("Berlinreise", ("berlin", "reise")),  # a place may begin a compound
    ("Klimaschutzgesetz", ("klimaschutz", "klima", "schutz", "gesetz")),  # all levels
    ("Landtagswahl", ("landtag", "land", "tag", "wahl")),
    ("Hochwasserschutz", ("hochwasser", "hoch", "wasser", "schutz")),
    ("Ölpreis", ("oel", "preis")),  # three letters that are a word
    ("Rechtsanwalt", ("recht", "anwalt")),
    ("Vizepräsident", ("vize", "praesident")),  # a combining form
    ("Beobachtungsturm", ("beobachtung", "turm")),  # the s belongs to -ung, there is no storm
    ("Untersuchungshaft", ("untersuchung", "haft")),
    ("Verhaltensweise", ("verhalten", "weise")),
    ("Weltreisende", ("welt", "reisende")),
]

WHOLE = [
    "Gütersloh",  # no goods
    "Thüringen",  # no rings
    "Lauterbach",  # a name of persons
    "Überzeugung",  # no cut inside of über-
    "Schwein",  # no wine
    "Reisende",  # no end of rice
    "Haushalt",  # listed: two words by accident of history
    "Transport",  # listed: no sport
    "dramatisch",  # an adjective has no table for a head
    "glücklicherweise",
    "Gesundheit",
    "Bund",  # too short
    "",
    "x" * (LONGEST + 1),
]


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    """With the vocabulary that ships."""
    return Splitter(Vocabulary.base())


@pytest.mark.parametrize(("word", "parts"), PARTS)
def test_compounds_have_their_parts_on_all_levels(
    splitter: Splitter, word: str, parts: tuple[str, ...]
) -> None:
    """A compound is cut where both halves are words, linking letters understood, then its halves."""
    assert splitter.parts(fold(word)) == parts


@pytest.mark.parametrize("word", WHOLE)
def test_accidents_are_not_cut(splitter: Splitter, word: str) -> None:
    """Names, prefixed words and words that only look like two stay whole."""
    assert splitter.cut(fold(word)) is None


def test_frequent_simple_words_and_names_stay_whole(splitter: Splitter) -> None:
    """Of the table of simple words at most 2 % are cut."""
    lines = (TABLES / "whole_words.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    cut = [word for word in words if splitter.cut(fold(word))]
    assert len(words) >= 300
    assert len(cut) <= 0.02 * len(words), cut


def test_an_unknown_compound_is_cut_once_the_archive_knows_its_part(splitter: Splitter) -> None:
    """The archive's own words count: a sport that parliament never mentions splits like any other."""
    base = Vocabulary.base()
    assert splitter.parts("quidditchverein") == ()
    own = base.with_archive({"Quidditch": 40, "Quidditchverein": 2})
    assert Splitter(own).parts("quidditchverein") == ("quidditch", "verein")


def test_long_rows_of_words_are_cut_in_time(splitter: Splitter) -> None:
    """No word makes the splitter try all ways of cutting it."""
    word = ("politik" * 20)[:LONGEST]
    assert splitter.boundaries(word)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["rüstung", "politik", "klima", "schutz", "welt", "wirtschaft", "krise", "haus"]),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["", "s", "en"]),
)
def test_parts_lie_side_by_side(splitter: Splitter, words: list[str], link: str) -> None:
    """Boundaries ascend inside the word, and front, link and head are the whole word."""
    word = fold(link.join(words))
    boundaries = splitter.boundaries(word)
    assert list(boundaries) == sorted(set(boundaries))
    assert all(0 < at < len(word) for at in boundaries)
    if cut := splitter.cut(word):
        assert word[cut.at :] == cut.head
        written = word[: cut.at]
        readings = {base.word for base in bases(written, splitter.vocabulary.counts)}
        assert cut.front in readings | {written, written[:-1]}


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_any_letters_can_be_asked_for(splitter: Splitter, word: str) -> None:
    """Nonsense is answered, always alike."""
    assert splitter.parts(word) == splitter.parts(word)
