"""Values of date fields."""

import pytest

from archive.dates import PartialDate
from index.daterange import read_range
from index.query import DateIn, Node, Undated

Y21, J22 = PartialDate(2021), PartialDate(2022, 6)

TABLE: list[tuple[str, Node]] = [
    ("2021", DateIn(Y21, Y21)),
    ("2022-06", DateIn(J22, J22)),
    ("2022-12-16", DateIn(PartialDate(2022, 12, 16), PartialDate(2022, 12, 16))),
    ("2021..2022-06", DateIn(Y21, J22)),
    ("2021..", DateIn(Y21, None)),
    ("..2021", DateIn(None, Y21)),
    ("16.12.2022", DateIn(PartialDate(2022, 12, 16), PartialDate(2022, 12, 16))),
    ("ohne", Undated()),
    ("none", Undated()),
]


@pytest.mark.parametrize(("typed", "node"), TABLE)
def test_table(typed: str, node: Node) -> None:
    """Dates, periods with open ends, and the bucket without a date."""
    assert read_range(typed) == node


@pytest.mark.parametrize("typed", ["", "..", "gestern", "2022-13", "2022-02-30", "03/04/2022"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    """Impossible and ambiguous dates are never guessed."""
    with pytest.raises(ValueError):
        read_range(typed)
