"""The chart over time: hits as bars before the steps of what the archive holds, ready to be drawn.

A chart is a row of columns of equal width, one a year, month or day. Across it counts columns, so that
the drawing can stretch to any width; y is pixels from the top. What falls outside the columns (dates
that are known less precisely, stray years far from the rest) is never dropped: see `Chart.before`,
`Chart.after` and the facet's own `coarser` and `undated`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.dates import PartialDate
from index.answers import DateBucket, DateFacet, Step

MAX_COLUMNS = 124
"""Columns that can still be told apart; also more than the days of three months."""

_HITS, _HOLDINGS = 0.8, 0.9
"""Height of the tallest bar and the tallest step, as shares of the chart's height."""

_LABELLED = 26
"""Up to so many columns every bar carries its number; beyond, only the tallest."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One column with hits. `y` and `share_y` are the tops of its two bars, `labelled` whether its
    numbers are printed, `share` hits a thousand articles held."""

    column: int
    date: PartialDate
    count: int
    holdings: int
    share: float
    y: int
    share_y: int
    labelled: bool
    outside: bool

    @property
    def middle(self) -> float:
        """Where the number stands, in columns."""
        return self.column + 0.5


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis at the left edge of a column; `major` ones begin a year (or a month of days)."""

    column: int
    date: PartialDate
    major: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn row of columns.

    `ground` and `steps` are SVG path data of the holdings (filled, and their upper edges).
    `selected` is the half-open range of columns that the reader chose, or None.
    `before` and `after` are buckets that lie too far away to be drawn.
    """

    step: Step
    height: int
    dates: tuple[PartialDate, ...]
    bars: tuple[Bar, ...]
    rows: tuple[DateBucket, ...]
    ticks: tuple[Tick, ...]
    ground: str
    steps: str
    most_held: int
    selected: tuple[int, int] | None = None
    before: tuple[DateBucket, ...] = ()
    after: tuple[DateBucket, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns there are; at least 1."""
        return len(self.dates) or 1

    def percent(self, columns: float) -> str:
        """A place on the row for an attribute: `12.5%`."""
        return f"{100 * columns / self.columns:.2f}".rstrip("0").rstrip(".") + "%"


def next_date(date: PartialDate) -> PartialDate:
    """The year, month or day after."""
    if date.day and date.day < calendar.monthrange(date.year, date.month)[1]:
        return PartialDate(date.year, date.month, date.day + 1)
    if date.month and date.month < 12:
        return PartialDate(date.year, date.month + 1, 1 if date.day else 0)
    return PartialDate(date.year + 1, 1 if date.month else 0, 1 if date.day else 0)


def above(date: PartialDate) -> tuple[PartialDate, ...]:
    """The year of a month, year and month of a day; nothing of a year."""
    wider = (PartialDate(date.year), PartialDate(date.year, date.month))
    return wider[: date.precision - 1]


def beside(date: PartialDate, first: PartialDate, last: PartialDate) -> tuple[PartialDate | None, ...]:
    """The year, month or day before and after, None where it lies outside `first` to `last`."""
    before = after = None
    if first.first < date.first:
        eve = date.first - dt.timedelta(days=1)
        before = PartialDate(eve.year, eve.month if date.month else 0, eve.day if date.day else 0)
    if date.last < last.last:
        after = next_date(date)
    return before, after


def coarsened(date: PartialDate, step: Step) -> PartialDate:
    """The year, month or day in which the range of `date` begins."""
    first = date.first
    if step is Step.YEAR:
        return PartialDate(first.year)
    return PartialDate(first.year, first.month, first.day if step is Step.DAY else 0)


def draw(
    facet: DateFacet,
    *,
    height: int,
    window: tuple[PartialDate, PartialDate] | None = None,
    selected: tuple[PartialDate | None, PartialDate | None] = (None, None),
) -> Chart:
    """Lay out a facet.

    `window` gives the first and last date that must be shown (any precision); without it the chart
    covers what the facet holds. `selected` is the period that the reader chose, open where None.
    """
    buckets = {bucket.date: bucket for bucket in facet.buckets}
    dates = _dates(facet, window)
    shown = [buckets.get(date) or DateBucket(date, 0, 0) for date in dates]
    outside = [bucket for bucket in facet.buckets if not window and bucket.date not in set(dates)]
    held = [bucket.holdings for bucket in shown]
    chosen = _columns(dates, selected)
    return Chart(
        step=facet.step,
        height=height,
        dates=tuple(dates),
        bars=_bars(shown, height, chosen),
        rows=tuple(bucket for bucket in shown if bucket.count or bucket.holdings),
        ticks=_ticks(dates, facet.step),
        ground=_ground(held, height),
        steps=_steps(held, height),
        most_held=max(held, default=0),
        selected=chosen,
        before=tuple(bucket for bucket in outside if dates and bucket.date.first < dates[0].first),
        after=tuple(bucket for bucket in outside if dates and bucket.date.first > dates[-1].first),
    )


def _dates(facet: DateFacet, window: tuple[PartialDate, PartialDate] | None) -> list[PartialDate]:
    """Every year, month or day of the window, gaps included."""
    if window:
        first, last = window[0].first, window[1].last
        start = coarsened(PartialDate(first.year, first.month, first.day), facet.step)
        end = coarsened(PartialDate(last.year, last.month, last.day), facet.step)
    elif facet.buckets:
        start, end = _densest(facet.buckets)
    else:
        return []
    dates = [start]
    while dates[-1] != end and len(dates) < MAX_COLUMNS:
        dates.append(next_date(dates[-1]))
    return dates


def _densest(buckets: Sequence[DateBucket]) -> tuple[PartialDate, PartialDate]:
    """First and last bucket of the `MAX_COLUMNS` columns that hold most, where not all fit."""
    best, held, start = (buckets[0].date, buckets[0].date), -1, 0
    numbers = [_number(bucket.date) for bucket in buckets]
    total = 0
    for end, bucket in enumerate(buckets):
        total += bucket.holdings + bucket.count
        while numbers[end] - numbers[start] >= MAX_COLUMNS:
            total -= buckets[start].holdings + buckets[start].count
            start += 1
        if total > held:
            best, held = (buckets[start].date, bucket.date), total
    return best


def _number(date: PartialDate) -> int:
    """Years, months or days since the year 0: neighbours differ by one."""
    if date.day:
        return date.first.toordinal()
    return date.year * 12 + date.month if date.month else date.year


def _columns(
    dates: Sequence[PartialDate], selected: tuple[PartialDate | None, PartialDate | None]
) -> tuple[int, int] | None:
    start, end = selected
    if not dates or not (start or end):
        return None
    first = start.first if start else dates[0].first
    last = end.last if end else dates[-1].last
    inside = [column for column, date in enumerate(dates) if date.last >= first and date.first <= last]
    return (inside[0], inside[-1] + 1) if inside else None


def _bars(shown: Sequence[DateBucket], height: int, chosen: tuple[int, int] | None) -> tuple[Bar, ...]:
    most = max((bucket.count for bucket in shown), default=0)
    shares = [1000 * bucket.count / bucket.holdings if bucket.holdings else 0.0 for bucket in shown]
    most_share = max(shares, default=0.0)
    first, last = chosen or (0, len(shown))
    return tuple(
        Bar(
            column=column,
            date=bucket.date,
            count=bucket.count,
            holdings=bucket.holdings,
            share=shares[column],
            y=_top(bucket.count, most, height, _HITS),
            share_y=_top(shares[column], most_share, height, _HITS),
            labelled=len(shown) <= _LABELLED or bucket.count == most,
            outside=not first <= column < last,
        )
        for column, bucket in enumerate(shown)
        if bucket.count
    )


def _top(value: float, most: float, height: int, share: float) -> int:
    """Pixels from the top; whatever is not nothing is at least two pixels high."""
    return height - max(2, round(height * share * value / most)) if value and most else height


def _ground(held: Sequence[int], height: int) -> str:
    """The holdings as one filled path."""
    most = max(held, default=0)
    tops = (f"V{_top(value, most, height, _HOLDINGS)}h1" for value in held)
    return f"M0 {height}{''.join(tops)}V{height}z" if most else ""


def _steps(held: Sequence[int], height: int) -> str:
    """The upper edges of the holdings, none where nothing is held."""
    most = max(held, default=0)
    return "".join(
        f"M{column} {_top(value, most, height, _HOLDINGS)}h1" for column, value in enumerate(held) if value
    )


def _ticks(dates: Sequence[PartialDate], step: Step) -> tuple[Tick, ...]:
    if step is Step.YEAR:
        return tuple(_year_ticks(dates))
    if step is Step.MONTH:
        stride = 3 if len(dates) <= 60 else 12
        return tuple(
            Tick(column, date, date.month == 1 or column == 0)
            for column, date in enumerate(dates)
            if (date.month - 1) % stride == 0
        )
    days = (1, 8, 15, 22) if len(dates) <= 62 else (1, 15)
    return tuple(Tick(column, date, date.day == 1) for column, date in enumerate(dates) if date.day in days)


def _year_ticks(dates: Sequence[PartialDate]) -> Iterable[Tick]:
    """The first year and every first, fifth, tenth or twentieth; none so near the first that they touch."""
    stride = next(size for size in (1, 5, 10, 20) if len(dates) <= 12 * size or size == 20)
    for column, date in enumerate(dates):
        if column == 0 or (date.year % stride == 0 and column >= min(stride, 0.6 * stride + 1)):
            yield Tick(column, date, column == 0)
