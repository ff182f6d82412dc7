"""Words of the page in the reader's language: Flask-Babel's functions, with types."""

from __future__ import annotations

import flask_babel


def gettext(text: str, **values: object) -> str:
    """The translation of an English text, `%(name)s` replaced by the values."""
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """The translation in the plural form that `n` asks for."""
    return str(flask_babel.ngettext(one, many, n, **values))
