"""What receipts and questions are called in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from web.chips import Chip
from web.formats import Formats
from web.keeping import Difference
from web.translation import gettext, ngettext


def difference_text(difference: Difference, formats: Formats) -> str:
    """+12 neu, 3 geändert, 1 zurückgezogen seit 2. März 2023; unverändert seit …"""
    since = gettext("since %(date)s", date=day(difference.since, formats))
    if difference.empty:
        return gettext("unchanged %(since)s", since=since)
    return f"{', '.join(_counts(difference, formats))} {since}"


def _counts(difference: Difference, formats: Formats) -> Iterator[str]:
    """Only what there is; each count in its own plural."""
    new, changed = len(difference.new), len(difference.changed)
    withdrawn, left = len(difference.withdrawn), len(difference.left)
    if new:
        yield ngettext("+%(number)s new", "+%(number)s new", new, number=formats.number(new))
    if changed:
        yield ngettext("%(number)s changed", "%(number)s changed", changed, number=formats.number(changed))
    if withdrawn:
        yield ngettext(
            "%(number)s withdrawn", "%(number)s withdrawn", withdrawn, number=formats.number(withdrawn)
        )
    if left:
        yield ngettext(
            "%(number)s no longer matching",
            "%(number)s no longer matching",
            left,
            number=formats.number(left),
        )


def day(moment: dt.datetime, formats: Formats) -> str:
    """The day of a moment where the server stands: 2. März 2023."""
    return formats.day(moment.astimezone())


def minute(moment: dt.datetime, formats: Formats) -> str:
    """The day and the time: 2. März 2023, 14:05."""
    return f"{day(moment, formats)}, {moment.astimezone():%H:%M}"


def summary(chips: Sequence[Chip]) -> str:
    """A question in a line, for names and titles: rüstung · Dezember 2022 · ohne Wladimir Putin."""
    words = " ".join(_chip(chip) for chip in chips if chip.kind == "word")
    others = (_chip(chip) for chip in chips if chip.kind != "word")
    return " · ".join(filter(None, (words, *others))) or gettext("All articles")


def _chip(chip: Chip) -> str:
    text = gettext("Undated") if chip.kind == "undated" else chip.text
    return gettext("without %(name)s", name=text) if chip.excluded else text
