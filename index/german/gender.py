"""Gendered spellings: Bürger:innen, Bürger*in, Bürger_innen, Bürger/-innen, BürgerInnen."""

from __future__ import annotations

import re

_MARKED = re.compile(r"(?P<base>.*[^\W\d_])(?:[:*_\u00b7]|/[-\u2010\u2011]?)(?P<ending>in(?:nen)?)\Z", re.S)
_INNER_I = re.compile(r"(?P<base>.*[a-zäöüß])I(?P<ending>nnen|n)\Z", re.S)

ENDINGS = ("in", "innen", "In", "Innen")
"""Nothing else is gendered, which spares most words the patterns."""


def gendered(spelling: str) -> tuple[str, str] | None:
    """Base and feminine form of a gendered spelling, or None (LinkedIn is a base without a word for now).

    An inner I needs -Innen, or -In after a base of four letters that ends as words for people do.
    """
    if not spelling.endswith(ENDINGS):
        return None
    if match := _MARKED.match(spelling):
        return match["base"], match["base"] + match["ending"]
    if (match := _INNER_I.match(spelling)) and (match["ending"] == "nnen" or _person(match["base"])):
        return match["base"], match["base"] + "i" + match["ending"]
    return None


def _person(base: str) -> bool:
    return len(base) >= 4 and base.endswith(("er", "ent", "ist", "ant", "eur", "or", "oge", "at", "är"))
