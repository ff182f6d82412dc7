"""What is a name only because the article has it elsewhere."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.echoes import republics
from archive.mentions import Kind


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("China baut. Die Volksrepublik baut", ["China"], [(16, "China")]),
        (
            "Die Volksrepublik China. Die Volksrepublik",
            ["Volksrepublik China"],
            [(29, "Volksrepublik China")],
        ),
        ("Die Volksrepublik baut", [], []),
        ("China und die Volksrepubliken", ["China"], []),
        ("China und die Volksrepublik Ulm", ["China", "Volksrepublik Ulm"], []),
    ],
)
def test_the_republic_of_an_article_on_china(
    text: str, names: list[str], expected: list[tuple[int, str]]
) -> None:
    """As the article calls it, unless there is another one."""
    starts = map(text.index, names)
    drafts = [Draft(at, at + len(name), Kind.PLACE, name) for at, name in zip(starts, names, strict=True)]
    assert [(draft.start, draft.name) for draft in republics(text, drafts)] == expected
