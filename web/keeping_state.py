"""What feeds, exports, the API and saved searches share in one application."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from flask import current_app

from index.engine import Engine
from web.keeping import Snapshot, take
from web.keeping_forms import FormKey
from web.keeping_store import SavedSearches
from web.urls import PageQuery

EXTENSION = "zeitlupe-keeping"
_REMEMBERED = 256


class Snapshots:
    """The latest snapshots, so that a state of the index is asked once for each question."""

    def __init__(self, size: int = _REMEMBERED) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], Snapshot] = OrderedDict()

    def take(self, engine: Engine, query: PageQuery, now: dt.datetime) -> Snapshot:
        """What the engine finds, as of now."""
        key = engine.revision, query.with_page(1).string()
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = take(engine, query, now)
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > self._size:
                    self._kept.popitem(last=False)
        return replace(found, taken=now)


@dataclass(slots=True)
class Keeping:
    """`saved` is None where the archive has no home to keep anything in; `trouble` is what was logged last
    of it."""

    saved: SavedSearches | None
    forms: FormKey
    archive: uuid.UUID
    snapshots: Snapshots
    clock: Callable[[], dt.datetime]
    trouble: str = ""


def keeping() -> Keeping:
    """The values of the application that answers."""
    return cast(Keeping, current_app.extensions[EXTENSION])
