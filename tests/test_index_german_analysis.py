"""What a token contributes to the index, and what a typed word stands for."""

import hashlib
import pickle
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.tokens import spellings
from index.german import analysis
from index.german.analysis import Analyzer, Atom
from index.german.vocabulary import Vocabulary

TABLES = Path(__file__).parent / "tables"

EXACT = [
    ("Häuser", ["haeuser"]),
    ("RÜSTUNG", ["ruestung"]),  # capitals are no other word
    ("US", ["us"]),
    ("EU-Kommission", ["eu", "kommission"]),  # two places: a quoted "Kommission" finds it
    ("US-Präsident", ["us", "praesident"]),
    ("E-Mail", ["email"]),  # a single letter in front is no word of its own: E-Mail is Email
    ("E-Mail-Adresse", ["email", "adresse"]),
    ("U-Bahn", ["ubahn"]),
    ("3-D-Drucker", ["3d", "drucker"]),
    ("Vitamin-C-Mangel", ["vitamin", "c", "mangel"]),  # inside, a letter stands alone as it is spoken
    ("60er-Jahre", ["60er", "jahre"]),
    ("Covid-19", ["covid", "19"]),
    ("Ku'damm", ["kudamm"]),  # an apostrophe is no letter: Ku'damm is Kudamm
    ("Ku’damm", ["kudamm"]),
    ("Putin's", ["putins"]),
    ("McDonald’s", ["mcdonalds"]),
    ("1.000", ["1000"]),  # points group, and are left out by many
    ("1.234.567,50", ["1234567,50"]),
    ("3,5", ["3,5"]),  # a comma is part of the number: not 3 and 5, not 35
    ("3.5", ["3.5"]),  # no group of three: a version, or English
    ("16.02.2022", ["16.2.2022"]),  # a date, with or without noughts
    ("CO2", ["co2"]),
    ("Militär-", ["militaer"]),
    ("-politik", ["politik"]),
    ("Bürger:innen", ["buergerinnen"]),  # as BürgerInnen, which no search tells from Bürgerinnen
    ("!", []),
    ("–", []),
    ("_", []),
    ("", []),
]

MEET = [
    ("Bürger:innen", "Bürger"),
    ("BürgerInnen", "Bürgerin"),
    ("Ärzt*innen", "Arzt"),
    ("Kolleg_innen", "Kollege"),
    ("Corona-Krise", "Coronakrise"),  # written apart or as one
    ("Mueller", "Müller"),
    ("Putin's", "Putin"),
    ("Andrea's", "Andrea"),
    ("1.000", "1000"),
    ("Bundeskanzlerin", "Bundeskanzler"),  # the office; the exact view still tells them apart
    ("Militärs", "Militär"),
    ("Energien", "Energie"),
    ("Weltkrieges", "Weltkrieg"),
    ("Masse", "Maße"),  # one spelling in capitals and in Switzerland
]
"""Tokens that share a stem."""

APART = [
    ("Andrea's", "Andreas"),  # Andrea's is no Andreas
    ("Müller", "Muller"),
    ("über", "Uber"),
    ("Bär", "Bar"),
    ("Gütersloh", "Güter"),
    ("LinkedIn", "Linked"),
    ("3,5", "35"),
]

QUERIES = [
    ("rüstungspolitik", [(["ruestungspolitik"], "", ("rustung", "polit"))]),
    ("klimaschutzgesetz", [(["klimaschutzgesetz"], "", ("klimaschutz", "gesetz"))]),  # the two, not all four
    ("Corona-Krise", [(["corona", "krise"], "coronakris", ())]),
    ("CDU/CSU", [(["cdu"], "", ()), (["csu"], "", ())]),
    ("Gütersloh", [(["guetersloh"], "", ())]),
    ("?!", []),
    ("", []),
]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """With the vocabulary that ships."""
    return Analyzer(Vocabulary.base())


def stems(analyzer: Analyzer, spelling: str) -> set[str]:
    """All stems and parts of a token."""
    return {term for atom in analyzer.atoms(spelling) for term in (*atom.stems, *atom.parts)}


@pytest.mark.parametrize(("spelling", "exact"), EXACT)
def test_tokens_stand_in_places_under_exact_words(
    analyzer: Analyzer, spelling: str, exact: list[str]
) -> None:
    """Each place of a token has one exact word."""
    assert [atom.exact for atom in analyzer.atoms(spelling)] == exact


@pytest.mark.parametrize(("one", "other"), MEET)
def test_what_is_one_word_to_a_reader_meets(analyzer: Analyzer, one: str, other: str) -> None:
    """Different spellings and forms of a word share a stem."""
    assert {s for a in analyzer.atoms(one) for s in a.stems} & {
        s for a in analyzer.atoms(other) for s in a.stems
    }


@pytest.mark.parametrize(("one", "other"), APART)
def test_near_misses_do_not_meet(analyzer: Analyzer, one: str, other: str) -> None:
    """Words that only look alike share neither stem nor part."""
    assert not stems(analyzer, one) & stems(analyzer, other)


def test_a_compound_holds_its_parts_on_all_levels(analyzer: Analyzer) -> None:
    """Klimaschutz and Schutz both find the Klimaschutzgesetz."""
    (atom,) = analyzer.atoms("Klimaschutzgesetze")
    assert atom == Atom(
        "klimaschutzgesetze", ("klimaschutzgesetz",), ("klimaschutz", "klima", "schutz", "gesetz")
    )


def test_a_hyphenated_word_is_also_one_word(analyzer: Analyzer) -> None:
    """The stem of the joined spelling stands at the last place."""
    assert [atom.stems for atom in analyzer.atoms("Corona-Krisen")] == [("corona",), ("kris", "coronakris")]


@pytest.mark.parametrize(("text", "expected"), QUERIES)
def test_query_words(
    analyzer: Analyzer, text: str, expected: list[tuple[list[str], str, tuple[str, ...]]]
) -> None:
    """A typed word knows its places, its joined spelling and the halves that may stand for it."""
    words = analyzer.query_words(text)
    assert [([a.exact for a in w.atoms], w.joined, w.halves) for w in words] == expected


@pytest.mark.parametrize(
    ("word", "stop"),
    [("und", True), ("ueber", True), ("wann", True), ("uber", False), ("krieg", False), ("", False)],
)
def test_stop_words(analyzer: Analyzer, word: str, stop: bool) -> None:
    """Function and question words, folded."""
    assert analyzer.is_stop(word) is stop


def test_a_pickled_analyzer_is_the_same_one(analyzer: Analyzer) -> None:
    """It travels to other processes with its vocabulary and fingerprint."""
    copy = pickle.loads(pickle.dumps(analyzer))
    assert copy.fingerprint == analyzer.fingerprint
    assert copy.atoms("Rüstungspolitik") == analyzer.atoms("Rüstungspolitik")


def test_the_fingerprint_tells_analyses_apart(analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another vocabulary or another version of the code is another analysis."""
    assert Analyzer(Vocabulary.base()).fingerprint == analyzer.fingerprint
    assert Analyzer(Vocabulary.of({"haus": 3}, {})).fingerprint != analyzer.fingerprint
    before = analyzer.fingerprint
    monkeypatch.setattr(analysis, "VERSION", "another")
    assert analyzer.fingerprint != before


def test_the_version_is_raised_when_answers_change(
    analyzer: Analyzer, request: pytest.FixtureRequest
) -> None:
    """The atoms of the tables' words are those on record for this version of the code.

    When they change on purpose, raise `VERSION` and run this test with --golden-renew.
    """
    record = TABLES / "analysis_version.txt"
    words = [w for w, _ in EXACT] + [w for pair in MEET + APART for w in pair]
    lines = (TABLES / "whole_words.txt").read_text(encoding="utf-8").splitlines()
    words += [word for line in lines if not line.startswith("#") for word in line.split()]
    answers = "\n".join(repr(analyzer.atoms(word)) for word in words)
    now = f"{analysis.VERSION} {hashlib.blake2b(answers.encode(), digest_size=16).hexdigest()}\n"
    if request.config.getoption("--golden-renew"):
        record.write_text(now, encoding="utf-8")
    assert record.read_text(encoding="utf-8") == now


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
@example("\u02bc")
@example("\u02bcs a-\u02bc")
def test_any_text_has_atoms(analyzer: Analyzer, text: str) -> None:
    """Every token gives the same places again, each with an exact word and a stem; asking costs no state."""
    for token in spellings(text):
        atoms = analyzer.atoms(token)
        assert atoms == analyzer.atoms(token)
        assert all(atom.exact and atom.stems and all(atom.stems) and all(atom.parts) for atom in atoms)
        assert bool(atoms) == any(char.isalnum() for char in token)


def test_what_is_remembered_is_bounded(analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long run does not fill the memory, and answers stay the same."""
    monkeypatch.setattr(analysis, "REMEMBERED", 3)
    fresh = Analyzer(analyzer.vocabulary)
    words = ["Haus", "Häuser", "Rüstungspolitik", "EU-Recht", "Haus", "3,5", "Haus"]
    assert [fresh.atoms(word) for word in words] == [analyzer.atoms(word) for word in words]
