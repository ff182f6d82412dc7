"""What a request needs to know: the application's own values, the leased engine, the reader's language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from flask import Response, current_app, g, request
from jinja2 import Environment

from archive.errors import IndexProblem
from archive.home.history import History
from index.answers import Statistics
from index.engine import Engine
from index.hints import Hint
from web.examples import Examples, examples
from web.formats import LANGUAGES, Formats
from web.holder import EngineHolder
from web.noticing import Noticing
from web.register import Register, register
from web.remembered import Remembered
from web.settings import PageSettings

EXTENSION = "zeitlupe"
NARROWED = 8
"""Registers of actors by a part of their name that are remembered."""

THEMES = ("auto", "light", "dark")
"""Appearances; the first follows the reader's system."""


@dataclass(slots=True)
class State:
    """The values of one application. `assets` changes with the program's own files; `translations` and
    `environments` hold what `web.translation` and `web.rendering` make once a language."""

    holder: EngineHolder
    settings: PageSettings
    history: History | None
    assets: str
    translations: dict[str, Any] = field(default_factory=dict)
    environments: dict[str, Environment] = field(default_factory=dict)
    _figures: Remembered[Statistics] = field(default_factory=Remembered)
    _registered: Remembered[Register] = field(default_factory=Remembered)
    _narrowed: Remembered[Register] = field(default_factory=partial(Remembered, NARROWED))
    _taught: Remembered[Mapping[str, Examples]] = field(default_factory=Remembered)

    def statistics(self, engine: Engine) -> Statistics:
        """Figures of this engine's state, asked once a revision: every page prints them."""
        return self._figures.get(engine.revision, engine.statistics)

    def register(self, engine: Engine, containing: str = "") -> Register:
        """The register of this engine's actors, or of those one of whose names contains a text.

        The whole one is made once a revision; of the others the latest are remembered, because every page
        and every letter of one list asks for the same.
        """
        if not containing:
            return self._registered.get(engine.revision, partial(register, engine))
        return self._narrowed.get(engine.revision, partial(register, engine, containing), containing)

    def examples(self, engine: Engine, language: str) -> Examples:
        """Examples of this engine's state with the operators of a language, collected once a revision."""
        return self._taught.get(engine.revision, partial(examples, engine))[language]


def state() -> State:
    """The values of the application that answers."""
    return cast(State, current_app.extensions[EXTENSION])


def engine() -> Engine:
    """The engine of this request: the same from its first question to its last.

    Raises IndexProblem, which the error pages explain.
    """
    if "lease" not in g:
        g.lease = state().holder.acquire()
        g.noticing = Noticing(g.lease.engine)
    return cast(Engine, g.noticing)


def ended() -> Hint | None:
    """The hint of a search of this request that was ended before it had found everything."""
    return cast(Noticing, g.noticing).ended if "noticing" in g else None


def figures() -> Statistics:
    """Figures of this request's engine. Raises IndexProblem."""
    return state().statistics(engine())


def statistics() -> Statistics | None:
    """The same for what stands on every page; None where no engine can be opened."""
    if "statistics" not in g:
        try:
            g.statistics = figures()
        except IndexProblem:
            g.statistics = None
    return cast(Statistics | None, g.statistics)


def release(_error: BaseException | None = None) -> None:
    """Give the engine of this request back."""
    lease = g.pop("lease", None)
    if lease is not None:
        state().holder.release(lease)


def language() -> str:
    """The reader's language: chosen on the page, else preferred by the browser, else the setting."""
    if "language" not in g:
        g.language = _language()
    return cast(str, g.language)


def _language() -> str:
    chosen = request.cookies.get("lang", "")
    if chosen in LANGUAGES:
        return chosen
    preferred = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    return next((tag for tag in preferred if tag in LANGUAGES), state().settings.language)


def theme() -> str:
    """The appearance that the reader chose."""
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in THEMES else THEMES[0]


def root() -> str:
    """The public address of the archive, without a slash at its end."""
    return (state().settings.url or request.url_root).rstrip("/")


def formats() -> Formats:
    """Numbers and dates in the reader's language."""
    if "formats" not in g:
        g.formats = Formats(language())
    return cast(Formats, g.formats)


def etag() -> str:
    """Changes with everything that a page of this application can depend on.

    Every index counts its revisions from one: the moment of its commit tells apart two archives that are
    served at the same address one after the other, so that no browser shows the pages of the other one.
    """
    if "etag" not in g:
        g.etag = _etag()
    return cast(str, g.etag)


def _etag() -> str:
    here, archive = state(), engine()
    parts = (archive.revision, figures().committed, here.assets, here.settings.title, root())
    digest = hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()
    return f"{archive.revision}-{digest}-{language()}-{theme()}"


def fresh() -> Response | None:
    """An empty 304 answer when the reader's copy of this page is still right."""
    if request.if_none_match.contains_weak(etag()):
        return kept(Response(status=304))
    return None


def kept(response: Response) -> Response:
    """Say that the reader's browser may keep this answer if it asks every time, and what it depends on.

    An answer with gaps is not kept: another try may find everything.
    """
    response.vary.update(("Accept-Language", "Cookie"))
    if ended():
        response.headers["Cache-Control"] = "no-store"
        return response
    response.set_etag(etag(), weak=True)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
