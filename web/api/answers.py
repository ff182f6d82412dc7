"""Answers of the engine as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from archive.dates import PartialDate
from index.answers import (
    Actor,
    ActorCount,
    DateBucket,
    DateFacet,
    Facets,
    Hit,
    Marked,
    StoredArticle,
    Suggestion,
    ValueCount,
)
from index.hints import Hint
from web.api.shapes import (
    ActorCountJson,
    ActorJson,
    ArticleJson,
    BucketJson,
    DatesJson,
    FacetsJson,
    HintJson,
    HitJson,
    MarkJson,
    MarksJson,
    MentionJson,
    ReasonJson,
    SuggestionJson,
    ValueCountJson,
)

Address = Callable[[str], str]
"""The page of an article, by its id."""


def date(value: PartialDate | None) -> str | None:
    """As precise as it is known, None where it is not."""
    return value.iso() if value else None


def actor(value: Actor) -> ActorJson:
    """An actor."""
    return ActorJson(id=value.id, kind=value.kind.value, name=value.name)


def _marks(text: Marked) -> list[MarkJson]:
    return [MarkJson(start=mark.start, end=mark.end, match=mark.match.value) for mark in text.marks]


def hit(value: Hit, address: Address) -> HitJson:
    """A hit."""
    return HitJson(
        id=value.id,
        date=date(value.date),
        title=value.title.text,
        snippet=value.snippet.text,
        marks=MarksJson(title=_marks(value.title), snippet=_marks(value.snippet)),
        score=float(value.score),
        source=value.source,
        section=value.section,
        author=value.author,
        actors=[actor(each) for each in value.actors],
        copies=list(value.copies),
        reasons=[
            ReasonJson(word=each.word, form=each.form, match=each.match.value, count=each.count)
            for each in value.reasons
        ],
        address=address(value.id),
    )


def hint(value: Hint, language: str) -> HintJson:
    """A hint in the reader's language."""
    start, end = value.at
    return HintJson(code=value.code, text=value.text(language), start=start, end=end, repair=value.repair)


def _bucket(value: DateBucket) -> BucketJson:
    return BucketJson(date=value.date.iso(), count=value.count, holdings=value.holdings)


def _dates(value: DateFacet) -> DatesJson:
    return DatesJson(
        step=value.step.value,
        buckets=[_bucket(each) for each in value.buckets],
        coarser=[_bucket(each) for each in value.coarser],
        undated=value.undated,
        undated_holdings=value.undated_holdings,
    )


def actor_counts(values: Iterable[ActorCount]) -> list[ActorCountJson]:
    """Actors with counts, in their order."""
    return [ActorCountJson(actor=actor(each.actor), count=each.count) for each in values]


def _value_counts(values: Iterable[ValueCount]) -> list[ValueCountJson]:
    return [ValueCountJson(value=each.value, count=each.count) for each in values]


def facets(value: Facets, dates: DateFacet, total: int, query: str, revision: str) -> FacetsJson:
    """Facets of an answer."""
    return FacetsJson(
        total=total,
        query=query,
        revision=revision,
        dates=_dates(dates),
        actors={kind.value: actor_counts(rows) for kind, rows in value.actors.items()},
        values={str(name): _value_counts(rows) for name, rows in value.values.items()},
    )


def article(value: StoredArticle, revision: str, address: Address) -> ArticleJson:
    """An article with all that is known of it."""
    stored = value.article
    return ArticleJson(
        id=stored.id,
        date=date(stored.date),
        title=stored.title,
        body=stored.body,
        text=stored.text,
        source=stored.source,
        section=stored.section,
        author=stored.author,
        page=stored.page,
        url=stored.url,
        path=stored.path,
        digest=stored.digest,
        corrects=stored.corrects,
        corrected_by=list(value.corrected_by),
        copies=list(value.copies),
        actors=[actor(each) for each in dict.fromkeys(filter(None, value.actors))],
        mentions=[
            MentionJson(
                start=mention.start,
                end=mention.end,
                kind=mention.kind.value,
                name=mention.name,
                role=mention.role,
                actor=named.id if named else None,
            )
            for mention, named in zip(value.mentions, value.actors, strict=True)
        ],
        revision=revision,
        address=address(stored.id),
    )


def suggestion(value: Suggestion) -> SuggestionJson:
    """A completion."""
    return SuggestionJson(
        text=value.text, count=value.count, actor=actor(value.actor) if value.actor else None
    )
