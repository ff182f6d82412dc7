"""Completions of what is being typed: actors, words of the archive, recent months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.dates import PartialDate
from index.answers import Suggestion
from index.engine import Engine
from web import links
from web.formats import Formats
from web.labels import kind_name
from web.translation import gettext, ngettext
from web.urls import Choice, PageQuery, read_pairs

_ACTORS_AND_WORDS = 8
_MONTHS = 3
_SHORTEST = 3
"""Letters from which a word can be the beginning of a month."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The whole query as it would read, what it is ("Person, 12 Artikel"), and its address."""

    text: str
    description: str
    address: str


def completions(
    engine: Engine, typed: str, months: Sequence[PartialDate], formats: Formats
) -> tuple[Completion, ...]:
    """Completions of the last word of `typed`; nothing for nothing. `months` come newest first."""
    before, _, last = typed.rpartition(" ")
    if not last:
        return ()
    found = [
        _completion(suggestion, _before(typed, suggestion), formats)
        for suggestion in engine.suggest(typed, _ACTORS_AND_WORDS)
    ]
    return (*found, *_months(before.strip(), last, months, formats))


def _before(typed: str, suggestion: Suggestion) -> str:
    """What was typed before the words that a suggestion completes; names can complete several."""
    words = typed.split()
    name = f" {suggestion.text}".casefold()
    for place in range(len(words) - 1):
        if suggestion.actor and " " + " ".join(words[place:]).casefold() in name:
            return " ".join(words[:place])
    return " ".join(words[:-1])


def _completion(suggestion: Suggestion, before: str, formats: Formats) -> Completion:
    articles = ngettext(
        "%(number)s article",
        "%(number)s articles",
        suggestion.count,
        number=formats.number(suggestion.count),
    )
    actor = suggestion.actor
    if actor is None:
        text = f"{before} {suggestion.text}".strip()
        return Completion(text, articles, links.results(PageQuery(q=text)))
    address = links.results(PageQuery(q=before, actor=(Choice(actor.id),)))
    return Completion(f"{before} {actor.name}".strip(), f"{kind_name(actor.kind)}, {articles}", address)


def _months(before: str, last: str, months: Sequence[PartialDate], formats: Formats) -> Iterator[Completion]:
    wanted = last.casefold().removeprefix("datum:").removeprefix("date:")
    if len(wanted) < _SHORTEST:
        return
    fitting = [
        month
        for month in months
        if month.iso().startswith(wanted) or formats.date(month).casefold().startswith(wanted)
    ]
    for month in fitting[:_MONTHS]:
        query, _ = read_pairs([("q", before)])
        address = links.results(query.with_dates(month, month))
        yield Completion(f"{before} {formats.date(month)}".strip(), gettext("Month"), address)
