"""How answers travel: security headers, caching, compression."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing but files of our own; no style or script within a page."""

HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)

FILES = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
"""What style, script and fonts need of these: the others are about pages, and half a kB a file."""

_TEXTS = (
    "text/",
    "application/json",
    "application/xml",
    "application/opensearch",
    "image/svg",
    "application/at",
)
_SMALLEST = 600
"""Bytes below which compression gains nothing."""

_LEVEL = 5
"""Effort of the compression: one step more costs a fifth more time and saves a hundredth."""


def setup_transport(app: Flask) -> None:
    """Run every answer of the application through the functions of this module."""
    app.after_request(compressed)
    app.after_request(secured)


def secured(response: Response) -> Response:
    """Add the headers that every answer carries; one that an answer already has is kept.

    Where a file is missing, the answer is a page.
    """
    page = request.endpoint != "static" or response.status_code >= 400
    for name, value in HEADERS:
        if page or name in FILES:
            response.headers.setdefault(name, value)
    return response


def compressed(response: Response) -> Response:
    """Compress text with gzip where the reader's browser takes it; streams and files pass as they are
    unless they are text that fits into memory."""
    kind = response.content_type or ""
    if not kind.startswith(_TEXTS):
        return response
    response.vary.add("Accept-Encoding")
    if (
        (response.is_streamed and not response.direct_passthrough)
        or response.status_code in (204, 206, 304)
        or "Content-Encoding" in response.headers
        or request.accept_encodings["gzip"] <= 0
    ):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= _SMALLEST:
        response.set_data(gzip.compress(body, compresslevel=_LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
