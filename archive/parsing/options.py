"""What can be chosen when articles are read, and the limits that protect the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes and counts; what exceeds one is reported (`too-large`, `unsafe-container`).

    `article` bounds one article and one line of JSON, `listing` a whole `.json` file.
    A packed file may unpack to `unpacked` bytes at most and, beyond its first `listing` bytes, to `ratio`
    times its packed size: German text packs to a tenth at best, a zip bomb to a thousandth.
    """

    article: int = 32 * MEGABYTE
    listing: int = 512 * MEGABYTE
    unpacked: int = 1 << 36
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Options:
    """`fields` says what JSON records call the fields of an article: `{"date": "datum"}`.

    A name with dots (`meta.datum`) leads into nested objects.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = Limits()


DEFAULTS = Options()
"""No field mapped, the ordinary limits."""
