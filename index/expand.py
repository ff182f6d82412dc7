"""From words as typed to what is looked up: a query tree whose leaves an engine can answer.

`understand` puts these leaves in the place of words, phrases and patterns (the other nodes stay):

- `Sense`: one word with its exact spelling, its stems, and the parts of the compound that it is
- `Row`: exact spellings in consecutive places
- `Close`: two rows not far from each other
- `Pattern`: all exact spellings of the archive that a prefix, wildcard or fuzzy word fits

A word with hyphens stands in several places and means all of them, as a compound means all its parts.
`widen` says what is worth showing when hardly anything matches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from index.german.analysis import Analyzer, Atom, QueryWord
from index.patterns import Pattern, fuzzy, prefix, wildcard
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
    Nothing,
    Or,
    Phrase,
    Prefix,
    TextField,
    Undated,
    ValueIs,
    Wildcard,
    Word,
)


@dataclass(frozen=True, slots=True)
class Sense(Node):
    """An article matches where the word stands exactly, as a stem, as a part, or with both its `halves`.

    `parts` of all levels raise the score; `loose` takes any single one of them for a match.
    `inside` false looks for whole words only, not inside of compounds. `typed` is for people.
    """

    exact: str
    stems: tuple[str, ...]
    halves: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    field: TextField = TextField.ANY
    loose: bool = False
    inside: bool = True
    typed: str = dataclass_field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Row(Node):
    """Exact spellings one after another in one field."""

    words: tuple[str, ...]
    field: TextField = TextField.ANY
    typed: str = dataclass_field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Close(Node):
    """Two rows in one field, in either order, not overlapping, at most `distance` - 1 words between them."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    distance: int
    field: TextField = TextField.ANY
    typed: str = dataclass_field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Fits(Node):
    """Any exact spelling that the pattern fits."""

    pattern: Pattern
    field: TextField = TextField.ANY

    @property
    def typed(self) -> str:
        """The pattern as it was typed."""
        return self.pattern.typed


Leaf = Sense | Row | Close | Fits
"""What earns a score and is lit up."""

RIGID = (ActorIs, ValueIs, DateIn, Undated, Everything, Nothing, Not)
"""What wider matches keep to."""

_WORDS = (Word, Phrase, Near, Prefix, Wildcard, Fuzzy, Or)


def understand(node: Node, analyzer: Analyzer) -> Node:
    """The tree that an engine evaluates."""
    match node:
        case Word():
            return _all([_word(word, node) for word in analyzer.query_words(node.text)], node.at)
        case Phrase():
            words = _exact(node, analyzer)
            return Row(words, node.field, _typed(node), at=node.at) if words else Nothing(at=node.at)
        case Near():
            return _close(node, analyzer)
        case Prefix():
            return Fits(prefix(node.text), node.field, at=node.at)
        case Wildcard():
            return Fits(wildcard(node.pattern), node.field, at=node.at)
        case Fuzzy():
            return Fits(fuzzy(node.text, node.edits), node.field, at=node.at)
        case Not():
            return replace(node, child=understand(node.child, analyzer))
        case And():
            kept = _without_stops(node.children, analyzer)
            return _all([understand(child, analyzer) for child in kept], node.at)
        case Or():
            return replace(node, children=tuple(understand(child, analyzer) for child in node.children))
        case _:
            return node


def widen(node: Node) -> Node | None:
    """Any of the words or single parts instead of all, within the same dates, actors and exclusions.

    None where there is nothing to widen. `node` has been understood.
    """
    wider = _widened(node)
    return None if wider == node else wider


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves that can earn a score, from left to right; nothing that is excluded."""
    if isinstance(node, Sense | Row | Close | Fits):
        yield node
    elif isinstance(node, And | Or):
        for child in node.children:
            yield from leaves(child)


def _widened(node: Node) -> Node:
    match node:
        case Sense() if node.parts:
            return replace(node, loose=True)
        case Or():
            return replace(node, children=tuple(map(_widened, node.children)))
        case And():
            rigid = [child for child in node.children if isinstance(child, RIGID)]
            any_of = [_widened(child) for child in node.children if not isinstance(child, RIGID)]
            return _all([*rigid, *([_any(any_of)] if any_of else [])], node.at)
        case _:
            return node


def _all(nodes: Sequence[Node], at: At) -> Node:
    """One node for all of them, nested conjunctions flattened."""
    flat = [inner for node in nodes for inner in (node.children if isinstance(node, And) else (node,))]
    if len(flat) < 2:
        return flat[0] if flat else Nothing(at=at)
    return And(tuple(flat), at=at)


def _any(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))


def _word(word: QueryWord, node: Word) -> Node:
    """A hyphenated word means all its pieces, or the same written as one."""
    if not word.joined:
        return _sense(word.atoms[0], word.halves, node)
    whole = Sense("", (word.joined,), field=node.field, typed=node.text, at=node.at)
    pieces = [_sense(atom, (), node, without=word.joined) for atom in word.atoms]
    return Or((_all(pieces, node.at), whole), at=node.at)


def _sense(atom: Atom, halves: tuple[str, ...], node: Word, without: str = "") -> Sense:
    stems = tuple(stem for stem in atom.stems if stem != without)
    return Sense(atom.exact, stems, halves, atom.parts, node.field, typed=node.text, at=node.at)


def _exact(node: Word | Phrase, analyzer: Analyzer) -> tuple[str, ...]:
    spellings = node.words if isinstance(node, Phrase) else (node.text,)
    return tuple(atom.exact for spelling in spellings for atom in analyzer.atoms(spelling))


def _typed(node: Word | Phrase) -> str:
    return " ".join(node.words) if isinstance(node, Phrase) else node.text


def _close(node: Near, analyzer: Analyzer) -> Node:
    left, right = _exact(node.left, analyzer), _exact(node.right, analyzer)
    if not left or not right:
        return Nothing(at=node.at)
    field = node.left.field if node.right.field is TextField.ANY else node.right.field
    typed = f"{_typed(node.left)} … {_typed(node.right)}"
    return Close(left, right, node.distance, field, typed, at=node.at)


def _without_stops(children: tuple[Node, ...], analyzer: Analyzer) -> tuple[Node, ...]:
    """Stop words are ignored where other words remain; a typed OR, NOT or quotation means what it says."""
    kept = tuple(child for child in children if not (isinstance(child, Word) and _is_stop(child, analyzer)))
    return kept if any(isinstance(child, _WORDS) for child in kept) else children


def _is_stop(word: Word, analyzer: Analyzer) -> bool:
    return all(analyzer.is_stop(atom.exact) for atom in analyzer.atoms(word.text))
