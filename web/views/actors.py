"""The actors of the archive, and the page of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, redirect, request

from archive.mentions import Kind
from index.answers import Actor, ActorCount, ActorProfile, DateBucket, DateFacet, Hit, Marked
from index.engine import NO_FACETS, Engine, FacetRequest, SearchRequest, Sort
from index.query import ActorIs
from web import links
from web.chart import draw
from web.network import lay_out
from web.passages import sentence
from web.register import LETTERS
from web.rendering import render_template
from web.state import engine, figures, fresh, state
from web.timeline import plan
from web.urls import Choice, PageQuery
from web.views.results import tagged

blueprint = Blueprint("actors", __name__)

_PAGE = 100
"""Actors on a page of the list."""

_LONGEST = 200
"""Characters of a name that are looked for."""

_PROFILE = 40
"""Rows of each kind that a profile is asked for."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that names an actor, and the article that it stands in."""

    hit: Hit
    sentence: Marked


@blueprint.get("/actors")
def index() -> Response:
    """`/actors?kind=person&containing=…&page=2`: the actors named most, filtered; `letter=M`: those of a
    letter, in the order of the alphabet."""
    if unchanged := fresh():
        return unchanged
    wanted = request.args.get("kind", "")
    kind = Kind(wanted) if wanted in set(Kind) else None
    containing = " ".join(request.args.get("containing", "").split())[:_LONGEST]
    wanted = request.args.get("letter", "")
    letter = wanted if wanted in LETTERS else ""
    number = request.args.get("page", 1, type=int)
    page = min(max(number, 1), 10_000)
    ordered = state().register(engine(), containing)
    start = (page - 1) * _PAGE
    if letter:
        found = tuple(ordered.of_kind(letter, kind)[start : start + _PAGE + 1])
    else:
        found = engine().actors(kind, containing, start, _PAGE + 1)
    return tagged(
        render_template(
            "actors.html",
            query=PageQuery(),
            kind=kind,
            kinds=tuple(Kind),
            containing=containing,
            letter=letter,
            letters=LETTERS,
            offered=ordered.letters(kind),
            page=page,
            actors=found[:_PAGE],
            further=len(found) > _PAGE,
        )
    )


@blueprint.get("/actor/<path:slug>")
def actor(slug: str) -> Response:
    """`/actor/person:wladimir-putin`; an old id, a name or an alias leads there."""
    archive = engine()
    found = archive.actor(slug)
    if found is None:
        abort(404)
    if found.id != slug:
        return redirect(links.actor(found.id), 301)  # type: ignore[return-value]
    return fresh() or tagged(_page(archive, found))


def _page(archive: Engine, actor: Actor) -> str:
    question = SearchRequest(constraints=(ActorIs(actor.id),), sort=Sort.NEWEST, limit=5, fold_copies=True)
    drawn = plan(PageQuery(), figures())
    facets = FacetRequest(step=drawn.step, actors=0, values=0) if drawn else NO_FACETS
    latest = archive.search(replace(question, facets=facets))
    profile = archive.profile(actor, _PROFILE)
    dates = latest.facets.dates
    return render_template(
        "actor.html",
        query=PageQuery(),
        naming=PageQuery(actor=(Choice(actor.id),)),
        actor=actor,
        profile=profile,
        chart=draw(dates, height=138) if dates else None,
        dates=dates,
        busiest=_busiest(dates),
        network=lay_out(_acting(profile.together)),
        typical=_typical(profile),
        latest=latest,
        evidence=tuple(_evidence(archive, actor, question, latest.hits)),
        canonical=links.actor(actor.id),
    )


def _acting(together: Sequence[ActorCount]) -> Sequence[ActorCount]:
    """People and organisations, where there are enough of them: places are named with everyone."""
    acting = [counted for counted in together if counted.actor.kind is not Kind.PLACE]
    return acting if len(acting) >= 3 else together


def _typical(profile: ActorProfile) -> list[str]:
    """Typical words that are not names of those who appear with the actor."""
    names = " ".join(counted.actor.name for counted in profile.together).casefold().split()
    return [word for word in profile.typical if word.casefold() not in names][:12]


def _busiest(dates: DateFacet | None) -> DateBucket | None:
    """The earliest bucket with the most articles."""
    buckets = [bucket for bucket in dates.buckets if bucket.count] if dates else []
    return max(buckets, key=lambda bucket: bucket.count, default=None)


def _evidence(
    archive: Engine, actor: Actor, question: SearchRequest, latest: tuple[Hit, ...]
) -> Iterator[Evidence]:
    """Sentences from the first articles and the latest, oldest first."""
    first = archive.search(replace(question, sort=Sort.OLDEST, limit=3)).hits
    hits = {hit.id: hit for hit in (*first, *reversed(latest[:3]))}
    for hit in hits.values():
        stored = archive.article(hit.id)
        if stored is None:
            continue
        for mention, named in zip(stored.mentions, stored.actors, strict=True):
            if named and named.id == actor.id and mention.start >= stored.article.body_start:
                yield Evidence(hit, sentence(stored.article.text, mention.start, mention.end))
                break
