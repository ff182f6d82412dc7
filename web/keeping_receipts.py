"""Receipts of saved searches as pages ask for them: now, and what differs from then."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from flask import request

from archive.home.history import HistoryError
from web.keeping import Difference, ReceiptDamaged, Snapshot, compare, holds
from web.keeping_state import keeping
from web.keeping_store import Receipt, Saved, SavedSearches
from web.keeping_visits import Visit
from web.state import engine
from web.urls import PageQuery

_log = logging.getLogger(__name__)

Asked = TypeVar("Asked")

MOST = 2_000
"""Matches up to which a page of results reads every one of them to say what has changed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A saved search that is being opened: the receipt of now and what differs since then.

    Both are None where there are too many matches to read; the page of the receipt reads them all.
    """

    saved: Saved
    now: Snapshot | None
    difference: Difference | None


def opened(query: PageQuery) -> Saved | None:
    """The saved search whose question is being asked; None, too, where the history fails."""
    kept = keeping().saved
    return _tried(partial(kept.hurried().find, query)) if kept and not query.empty else None


def changes(kept: SavedSearches, saved: Saved, total: int) -> Opened | None:
    """What the page of results says of a saved search that finds `total` articles: nothing where the
    history fails, for searching does not depend on it."""
    if total > MOST:
        return Opened(saved, None, None)
    return _tried(partial(_changes, kept.hurried(), saved))


def _changes(kept: SavedSearches, saved: Saved) -> Opened:
    now = renewed(kept, saved)
    moment = since(kept.receipts(saved.number), visit())
    then = kept.snapshot(saved.number, moment) or now
    return Opened(saved, now, difference(then, now))


def _tried(ask: Callable[[], Asked]) -> Asked | None:
    """An answer of the history, None where it can't be had; one trouble is logged once."""
    try:
        return ask()
    except (HistoryError, ReceiptDamaged) as problem:
        if str(problem) != keeping().trouble:
            _log.warning("saved searches can't be used: %s", problem)
            keeping().trouble = str(problem)
        return None


def snapshot(query: PageQuery) -> Snapshot:
    """What a question finds now."""
    return keeping().snapshots.take(engine(), query, keeping().clock())


def renewed(kept: SavedSearches, saved: Saved) -> Snapshot:
    """What a saved search finds now, kept as a receipt where the index has changed and the history can be
    written; else the next page keeps it."""
    now = snapshot(saved.query)
    _tried(partial(kept.hurried().keep, saved.number, now))
    return now


def difference(old: Snapshot, now: Snapshot) -> Difference:
    """What has changed from one receipt to another."""
    if old.revision == now.revision:
        return Difference(old.taken)
    return compare(old, now, holds(engine()))


def since(receipts: Sequence[Receipt], visit: Visit) -> dt.datetime | None:
    """The newest receipt from before the last visit ended; None, the first of all, where there is none."""
    return next((receipt.taken for receipt in receipts if _before(receipt, visit)), None)


def _before(receipt: Receipt, visit: Visit) -> bool:
    return visit.last is not None and receipt.taken <= visit.last


def visit() -> Visit:
    """The visit of this browser to the saved searches."""
    return Visit.read(request.cookies.get("visit", ""), keeping().clock())
