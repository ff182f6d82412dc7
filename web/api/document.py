"""The OpenAPI 3.1 document, made of the table of endpoints, their parameters and the shapes of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from web.api.parameters import ACTORS, ARTICLE, FACETS, ORDER, QUESTION, SUGGEST, Parameter
from web.api.schema import Schemas
from web.api.shapes import ActorsJson, ArticleJson, FacetsJson, ProblemJson, SearchJson, SuggestJson

BASE = "/api/v1"
VERSION = "1.0.0"
"""Of the API: fields are only ever added within version 1."""

_ERRORS: Mapping[str, str] = MappingProxyType(
    {
        "400": "A parameter has a value that can't be taken.",
        "404": "There is no such article.",
        "405": "Only GET, HEAD and OPTIONS are answered.",
        "410": "The article has been withdrawn from the archive.",
        "503": "No index can be opened now.",
    }
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address: what it takes, what it answers, and which errors are its own."""

    path: str
    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    answer: Any
    errors: tuple[str, ...] = ("400", "405", "503")


ENDPOINTS = (
    Endpoint("/search", "search", "Hits of a question.", (*QUESTION, *ORDER), SearchJson),
    Endpoint("/facets", "facets", "Counts over all hits of a question.", (*QUESTION, *FACETS), FacetsJson),
    Endpoint("/articles/{id}", "article", "One article.", ARTICLE, ArticleJson, ("404", "405", "410", "503")),
    Endpoint("/actors", "actors", "Actors of the archive, most named first.", ACTORS, ActorsJson),
    Endpoint("/suggest", "suggest", "Completions of what is being typed.", SUGGEST, SuggestJson),
)


def document(title: str, root: str) -> dict[str, Any]:
    """The document of an archive of this title at this address."""
    schemas = Schemas()
    problem = schemas.of(ProblemJson)
    paths = {BASE + endpoint.path: {"get": _operation(endpoint, schemas)} for endpoint in ENDPOINTS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": VERSION,
            "description": (
                "Search of an archive of dated German news articles. "
                "The parameters of a question are those of its page, so that one address can be read by "
                "people and programs. Answers carry an ETag that changes with the index."
            ),
        },
        "servers": [{"url": root or "/"}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.named.items())),
            "responses": {
                f"Problem{status}": {
                    "description": text,
                    "content": {"application/problem+json": {"schema": problem}},
                }
                for status, text in _ERRORS.items()
            },
        },
    }


def _operation(endpoint: Endpoint, schemas: Schemas) -> dict[str, Any]:
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": [_parameter(parameter) for parameter in endpoint.parameters],
        "responses": {
            "200": {
                "description": endpoint.summary,
                "headers": {"ETag": {"schema": {"type": "string"}}},
                "content": {"application/json": {"schema": schemas.of(endpoint.answer)}},
            },
            "304": {"description": "The caller's copy is still right."},
            **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in endpoint.errors},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(parameter.schema)
    if parameter.default not in (None, ""):
        schema["default"] = parameter.default
    return {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.place == "path",
        "description": parameter.description,
        "schema": schema,
    }
