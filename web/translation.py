"""Words of the page in the reader's language: Flask-Babel's catalogues, looked up once a language."""

from __future__ import annotations

from typing import Protocol, cast

import flask_babel
from flask import g
from markupsafe import Markup, escape

from web import state


class Translations(Protocol):
    """What is needed of a catalogue."""

    def gettext(self, message: str) -> str:
        """The translation of a text, or the text."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The translation in the form for `n`, or the text."""
        ...


def translations() -> Translations:
    """The catalogue of the reader's language, kept with the application."""
    if "translations" not in g:
        kept, language = state.state().translations, state.language()
        if language not in kept:
            kept[language] = flask_babel.get_translations()
        g.translations = kept[language]
    return cast(Translations, g.translations)


def gettext(text: str, **values: object) -> str:
    """The translation of an English text, `%(name)s` replaced by the values."""
    return translations().gettext(text) % values


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """The translation in the plural form that `n` asks for."""
    return translations().ngettext(one, many, n) % {"num": n, **values}


def N_(text: str) -> str:
    """Marks a text for the catalogues where it is translated later."""
    return text


class Markings:
    """`gettext` and `ngettext` of one catalogue for templates: values are escaped, texts are not."""

    def __init__(self, catalogue: Translations) -> None:
        self._catalogue = catalogue

    def gettext(self, text: str, **values: object) -> Markup:
        """As `gettext`, as markup."""
        return _filled(self._catalogue.gettext(text), values)

    def ngettext(self, one: str, many: str, n: int, **values: object) -> Markup:
        """As `ngettext`, as markup."""
        return _filled(self._catalogue.ngettext(one, many, n), {"num": n, **values})


def _filled(text: str, values: dict[str, object]) -> Markup:
    """A text with escaped values; markup knows how to do that, too, at five times the price."""
    return Markup(text % {name: escape(value) for name, value in values.items()})
