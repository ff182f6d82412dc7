"""`archive actors`: people, organisations and places of the archive."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import click

from archive.cli import wiring
from archive.cli.frame import OK, PARTLY, Setup, with_setup
from archive.cli.terminal import bold, counted, dim, say, say_json, tell
from archive.mentions import Kind
from index.answers import ActorCount, ActorProfile

KINDS = tuple(kind.value for kind in Kind)


@click.group()
def actors() -> None:
    """List the people, organisations and places that articles name.

    \b
    Examples:
        archive actors list
        archive actors show 'Angela Merkel'
    """


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
    with closing(wiring.open_store(setup).open()) as engine:
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

    \b
    Examples:
        archive actors show 'Angela Merkel'
        archive actors show organisation:nato --json
    """
    with closing(wiring.open_store(setup).open()) as engine:
        actor = engine.actor(name)
        if actor is None:
            tell(f"archive: the archive knows no actor {name!r}; archive actors list shows them")
            return PARTLY
        profile = engine.profile(actor)
    if as_json:
        say_json(profile_json(profile))
    else:
        say_profile(profile)
    return OK


@actors.command("apply")
@with_setup("memory")
def apply_authority(setup: Setup) -> int:
    """Apply a changed actors.toml to the index, without reading articles again.

    archive reindex does the same on its way. A running server takes it up within seconds.

    \b
    Example:
        archive actors apply
    """
    store = wiring.open_store(setup)
    store.relabel()
    with closing(store.open()) as engine:
        figures = engine.statistics()
    say(f"{counted(figures.actors, 'actor')} in {counted(figures.articles, 'article')}")
    return OK


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
    period = f", {profile.first.german()} – {profile.last.german()}" if profile.first and profile.last else ""
    say(counted(profile.articles, "article") + period)
    rows = (
        ("named as", [f"{row.value} ({row.count:,})" for row in profile.names]),
        ("together with", [f"{row.actor.name} ({row.count:,})" for row in profile.together]),
        ("typical words", list(profile.typical)),
    )
    for title, values in rows:
        if values:
            say(f"{title}: {', '.join(values)}")
