"""Packed strings against lists of strings."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.german import strings
from index.german.strings import Strings
from tests.compiled import part

BEGINNINGS = st.sampled_from(["", "a" * 7, "a" * 8, "a" * 9])
LISTS = st.lists(
    st.builds("{}{}".format, BEGINNINGS, st.text("abä\ud800\U0001f600\0\1", max_size=9)), max_size=30
)
"""Many with the same eight bytes before them, by which most are ordered."""


@pytest.fixture(params=["in C", "in Python"], scope="module", autouse=True)
def _both(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every promise is kept with and without the parts in C."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "in Python":
            patch.setattr(strings, "in_c", None)
        else:
            part("index.german._strings")
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


@pytest.mark.parametrize(("start", "stop"), [(0, 9), (-1, 1), (2, 1), (0, 3)])
def test_stretches_that_are_no_strings_are_refused(start: int, stop: int) -> None:
    """Behind the text, before it, backwards, over a line break."""
    with pytest.raises(ValueError, match=r"\w"):
        Strings.of(["ab", "c"]).slices(np.array([start]), np.array([stop]))


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """No place in a text is ever said wrong: there is an error first."""
    monkeypatch.setattr(strings, "MOST", 8)
    some = Strings.of(["abc", "def"])
    with pytest.raises(OverflowError, match="13 bytes"):
        Strings.joined((some, Strings.of(["ghijk"])))
    with pytest.raises(OverflowError, match="8 bytes"):
        Strings.of(["abcd", "efg"])
