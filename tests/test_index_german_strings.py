"""Packed strings against lists of strings."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.german import strings
from index.german.strings import Strings

LISTS = st.lists(st.text("abä\ud800\U0001f600\0\1", max_size=12), max_size=30)


@pytest.fixture(params=["in C", "in Python"], scope="module", autouse=True)
def _both(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every promise is kept with and without the parts in C."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "in Python":
            patch.setattr(strings, "in_c", None)
        yield


@given(LISTS)
def test_strings_are_those_that_were_packed(listed: list[str]) -> None:
    """As many, the same, in their order; also one behind the other."""
    packed = Strings.of(listed)
    assert list(packed) == listed
    assert len(packed) == len(listed)
    assert list(Strings.joined((packed, Strings.of([]), Strings.of(["ü"]), packed))) == [
        *listed,
        "ü",
        *listed,
    ]
    assert list(Strings.joined([])) == []


@given(LISTS)
def test_strings_are_ranked_as_python_sorts_them(listed: list[str]) -> None:
    """Different strings ascending, and the place of each."""
    ordered, ranks = Strings.of(listed).ranked()
    assert list(ordered) == sorted(set(listed))
    assert [list(ordered)[rank] for rank in ranks.tolist()] == listed


@given(LISTS, st.data())
def test_strings_are_taken_by_number(listed: list[str], data: st.DataObject) -> None:
    """In any order, as often as they are asked for; and stretches of them, by where they begin and end."""
    numbers = data.draw(st.lists(st.sampled_from(range(len(listed))), max_size=9)) if listed else []
    packed = Strings.of(listed)
    chosen = np.array(numbers, np.int64)
    assert list(packed.take(chosen)) == [listed[number] for number in numbers]
    assert list(packed.take(chosen).take(np.arange(len(numbers))[::-1])) == [listed[n] for n in numbers[::-1]]
    starts, stops = packed.starts[chosen], packed.ends[chosen]
    assert list(packed.slices(starts, starts)) == ["" for _ in numbers]
    assert list(packed.slices(starts, stops)) == [listed[number] for number in numbers]
