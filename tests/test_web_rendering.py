"""Templates speak the reader's language; texts without values are translated when they are compiled."""

from __future__ import annotations

import pytest
from flask import Flask

from web.rendering import environment


@pytest.mark.parametrize(
    ("template", "language", "expected"),
    [
        ("{{ _('Search') }}", "de", "Suchen"),
        ("{{ _('Search') }}", "en", "Search"),
        ("a {{- _('Search') -}} b", "de", "aSuchenb"),
        ("""<a title="{{ _("Search") }}">""", "de", '<a title="Suchen">'),
        ("{{ _('Remove %(name)s', name='<b>') }}", "de", "&lt;b&gt; entfernen"),
        ("{% set x = _('Search') %}{{ x }}", "de", "Suchen"),
        ("{{ f.number(1234) }}", "de", "1.234"),
    ],
)
def test_texts(app: Flask, template: str, language: str, expected: str) -> None:
    """The text of the language, with values escaped and blanks trimmed as the template says."""
    with app.test_request_context("/", headers={"Accept-Language": language}):
        assert environment().from_string(template).render() == expected


def test_fixed_texts_cost_nothing(app: Flask) -> None:
    """A text without values is part of the compiled template; one with values is still looked up."""
    with app.test_request_context("/", headers={"Accept-Language": "de"}):
        made = environment()
        assert "Suchen" in str(made.compile("{{ _('Search') }}", raw=True))
        assert "Remove %(name)s" in str(made.compile("{{ _('Remove %(name)s', name=x) }}", raw=True))
