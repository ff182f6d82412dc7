"""Whom a family name may mean: people known before, by arrays, and those who come, by a dictionary."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.across.namesakes import FAMILY_FIRST, WORTH_FILING, ManySurnames, Surnames
from archive.actors.names import last_name, slug

WORDS = st.sampled_from(
    [
        "Müller",
        "MÜLLER",
        "Mueller",
        "Xi",
        "Li",
        "Jinping",
        "Merkel",
        "MERKEL",
        "Ferkel",
        "Öz",
        "O'Neill",
        "ONeill",
    ]
) | st.text("abÄüß\u0301K -'’1\n\ud800Ω", max_size=6)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=12)
OFTEN = st.sampled_from([0, 5, WORTH_FILING - 1, WORTH_FILING])


def expected(names: list[str], own: str) -> list[int]:
    """One by one; numbers are even."""
    lasts = [2 * place for place, name in enumerate(names) if slug(last_name(name)) == own]
    firsts = [name.partition(" ")[0] for name in names]
    families = [
        2 * place for place, first in enumerate(firsts) if first in FAMILY_FIRST and slug(first) == own
    ]
    return sorted(lasts + families)


def asked_for(names: list[str], often: int) -> ManySurnames:
    """People with even numbers, for whom somebody has asked before."""
    many = ManySurnames(names, 2 * np.arange(len(names)))
    for _ in range(often):
        many.maybe("Niemand")
    return many


@given(NAMES, NAMES, OFTEN)
@settings(max_examples=300)
def test_people_are_found_by_slug(names: list[str], others: list[str], often: int) -> None:
    """As if all names were looked at, whatever signs they hold, and however often somebody asks."""
    many, coming = asked_for(names, often), Surnames()
    for place, name in enumerate(names):
        coming.add(2 * place, name)
        coming.like("mueller")
    for word in map(last_name, (*names, *others, "Xi", "")):
        assert many.like(slug(word)) == coming.like(slug(word)) == expected(names, slug(word))


@given(NAMES, OFTEN)
@settings(max_examples=300)
def test_nobody_is_ruled_out_who_has_the_very_word(names: list[str], often: int) -> None:
    """In the order of their numbers; from people known before there may be others among them."""
    many, coming = asked_for(names, often), Surnames()
    for place, name in enumerate(names):
        coming.add(2 * place, name)
    for word in map(last_name, names):
        having = [2 * place for place, name in enumerate(names) if last_name(name) == word]
        maybe = many.maybe(word)
        assert maybe == sorted(maybe)
        assert set(having) <= set(maybe)
        assert set(having) <= set(coming.spelt(word))


def test_who_asks_often_looks_at_nobody_again() -> None:
    """A large commit files all people once instead of looking at their endings each time."""
    names = [f"Anna {'ABCDEFGH'[number % 8]}mann" for number in range(400)]
    many = asked_for(names, WORTH_FILING)
    many.like("amann")
    del many._keys
    assert many.like("bmann") == list(range(2, 800, 16))
    assert many.maybe("Cmann") == list(range(4, 800, 16))


@pytest.mark.parametrize("name", sorted(FAMILY_FIRST))
def test_families_that_stand_first_are_found(name: str) -> None:
    """Each of them, before a given name; no other first word is."""
    many = ManySurnames(["Anna Beispiel", f"{name} Beispielhaft", f"{name}er Beispielhaft"], np.arange(3))
    assert many.like(slug(name)) == [1]
    assert many.like("anna") == []
