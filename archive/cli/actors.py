"""`archive actors`: people, organisations and places of the archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from archive.actors import Proposal, actors_of_own, propose_among, words_of_own
from archive.cli import wiring
from archive.cli.frame import OK, PARTLY, Setup, home_option, with_setup
from archive.cli.terminal import bold, counted, dim, lit, say, say_json, tell
from archive.dates import PartialDate
from archive.mentions import Kind, KnownActor
from index.answers import Actor, ActorCount, ActorProfile, Marked
from index.engine import Engine, SearchRequest, Sort
from index.query import ActorIs
from web.passages import sentence

KINDS = tuple(kind.value for kind in Kind)
EVIDENCE = 5
"""How many sentences show an actor, each from another article."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that names an actor, the name marked, and the article that it stands in."""

    article: str
    date: PartialDate | None
    sentence: Marked


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array for programs.")
@home_option
@click.pass_context
def actors(context: click.Context, home: Path | None, as_json: bool) -> Any:
    """List the people, organisations and places that articles name.

    \b
    Examples:
        archive actors
        archive actors list
        archive actors show 'Angela Merkel'
        archive actors suggest
    """
    if context.invoked_subcommand is None:
        return context.invoke(list_actors, home=home, as_json=as_json)
    if as_json:
        raise click.UsageError(f"write --json behind {context.invoked_subcommand}")
    if home is not None:
        context.find_root().params["home"] = home
    return None


@actors.command("list")
@click.argument("containing", default="")
@click.option("--kind", type=click.Choice(KINDS), help="Only people, organisations or places.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array for programs.")
@with_setup()
def list_actors(setup: Setup, containing: str, kind: str | None, limit: int, as_json: bool) -> int:
    """List actors, those that are named most first.

    \b
    Examples:
        archive actors list
        archive actors list merkel --kind person
    """
    with closing(wiring.open_engine(setup)) as engine:
        rows = engine.actors(Kind(kind) if kind else None, containing, limit=limit)
    if as_json:
        say_json([count_json(row) for row in rows])
    else:
        for row in rows:
            say(f"{row.count:>8,}  {bold(row.actor.name)}  {dim(row.actor.id)}")
    return OK


@actors.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup()
def show_actor(setup: Setup, name: str, as_json: bool) -> int:
    """Show what the archive knows about one actor, by id, name, alias or role.

    The names used for it, the first and the last article, who appears with it, and the newest
    sentences that name it.

    \b
    Examples:
        archive actors show 'Angela Merkel'
        archive actors show organisation:nato --json
    """
    with closing(wiring.open_engine(setup)) as engine:
        actor = engine.actor(name)
        if actor is None:
            tell(f"archive: the archive knows no actor {name!r}; archive actors list shows them")
            return PARTLY
        profile, found = engine.profile(actor), list(evidence(engine, actor))
    if as_json:
        say_json(profile_json(profile) | {"evidence": [evidence_json(row) for row in found]})
    else:
        say_profile(profile)
        for row in found:
            say(f"\n{dim(row.date.german() if row.date else 'ohne Datum')}  {dim(row.article)}")
            say(f"  {lit(row.sentence)}")
    return OK


@actors.command("suggest")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array for programs.")
@with_setup()
def suggest(setup: Setup, limit: int, as_json: bool) -> int:
    """Suggest actors that may be one and the same, as entries for actors.toml.

    Nothing is changed: copy what is right into actors.toml of the home, then archive actors apply.

    \b
    Examples:
        archive actors suggest --limit 10
        archive actors suggest > suggested.toml
    """
    with closing(wiring.open_engine(setup)) as engine:
        rows = engine.actors(limit=sys.maxsize)
    actors_ = ((KnownActor(row.actor.id, row.actor.kind, row.actor.name), row.count) for row in rows)
    proposals = propose_among(actors_, limit)
    if as_json:
        say_json([proposal_json(proposal) for proposal in proposals])
    else:
        say("\n".join(proposal.toml() for proposal in proposals).rstrip() or "# nothing to suggest")
    return OK


@actors.command("apply")
@with_setup("memory")
def apply_authority(setup: Setup) -> int:
    """Apply a changed actors.toml to the index, without reading articles again.

    archive reindex does the same on its way. A running server takes it up within seconds.
    Names that no article was found to use, and words for offices, need the text: they are looked for in
    articles read from now on; archive reindex --full finds them everywhere.

    \b
    Example:
        archive actors apply
    """
    store = wiring.open_store(setup)
    store.relabel()
    with closing(store.open()) as engine:
        figures = engine.statistics()
        own = actors_of_own(setup.home.actors_path)
        missing = list(dict.fromkeys(one.name for one in own if not engine.actor(one.id)))
    say(f"{counted(figures.actors, 'actor')} in {counted(figures.articles, 'article')}")
    words = words_of_own(setup.home.actors_path)
    if missing:
        tell(f"{_some(missing)}: found in no article yet")
    if words:
        tell(f"{_some(words)}: words for offices of your own")
    if missing or words:
        tell(
            "such names and words are looked for in articles read from now on;"
            " archive reindex --full reads all of them again"
        )
    return OK


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def evidence(engine: Engine, actor: Actor) -> Iterator[Evidence]:
    """The first sentence that names the actor in each of its newest articles."""
    request = SearchRequest(ActorIs(actor.id), sort=Sort.NEWEST, limit=EVIDENCE, snippets=False)
    for hit in engine.search(request).hits:
        stored = engine.article(hit.id)
        if stored is None:
            continue
        for mention, meant in zip(stored.mentions, stored.actors, strict=True):
            if meant == actor:
                yield Evidence(hit.id, hit.date, sentence(stored.article.text, mention.start, mention.end))
                break


def evidence_json(row: Evidence) -> dict[str, Any]:
    """A sentence for programs; `marks` are where it names the actor."""
    return {
        "article": row.article,
        "date": row.date.iso() if row.date else None,
        "sentence": row.sentence.text,
        "marks": [[mark.start, mark.end] for mark in row.sentence.marks],
    }


def proposal_json(proposal: Proposal) -> dict[str, Any]:
    """A proposal for programs; `toml` is what accepts it."""
    return {
        "reason": proposal.reason.value,
        "actor": {"id": proposal.actor.id, "name": proposal.actor.name, "count": proposal.actor_count},
        "other": {"id": proposal.other.id, "name": proposal.other.name, "count": proposal.other_count},
        "toml": proposal.toml(),
    }


def count_json(row: ActorCount) -> dict[str, Any]:
    """An actor and its articles for programs."""
    return {"id": row.actor.id, "kind": row.actor.kind.value, "name": row.actor.name, "count": row.count}


def profile_json(profile: ActorProfile) -> dict[str, Any]:
    """An actor's profile for programs."""
    return {
        "id": profile.actor.id,
        "kind": profile.actor.kind.value,
        "name": profile.actor.name,
        "articles": profile.articles,
        "first": profile.first.iso() if profile.first else None,
        "last": profile.last.iso() if profile.last else None,
        "names": {row.value: row.count for row in profile.names},
        "together": [count_json(row) for row in profile.together],
        "typical": list(profile.typical),
    }


def say_profile(profile: ActorProfile) -> None:
    """An actor's profile for people."""
    say(f"{bold(profile.actor.name)}  {dim(profile.actor.id)}")
    days = [day.german() for day in dict.fromkeys((profile.first, profile.last)) if day]
    found = counted(profile.articles, "article")
    say(f"{found}, {' – '.join(days)}" if days else found)
    rows = (
        ("named as", [f"{row.value} ({row.count:,})" for row in profile.names]),
        ("together with", [f"{row.actor.name} ({row.count:,})" for row in profile.together]),
        ("typical words", list(profile.typical)),
    )
    for title, values in rows:
        if values:
            say(f"{title}: {', '.join(values)}")
