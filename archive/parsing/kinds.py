"""What a file is, by its name alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Form(StrEnum):
    """The formats that articles come in."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    LINES = "JSON Lines"
    JSON = "JSON"
    ZIP = "zip"
    TAR = "tar"


@dataclass(frozen=True, slots=True)
class Kind:
    """A format, and how the file is packed: `gz`, `bz2`, `xz` or not at all."""

    form: Form
    packed: str = ""

    @property
    def many(self) -> bool:
        """True where one file holds many articles: a container, or a list of records."""
        return self.form in (Form.LINES, Form.JSON, Form.ZIP, Form.TAR)

    @property
    def container(self) -> bool:
        """True where one file holds other files."""
        return self.form in (Form.ZIP, Form.TAR)


_FORMS = {
    ".txt": Form.PLAIN,
    ".text": Form.PLAIN,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".jsonl": Form.LINES,
    ".ndjson": Form.LINES,
    ".json": Form.JSON,
    ".tar": Form.TAR,
}
_PACKED = ("gz", "bz2", "xz")

KINDS: Mapping[str, Kind] = MappingProxyType(
    {suffix: Kind(form) for suffix, form in _FORMS.items()}
    | {f"{suffix}.{packed}": Kind(form, packed) for suffix, form in _FORMS.items() for packed in _PACKED}
    | {".zip": Kind(Form.ZIP), ".tgz": Kind(Form.TAR, "gz"), ".tbz2": Kind(Form.TAR, "bz2")}
    | {".txz": Kind(Form.TAR, "xz")}
)
"""Every suffix that is read, in lower case."""

_NO_ARTICLES = frozenset({"readme", "license", "licence", "liesmich", "notice", "changelog", "copying"})


def suffix_of(name: str) -> str:
    """The suffix by which a file is read, as written in its name; empty when it is no article.

    Hidden files and those that tell about the folder (README, LICENSE …) are none.
    """
    stem, dot, last = name.rpartition(".")
    if not stem or name[0] == "." or stem.lower() in _NO_ARTICLES:
        return ""
    last = dot + last
    if last.lower() in KINDS:
        return last
    if last[1:].lower() in _PACKED:
        before, dot, inner = stem.rpartition(".")
        if before and f"{dot}{inner}{last}".lower() in KINDS:
            return dot + inner + last
    return ""


def kind_of(name: str) -> Kind | None:
    """How a file of this name is read; None when it is no article."""
    suffix = suffix_of(name)
    return KINDS[suffix.lower()] if suffix else None
