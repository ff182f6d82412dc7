"""JSON Schema (2020-12, as OpenAPI 3.1 uses it) of the types in `web.api.shapes`."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

Schema = dict[str, Any]

_PLAIN: Mapping[Any, str] = types.MappingProxyType(
    {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
)


class Schemas:
    """Named schemas, gathered from the types that answers are made of."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {}

    def of(self, type_: Any) -> Schema:
        """The schema of a type; typed dictionaries become references to `named`."""
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:])
        if origin is NotRequired:
            return self.of(arguments[0])
        if origin is Literal:
            return {"type": "string", "enum": list(arguments)}
        if origin in (Union, types.UnionType):
            return self._union(arguments)
        if origin is list:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if is_typeddict(type_):
            return self._reference(type_)
        return {"type": _PLAIN[type_]}

    def _annotated(self, inner: Any, notes: tuple[Any, ...]) -> Schema:
        schema = self.of(inner)
        for note in notes:
            schema = {**schema, **({"description": note} if isinstance(note, str) else note)}
        return schema

    def _union(self, arguments: tuple[Any, ...]) -> Schema:
        if all(argument in _PLAIN for argument in arguments):
            return {"type": [_PLAIN[argument] for argument in arguments]}
        return {"anyOf": [self.of(argument) for argument in arguments]}

    def _reference(self, type_: Any) -> Schema:
        name = type_.__name__.removesuffix("Json")
        if name not in self.named:
            self.named[name] = {}
            self.named[name] = self._object(type_)
        return {"$ref": f"#/components/schemas/{name}"}

    def _object(self, type_: Any) -> Schema:
        hints = get_type_hints(type_, include_extras=True)
        return {
            "type": "object",
            "description": " ".join((type_.__doc__ or "").split()),
            "properties": {name: self.of(hint) for name, hint in hints.items()},
            "required": sorted(type_.__required_keys__),
            "additionalProperties": False,
        }
