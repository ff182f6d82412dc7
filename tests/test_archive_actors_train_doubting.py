"""Learning whom to doubt."""

from __future__ import annotations

from archive.actors import weights
from archive.actors.roles import RoleWords
from archive.actors.train.annotated import Annotated
from archive.actors.train.doubting import Example, examples, learn
from archive.article import Article


def test_marks_count_for_and_against():
    """What goes with right actors counts more than 0, what goes with wrong ones less; rare marks nothing."""
    seen = [Example("a", ("person", "good"), True)] * 30 + [Example("a", ("person", "bad"), False)] * 10
    counts = learn([*seen, Example("a", ("person", "rare"), True)], 0.0)
    assert counts["good"] > 0 > counts["bad"]
    assert "rare" not in counts
    assert counts == learn([*reversed(seen), Example("a", ("person", "rare"), True)], 0.0)


def test_odds_move_the_kinds():
    """Who asks for more counts all actors of a kind lower, by 50 for one of log-odds, and nothing else."""
    seen = [Example("a", ("place", "good"), True)] * 30 + [Example("a", ("place", "bad"), False)] * 10
    easy, strict = learn(seen, 0.0), learn(seen, 1.0)
    assert easy["place"] - strict["place"] == 50
    assert {**easy, "place": 0} == {**strict, "place": 0}


def test_nothing_to_learn_from():
    """No examples: nobody is doubted."""
    assert learn([], 0.0) == {}


def test_examples_are_what_the_tagger_finds():
    """Right is who the annotator names in that article with that kind, whatever hyphens and capitals."""
    article = Article("n/1", "Reise", "Angela Merkel flog nach Rom. Wladimir Putin war in Baden-Baden.")
    known = frozenset({("person", "angela merkel"), ("place", "baden baden"), ("organisation", "rom")})
    model = weights.load(weights.path_of("standard"))
    found = examples(model, [Annotated("n-1", article, known)], RoleWords(()))
    names = {mark for example in found for mark in example.marks if mark.startswith("parts")}
    assert [(example.id, example.right) for example in found] == [
        ("n-1", True),
        ("n-1", False),
        ("n-1", False),
        ("n-1", True),
    ]
    assert names == {"parts 1", "parts 2"}
    assert "every read" in found[0].marks
