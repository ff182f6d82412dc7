"""From bytes to clean text: encodings, line ends, invisible characters, paragraphs."""

from __future__ import annotations

import codecs
import re
import unicodedata

from archive.article import GAP

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The byte-order marks of UTF-16."""

_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_BINARY_SHARE = 0.1
_SNIFFED = 4096

_WINDOWS = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u2060\ufeff\ud800-\udfff]")
_LINE_END = re.compile(r"[^\S\n]+\n")


class NotText(ValueError):
    """Bytes that can't be read as text; `code` is a row of the table of codes."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def decode(data: bytes) -> tuple[str, int]:
    """The text of a file, and the number of the first line that was not UTF-8 (0: all were).

    UTF-8 with or without byte-order mark, UTF-16 with one; a line that is neither is Windows-1252.
    Going by line keeps the umlauts of files that were pasted together from several sources.
    Raises NotText for binary files and broken UTF-16.
    """
    if data.startswith(UTF16_MARKS):
        return _decode_utf16(data), 0
    _refuse_binary(data)
    try:
        return data.decode("utf-8-sig"), 0
    except UnicodeDecodeError as error:
        lines = data.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)
        return "".join(map(_decode_line, lines)), data.count(b"\n", 0, error.start) + 1


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        reason = f"begins as UTF-16, but byte {error.start} does not fit; save it as UTF-8"
        raise NotText("undecodable", reason) from error


def _decode_line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return decode_windows(line)


def decode_windows(data: bytes) -> str:
    """Windows-1252, its five unassigned bytes as the control characters that they are in Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WINDOWS)


def _refuse_binary(data: bytes) -> None:
    head = data[:_SNIFFED]
    if head.startswith(_MAGIC):
        raise NotText("binary", "is no text but a picture, a document or a program; convert it to text first")
    if len(head) - len(head.translate(None, _CONTROLS)) > _BINARY_SHARE * len(head):
        hint = "UTF-16 without its byte-order mark? " if head.count(0) * 3 > len(head) else ""
        raise NotText("binary", f"holds mostly bytes that are no text; {hint}save it as UTF-8 text")


def clean(text: str) -> str:
    """NFC, LF as the only line end, no control characters, soft hyphens or other invisible ones."""
    if _ODD.search(text):
        text = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Clean text with every run of white space as one space."""
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Clean text as a body: paragraphs without white space around them, `GAP` in between.

    Lines lose the white space at their ends; how they are broken is kept.
    """
    if " \n" in text or "\t\n" in text or "\xa0\n" in text:
        text = _LINE_END.sub("\n", text)
    return GAP.join([part for piece in text.split(GAP) if (part := piece.strip())])
