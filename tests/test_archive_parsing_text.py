"""From bytes to clean text."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.text import NotText, clean, decode, decode_windows, one_line, paragraphs

DECODED = [
    ("Grüße".encode(), "Grüße", 0),
    (codecs.BOM_UTF8 + "Grüße".encode(), "Grüße", 0),
    ("Grüße".encode("utf-16"), "Grüße", 0),
    (codecs.BOM_UTF16_BE + "Grüße".encode("utf-16-be"), "Grüße", 0),
    ("Grüße „an“ alle – 5 €".encode("cp1252"), "Grüße „an“ alle – 5 €", 1),
    (b"eins\nzw\xf6lf\n", "eins\nzwölf\n", 2),
    ("für\n".encode() + b"f\xfcr\n", "für\nfür\n", 2),
    (b"\xefbel", "ïbel", 1),
    (b"a\x81\x8d\xfc", "a\x81\x8dü", 1),
    (b"", "", 0),
]


@pytest.mark.parametrize(("data", "text", "line"), DECODED)
def test_bytes_become_text_and_the_first_odd_line_is_named(data: bytes, text: str, line: int) -> None:
    """UTF-8, UTF-16 with its mark, else Windows-1252, line by line, so that mixed files keep umlauts."""
    assert decode(data) == (text, line)


PICTURE = "is no text but a picture, a document or a program; convert it to text first"
BYTES = "holds mostly bytes that are no text; save it as UTF-8 text"
NO_MARK = "holds mostly bytes that are no text; UTF-16 without its byte-order mark? save it as UTF-8 text"
BROKEN = "begins as UTF-16, but byte 2 does not fit; save it as UTF-8"
NO_TEXT = [
    (b"%PDF-1.4 ...", "binary", PICTURE),
    (b"\x89PNG\r\n", "binary", PICTURE),
    (b"\x00\x01\x02abc\x03", "binary", BYTES),
    ("Gipfel".encode("utf-16-le"), "binary", NO_MARK),
    (codecs.BOM_UTF16_LE + b"\x00\xd8a", "undecodable", BROKEN),
]


@pytest.mark.parametrize(("data", "code", "reason"), NO_TEXT)
def test_what_is_no_text_is_refused(data: bytes, code: str, reason: str) -> None:
    """With its code and what to do."""
    with pytest.raises(NotText) as caught:
        decode(data)
    assert (caught.value.code, str(caught.value)) == (code, reason)


CLEANED = [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("a\u2028b\u2029c\x0cd\x85e", "a\nb\nc\nd\ne"),
    ("Rüs\u00adtungs\u00adpolitik", "Rüstungspolitik"),
    ("a\x00b\x07c\x7fd\x9be", "abcde"),
    ("\ufeffDatum", "Datum"),
    ("null\u200bbreit\u2060", "nullbreit"),
    ("u\u0308ber", "über"),
    ("u\u00ad\u0308ber", "über"),
    ("a\ud83db", "a\ufffdb"),
    ("Tab\tund\u00a0fest", "Tab\tund\u00a0fest"),
]


@pytest.mark.parametrize(("text", "expected"), CLEANED)
def test_invisible_things_go_and_letters_are_whole(text: str, expected: str) -> None:
    """One kind of line end, NFC, nothing that a feed or a terminal can't hold."""
    assert clean(text) == expected


@given(st.text(st.characters(codec=None) | st.sampled_from("\x00\u00ad\r\n\u0308\ud800u")))
def test_clean_text_stays_as_it_is(text: str) -> None:
    """clean() is idempotent; its result is NFC, can be encoded, and has no control characters."""
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode().decode() == once
    assert not [sign for sign in once if unicodedata.category(sign) == "Cc" and sign not in "\n\t"]


@given(st.binary(max_size=200))
def test_windows_1252_never_fails(data: bytes) -> None:
    """Every byte is a character; those that the standard assigns come out as it says."""
    text = decode_windows(data)
    assert len(text) == len(data)
    assert all(bytes((b,)).decode("cp1252", "ignore") in (c, "") for b, c in zip(data, text, strict=True))


BODIES = [
    ("a\n\nb", "a\n\nb"),
    ("\n\n a \n\n\n\n b\n", "a\n\nb"),
    ("a \nb\t\nc", "a\nb\nc"),
    ("a\n \t\nb", "a\n\nb"),
    ("a\n\u00a0\nb", "a\n\nb"),
    (" \n \n", ""),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_a_body_is_paragraphs_with_one_gap_between(text: str, expected: str) -> None:
    """Lines inside a paragraph stay lines."""
    assert paragraphs(text) == expected


@given(st.text(st.sampled_from("ab \t\n\u00a0\u2003")))
def test_paragraphs_are_stable(text: str) -> None:
    """Doing it again changes nothing; no paragraph begins or ends with white space."""
    body = paragraphs(text)
    assert paragraphs(body) == body
    assert all(part and part == part.strip() for part in body.split("\n\n") if body)


def test_a_title_is_one_line() -> None:
    """Whatever white space it had."""
    assert one_line("  Gipfel\n in\u00a0 Rom\t") == "Gipfel in Rom"
