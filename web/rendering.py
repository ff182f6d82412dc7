"""Templates in the reader's language.

Each language has a template environment of its own, in which texts, numbers and dates are bound once, and
texts without values are translated when a template is compiled: looking the language up again for each of
a page's five hundred texts took half of the time of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from flask import current_app
from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

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
        texts = Markings(translations())
        made = current_app.jinja_env.overlay(cache_size=200, extensions=[FixedTexts])
        made.globals = {**current_app.jinja_env.globals, **_bound(texts, language)}
        kept[language] = made
    return kept[language]


def _bound(texts: Markings, language: str) -> dict[str, Any]:
    return {
        "_": texts.gettext,
        "gettext": texts.gettext,
        "ngettext": texts.ngettext,
        "f": state.formats(),
        "language": language,
    }


_FIXED = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")


class FixedTexts(Extension):
    """Translates `{{ _('…') }}` when a template is compiled: most texts of a page have no values."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template; a fixed text becomes part of what is printed as it is."""
        translate = cast(Callable[[str], str], self.environment.globals["_"])
        tokens = list(stream)
        at = 0
        while at < len(tokens):
            found = tokens[at : at + len(_FIXED)]
            if tuple(token.type for token in found) == _FIXED and found[1].value == "_":
                yield Token(found[0].lineno, "data", translate(found[3].value))
                at += len(_FIXED)
            else:
                yield tokens[at]
                at += 1
