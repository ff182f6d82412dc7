"""Names that are made of names, and what only looks like them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.joined import joined
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind

P, ORG, L = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE
WORDS = WordTable({"Köln": Entry(9999, 1, 1, 1)}, {"Kanada": "s"})


def found(text: str, *names: tuple[str, Kind]) -> list[tuple[str, Kind]]:
    """What becomes of names that stand in a text in this order."""
    drafts, at = [], 0
    for name, kind in names:
        at = text.index(name, at)
        drafts.append(Draft(at, at + len(name), kind, name))
        at += len(name)
    out = joined(text, drafts, WORDS)
    for draft in out:
        words = text[draft.start : draft.end].split()
        assert (len(draft.name.split(" ")), draft.name.split(" ")[-1]) == (len(words), words[-1])
    assert all(one.end <= other.start for one, other in pairwise(out))
    return [(draft.name, draft.kind) for draft in out]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("in Witten an der Ruhr", [("Witten", L), ("Ruhr", L)], [("Witten an der Ruhr", L)]),
        ("Frankfurt am Main", [("Frankfurt", L), ("Main", L)], [("Frankfurt am Main", L)]),
        ("in Köln am Rhein", [("Köln", L), ("Rhein", L)], None),
        ("in Moskau vor dem Kreml", [("Moskau", L), ("Kreml", L)], None),
        ("Istanbul am Bosporus", [("Istanbul", L), ("Bosporus", L)], None),
        ("Aqaba am Roten Meer", [("Aqaba", L), ("Roten Meer", L)], None),
        ("Bonn und Köln", [("Bonn", L), ("Köln", L)], None),
        (
            "die Liberale Partei Kanadas",
            [("Liberale Partei", ORG), ("Kanadas", L)],
            [("Liberale Partei Kanadas", ORG)],
        ),
        ("die Partei Kanadas", [("Partei", ORG), ("Kanadas", L)], None),
        ("das Rote Kreuz Kanadas", [("Rote Kreuz", ORG), ("Kanadas", L)], [("Rote Kreuz Kanadas", ORG)]),
        ("im Aal-Museum Köln", [("Aal-Museum", ORG), ("Köln", L)], [("Aal-Museum Köln", ORG)]),
        ("das Museum Köln", [("Museum", ORG), ("Köln", L)], None),
        (
            "das Landesamt für Aale Hessen",
            [("Landesamt für Aale", ORG), ("Hessen", L)],
            [("Landesamt für Aale Hessen", ORG)],
        ),
        ("dass die Aalgesellschaft Köln", [("Aalgesellschaft", ORG), ("Köln", L)], None),
        ("die Liberale Partei Kanada", [("Liberale Partei", ORG), ("Kanada", L)], None),
        (
            "des Sicherheitsrates der Vereinten Nationen",
            [("Vereinten Nationen", ORG)],
            [("Sicherheitsrates der Vereinten Nationen", ORG)],
        ),
        ("Rat der Europäischen Union", [("Europäischen Union", ORG)], [("Rat der Europäischen Union", ORG)]),
        ("Gäste der Vereinten Nationen", [("Vereinten Nationen", ORG)], None),
        ("separat der EU", [("EU", ORG)], None),
        ("das Förderprogramm der EU", [("EU", ORG)], None),
        (
            "Universität von Illinois",
            [("Universität", ORG), ("Illinois", L)],
            [("Universität von Illinois", ORG)],
        ),
        ("des Konzentrationslagers Dachau", [("Dachau", L)], [("Konzentrationslager Dachau", L)]),
        ("das Konzentrationslager\nDachau", [("Dachau", L)], [("Konzentrationslager Dachau", L)]),
        ("die Universität von Illinois", [("Illinois", L)], [("Universität von Illinois", ORG)]),
        ("der Vater von Illinois", [("Illinois", L)], None),
        ("des Schulministeriums von Hessen", [("Hessen", L)], [("Schulministerium von Hessen", ORG)]),
        ("die Bucht von Riga", [("Riga", L)], [("Bucht von Riga", L)]),
        ("der Flughafen von Riga", [("Riga", L)], None),
        ("im Senat der USA", [("USA", L)], [("Senat der USA", ORG)]),
        ("im Senat der Schweiz", [("Schweiz", L)], None),
        ("im Süden der USA", [("USA", L)], None),
        ("des Rates der Stadt Witten", [("Witten", L)], [("Rat der Stadt Witten", ORG)]),
        ("der Bürger der Stadt Witten", [("Witten", L)], None),
        (
            "das Oberste Gericht von Malta",
            [("Oberste Gericht", ORG), ("Malta", L)],
            [("Oberste Gericht von Malta", ORG)],
        ),
        (
            "Verfassungsgericht des Königreichs Siam",
            [("Verfassungsgericht", ORG), ("Siam", L)],
            [("Verfassungsgericht des Königreichs Siam", ORG)],
        ),
        ("das Orchester von Malta", [("Orchester", ORG), ("Malta", L)], None),
        ("im Konzentrationslager Dachau", [("Dachau", L)], [("Konzentrationslager Dachau", L)]),
        ("im Männergefängnis Tegel", [("Tegel", L)], [("Männergefängnis Tegel", L)]),
        ("das Gefängnis Tegel", [("Tegel", L)], None),
        (
            "Karl zu Guttenberg. Zu Guttenberg und zu Guttenbergs Mut",
            [("Karl zu Guttenberg", P), ("Guttenberg", P), ("Guttenbergs", P)],
            [("Karl zu Guttenberg", P), ("zu Guttenberg", P), ("zu Guttenbergs", P)],
        ),
        ("Karl Guttenberg. Es kam zu Guttenberg", [("Karl Guttenberg", P), ("Guttenberg", P)], None),
        ("Ida von Pierer. Rede für Pierer", [("Ida von Pierer", P), ("Pierer", P)], None),
        ("Ida von der Leyen. Von Leyen", [("Ida von der Leyen", P), ("Leyen", P)], None),
    ],
)
def test_neighbours_that_are_one_name_become_one(
    text: str, names: list[tuple[str, Kind]], expected: list[tuple[str, Kind]] | None
) -> None:
    """Rivers, parties of states, bodies of the United Nations, camps, particles; else all stays."""
    assert [(name[:1].lower() + name[1:], kind) for name, kind in found(text, *names)] == [
        (name[:1].lower() + name[1:], kind) for name, kind in (names if expected is None else expected)
    ]
