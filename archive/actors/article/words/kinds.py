"""What a name is by one of its words, or by the word before it: Lincoln Hospital, in Maria Enzersdorf."""

from __future__ import annotations

from collections.abc import Container, Sequence

from archive.actors.article.drafts import Draft
from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.mentions import Kind

_LAST = dict.fromkeys(listed("Hospital Island Islands"), Kind.PLACE) | dict.fromkeys(
    listed("Holding Holdings Corporation Airlines Airways Records Studios Pictures"), Kind.ORGANISATION
)
_FIRST = dict.fromkeys(listed("Kreis Landkreis Kanton"), Kind.PLACE) | dict.fromkeys(
    listed(
        "Berufsfeuerwehr Staatsanwaltschaft Landgericht Amtsgericht Oberlandesgericht Verwaltungsgericht"
        " Polizeipräsidium Landeskriminalamt"
    ),
    Kind.ORGANISATION,
)
_OF_THE_US = ("Kongress", "Repräsentantenhaus", "bank", "ministerium", "behörde", "gericht")
"""Ends of what the United States have."""

_PLACES = (" in ", "\nIn ", " In ", "Nähe von ")


@remembered
def kind_by_word(name: str) -> Kind | None:
    """What the first or the last word of a name says that it is, if one of them does."""
    first, _, rest = name.partition(" ")
    if first.startswith("US-"):
        return Kind.ORGANISATION if first.endswith(_OF_THE_US) else None
    return _FIRST.get(first) or _LAST.get(rest.rpartition(" ")[2]) if rest else None


def in_a_place(text: str, drafts: Sequence[Draft], known: Container[tuple[int, int]]) -> None:
    """Nobody is in somebody: what stands behind such words without an article is a place, unless it is known
    to be somebody (by where it stands).
    """
    told = {
        draft.name
        for draft in drafts
        if draft.kind is Kind.PERSON
        and text.endswith(_PLACES, 0, draft.start)
        and draft.name[-1] not in "s’'"
        and (draft.start, draft.end) not in known
    }
    for draft in drafts if told else ():
        if draft.kind is Kind.PERSON and draft.name in told:
            draft.kind = Kind.PLACE
