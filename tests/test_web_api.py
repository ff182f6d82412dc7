"""The JSON API: answers as its document says, problems that a program understands."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from werkzeug.test import TestResponse

from archive.home.history import History, Run
from tests.small_archive import ARTICLES, ChangingStore
from tests.small_site import Site, site
from web import PageSettings
from web.api.document import ENDPOINTS, document
from web.api.parameters import MOST_HITS, MOST_OFFSET, ORDER, BadParameters, read

BASE = "/api/v1"
DOCUMENT = document("Zeitlupe", "")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose articles no test of this module changes."""
    with site(tmp_path_factory.mktemp("api")) as found:
        yield found


def check(response: TestResponse, name: str) -> Any:
    """The body of an answer, checked against the document."""
    endpoint = next(each for each in ENDPOINTS if each.name == name)
    operation = DOCUMENT["paths"][BASE + endpoint.path]["get"]
    answer = operation["responses"][str(response.status_code)]
    if "$ref" in answer:
        answer = DOCUMENT["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    ((kind, content),) = answer["content"].items()
    assert response.content_type == kind
    schema = {**content["schema"], "components": DOCUMENT["components"]}
    body = json.loads(response.data)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert list(validator.iter_errors(body)) == []
    return body


def ask(here: Site, name: str, string: str = "") -> Any:
    """The body of a good answer."""
    response = here.get(f"{BASE}/{name}?{string}")
    assert response.status_code == 200, response.get_data(as_text=True)
    return check(response, "article" if name.startswith("articles/") else name)


# ------------------------------------------------------------------------------ the document


def test_the_document_is_openapi_3_1(here: Site) -> None:
    """It passes the validator of the standard, and is served."""
    served = json.loads(here.get(f"{BASE}/openapi.json").data)
    validate(served, cls=OpenAPIV31SpecValidator)
    assert served == document("Zeitlupe", "http://localhost")


def test_every_field_stands_in_the_document_once_described() -> None:
    """Objects are closed: an answer with a field that nobody described would fail these tests."""
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert schema["additionalProperties"] is False, name
        assert schema["description"], name


def test_only_what_may_be_missing_is_optional() -> None:
    """All other fields are always there, empty or null where nothing is known."""
    optional = {
        f"{name}.{field}"
        for name, schema in DOCUMENT["components"]["schemas"].items()
        for field in schema["properties"]
        if field not in schema["required"]
    }
    assert optional == {"Links.next", "Links.previous", "Problem.errors", "Problem.withdrawn"}


def test_every_address_of_the_document_answers(here: Site) -> None:
    """No endpoint is described that is not there."""
    for endpoint in ENDPOINTS:
        path = endpoint.path.replace("{id}", "taz/2022/gipfel")
        assert here.get(BASE + path).status_code == 200


# ---------------------------------------------------------------------------------- answers


def test_search_answers_with_hits(here: Site) -> None:
    """Total, hits in order, dates as known, marks that fit their texts."""
    found = ask(here, "search", "q=rüstung&sort=newest&limit=3")
    assert (found["total"], found["offset"], found["limit"]) == (4, 0, 3)
    assert [hit["id"] for hit in found["hits"]] == ["taz/2022/gipfel", "taz/2022/rüstung", "taz/2021/bericht"]
    assert [hit["date"] for hit in found["hits"]] == ["2022-12-16", "2022-12", "2021"]
    hit = found["hits"][1]
    (mark,) = hit["marks"]["title"]
    assert (hit["title"][mark["start"] : mark["end"]], mark["match"]) == ("Rüstungs", "part")
    assert hit["address"] == "http://localhost/article/taz/2022/r%C3%BCstung"
    assert found["query"] == "q=r%C3%BCstung&sort=newest"


def test_the_parameters_are_those_of_the_page(here: Site) -> None:
    """The same string of parameters finds the same articles on the page and here."""
    string = "q=rüstung&from=2022&actor=person:wladimir-putin&actor=-organisation:eu&folder=taz"
    hits = ask(here, "search", string)["hits"]
    assert [hit["id"] for hit in hits] == re.findall(
        r'<h3><a href="/article/([^"?]+)', here.text(f"/?{string}")
    )
    assert [hit["id"] for hit in hits] == ["taz/2022/gipfel"]


def test_all_hits_can_be_walked(here: Site) -> None:
    """`next` leads from page to page, `previous` back; none is missed or told twice."""
    seen: list[str] = []
    found = ask(here, "search", "q=rüstung&sort=oldest&limit=3")
    while True:
        seen += [hit["id"] for hit in found["hits"]]
        if "next" not in found["links"]:
            break
        found = ask(here, "search", urlsplit(found["links"]["next"]).query)
    assert len(seen) == len(set(seen)) == 4
    before = dict(parse_qsl(urlsplit(found["links"]["previous"]).query))
    assert (before["offset"], before["limit"]) == ("0", "3")


def test_pages_are_offsets(here: Site) -> None:
    """`page` of the page's address means the same hits."""
    by_page = ask(here, "search", "q=rüstung&limit=2&page=2")
    assert by_page["hits"] == ask(here, "search", "q=rüstung&limit=2&offset=2")["hits"]
    assert by_page["offset"] == 2


def test_wider_matches_stand_apart(here: Site) -> None:
    """They are no hits and are not counted."""
    found = ask(here, "search", "q=rüstung+wald")
    assert (found["total"], found["hits"], len(found["wider"])) == (0, [], 5)


def test_hints_say_what_was_not_understood(here: Site) -> None:
    """In the reader's language, with the place and the repair."""
    string = "q=datum:quark+rüstung"
    (hint,) = ask(here, "search", string)["hints"]
    assert (hint["code"], hint["start"], hint["end"]) == ("bad-date", 0, 11)
    english = here.browser("en").get(f"{BASE}/search?{string}")
    assert check(english, "search")["hints"][0]["text"].startswith("“quark” is not a readable date")


def test_facets_count_all_hits(here: Site) -> None:
    """Dates at the grain asked for, actors by kind, values by field."""
    found = ask(here, "facets", "q=rüstung&step=month&actors=1&values=2")
    assert found["total"] == 4
    assert found["dates"]["buckets"][-1] == {"date": "2022-12", "count": 2, "holdings": 2}
    assert found["dates"]["coarser"] == [{"date": "2021", "count": 1, "holdings": 1}]
    assert (found["dates"]["undated"], found["dates"]["undated_holdings"]) == (1, 1)
    assert [len(rows) for rows in found["actors"].values()] == [1, 1, 1]
    assert found["values"]["source"][0] == {"value": "taz", "count": 2}


def test_an_article_is_told_whole(here: Site) -> None:
    """Text, fields, and mentions whose offsets count its characters."""
    found = ask(here, "articles/taz/2022/gipfel")
    assert (found["date"], found["author"], found["page"]) == ("2022-12-16", "Anna Müller", "3")
    named = {found["text"][each["start"] : each["end"]]: each["actor"] for each in found["mentions"]}
    assert named == {
        "Moskau": "place:moskau",
        "Wladimir Putin": "person:wladimir-putin",
        "Xi Jinping": "person:xi-jinping",
    }
    assert ask(here, "articles/taz%2F2022%2Fr%C3%BCstung")["date"] == "2022-12"


def test_actors_are_listed(here: Site) -> None:
    """By kind and by what their names contain, page by page."""
    people = ask(here, "actors", "kind=person")["actors"]
    assert [row["actor"]["name"] for row in people] == ["Wladimir Putin", "Xi Jinping"]
    assert ask(here, "actors", "containing=jin&limit=1")["actors"] == people[1:]
    assert ask(here, "actors", "kind=person&offset=1")["actors"] == people[1:]


def test_suggestions_complete_what_is_typed(here: Site) -> None:
    """Actors with their ids, words without."""
    found = ask(here, "suggest", "q=gipfel mos&limit=2")
    assert [each["actor"] and each["actor"]["id"] for each in found["suggestions"]] == ["place:moskau", None]
    assert ask(here, "suggest")["suggestions"] == []


# --------------------------------------------------------------------------------- problems


@pytest.mark.parametrize(
    ("name", "string", "faults"),
    [
        ("search", "from=quark", [("from", "bad-date")]),
        ("search", "from=2022&to=2021", [("from", "swapped-span")]),
        ("search", "undated=1&from=2021", [("from", "undated-and-span")]),
        ("search", "undated=yes", [("undated", "bad-undated")]),
        ("search", "undated=1%C2%80", [("undated", "bad-value")]),
        ("search", "q=" + "a" * 2001, [("q", "long-query")]),
        ("search", "folder=" + "a" * 301, [("folder", "long-value")]),
        ("search", "sort=best", [("sort", "bad-sort")]),
        ("search", "page=0", [("page", "bad-page")]),
        ("search", "page=2&offset=3", [("page", "bad-value")]),
        ("search", "page=9000&limit=100", [("page", "bad-value")]),
        ("search", f"limit={MOST_HITS + 1}", [("limit", "bad-value")]),
        ("search", "limit=-1", [("limit", "bad-value")]),
        ("search", "limit=٣", [("limit", "bad-value")]),
        ("search", f"offset={MOST_OFFSET + 1}", [("offset", "bad-value")]),
        ("search", "offset=99999999999999999999", [("offset", "bad-value")]),
        ("search", "&".join(f"source={n}" for n in range(21)), [("source", "too-many-choices")]),
        (
            "search",
            "from=x&sort=y&limit=z",
            [("from", "bad-date"), ("sort", "bad-sort"), ("limit", "bad-value")],
        ),
        ("facets", "step=week", [("step", "bad-value")]),
        ("facets", "actors=1001", [("actors", "bad-value")]),
        ("actors", "kind=dog", [("kind", "bad-value")]),
        ("actors", "letter=m", [("letter", "bad-value")]),
        ("suggest", "limit=0", [("limit", "bad-value")]),
    ],
)
def test_bad_values_are_named(here: Site, name: str, string: str, faults: list[tuple[str, str]]) -> None:
    """400 with every fault, what it is and what would be right."""
    response = here.get(f"{BASE}/{name}?{string}")
    assert response.status_code == 400
    body = check(response, name)
    assert [(fault["parameter"], fault["code"]) for fault in body["errors"]] == faults
    assert body["type"] == "/api/v1/problems/bad-parameters"
    assert all(fault["detail"] in body["detail"] for fault in body["errors"])


def test_the_text_of_a_fault_helps() -> None:
    """The exact sentence."""
    with pytest.raises(BadParameters, match=re.escape("limit: write a whole number from 0 to 100")):
        read([("limit", "many")], ORDER)


def test_unknown_parameters_are_ignored(here: Site) -> None:
    """An address with a parameter of tomorrow works today."""
    assert ask(here, "search", "q=wald&colour=green")["total"] == 1


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api", "/api/", "/api/v2/search", "/api/v1/articles/"])
def test_unknown_addresses_are_problems(here: Site, path: str) -> None:
    """404 for programs, too."""
    response = here.get(path)
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"
    assert json.loads(response.data)["instance"] == path


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(here: Site, method: str) -> None:
    """405 with what is allowed."""
    response = getattr(here.client, method)(f"{BASE}/search")
    assert (response.status_code, response.content_type) == (405, "application/problem+json")
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_an_unknown_article_is_a_problem(here: Site) -> None:
    """404 with the id."""
    response = here.get(f"{BASE}/articles/taz/nie")
    assert (response.status_code, check(response, "article")["detail"]) == (
        404,
        "no article has the id taz/nie",
    )


def test_a_withdrawn_article_is_gone(tmp_path: Path) -> None:
    """410 with the day: a program can tell a withdrawal from a mistake."""
    when = dt.datetime(2023, 3, 1, 12, tzinfo=dt.UTC)
    with History(tmp_path / "history.sqlite") as history:
        history.record(Run("reindex", when, when, "done"), removed=["taz/weg"])
        response = Site(ChangingStore(), history, PageSettings()).get(f"{BASE}/articles/taz/weg")
        assert response.status_code == 410
        assert check(response, "article")["withdrawn"] == "2023-03-01T12:00:00+00:00"


def test_without_an_index_every_question_is_a_problem(tmp_path: Path) -> None:
    """503 with what helps; the document answers all the same."""
    with site(tmp_path, ChangingStore(None)) as here:
        for endpoint in ENDPOINTS:
            response = here.get(BASE + endpoint.path.replace("{id}", "a/b"))
            assert response.status_code == 503
            body = check(response, endpoint.name)
            assert body["type"] == "/api/v1/problems/index-missing"
            assert "archive reindex" in body["detail"]
            assert response.headers["Retry-After"] == "30"
        assert here.get(f"{BASE}/openapi.json").status_code == 200


# ------------------------------------------------------------------------ caching and sharing


@pytest.mark.parametrize(
    "path", ["/search?q=wald", "/facets", "/articles/zeit/2020/wald", "/actors", "/suggest?q=w"]
)
def test_the_same_state_is_sent_once(tmp_path: Path, path: str) -> None:
    """304 for the tag, until the index changes; HEAD gives the tag alone."""
    with site(tmp_path) as here:
        head = here.client.head(BASE + path)
        assert (head.status_code, head.data) == (200, b"")
        tag = head.headers["ETag"]
        assert here.get(BASE + path, If_None_Match=tag).status_code == 304
        here.store.publish(ARTICLES)
        assert here.get(BASE + path, If_None_Match=tag).status_code == 200


def test_the_document_is_sent_once(here: Site) -> None:
    """304 for its tag."""
    tag = here.get(f"{BASE}/openapi.json").headers["ETag"]
    assert here.get(f"{BASE}/openapi.json", If_None_Match=tag).status_code == 304


def test_other_sites_may_not_read_by_default(here: Site) -> None:
    """No header of CORS, whoever asks."""
    response = here.get(f"{BASE}/search", Origin="https://example.org")
    assert not [name for name in dict(response.headers) if name.startswith("Access-Control")]
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("origins", "origin", "allowed"),
    [
        (("https://a.org", "https://b.org"), "https://b.org", "https://b.org"),
        (("https://a.org",), "https://b.org", None),
        (("https://a.org",), "https://a.org.evil.net", None),
        (("*",), "https://b.org", "*"),
    ],
)
def test_sites_that_are_named_may_read(
    tmp_path: Path, origins: tuple[str, ...], origin: str, allowed: str | None
) -> None:
    """Those of the setting, letter by letter; answers differ by origin and say so."""
    with site(tmp_path, settings=PageSettings(origins=origins)) as here:
        for response in (
            here.get(f"{BASE}/search", Origin=origin),
            here.get(f"{BASE}/search?limit=x", Origin=origin),
            here.client.options(f"{BASE}/search", headers={"Origin": origin}),
        ):
            assert response.headers.get("Access-Control-Allow-Origin") == allowed
            assert "Origin" in response.headers["Vary"]
        assert "Access-Control-Allow-Origin" not in here.get("/?q=x", Origin=origin).headers


# ------------------------------------------------------------------------------- any question

texts = st.text(max_size=15)
values = st.one_of(
    texts, st.sampled_from(["1", "0", "-1", "2022", "2022-12", "newest", "month", "person", "7" * 30])
)
names = st.sampled_from(
    ["q", "from", "to", "undated", "actor", "source", "sort", "page", "offset", "limit", "step", "kind"]
)


@given(
    st.sampled_from([each for each in ENDPOINTS if each.name != "article"]),
    st.lists(st.tuples(names, values), max_size=5),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_is_answered_as_the_document_says(here: Site, endpoint: Any, pairs: Any) -> None:
    """Whatever the parameters hold, the answer is 200 or 400 and fits its schema."""
    response = here.client.get(BASE + endpoint.path, query_string=pairs)
    assert response.status_code in (200, 400)
    check(response, endpoint.name)


def test_addresses_with_line_breaks(here: Site) -> None:
    """What no route can hold is answered as a problem, too, whose address is a valid reference."""
    response = here.get(f"{BASE}/articles/a%0Ab%20%C3%A4?q=%C3%A4+b")
    body = json.loads(response.data)
    assert (response.status_code, response.content_type) == (404, "application/problem+json")
    assert body["instance"] == f"{BASE}/articles/a%0Ab%20%C3%A4?q=%C3%A4+b"
