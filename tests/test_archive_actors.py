"""The public doors of the actors: load_tagger and labeller."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from archive.actors import labeller, load_tagger
from archive.article import Article
from archive.errors import SettingError
from archive.mentions import Kind, Labels, Mention, Names
from archive.tokens import Lexicon, tokenize


@pytest.fixture(scope="module")
def tagger():
    """The tagger that ships."""
    return load_tagger()


def mentions(tagger, title, body=""):
    """Mentions of one article."""
    article = Article("t/1", title, body)
    lexicon = Lexicon()
    return tagger([article], [tokenize(article.text, lexicon)], lexicon)[0]


def test_tagger_finds_the_actors_of_an_article(tagger):
    """Names, genitives and surnames lead to the fullest name that the article gives."""
    title, body = "Merkel trifft Macron", "Angela Merkel besuchte Paris. Merkels Rede lobte Frankreich."
    found = [(m.kind, m.name) for m in mentions(tagger, title, body)]
    assert (Kind.PERSON, "Angela Merkel") in found
    assert (Kind.PLACE, "Paris") in found
    assert (Kind.PLACE, "Frankreich") in found
    assert sum(name == "Angela Merkel" for _, name in found) == 3


def test_names_of_ones_own_need_no_evidence(tagger, tmp_path):
    """Of several words they are found wherever they stand, whatever else the list that ships says of them."""
    body = "Es ist die Qihua PVC. Der Freundliche Freitag lud ein. Das Deutsche Rote Kreuz kam."
    before = {mention.name for mention in mentions(tagger, "Essen", body)}
    assert "Deutsches Rotes Kreuz" in before
    assert not before & {"Qihua PVC", "Freundlicher Freitag"}
    path = tmp_path / "actors.toml"
    names = (
        ("Qihua PVC", "organisation"),
        ("Freundlicher Freitag", "organisation"),
        ("Deutsches Rotes Kreuz", "place"),
    )
    entries = (f'[[actor]]\nname = "{name}"\nkind = "{kind}"\n' for name, kind in names)
    path.write_text("".join(entries), encoding="utf-8")
    own = load_tagger(authority_path=path)
    found = {(mention.name, mention.kind.value, mention.doubtful) for mention in mentions(own, "Essen", body)}
    assert {(*named, False) for named in names} <= found
    assert own.fingerprint == tagger.fingerprint


def test_one_word_of_ones_own_is_not_taken_everywhere(tmp_path):
    """Nebel may be an organisation, and is mostly fog."""
    path = tmp_path / "actors.toml"
    path.write_text('[[actor]]\nname = "Nebel"\nkind = "organisation"\n', encoding="utf-8")
    own = load_tagger(authority_path=path)
    assert not mentions(own, "Wetter", "Am Morgen gab es Nebel, am Mittag keinen Nebel mehr.")


def test_one_rare_word_of_ones_own_is_found(tagger, tmp_path):
    """Where it stands alone, in all its forms; a name of two kinds is what it is called first."""
    path = tmp_path / "actors.toml"
    entries = (("Waldparkschule", "organisation"), ("Zwie  Licht ", "place"), ("Zwie Licht", "person"))
    path.write_text(
        "".join(f'[[actor]]\nname = "{name}"\nkind = "{kind}"\n' for name, kind in entries), encoding="utf-8"
    )
    body = "Es ging um die Zukunft der Waldparkschule. Dann wurde es Zwie Licht in Gänze."
    assert not mentions(tagger, "Rat", body)
    found = [
        (mention.name, mention.kind) for mention in mentions(load_tagger(authority_path=path), "Rat", body)
    ]
    assert found == [("Waldparkschule", Kind.ORGANISATION), ("Zwie Licht", Kind.PLACE)]


def test_no_articles_give_no_mentions(tagger):
    """An empty batch and an empty article are no special cases."""
    assert tagger([], [], Lexicon()) == []
    assert mentions(tagger, "") == ()


def test_batches_do_not_matter(tagger):
    """An article has the same mentions alone and among others, with a fresh or a used lexicon."""
    articles = [
        Article(f"t/{i}", t, b)
        for i, (t, b) in enumerate(
            [
                ("Putin in Peking", "Wladimir Putin traf Xi Jinping. Xi lobte Putin."),
                ("", "Die SPD-Fraktion im Deutschen Bundestag widersprach der CDU."),
                ("Nur Titel", ""),
            ]
        )
    ]
    lexicon = Lexicon()
    together = tagger(articles, [tokenize(a.text, lexicon) for a in articles], lexicon)
    for article, found in zip(articles, together, strict=True):
        fresh = Lexicon()
        assert tagger([article], [tokenize(article.text, fresh)], fresh) == [found]


def test_reading_needs_no_model(tagger, monkeypatch):
    """The fingerprint is known before the model is read; a pickled tagger finds the same as the first."""
    fresh = load_tagger()
    monkeypatch.setattr("archive.actors.chain.weights.load", lambda path: pytest.fail(f"{path} was read"))
    assert fresh.fingerprint == tagger.fingerprint
    monkeypatch.undo()
    again = pickle.loads(pickle.dumps(fresh))
    assert again.fingerprint == fresh.fingerprint
    assert mentions(again, "Merkel trifft Macron") == mentions(tagger, "Merkel trifft Macron")


def test_unknown_tagger_says_which_are_known():
    """The message names the taggers that exist."""
    with pytest.raises(SettingError, match="no tagger is called 'best'; known: standard, spacy:PIPELINE"):
        load_tagger("best")


def test_labeller_without_authority_labels_everything():
    """Every name becomes an actor with a readable id."""
    names = Names(
        [Kind.PERSON], ["Wladimir Putin"], [False], *(np.array([n], np.int32) for n in (0, 738000, 738000))
    )
    labels = labeller(None).label(names)
    assert isinstance(labels, Labels)
    assert [actor.id for actor in labels.actors] == ["person:wladimir-putin"]
    assert labels.pair_actors.tolist() == [0]
    assert isinstance(Mention(0, 1, Kind.PERSON, "x"), Mention)
