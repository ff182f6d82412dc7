"""`archive search` and `archive show`: find and read in the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from typing import Any

import click

from archive.article import GAP, Article
from archive.cli import wiring
from archive.cli.frame import OK, PARTLY, Setup, with_setup
from archive.cli.terminal import bold, counted, dim, lit, say, say_json, tell
from archive.dates import PartialDate
from index.answers import Facets, Hit, Marked, Results, StoredArticle
from index.engine import FacetRequest, SearchRequest, Sort, Step
from index.parser import parse
from web.urls import Choice, PageQuery, constraints, order

UNDATED = "ohne Datum"
ROWS = 12


class DateType(click.ParamType[PartialDate]):
    """YYYY, YYYY-MM or YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """Read the option."""
        try:
            return PartialDate.from_iso(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--from", "start", type=DateType(), metavar="DATE", help="Not before 2022, 2022-12, 2022-12-16."
)
@click.option("--to", "end", type=DateType(), metavar="DATE", help="Not after 2022, 2022-12, 2022-12-16.")
@click.option("--undated", is_flag=True, help="Only articles without a date.")
@click.option(
    "--actor", multiple=True, metavar="ACTOR", help="Names this actor (id, name or role); -ACTOR: not."
)
@click.option(
    "--source", multiple=True, metavar="SOURCE", help="From this newspaper or agency; -SOURCE: not."
)
@click.option("--section", multiple=True, metavar="SECTION", help="In this section (Ressort); -SECTION: not.")
@click.option("--author", multiple=True, metavar="AUTHOR", help="By this author; -AUTHOR: not.")
@click.option("--folder", multiple=True, metavar="NAME", help="From this source folder; -NAME: not.")
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value,
              show_default=True, help="Order of the results.")  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(0, 100_000), default=10, show_default=True, help="How many to show."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup()
def search(
    setup: Setup,
    query: tuple[str, ...],
    start: PartialDate | None,
    end: PartialDate | None,
    undated: bool,
    sort: str,
    limit: int,
    as_json: bool,
    **choices: tuple[str, ...],
) -> int:
    """Search the archive.

    The query language is that of the page: several words mean all of them; "in quotation marks"
    exactly these words; ODER or OR, NICHT or -; titel:, akteur:, datum:, von:, bis:; milit*, m?ller,
    merkle~; peking NAHE/5 moskau. Without a query everything is found, the newest first.

    \b
    Examples:
        archive search rüstung china
        archive search '"Europäische Union" -Brexit' --from 2019 --to 2020-06
        archive search --actor 'Angela Merkel' --sort oldest --limit 50
        archive search klima --json
    """
    page = PageQuery(start=start, end=end, undated=undated, sort=Sort(sort)).with_text(" ".join(query))
    for name, values in choices.items():
        for value in values:
            page = page.with_choice(name, Choice.read(value))
    if undated and (start or end):
        raise click.UsageError("--undated finds articles without a date; leave out --from and --to")
    parsed = parse(page.q)
    request = SearchRequest(
        query=parsed.query,
        constraints=constraints(page),
        sort=order(page, parsed.query),
        limit=limit,
        facets=FacetRequest(step=Step.YEAR, actors=ROWS, values=ROWS),
    )
    with closing(wiring.open_engine(setup)) as engine:
        results = engine.search(request)
    for hint in (*parsed.hints, *results.hints):
        tell(f"archive: {hint.text('en')}")
    if as_json:
        say_json(results_json(results))
    else:
        say_results(results)
    return OK


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup()
def show(setup: Setup, id: str, as_json: bool) -> int:
    """Print one article.

    \b
    Example:
        archive show taz/2022/kremlchef
    """
    with closing(wiring.open_engine(setup)) as engine:
        stored = engine.article(id)
    if stored is None:
        tell(f"archive: there is no article {id!r}; ids stand in the results of archive search")
        return PARTLY
    if as_json:
        say_json(article_json(stored))
    else:
        say("\n".join(article_lines(stored)))
    return OK


def results_json(results: Results) -> dict[str, Any]:
    """Results for programs; `wider` matches any of the words and is not counted."""
    return {
        "total": results.total,
        "hits": [hit_json(hit) for hit in results.hits],
        "wider": [hit_json(hit) for hit in results.wider],
        "facets": facets_json(results.facets),
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """One hit for programs; the date as it is known, or null."""
    return {
        "id": hit.id,
        "date": hit.date.iso() if hit.date else None,
        "title": hit.title.text,
        "snippet": hit.snippet.text,
        "score": round(hit.score, 6),
    }


def facets_json(facets: Facets) -> dict[str, Any]:
    """Counts for programs: `years` at least that precise, `undated`, actors by kind, fields."""
    dates = facets.dates
    found: dict[str, Any] = {
        "years": [
            {"date": bucket.date.iso(), "count": bucket.count, "holdings": bucket.holdings}
            for bucket in (dates.buckets if dates else ())
        ],
        "undated": dates.undated if dates else 0,
    }
    for kind, rows in facets.actors.items():
        found[kind.value] = [{"id": row.actor.id, "name": row.actor.name, "count": row.count} for row in rows]
    for name, values in facets.values.items():
        found[name] = [{"value": value.value, "count": value.count} for value in values]
    return found


def say_results(results: Results) -> None:
    """Results for people: date and title, where it is, the snippet."""
    say(bold(counted(results.total, "article")))
    for hit in results.hits:
        say_hit(hit)
    if results.wider:
        say(f"\n{bold('Wider matches')}, with any of the words:")
    for hit in results.wider:
        say_hit(hit)


def say_hit(hit: Hit) -> None:
    """One hit for people."""
    date = hit.date.german() if hit.date else UNDATED
    copies = f"  (+ {counted(len(hit.copies), 'copy', 'copies')})" if hit.copies else ""
    say(f"\n{dim(date)}  {lit(hit.title, bold=True)}{copies}")
    say(f"  {dim(' · '.join(part for part in (hit.id, hit.source, hit.section) if part))}")
    if hit.snippet.text:
        say(f"  {lit(Marked(' '.join(hit.snippet.text.split(GAP)), hit.snippet.marks))}")


def article_json(stored: StoredArticle) -> dict[str, Any]:
    """An article for programs; mentions count characters of title, two line feeds, body."""
    article = stored.article
    found: dict[str, Any] = {field.name: getattr(article, field.name) for field in fields(Article)}
    found["date"] = article.date.iso() if article.date else None
    found["mentions"] = [
        {
            "start": mention.start,
            "end": mention.end,
            "kind": mention.kind.value,
            "name": mention.name,
            "actor": actor.id if actor else None,
        }
        for mention, actor in zip(stored.mentions, stored.actors, strict=True)
    ]
    found["copies"] = list(stored.copies)
    found["corrected_by"] = list(stored.corrected_by)
    return found


def article_lines(stored: StoredArticle) -> Iterator[str]:
    """An article for people, in lines that can be read."""
    article = stored.article
    yield dim(article.date.german() if article.date else UNDATED)
    yield bold(article.title)
    named = ("source", "section", "author", "page", "url", "corrects")
    for name in named:
        if value := getattr(article, name):
            yield dim(f"{name}: {value}")
    for text, others in (("corrected by", stored.corrected_by), ("copies", stored.copies)):
        if others:
            yield dim(f"{text}: {', '.join(others)}")
    for paragraph in article.body.split(GAP):
        yield ""
        yield from textwrap.wrap(paragraph, 88) or [""]
    yield ""
    yield dim(f"{article.id}  ({article.path})")
