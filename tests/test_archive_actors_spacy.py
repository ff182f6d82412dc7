"""The optional tagger: a spaCy pipeline behind the same interface, with a pipeline built here."""

from __future__ import annotations

import pytest

from archive.actors import load_tagger
from archive.article import Article
from archive.errors import SettingError
from archive.mentions import Kind
from archive.tokens import Lexicon, tokenize

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: its taggers are tested by make spacy")


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """The path of a pipeline that knows three names and one label that is no actor."""
    language = spacy.blank("de")
    ruler = language.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PER", "pattern": "Wladimir Putin"},
            {"label": "PER", "pattern": "Putins"},
            {"label": "GPE", "pattern": "Peking"},
            {"label": "ORG", "pattern": "Nato"},
            {"label": "MISC", "pattern": "Olympia"},
        ]
    )
    path = tmp_path_factory.mktemp("pipeline") / "probe"
    language.to_disk(path)
    return path


def test_a_pipeline_names_and_our_rules_resolve(pipeline):
    """Genitive, compound and office as with the tagger that ships; other labels are no actors."""
    tagger = load_tagger(f"spacy:{pipeline}")
    article = Article(
        "t/1", "Putins Reise", "Wladimir Putin fuhr nach Peking zu Olympia. Die Nato-Staaten fehlten."
    )
    lexicon = Lexicon()
    for _ in range(2):
        found = tagger([article], [tokenize(article.text, lexicon)], lexicon)[0]
        assert [(m.kind, m.name, article.text[m.start : m.end]) for m in found] == [
            (Kind.PERSON, "Wladimir Putin", "Putins"),
            (Kind.PERSON, "Wladimir Putin", "Wladimir Putin"),
            (Kind.PLACE, "Peking", "Peking"),
            (Kind.ORGANISATION, "Nato", "Nato"),
        ]


def test_the_fingerprint_names_the_pipeline(pipeline):
    """Another pipeline or version is another fingerprint."""
    fingerprint = load_tagger(f"spacy:{pipeline}").fingerprint
    assert fingerprint.startswith("spacy:de_pipeline:0.0.0:")
    assert fingerprint != load_tagger().fingerprint


def test_a_pipeline_that_is_not_installed_is_named():
    """With the command that installs it."""
    with pytest.raises(SettingError) as caught:
        load_tagger("spacy:de_core_news_xx")
    expected = "spaCy knows no pipeline 'de_core_news_xx': python -m spacy download de_core_news_xx"
    assert str(caught.value) == expected


def test_a_tagger_needs_a_name():
    """spacy: alone is no tagger."""
    with pytest.raises(SettingError, match="no tagger is called 'spacy:'; known: standard, spacy:PIPELINE"):
        load_tagger("spacy:")
