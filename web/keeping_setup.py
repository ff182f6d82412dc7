"""Adds saved searches, feeds, exports and the API to the application."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Callable

from flask import Flask

from web import keeping_links
from web.keeping_forms import FormKey
from web.keeping_state import EXTENSION, Keeping, Snapshots
from web.keeping_store import SavedSearches
from web.state import state
from web.views import api, export, feed, saved

NAMESPACE = uuid.UUID("6f3b1c60-2d1e-5f0a-9c4e-7a6569746c75")
"""Of ids in feeds where an archive has no identity of its own (no history)."""


def now() -> dt.datetime:
    """The time in UTC."""
    return dt.datetime.now(dt.UTC)


def setup_keeping(app: Flask, clock: Callable[[], dt.datetime] = now) -> None:
    """To be called when the application has its `web.state.State`.

    The identity of the archive in feeds, and the key that signs forms, are kept in its history.
    """
    with app.app_context():
        history, settings = state().history, state().settings
    made = secrets.token_hex
    secret = settings.secret or (history.mark("form-key", made) if history else made())
    archive = uuid.UUID(history.mark("archive", lambda: str(uuid.uuid4()))) if history else NAMESPACE
    kept = SavedSearches(history) if history else None
    app.extensions[EXTENSION] = Keeping(kept, FormKey(secret), archive, Snapshots(), clock)
    app.jinja_env.globals["keep"] = keeping_links
    for module in (saved, feed, export, api):
        app.register_blueprint(module.blueprint)
