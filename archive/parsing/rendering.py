"""Writing an article so that it reads back: the other half of the formats.

Plain text carries title, date, body and `corrects`; Markdown and JSON Lines carry every field.
"""

from __future__ import annotations

import json

from archive.article import GAP, Article
from archive.parsing.kinds import Form
from archive.parsing.markdown import escape

_OPTIONAL = ("source", "section", "author", "page", "url", "corrects")


def render(article: Article, form: Form = Form.MARKDOWN) -> str:
    """The article as a file of this form (plain text, Markdown) or a line of one (JSON Lines).

    Parsing it under the same id and path gives the same article; in JSON Lines that id is the last part
    of the article's. Raises ValueError for any other form.
    """
    match form:
        case Form.PLAIN:
            return _plain(article)
        case Form.MARKDOWN:
            return _markdown(article)
        case Form.LINES:
            return (
                json.dumps({"id": article.id.rpartition("/")[2]} | _fields(article), ensure_ascii=False)
                + "\n"
            )
    raise ValueError(f"articles are not written as {form.value}")


def _plain(article: Article) -> str:
    date = article.date.iso() if article.date else "?"
    corrects = f"\nberichtigt {article.corrects}" if article.corrects else ""
    return f"date {date} {article.title}{corrects}{GAP}{article.body}\n"


def _markdown(article: Article) -> str:
    fields = _fields(article)
    body = escape(fields.pop("body"))
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def _fields(article: Article) -> dict[str, str]:
    """The fields that are not empty, under the names that every record may use."""
    fields = {"date": article.date.iso() if article.date else "", "title": article.title}
    fields |= {name: getattr(article, name) for name in _OPTIONAL}
    return {name: value for name, value in fields.items() if value} | {"body": article.body}
