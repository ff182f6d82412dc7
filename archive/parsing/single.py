"""Files that hold one article: from their bytes to the article, by format."""

from __future__ import annotations

from archive.article import Article
from archive.parsing.build import Place
from archive.parsing.kinds import Form
from archive.parsing.plain import parse_plain
from archive.parsing.text import NotText, decode


def parse_single(data: bytes, form: Form, place: Place) -> Article | None:
    """The article in these bytes; None when there is none, which is then reported."""
    if not data:
        place.warn("empty", "is empty; delete it or fill it", line=0)
        return None
    try:
        text, odd = decode(data)
    except NotText as error:
        place.warn(error.code, str(error), line=0)
        return None
    if odd:
        place.warn("encoding", "is not UTF-8 here; such lines were read as Windows-1252", line=odd)
    return parse_plain(text, place)
