"""Names of one actor that do not contain one another."""

from __future__ import annotations

import pytest

from archive.actors.across.authority import Entry
from archive.actors.article.drafts import Draft
from archive.actors.article.identity.sameas import join_same, same_names
from archive.mentions import Kind

SAME = same_names(
    [
        Entry("place:usa", Kind.PLACE, "USA", ("Vereinigte Staaten", "Vereinigte Staaten von Amerika")),
        Entry("organisation:x", Kind.ORGANISATION, "Verband der Ex", ("VdX", "Ex-Verband")),
    ]
)


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        (Kind.PLACE, ["Vereinigte Staaten", "USA"], ["USA", "USA"]),
        (
            Kind.PLACE,
            ["Vereinigte Staaten", "Vereinigte Staaten von Amerika"],
            ["Vereinigte Staaten von Amerika"] * 2,
        ),
        (Kind.PLACE, ["Vereinigte Staaten"], ["Vereinigte Staaten"]),
        (Kind.ORGANISATION, ["VdX", "Ex-Verband"], ["Ex-Verband", "Ex-Verband"]),
        (Kind.ORGANISATION, ["USA", "Vereinigte Staaten"], ["USA", "Vereinigte Staaten"]),
        (Kind.ORGANISATION, ["Al Qaida", "Al-Qaida", "al-Qaida"], ["Al Qaida"] * 3),
        (Kind.PERSON, ["Anna-Maria Ott", "Anna Maria Ott"], ["Anna Maria Ott", "Anna Maria Ott"]),
        (Kind.PERSON, ["Ratko Mladic", "Ratko Mladić"], ["Ratko Mladic", "Ratko Mladic"]),
        (Kind.ORGANISATION, ["verband der EX", "Verband der Ex"], ["Verband der Ex"] * 2),
        (Kind.PLACE, ["Usa", "USA"], ["Usa", "USA"]),
        (Kind.ORGANISATION, ["IKEA", "Ikea"], ["IKEA", "IKEA"]),
    ],
)
def test_the_preferred_name_of_the_article_stands_for_all(kind, names, expected):
    """The entry's own name if the article has it, else its longest; letters decide."""
    drafts = [Draft(10 * place, 10 * place + 5, kind, name) for place, name in enumerate(names)]
    join_same(drafts, SAME)
    assert [draft.name for draft in drafts] == expected
