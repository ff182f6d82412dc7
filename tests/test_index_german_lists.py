"""The closed classes of words: well-formed, and part of the fingerprint."""

import pytest

from index.german import lists
from index.german.folding import fold

FOLDED = [
    "STOP_WORDS", "SUFFIXES", "PARTICLES", "SHORT_PARTS", "COMBINING", "WHOLE", "PARTICLE_HEADS", "SURNAMES",
    "PLACE_HEADS", "PAIR_PREFIXES", "SEPARABLE", "INSEPARABLE", "NO_VERBS", "UMLAUT_ROOTS", "STEM_EXCEPTIONS",
]  # fmt: skip


@pytest.mark.parametrize("name", FOLDED)
def test_tables_hold_folded_words(name: str) -> None:
    """A word with an umlaut or a capital in a table of folded words would never be met."""
    table = getattr(lists, name)
    assert table
    assert [word for word in table if fold(word) != word or not word.isalpha()] == []


def test_no_list_takes_away_what_another_gives() -> None:
    """Short parts and particles that may be heads are no suffixes, but for -bar (Bargeld)."""
    assert {"bar"} == lists.SHORT_PARTS & lists.SUFFIXES
    assert not lists.PARTICLE_HEADS & lists.SUFFIXES


def test_rows_of_strong_verbs_are_complete() -> None:
    """Each row has infinitive, past, participle, and perhaps a third person."""
    rows = [row.split() for row in lists.STRONG_VERBS.strip().replace("\n", "|").split("|")]
    assert len(rows) > 100
    assert [row for row in rows if len(row) not in (3, 4) or not row[0].endswith("n")] == []


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("STOP_WORDS", frozenset({"und"})),
        ("STEM_EXCEPTIONS", lists.STEM_EXCEPTIONS | {"bauer": "other"}),
        ("STRONG_VERBS", "gehen ging gegangen"),
    ],
)
def test_any_table_changes_the_fingerprint(monkeypatch: pytest.MonkeyPatch, name: str, other: object) -> None:
    """Sets, mappings and texts all count."""
    before = lists.fingerprint()
    monkeypatch.setattr(lists, name, other)
    assert lists.fingerprint() != before
