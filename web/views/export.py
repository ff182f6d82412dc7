"""All hits of a query as a file, streamed: nothing is left out, however many there are."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, g, request

from index.parser import parse
from web import links
from web.chips import chips, named_actors
from web.export import DIALECTS, FORMATS, Format, file_name
from web.export.batches import batches
from web.export.formats import in_dialect
from web.keeping import listing
from web.keeping_caching import unchanged, validated
from web.keeping_refusal import refusal
from web.keeping_words import summary
from web.rendering import render_template
from web.state import engine, figures, formats, root, state
from web.translation import gettext
from web.urls import PageQuery
from web.views.results import asked, tagged

blueprint = Blueprint("export", __name__)


@blueprint.get("/export")
def index() -> Response:
    """`/export?format=csv&…`: all hits in their order; without a format the page that offers them."""
    query, remarks = asked()
    wanted, dialect = request.args.get("format", ""), request.args.get("dialect", "")
    problems = _problems(wanted, dialect)
    if remarks or problems:
        return refusal(remarks, *problems)
    query = query.with_page(1)
    if not wanted:
        return tagged(_offer(query))
    if same := unchanged(wanted, dialect):
        return same
    form = in_dialect(dialect) if dialect else FORMATS[wanted]
    return _held(validated(_file(query, form), wanted, dialect))


def _problems(wanted: str, dialect: str) -> list[str]:
    quote = formats().quote
    if wanted and wanted not in FORMATS:
        known = ", ".join(FORMATS)
        return [gettext("There is no format %(name)s, only %(known)s.", name=quote(wanted), known=known)]
    if dialect and (wanted != "csv" or dialect not in DIALECTS):
        known = ", ".join(DIALECTS)
        return [gettext("The dialects of csv are %(known)s, not %(name)s.", name=quote(dialect), known=known)]
    return []


def _offer(query: PageQuery) -> str:
    counted = engine().search(listing(query, limit=0)).total
    return render_template(
        "export.html",
        query=query,
        total=counted,
        summary=_summary(query),
        statistics=figures(),
        dialect="excel-de" if formats().language == "de" else "excel",
    )


def _summary(query: PageQuery) -> str:
    node = parse(query.q).query
    return summary(chips(query, node, named_actors(engine(), query, node), formats()))


def _file(query: PageQuery, form: Format) -> Response:
    archive, base = engine(), root()

    def stream() -> Iterator[bytes]:
        articles = archive.iterate(listing(query))
        yield from batches(form.write(articles, lambda each: base + links.article(each)))

    response = Response(stream(), content_type=form.kind)
    name = file_name(_summary(query), form.suffix)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _held(response: Response) -> Response:
    """The engine of this request is given back when the stream ends, not when the request does."""
    holder, lease = state().holder, g.pop("lease")
    response.call_on_close(lambda: holder.release(lease))
    return response
