"""The catalogues are in step with the program, and nothing is untranslated."""

from __future__ import annotations

import re

from babel.messages.pofile import read_po

from web.catalogues import (
    LANGUAGE,
    catalogue_path,
    compiled,
    extract,
    merged,
    template_path,
    untranslated,
    written,
)

RENEW = "run python -m web.catalogues"


def test_template_is_in_step() -> None:
    """Every text of the program is in the template, and no other."""
    assert template_path().read_bytes() == written(extract()), RENEW


def test_catalogue_is_in_step() -> None:
    """The German catalogue has every text of the program, and no other."""
    assert catalogue_path().read_bytes() == written(merged()), RENEW


def test_nothing_is_untranslated() -> None:
    """Every text has its German, in every plural form."""
    assert untranslated(merged()) == []


def test_compiled_is_in_step() -> None:
    """What the program reads is what people translated."""
    with catalogue_path().open("rb") as file:
        catalogue = read_po(file, locale=LANGUAGE)
    assert catalogue_path(".mo").read_bytes() == compiled(catalogue), RENEW


def test_placeholders_agree() -> None:
    """A translation names the values that its text names."""
    for message in merged():
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {name for text in texts for name in re.findall(r"%\((\w+)\)s", text)}
        for string in strings:
            assert set(re.findall(r"%\((\w+)\)s", string)) <= wanted, texts


def test_german_typography() -> None:
    """German texts use German quotation marks and no exclamation marks."""
    for message in merged():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings if message.id else ():
            assert not re.search(r"[“”](?=\w)|!", string), string
