"""Typed text becomes a query tree. Nothing that is typed is an error: see `index.hints`.

or    := and (OR and)*
and   := not+                      words beside each other mean all of them
not   := (NOT | -) not | near
near  := item (NEAR/n item)*
item  := ( or ) | field: item | "phrase" | word | milit* | m?ller | merkle~
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.tokens import WORD
from index.chunks import read_chunk, unknown_field, words
from index.daterange import read_range
from index.hints import Hint, hint
from index.lexemes import FIELDS, Lexeme, Sign, lexemes
from index.query import (
    ActorIs,
    And,
    At,
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
    ValueField,
    ValueIs,
    Wildcard,
    Word,
)

MAX_LENGTH = 2_000
MAX_WORDS = 64
MAX_DEPTH = 20
MAX_DISTANCE = 100
NEAR_DISTANCE = 5


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text means and what should be said about it; an empty text means everything."""

    query: Node
    hints: tuple[Hint, ...] = ()


def parse(text: str) -> Parsed:
    """Read a query in German or English notation, or a mixture of both."""
    hints: list[Hint] = []
    if len(text) > MAX_LENGTH:
        hints.append(hint("too-long", (MAX_LENGTH, len(text)), limit=MAX_LENGTH))
        text = text[:MAX_LENGTH]
    row = list(lexemes(text))
    if len(row) > MAX_WORDS:
        hints.append(hint("too-many-words", (row[MAX_WORDS].at[0], len(text)), limit=MAX_WORDS))
        row = row[:MAX_WORDS]
    parser = _Parser(text, row, hints)
    query = parser.disjunction(0)
    hints.extend(_lowercase_operators(text, row))
    if query is None and row and not hints:
        hints.append(hint("no-words", (row[0].at[0], row[-1].at[1])))
    return Parsed(query or Everything(), _told_once(hints))


class _Parser:
    """Recursive descent over a row of lexemes; `place` is the next one to read."""

    def __init__(self, text: str, row: Sequence[Lexeme], hints: list[Hint]) -> None:
        self.text, self.row, self.hints, self.place = text, row, hints, 0
        self.several = sum(lexeme.sign is Sign.TEXT for lexeme in row) > 1

    def peek(self) -> Lexeme | None:
        return self.row[self.place] if self.place < len(self.row) else None

    def take(self, *signs: Sign) -> Lexeme | None:
        lexeme = self.peek()
        if lexeme is None or lexeme.sign not in signs:
            return None
        self.place += 1
        return lexeme

    def say(self, code: str, at: At, repair: str | None = None, **values: object) -> None:
        self.hints.append(hint(code, at, repair, **values))

    def without(self, at: At) -> str:
        """The typed text without these characters, as a repair."""
        return " ".join((self.text[: at[0]] + " " + self.text[at[1] :]).split())

    def stray(self, operator: Lexeme) -> None:
        self.say("stray-operator", operator.at, self.without(operator.at), text=operator.text)

    def disjunction(self, depth: int) -> Node | None:
        found: list[Node] = []
        waiting: Lexeme | None = None
        while True:
            node = self.conjunction(depth)
            if node is not None:
                found.append(node)
            if waiting and (node is None or len(found) < 2):
                self.stray(waiting)
            waiting = self.take(Sign.OR)
            if waiting is None:
                return _join(Or, found)

    def conjunction(self, depth: int) -> Node | None:
        found: list[Node] = []
        while (lexeme := self.peek()) is not None and lexeme.sign is not Sign.OR:
            if lexeme.sign is Sign.CLOSE and depth:
                break
            if lexeme.sign in (Sign.CLOSE, Sign.AND):
                self.place += 1
                self.between(lexeme, bool(found))
                continue
            node = self.negation(depth)
            if node is not None:
                found.append(node)
        self.check_span(found)
        return _join(And, found)

    def between(self, lexeme: Lexeme, after: bool) -> None:
        """UND is what stands between words anyhow; a bracket that closes nothing is dropped."""
        if lexeme.sign is Sign.CLOSE:
            self.say("stray-bracket", lexeme.at, self.without(lexeme.at))
            return
        following = self.peek()
        if not after or following is None or following.sign in (Sign.OR, Sign.CLOSE, Sign.AND):
            self.stray(lexeme)

    def check_span(self, found: Sequence[Node]) -> None:
        spans = [node for node in found if isinstance(node, DateIn)]
        for node in spans:
            if node.span.empty:
                self.say("empty-span", node.at)
        for one, other in pairwise(spans):
            start, end = (one, other) if one.start else (other, one)
            if DateIn(start.start, end.end).span.empty and None in (one.end, one.start):
                self.say("empty-span", (one.at[0], other.at[1]))

    def negation(self, depth: int) -> Node | None:
        sign = self.take(Sign.NOT, Sign.MINUS)
        if sign is None:
            return self.nearness(depth)
        following = self.peek()
        if following is None or following.sign in (Sign.AND, Sign.OR, Sign.CLOSE):
            self.stray(sign)
            return None
        child = self.negation(depth)
        return Not(child, at=(sign.at[0], child.at[1])) if child is not None else None

    def nearness(self, depth: int) -> Node | None:
        left = self.item(depth)
        while near := self.take(Sign.NEAR):
            right = self.item(depth)
            if left is None or right is None:
                self.stray(near)
                left = left or right
            elif isinstance(left, Word | Phrase) and isinstance(right, Word | Phrase):
                left = Near(left, right, self.distance(near), at=(left.at[0], right.at[1]))
            else:
                self.say("near-operand", near.at, text=near.text)
                left = _join(And, [left, right])
        return left

    def distance(self, near: Lexeme) -> int:
        asked = int(near.name[:6]) if near.name else NEAR_DISTANCE
        kept = min(max(asked, 1), MAX_DISTANCE)
        if asked != kept:
            self.say("near-distance", near.at, limit=MAX_DISTANCE, distance=kept)
        return kept

    def item(self, depth: int) -> Node | None:
        lexeme = self.peek()
        if lexeme is None or lexeme.sign in (Sign.CLOSE, Sign.AND, Sign.OR, Sign.NEAR):
            return None
        self.place += 1
        readers: dict[Sign, Callable[[Lexeme, int], Node | None]] = {
            Sign.OPEN: self.group,
            Sign.FIELD: self.field,
            Sign.QUOTE: self.quotation,
            Sign.TEXT: self.chunk,
        }
        reader = readers.get(lexeme.sign)
        if reader is None:
            self.stray(lexeme)
            return None
        return reader(lexeme, depth)

    def group(self, opening: Lexeme, depth: int) -> Node | None:
        if depth >= MAX_DEPTH:
            self.say("too-deep", opening.at, limit=MAX_DEPTH)
            return None
        node = self.disjunction(depth + 1)
        if self.take(Sign.CLOSE) is None:
            repair = self.text.rstrip() + ")" if node is not None else self.without(opening.at)
            self.say("open-bracket", opening.at, repair)
        return node

    def quotation(self, lexeme: Lexeme, _depth: int) -> Node | None:
        if not lexeme.closed:
            self.say("open-quote", (lexeme.at[0], lexeme.at[0] + 1), self.text.rstrip() + '"')
        found = tuple(match.group() for match in WORD.finditer(lexeme.text))
        if not found:
            self.say("empty-quote", lexeme.at, self.without(lexeme.at))
            return None
        return Phrase(found, at=lexeme.at)

    def chunk(self, lexeme: Lexeme, _depth: int) -> Node | None:
        if name := unknown_field(lexeme.text):
            self.say("unknown-field", lexeme.at, self.other_field(name, lexeme), text=name)
            return _join(And, list(words(lexeme.text, lexeme.at[0])))
        if lexeme.text.endswith(":") and lexeme.text[:-1].lower() in FIELDS:
            self.unvalued(lexeme)
        last = self.several and self.place == len(self.row)
        chunk = read_chunk(lexeme.text, lexeme.at, last_of_several=last)
        self.hints.extend(chunk.hints)
        return _join(And, list(chunk.nodes))

    def other_field(self, name: str, lexeme: Lexeme) -> str | None:
        close = difflib.get_close_matches(name.lower(), FIELDS, n=1, cutoff=0.7)
        start = lexeme.at[0]
        return self.text[:start] + close[0] + self.text[start + len(name) :] if close else None

    def unvalued(self, lexeme: Lexeme) -> None:
        end = lexeme.at[1]
        following = self.text[end:].lstrip()
        repair = self.text[:end] + following if following else None
        self.say("field-without-value", lexeme.at, repair, text=lexeme.text[:-1])

    def field(self, lexeme: Lexeme, depth: int) -> Node | None:
        value = self.peek()
        if value is None or value.sign not in (Sign.TEXT, Sign.QUOTE, Sign.OPEN):
            self.say("field-without-value", lexeme.at, text=lexeme.text)
            return Word(lexeme.text, at=(lexeme.at[0], lexeme.at[1] - 1))
        if lexeme.name == "title":
            inner = self.item(depth)
            return _in_title(inner) if inner is not None else None
        if value.sign is Sign.OPEN:
            self.say("field-value", lexeme.at, text=lexeme.text)
            return self.item(depth)
        self.place += 1
        return self.valued(lexeme, value)

    def valued(self, lexeme: Lexeme, value: Lexeme) -> Node | None:
        at = (lexeme.at[0], value.at[1])
        text = " ".join(value.text.split())
        if lexeme.name == "actor":
            return ActorIs(text, at=at)
        if lexeme.name in ("date", "from", "to"):
            return self.dated(lexeme.name, text, at)
        return ValueIs(ValueField(lexeme.name), text, at=at)

    def dated(self, name: str, text: str, at: At) -> Node | None:
        shape = {"date": "{}", "from": "{}..", "to": "..{}"}[name]
        try:
            return read_range(shape.format(text), at)
        except ValueError:
            self.say("bad-date", at, text=text)
            return _join(And, list(words(text, at[1] - len(text))))


def _told_once(hints: list[Hint]) -> tuple[Hint, ...]:
    """Hints in the order of the typed text; of those that say the same the first."""
    told: dict[tuple[object, ...], Hint] = {}
    for remark in sorted(hints, key=lambda remark: remark.at):
        told.setdefault((remark.code, remark.values), remark)
    return tuple(told.values())


def _join(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    """One node of many: none of none, itself of one, flattened where the same kind is inside."""
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.children if isinstance(node, kind) else (node,))
    return kind(tuple(flat), at=(flat[0].at[0], flat[-1].at[1]))


def _in_title(node: Node) -> Node:
    """The same query, its words looked for in titles only."""
    if isinstance(node, Word | Phrase | Prefix | Wildcard | Fuzzy):
        return replace(node, field=TextField.TITLE)
    if isinstance(node, Not):
        return replace(node, child=_in_title(node.child))
    if isinstance(node, And | Or):
        return replace(node, children=tuple(map(_in_title, node.children)))
    if isinstance(node, Near):
        left, right = _in_title(node.left), _in_title(node.right)
        if isinstance(left, Word | Phrase) and isinstance(right, Word | Phrase):
            return replace(node, left=left, right=right)
    return node


def _lowercase_operators(text: str, row: Sequence[Lexeme]) -> list[Hint]:
    """`a oder b` may have meant `a ODER b`; longer queries are sentences and are left alone."""
    meant = {"oder": "ODER", "or": "OR", "nicht": "NICHT", "not": "NOT"}
    if len(row) not in (3, 2) or any(lexeme.sign not in (Sign.TEXT, Sign.QUOTE) for lexeme in row):
        return []
    middle = row[-2]
    operator = meant.get(middle.text) if middle.sign is Sign.TEXT else None
    if operator is None or (len(row) == 2) != (operator in ("NICHT", "NOT")):
        return []
    start, end = middle.at
    repaired = text[:start] + operator + text[end:]
    return [hint("lowercase-operator", middle.at, repaired, text=middle.text, operator=operator)]
