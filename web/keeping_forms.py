"""Forms that nobody else can send: a signed token in the form that fits a cookie of the browser.

A page of another site can make a browser send a form, but knows neither the cookie nor the key that
signs the token. No person is known by either.
"""

from __future__ import annotations

import hashlib
import secrets

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from archive.errors import ArchiveError

LIFETIME = 24 * 3600
"""Seconds for which an opened form can be sent."""


class FormRefused(ArchiveError):
    """A form that was not opened in this browser, or too long ago; nothing was changed."""


class FormKey:
    """Makes and checks the tokens of one archive; `secret` must stay with the server."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeTimedSerializer(
            secret, salt="zeitlupe-form", signer_kwargs={"digest_method": hashlib.sha256}
        )

    def token(self, cookie: str) -> str:
        """What a form carries for the browser that has this cookie."""
        return str(self._serializer.dumps(_trace(cookie)))

    def check(self, token: str, cookie: str, lifetime: int = LIFETIME) -> None:
        """Raises FormRefused unless the token was made for this cookie within `lifetime` seconds."""
        try:
            trace = self._serializer.loads(token, max_age=lifetime)
        except SignatureExpired:
            raise FormRefused("the form was opened too long ago") from None
        except BadSignature:
            raise FormRefused("the form carries no valid token") from None
        if not cookie or not secrets.compare_digest(str(trace), _trace(cookie)):
            raise FormRefused("the form was opened in another browser, or its cookie was refused")


def new_cookie() -> str:
    """A value that nobody can guess."""
    return secrets.token_urlsafe(24)


def _trace(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()[:32]
