"""Markdown: front matter, then text whose marks are read away.

The title is the one of the front matter, else the first heading.
A file without front matter may have the dated header of plain text.

Of CommonMark (https://spec.commonmark.org/0.31.2/) this reads what articles use: headings, emphasis,
code, links, images, quotations, rules, comments, escapes. Lists and tables stay as they are written.
Marks inside words are left alone: Bürger*innen and snake_case are words.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from archive.article import Article
from archive.parsing.build import Place, build
from archive.parsing.front_matter import split_front_matter
from archive.parsing.plain import has_header, parse_plain
from archive.parsing.records import fields_of
from archive.parsing.text import clean, one_line

_COMMENT = re.compile(r"(?<!\\)<!--(?:(?!<!--).)*?-->", re.DOTALL)
_FENCE = re.compile(r"^[ ]{0,3}(?:`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$", re.MULTILINE)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE)
_HARD_BREAK = re.compile(r"(?<!\\)\\$", re.MULTILINE)

_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_INLINE = re.compile(
    rf"\\(?P<escaped>{_PUNCTUATION})"
    r"|(?P<ticks>`+)(?P<code>[^`]{1,500}?)(?P=ticks)(?!`)"
    r"|<(?P<auto>https?://[^\s<>]{1,500})>"
    r"|!?\[(?P<link>(?:\\.|[^\[\]\\]){0,500})\]\((?:<[^<>\n]*>|[^()\s]{0,2000}(?:\([^()\s]*\))?[^()\s]{0,500})"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
    r"|(?<![\w*])(?P<stars>\*{1,3})(?=[^\s*])(?P<starred>(?:\\.|[^\\]){1,500}?)(?<!\s)(?P=stars)(?![\w*])"
    r"|(?<![\w_])(?P<lines>_{1,3})(?=[^\s_])(?P<lined>(?:\\.|[^\\]){1,500}?)(?<!\s)(?P=lines)(?![\w_])"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[\\`*_\[\]<&]")
_SPECIAL_START = re.compile(r"^([ \t]*)([#>=~+-])", re.MULTILINE)


def parse_markdown(text: str, place: Place) -> Article:
    """The article of one Markdown text; what is missing is reported."""
    text = clean(text).lstrip()
    record, text = split_front_matter(text, place)
    if not record and has_header(text):
        return parse_plain(text, place)
    heading, below = _first_heading(text)
    given = fields_of(record, {}, place)
    if not given.title.strip():
        given = replace(given, title=heading)
    if one_line(given.title) != heading:
        below = text
    return build(replace(given, body=read_away(below)), place)


def _first_heading(text: str) -> tuple[str, str]:
    """The heading with which a text begins, or nothing, and what follows it."""
    text = text.lstrip()
    match = _HEADING.match(text)
    return (one_line(read_away(match[1])), text[match.end() :]) if match else ("", text)


def read_away(text: str) -> str:
    """Markdown as the clean text that a reader sees."""
    text = _RULE.sub("", _FENCE.sub("", _COMMENT.sub("", text)))
    text = _HARD_BREAK.sub("", _QUOTE.sub("", _HEADING.sub(r"\n\1\n", text)))
    return clean(_INLINE.sub(_seen, text))


def _seen(match: re.Match[str]) -> str:
    """What a reader sees of one mark."""
    kind = match.lastgroup
    inner = match.group(kind or 0)
    if kind in ("escaped", "code", "auto"):
        return inner
    if kind == "entity":
        return html.unescape(inner)
    return _INLINE.sub(_seen, inner)


def escape(text: str) -> str:
    """Text in which Markdown sees nothing but text: `read_away(escape(text)) == text`."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _SPECIAL_START.sub(r"\1\\\2", text)
