"""The article as a value."""

import dataclasses
import pickle

import pytest

from archive.article import GAP, Article
from archive.dates import PartialDate

ARTICLE = Article("taz/2022/gipfel", "Gipfel in Rom", "Erster Absatz.\n\nZweiter.", PartialDate(2022, 12))


def test_the_folder_is_the_first_step_of_the_id() -> None:
    """So that an article knows its source folder wherever it lies below."""
    assert ARTICLE.folder == "taz"
    assert Article("allein", "", "").folder == "allein"


def test_offsets_count_in_title_gap_and_body() -> None:
    """text is what tokens and mentions point into; the body begins at body_start."""
    assert ARTICLE.text == f"Gipfel in Rom{GAP}Erster Absatz.\n\nZweiter."
    assert ARTICLE.text[ARTICLE.body_start :] == ARTICLE.body
    empty = Article("a/b", "", "")
    assert empty.text[empty.body_start :] == ""


def test_articles_are_values() -> None:
    """They compare by content, travel between processes and can't be changed."""
    assert pickle.loads(pickle.dumps(ARTICLE)) == ARTICLE
    assert hash(dataclasses.replace(ARTICLE)) == hash(ARTICLE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        ARTICLE.title = "anders"  # type: ignore[misc]


def test_optional_fields_are_empty_where_a_format_has_none() -> None:
    """Empty text, never None; only the date may be missing altogether."""
    names = [field.name for field in dataclasses.fields(Article)][4:]
    assert names == ["path", "source", "section", "author", "page", "url", "corrects", "digest"]
    assert all(getattr(ARTICLE, name) == "" for name in names)
    assert Article("a/b", "t", "b").date is None
