"""The fields of a generation as Whoosh must know them."""

from __future__ import annotations

from typing import Any

from whoosh import fields
from whoosh.analysis import IDAnalyzer

TEXTS = ("title", "body")
VALUES = ("source", "section", "author", "folder")
DAYS = ("first", "last")


def schema() -> fields.Schema:
    """The fields of every generation. Words come ready-made: nothing is analysed by Whoosh."""
    plain = IDAnalyzer()
    made: dict[str, Any] = {"id": fields.ID(stored=True, unique=True)}
    for name in TEXTS:
        made[name] = fields.TEXT(plain, stored=True)
        made[name + "_stem"] = fields.TEXT(plain)
        made[name + "_parts"] = fields.KEYWORD(scorable=True)
    made |= {name: fields.ID(stored=True, sortable=True) for name in VALUES}
    made |= {
        name: fields.NUMERIC(int, 32, signed=False, sortable=True, shift_step=0, default=0) for name in DAYS
    }
    return fields.Schema(**made)
