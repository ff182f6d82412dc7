"""Saved searches: the list of the archive, each with receipts that say what has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, make_response, redirect, request

from archive.article import Article
from index.parser import parse
from web.chips import chips, named_actors
from web.keeping import Difference
from web.keeping_forms import FormRefused, new_cookie
from web.keeping_links import saved as address_of
from web.keeping_receipts import difference, renewed, since, snapshot
from web.keeping_receipts import visit as last_visit
from web.keeping_state import keeping
from web.keeping_store import NAME_LENGTH, NotSaved, Receipt, Saved, SavedSearches
from web.keeping_visits import Visit
from web.keeping_words import summary
from web.rendering import render_template
from web.state import engine, figures, formats
from web.translation import gettext
from web.urls import PageQuery, read_string
from web.views.results import asked

blueprint = Blueprint("saved", __name__)

_SHOWN = 50
"""Articles of each kind that a receipt lists before it is asked for all."""

_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Row:
    """A saved search as the list shows it. `visited` is None where the browser has not been here since
    it was saved."""

    saved: Saved
    total: int
    saving: Difference
    visited: Difference | None


@dataclass(frozen=True, slots=True)
class Part:
    """Articles of a difference: those shown (None for one that is gone), and how many there are."""

    kind: str
    title: str
    shown: tuple[tuple[str, Article | None], ...]
    count: int


@blueprint.get("/saved")
def index() -> Response:
    """`/saved`: all saved searches, with what is new."""
    visit = last_visit()
    rows = tuple(_row(saved, visit) for saved in _list().all())
    return _answer(_page("saved.html", rows=rows, visit=visit), visit)


@blueprint.get("/saved/new")
def new() -> Response:
    """`/saved/new?…`: the form that saves the query of these parameters."""
    query, remarks = asked()
    query = query.with_page(1)
    found = _list().find(query)
    return _answer(_form(query, _summary(query), 200, found=found, remarks=remarks))


@blueprint.post("/saved")
def save() -> Response:
    """Save the query `query` under `name`."""
    if refused := _refused():
        return refused
    query, _ = read_string(request.form.get("query", "")[:8000])
    name = request.form.get("name", "")
    taken = snapshot(query)
    try:
        number = _list().save(name, query, taken)
    except NotSaved as problem:
        return _answer(_form(query, name, _status(problem), problem=_told(problem)))
    return _to(address_of(number))


@blueprint.get("/saved/<int:number>")
def one(number: int) -> Response:
    """`/saved/3?since=TIME&all=1`: the receipts of a saved search, and what differs from one of them."""
    saved, visit = _get(number), last_visit()
    return _answer(_receipt(saved, visit), visit)


@blueprint.post("/saved/<int:number>/name")
def rename(number: int) -> Response:
    """Give a saved search the name `name`."""
    if refused := _refused():
        return refused
    saved = _get(number)
    try:
        _list().rename(number, request.form.get("name", ""))
    except NotSaved as problem:
        page = _receipt(saved, last_visit(), status=_status(problem), problem=_told(problem))
        return _answer(page)
    return _to(address_of(number))


@blueprint.post("/saved/<int:number>/delete")
def delete(number: int) -> Response:
    """Forget a saved search."""
    if refused := _refused():
        return refused
    _list().delete(number)
    return _to("/saved")


# ------------------------------------------------------------------------------------ receipts


def _row(saved: Saved, visit: Visit) -> Row:
    """Compare with the first receipt, and with that of the last visit; keep one of now."""
    now = renewed(_list(), saved)
    first = _list().snapshot(saved.number) or now
    then = _list().snapshot(saved.number, visit.last) if visit.last else None
    return Row(saved, now.total, difference(first, now), difference(then, now) if then else None)


def _receipt(saved: Saved, visit: Visit, status: int = 200, problem: str = "") -> Response:
    now = renewed(_list(), saved)
    receipts = _list().receipts(saved.number)
    old = _list().snapshot(saved.number, _since(receipts, visit)) or now
    changed = difference(old, now)
    whole = request.args.get("all") == "1"
    return _page(
        "saved_one.html",
        status,
        saved=saved,
        now=now,
        difference=changed,
        parts=_parts(changed, None if whole else _SHOWN),
        receipts=receipts,
        since=old.taken,
        limit=NAME_LENGTH,
        problem=problem,
    )


def _since(receipts: Sequence[Receipt], visit: Visit) -> dt.datetime | None:
    """The receipt that was chosen; else that of the last visit, else the first."""
    wanted = request.args.get("since", "")
    chosen = next((receipt.taken for receipt in receipts if receipt.taken.isoformat() == wanted), None)
    return chosen or since(receipts, visit)


def _parts(difference: Difference, limit: int | None) -> tuple[Part, ...]:
    kinds = (
        ("new", gettext("New"), difference.new),
        ("changed", gettext("Changed"), difference.changed),
        ("withdrawn", gettext("Withdrawn"), difference.withdrawn),
        ("left", gettext("No longer matching"), difference.left),
    )
    return tuple(
        Part(kind, title, tuple((each, _article(each)) for each in ids[:limit]), len(ids))
        for kind, title, ids in kinds
        if ids
    )


def _article(id: str) -> Article | None:
    stored = engine().article(id)
    return stored.article if stored else None


# --------------------------------------------------------------------------------------- forms


def _list() -> SavedSearches:
    """The list; an archive without a home has none."""
    found = keeping().saved
    if found is None:
        abort(404)
    return found


def _get(number: int) -> Saved:
    found = _list().get(number) if number < 2**63 else None
    if found is None:
        abort(404)
    return found


def _form(query: PageQuery, name: str, status: int, **values: object) -> Response:
    return _page("saved_new.html", status, query=query, name=name, limit=NAME_LENGTH, **values)


def _summary(query: PageQuery) -> str:
    node = parse(query.q).query
    actors = named_actors(engine(), query, node)
    return summary(chips(query, node, actors, formats()))[:NAME_LENGTH]


def _status(problem: NotSaved) -> int:
    return 409 if problem.code in ("name-taken", "too-many") else 422


def _told(problem: NotSaved) -> str:
    return {
        "no-name": gettext("Give the search a name."),
        "long-name": gettext("A name has at most %(limit)s characters.", limit=NAME_LENGTH),
        "name-taken": gettext("Another search has this name already."),
        "too-many": gettext("The list is full; delete a search that nobody needs any more."),
    }[problem.code]


def _refused() -> Response | None:
    """The answer to a form that was not opened in this browser: the same form, to be sent once more."""
    try:
        _check_origin()
        keeping().forms.check(request.form.get("token", ""), request.cookies.get(_cookie(), ""))
    except FormRefused as problem:
        fields = [(name, value) for name, value in request.form.items() if name != "token"]
        return _answer(_page("saved_confirm.html", 403, fields=fields, problem=str(problem)))
    return None


def _check_origin() -> None:
    """What browsers say of the page that sends a form; older ones say nothing."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise FormRefused("the form was sent from the page of another site")


def _cookie() -> str:
    """Over HTTPS the prefix keeps neighbouring hosts from planting the cookie."""
    return "__Host-form" if request.is_secure else "form"


def _page(template: str, status: int = 200, **values: object) -> Response:
    """A page with forms: its token fits the browser's cookie, which is set where there is none."""
    cookie = request.cookies.get(_cookie(), "") or new_cookie()
    values = {"query": PageQuery(), "statistics": figures(), **values}
    page = render_template(
        template,
        token=keeping().forms.token(cookie),
        **values,
    )
    response = make_response(page, status)
    response.set_cookie(_cookie(), cookie, secure=request.is_secure, httponly=True, samesite="Lax")
    return response


def _answer(response: Response, visit: Visit | None = None) -> Response:
    """Pages of the list are never kept: they depend on the time, the list and the browser."""
    response.headers["Cache-Control"] = "no-store"
    response.content_language.add(formats().language)
    if visit:
        response.delete_cookie("visit", path="/saved")  # of older versions; it would be read before this one
        response.set_cookie("visit", visit.cookie(), max_age=_YEAR, path="/", httponly=True,
                            samesite="Lax", secure=request.is_secure)  # fmt: skip
    return response


def _to(address: str) -> Response:
    return redirect(address, 303)  # type: ignore[return-value]
