"""How an article is cited: a plain line, BibTeX, RIS. Pure functions, for pages and exports alike."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote

from archive.article import Article
from web.formats import Formats

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_URL = "%/:?#[]@!$&'()*+,;=~"


def plain(article: Article, formats: Formats) -> str:
    """Author: title. Source, section, date, page; what is not known is left out."""
    date = formats.date(article.date) if article.date else ""
    origin = ", ".join(filter(None, (article.source, article.section, date, _page(article, formats))))
    stop = "" if article.title.endswith((".", "!", "?", "…")) else "."
    author = f"{article.author}: " if article.author else ""
    return f"{author}{formats.quote(article.title)}{stop} {origin}".rstrip()


def _page(article: Article, formats: Formats) -> str:
    if not article.page:
        return ""
    return f"S.\u00a0{article.page}" if formats.language == "de" else f"p.\u00a0{article.page}"


def bibtex(article: Article, address: str) -> str:
    """One entry of type article; `address` is the lasting URL in this archive."""
    date = article.date
    fields = {
        "author": f"{{{_tex(article.author)}}}" if article.author else "",
        "title": f"{{{_tex(article.title)}}}",
        "journal": _tex(article.source),
        "year": str(date.year) if date else "",
        "month": str(date.month) if date and date.month else "",
        "day": str(date.day) if date and date.day else "",
        "date": date.iso() if date else "",
        "pages": _tex(article.page),
        "url": quote(article.url, safe=_URL) or address,
        "note": _tex(article.id),
        "langid": "german",
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@article{{{_key(article)},\n" + ",\n".join(lines) + "\n}\n"


def _key(article: Article) -> str:
    """Year, first words of the title, and enough of the id's digest to be unique."""
    words = re.findall(r"[a-z0-9]+", _ascii(article.title.lower()))[:2]
    digest = hashlib.sha256(article.id.encode()).hexdigest()[:10]
    return "-".join([str(article.date.year) if article.date else "nd", *words, digest])


def _ascii(text: str) -> str:
    for letter, spelled in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(letter, spelled)
    return text


def _tex(text: str) -> str:
    return "".join(_ESCAPES.get(char, char) for char in text)


def ris(article: Article, address: str) -> str:
    """One reference of type NEWS, lines ended by CR LF as the format wants."""
    date = article.date
    rows = [
        ("TY", "NEWS"),
        ("ID", article.id),
        ("TI", article.title),
        ("AU", article.author),
        ("T2", article.source),
        ("SE", article.section),
        ("PY", str(date.year) if date else ""),
        ("DA", _ris_date(article)),
        ("SP", article.page),
        ("UR", article.url or address),
        ("LA", "de"),
    ]
    body = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in rows if value)
    return body + "ER  - \r\n"


def _ris_date(article: Article) -> str:
    """YYYY/MM/DD/, the unknown parts empty."""
    date = article.date
    if date is None:
        return ""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    return f"{date.year:04d}/{month}/{day}/"
