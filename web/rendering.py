"""Templates in the reader's language.

Each language has a template environment of its own, in which texts, numbers and dates are bound once:
looking the language up again for each of a page's five hundred texts took half of the time of a page.
"""

from __future__ import annotations

from typing import Any

from flask import current_app
from jinja2 import Environment

from web import state
from web.translation import Markings, translations


def render_template(template: str, /, **values: Any) -> str:
    """Render a template for the reader of this request."""
    current_app.update_template_context(values)
    return environment().get_template(template).render(values)


def environment() -> Environment:
    """The environment of the reader's language, made at its first use."""
    kept, language = state.state().environments, state.language()
    if language not in kept:
        made = current_app.jinja_env.overlay(cache_size=200)
        made.globals = {**current_app.jinja_env.globals, **_bound(language)}
        kept[language] = made
    return kept[language]


def _bound(language: str) -> dict[str, Any]:
    texts = Markings(translations())
    return {
        "_": texts.gettext,
        "gettext": texts.gettext,
        "ngettext": texts.ngettext,
        "f": state.formats(),
        "language": language,
    }
