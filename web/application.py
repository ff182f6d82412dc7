"""The application factory."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, url_for
from flask_babel import Babel

from archive.home.history import History
from index.engine import Store
from web import collecting, filters, state, transport
from web.holder import INTERVAL, EngineHolder
from web.keeping_setup import setup_keeping
from web.settings import PageSettings
from web.views import actors, article, errors, facet, lessons, results, service


def create_app(
    store: Store,
    settings: PageSettings | None = None,
    *,
    history: History | None = None,
    refresh: float = INTERVAL,
    settled: bool = False,
) -> Flask:
    """The page of one archive, as a WSGI application.

    `store` need not hold an index yet: until it does every page says what to run. A newer revision is
    taken up at most `refresh` seconds after it was published. `history` tells withdrawn articles from
    unknown ones and keeps saved searches; without one there are none. `settled` is for a process that does
    nothing else: see `web.collecting`.
    """
    app = Flask(__name__)
    holder = EngineHolder(store, interval=refresh, opened=collecting.settle if settled else None)
    app.extensions[state.EXTENSION] = state.State(
        holder, settings or PageSettings(), history, _digest(Path(__file__).parent)
    )
    _setup_routes(app)
    _setup_templates(app)
    _setup_languages(app)
    _setup_static(app)
    setup_keeping(app)
    transport.setup_transport(app)
    app.teardown_request(state.release)
    return app


def _setup_routes(app: Flask) -> None:
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = False
    for module in (results, article, actors, facet, lessons, service):
        app.register_blueprint(module.blueprint)
    errors.setup_errors(app)


def _setup_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    filters.setup_filters(app)


def _setup_languages(app: Flask) -> None:
    Babel(app, locale_selector=state.language, default_locale="de")


def _setup_static(app: Flask) -> None:
    """Files of our own carry the program's digest in their address and can be kept for ever."""
    digest = app.extensions[state.EXTENSION].assets
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 365 * 24 * 3600

    @app.template_global()
    def asset(name: str) -> str:
        return url_for("static", filename=name, v=digest)


def _digest(folder: Path) -> str:
    """Twelve hexadecimal digits that change with any template, style, script or catalogue."""
    seen = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".html", ".xml", ".css", ".js", ".mo", ".svg"}:
            seen.update(path.read_bytes())
    return seen.hexdigest()[:12]
