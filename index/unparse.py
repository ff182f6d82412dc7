"""A query tree as text that `index.parser.parse` reads back to the same tree."""

from __future__ import annotations

from index.query import (
    ActorIs,
    And,
    DateIn,
    Everything,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    TextField,
    Undated,
    ValueField,
    ValueIs,
    Wildcard,
    Word,
)

_NAMES: dict[str, dict[str, str]] = {
    "de": {"title": "titel", "actor": "akteur", "date": "datum", "or": "ODER", "near": "NAHE", "none": "ohne",
           ValueField.SOURCE: "quelle", ValueField.SECTION: "ressort",
           ValueField.AUTHOR: "autor", ValueField.FOLDER: "ordner"},
    "en": {"title": "title", "actor": "actor", "date": "date", "or": "OR", "near": "NEAR", "none": "none",
           **{field: field.value for field in ValueField}},
}  # fmt: skip


def unparse(node: Node, language: str = "de") -> str:
    """The query in the notation of `language` (de or en). `Nothing` can't be typed: an empty text."""
    return _Unparser(_NAMES[language]).text(node)


def quoted(text: str) -> str:
    """A value as typed after a field name: quoted where it is more than one plain word."""
    plain = all(char.isalnum() or char in "-_.:/" for char in text) and text[:1] not in "-"
    return text if plain and text else '"' + text.replace('"', "”") + '"'


class _Unparser:
    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def text(self, node: Node, inside: type[Node] | None = None) -> str:
        match node:
            case Everything():
                return "*"
            case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
                return self.located(node)
            case Near(left=left, right=right, distance=distance):
                return f"{self.text(left)} {self.names['near']}/{distance} {self.text(right)}"
            case ActorIs(ref=ref):
                return f"{self.names['actor']}:{quoted(ref)}"
            case ValueIs(name=name, value=value):
                return f"{self.names[name]}:{quoted(value)}"
            case DateIn() | Undated():
                return f"{self.names['date']}:{self.dates(node)}"
            case Not(child=child):
                return "-" + self.bracketed(child)
            case And(children=children):
                inner = " ".join(self.text(child, And) for child in children)
                return f"({inner})" if inside is And else inner
            case Or(children=children):
                inner = f" {self.names['or']} ".join(self.text(child, Or) for child in children)
                return f"({inner})" if inside else inner
        return ""

    def bracketed(self, node: Node) -> str:
        text = self.text(node)
        return f"({text})" if isinstance(node, And | Or | Near | Not) else text

    def located(self, node: Word | Phrase | Prefix | Wildcard | Fuzzy) -> str:
        bare = self.bare(node)
        return f"{self.names['title']}:{bare}" if node.field is TextField.TITLE else bare

    def bare(self, node: Word | Phrase | Prefix | Wildcard | Fuzzy) -> str:
        match node:
            case Phrase(words=words):
                return '"' + " ".join(words) + '"'
            case Prefix(text=text):
                return text + "*"
            case Wildcard(pattern=pattern):
                return pattern
            case Fuzzy(text=text, edits=edits):
                return f"{text}~{edits if edits > 1 else ''}"
        return node.text

    def dates(self, node: DateIn | Undated) -> str:
        if isinstance(node, Undated):
            return self.names["none"]
        start = node.start.iso() if node.start else ""
        end = node.end.iso() if node.end else ""
        return start if start == end else f"{start}..{end}"
