"""The tagger that ships, from text to mentions; a table of what a reader expects."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from archive.actors import load_tagger
from archive.actors.article.facts import head_of
from archive.article import Article
from archive.tokens import Lexicon, tokenize

SEED = Path(__file__).parent.parent / "seeds" / "000_9b5b5b10200c745b.txt"


@pytest.fixture(scope="module")
def tag():
    """Mentions of a text as "kind text = name", the name only where it differs, * after a role."""
    tagger = load_tagger()

    def run(title, body=""):
        article = Article("t/1", title, body)
        lexicon = Lexicon()
        found = tagger([article], [tokenize(article.text, lexicon)], lexicon)[0]
        assert all(0 <= m.start < m.end <= len(article.text) for m in found)
        assert all(one.end <= two.start for one, two in pairwise(found))
        return [shown(article.text[m.start : m.end], m) for m in found]

    return run


def shown(text, mention):
    """One mention as the tables write it."""
    name = "" if text == mention.name else f" = {mention.name}"
    return f"{mention.kind} {text}{name}{'*' * mention.role}"


CASES = [
    ("SPD-Chef Müntefering lehnte ab.", ["organisation SPD", "person Müntefering"]),
    ("Die EU-Kommission prüft das.", ["organisation EU-Kommission"]),
    ("Ein Putin-Vertrauter reiste nach Berlin.", ["person Putin", "place Berlin"]),
    ("Die FDP-Fraktion protestierte im Stadtrat.", ["organisation FDP"]),
    ("Er ist Obmann der CDU/CSU-Fraktion.", ["organisation CDU", "organisation CSU"]),
    ("Die CDU/CSU stimmte zu.", ["organisation CDU", "organisation CSU"]),
    ("Berlin (dpa) - Angela Merkel reist.", ["place Berlin", "person Angela Merkel"]),
    ("Der russische Außenminister Sergej Lawrow kam.", ["person Sergej Lawrow"]),
    (
        "Das teilte die Deutsche Bahn in Frankfurt am Main mit.",
        ["organisation Deutsche Bahn", "place Frankfurt am Main"],
    ),
    (
        "Die Abgeordneten des Deutschen Bundestages tagten.",
        ["organisation Deutschen Bundestages = Deutscher Bundestag"],
    ),
    (
        "Bundeskanzlerin Angela Merkel lobte Italiens Regierung.",
        ["person Angela Merkel", "place Italiens = Italien"],
    ),
    ("Am Awash-Fluss brannte es.", ["place Awash"]),
    ("Am Haupt-Fluss brannte es.", []),
    ("Der ehemalige SS-Mann schwieg.", ["organisation SS"]),
    ("Der Kreml schwieg.", ["organisation Kreml"]),
    ("Der US-Präsident schwieg.", ["person US-Präsident*"]),
    ("Die Russen und die Deutschen stritten.", []),
    ('Die "Sea-Watch 3" kam nach dem EU-Gipfel.', ["organisation EU"]),
    ("Der Ryanair-Flug 4978 wurde umgeleitet.", ["organisation Ryanair"]),
    (
        "Sie saßen in Ukraine-International-Airlines-Flug 752.",
        ["organisation Ukraine-International-Airlines = Ukraine International Airlines"],
    ),
    ("Das Wetter bleibt schön.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_sentences(tag, sentence, expected):
    """One sentence as a title: what is named in it."""
    assert tag(sentence) == expected


def test_dateline_is_no_actor(tag):
    """A body may begin with place and agency; they do not act."""
    found = tag("Reise", "Berlin (dpa) - Angela Merkel reist nach Paris.")
    assert found == ["person Angela Merkel", "place Paris"]


def test_the_sample_article(tag):
    """Everybody in the sample that the project was given."""
    head, _, body = SEED.read_text(encoding="utf-8").partition("\n\n")
    found = tag(head.strip().removeprefix("date 2022-12 "), body.strip())
    assert found.count("person Putin = Wladimir Putin") == 4
    assert found.count("person Putins = Wladimir Putin") == 1
    assert found.count("person Xi = Xi Jinping") == 2
    assert found.count("person Xi Jinping") >= 2
    assert found[0] == "person Kremlchef = Wladimir Putin"
    assert {"place China", "place Russland", "place Moskau", "place Ukraine", "place Nordkorea"} <= set(found)
    assert not [text for text in found if "Wladimir" not in text and "Putin" in text]


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("Putin-Vertrauter", "Putin"),
        ("Nordrhein-Westfalen-Wahl", "Nordrhein-Westfalen"),
        ("Ex-Kanzler", ""),
        ("US-Präsident", ""),
        ("US-Nato-Gipfel", ""),
        ("Militär-", ""),
        ("russisch-chinesisch", ""),
        ("A-Team", ""),
        ("eBay-Artikel", "eBay"),
        ("e-mail", ""),
        ("Ex-RAF-Terroristin", "RAF"),
        ("Nach-Saddam-Ära", "Saddam"),
        ("Beatles-LP", "Beatles"),
        ("HH-AB", ""),
    ],
)
def test_first_parts_of_compounds(word, head):
    """What may be a name in front of the last hyphen, and where it begins."""
    start, found = head_of(word)
    assert found == head
    assert word[start:].startswith(head)
