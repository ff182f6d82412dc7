"""Gaps between tokens: with them and the tokens a body is what it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded.container import Container, ContainerWriter
from index.embedded.texts import gaps
from index.embedded.texts.gaps import BLANK, BREAKS, KINDS, NONE, Gaps
from tests.compiled import part
from tests.packed_texts import bodies, changed, tokens_of

_articles = st.lists(st.tuples(bodies, bodies), max_size=6)


def found(articles: list[tuple[str, str]]) -> Gaps:
    texts = [f"{title}\n\n{body}" for title, body in articles]
    begins = np.array([len(title) + 2 for title, _ in articles], np.int64)
    return Gaps.of(texts, begins, tokens_of(texts))


@given(_articles)
@settings(deadline=None)
def test_nothing_of_a_body_is_lost(articles: list[tuple[str, str]]) -> None:
    """Tokens with their gaps before them, and the last gap: the body, sign by sign."""
    own = found(articles)
    tokens = tokens_of([f"{title}\n\n{body}" for title, body in articles])
    for number, (title, body) in enumerate(articles):
        text, begin, written = f"{title}\n\n{body}", len(title) + 2, ""
        first = int(tokens.bounds[number])
        for place, (start, end) in enumerate(zip(tokens[number].starts, tokens[number].ends, strict=True)):
            if start >= begin:
                written += own.kinds[own.before[first + place]] + text[start:end]
            else:
                assert own.before[first + place] == NONE
        assert written + own.kinds[own.behind[number]] == body


@given(_articles)
@settings(deadline=None)
def test_c_finds_the_same(articles: list[tuple[str, str]]) -> None:
    """The same numbers for the same white space, where there is more odd white space than room for it too."""
    part("index.embedded.texts._gaps")
    own = found(articles)
    with changed(gaps, in_c=None):
        plain = found(articles)
    assert own.kinds == plain.kinds
    assert own.before.tolist() == plain.before.tolist()
    assert own.behind.tolist() == plain.behind.tolist()


def test_kinds_are_numbered_as_they_come(tmp_path: Path) -> None:
    """None, a blank and two line breaks are always there; stored gaps are what they were."""
    own = found([("Titel", "eins  zwei\n\ndrei, vier\t"), ("Titel", "fünf\n\nsechs")])
    assert own.kinds == (*KINDS, "  ", "\t")
    assert own.before.tolist() == [NONE, NONE, 3, BREAKS, NONE, BLANK, NONE, NONE, BREAKS]
    assert own.behind.tolist() == [4, NONE]
    with ContainerWriter(tmp_path / "x") as writer:
        own.write(writer)
    read = Gaps.read(Container(tmp_path / "x"))
    assert (read.before.tolist(), read.behind.tolist(), read.kinds) == (
        own.before.tolist(),
        own.behind.tolist(),
        own.kinds,
    )
