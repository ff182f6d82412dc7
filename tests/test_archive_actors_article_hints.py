"""Words that hint at something in a text."""

from __future__ import annotations

import pytest

from archive.actors.article.hints import EDGES, EVERY, GROUPS, NICKNAMES, PARTS, PRESS, SHORTHAND, hints


@pytest.mark.parametrize(
    ("word", "rules"),
    [
        ("Taliban", GROUPS),
        ("EU-Kommission", EDGES),
        ("1990", EDGES),
        ("Spiegel", PRESS),
        ("Spitznamen", NICKNAMES),
        ("alias", NICKNAMES),
        ("sogenannt", NICKNAMES),
        ("Landtags", SHORTHAND),
        ("Landes-SPD", PARTS),
        ("Spiegel-Kongress", PRESS | SHORTHAND),
        ("Bundestag", 0),
        ("namens", 0),
    ],
)
def test_rules_of_a_word(word, rules):
    """Those that look for its letters."""
    assert hints(word) == rules
    assert rules & EVERY == rules
