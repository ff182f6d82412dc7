"""What speaks for an actor of an article."""

from __future__ import annotations

import pytest

from archive.actors.article.doubting.evidence import FEATURES
from archive.actors.chain import weights
from archive.actors.loading import shipped_doubts, shipped_resolver
from archive.actors.tagger import ChainTagger
from archive.article import Article
from archive.tokens import Lexicon, tokenize

TITLE = "Qrimbel baut"
BODY = (
    "Die Firma Qrimbel wächst. Der Qrimbel-Chef lobt den Ort Zwackelheim (Xanten). Neu ist Qrimbel. "
    "Sein Haus heißt Qrimbelhof, sagt Peter Zwurbel."
)


@pytest.fixture(scope="module")
def tagger():
    """The tagger that ships, with what it decides from."""
    model = weights.load(weights.path_of("standard"))
    return ChainTagger(model, shipped_resolver(model), shipped_doubts(), "")


def judged(tagger, *articles):
    """Of each article the evidence by the names of its actors, as dictionaries."""
    lexicon = Lexicon()
    read = [Article(f"t/{number}", *article) for number, article in enumerate(articles)]
    _, doubted, rows = tagger.doubted(read, [tokenize(one.text, lexicon) for one in read], lexicon)
    found = [{} for _ in articles]
    for one, row in zip(doubted, rows.tolist(), strict=True):
        found[one.text][one.mentions[0].name] = dict(zip(FEATURES, row, strict=True))
    return found


def test_where_and_how_often_an_actor_stands(tagger):
    """Title, compounds, brackets, neighbours with capitals, and places with the same letters."""
    (found,) = judged(tagger, (TITLE, BODY))
    firm = found["Qrimbel"]
    assert (firm["mentions"], firm["title"], firm["compound"]) == (4, 250, 250)
    assert firm["repeated"] == 800  # Qrimbelhof has the letters too
    assert firm["after_capital"] == 500  # Die Firma, Der
    assert (firm["words"], firm["letters"], firm["seen_most"], firm["given"]) == (1, 7, 0, 0)
    person = found["Peter Zwurbel"]
    assert (person["kind"], person["mentions"], person["words"], person["given"]) == (0, 1, 2, 1)
    assert person["seen_most"] > 100 > person["seen_last"] == 0
    assert person["named"] == person["share"] == 1000


def test_names_of_lists_have_no_evidence(tagger):
    """Whoever is known is nobody's candidate."""
    (found,) = judged(
        tagger, ("Kyjiw und die Nato", "Die SPD-Fraktion und die Europäische Union lobten Kyjiw.")
    )
    assert found == {}


def test_whose_surname_a_name_is(tagger):
    """Among people, a name in which a known one ends; no firm is called so."""
    (found,) = judged(tagger, ("", "Die Zwurbel AG lobte Frau Eichel, Karl Zwurbel und Ulla Schmidt."))
    assert {name: row["end"] for name, row in found.items() if row["kind"] == 0} == {
        "Eichel": 1,
        "Karl Zwurbel": 0,
    }


def test_how_firmly_a_name_reads(tagger):
    """A name among its like reads better than a word that is hardly one."""
    clear, vague = judged(
        tagger,
        ("", "Der Minister Karl Zwurbel sagte, er traf Karl Zwurbel in Xanten."),
        ("", "Das Zwurbel-Verfahren und ein Zwurbel sind neu."),
    )
    person = clear["Karl Zwurbel"]
    assert person["least"] > 0 < person["apart"]
    assert person["mean"] >= person["least"]
    assert all(one["least"] < person["least"] for one in vague.values())


def test_evidence_is_an_article_s_own(tagger):
    """The same alone and among others, whatever the lexicon has seen before."""
    others = [("Putin in Peking", "Wladimir Putin traf Herrn Zwurbel."), ("", ""), (TITLE, BODY)]
    together = judged(tagger, *others)
    assert together[2] == judged(tagger, (TITLE, BODY))[0]
    assert together[1] == {}
