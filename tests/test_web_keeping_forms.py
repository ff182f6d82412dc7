"""Tokens of forms: made for one browser, for one day."""

from __future__ import annotations

import pytest

from web.keeping_forms import FormKey, FormRefused, new_cookie


def test_a_token_fits_its_cookie() -> None:
    """The browser that opened the form may send it."""
    key, cookie = FormKey("secret"), new_cookie()
    key.check(key.token(cookie), cookie)


@pytest.mark.parametrize(
    ("token", "cookie", "message"),
    [
        ("", "mine", "the form carries no valid token"),
        ("nonsense.of.another", "mine", "the form carries no valid token"),
        (FormKey("secret").token("yours"), "mine", "the form was opened in another browser"),
        (FormKey("secret").token(""), "", "the form was opened in another browser"),
        (FormKey("other").token("mine"), "mine", "the form carries no valid token"),
    ],
    ids=["none", "nonsense", "another browser", "no cookie", "another archive"],  # tokens hold the time
)
def test_any_other_token_is_refused(token: str, cookie: str, message: str) -> None:
    """No token, a foreign one, that of another browser or of another archive."""
    with pytest.raises(FormRefused, match=message):
        FormKey("secret").check(token, cookie)


def test_an_old_token_is_refused() -> None:
    """A form can be sent for a limited time only."""
    key = FormKey("secret")
    with pytest.raises(FormRefused, match="the form was opened too long ago"):
        key.check(key.token("mine"), "mine", lifetime=-1)


def test_cookies_differ() -> None:
    """Nobody shares a cookie."""
    assert len({new_cookie() for _ in range(50)}) == 50
