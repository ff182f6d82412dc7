"""The judge of resolution: B³, pairs and errors on cases with known values, the gold files, the program."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.mentions import Kind, Mention
from tests.evaluate import resolution
from tests.evaluate.clusters import Actor, Pairs, b_cubed, common, errors, fold, pairs, sides

PERSON, ORGANISATION, PLACE = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE
TEXT = "Merkel in Paris. Die Kanzlerin, Angela Merkel (CDU), traf Rafik Y. in der CDU-Zentrale."


def clusters(*groups):
    """Clusters of one article: each group of numbers is one actor, each number a mention."""
    return {(n, n + 1, "person"): (PERSON, f"actor {i}") for i, group in enumerate(groups) for n in group}


def found_in(text, *named):
    """Mentions as (surface, kind, name, role); the first place of the surface, or `surface#2` the second."""
    mentions = []
    for surface, kind, name, *role in named:
        surface, _, number = surface.partition("#")
        places = [match.start() for match in re.finditer(re.escape(surface), text)]
        start = places[int(number or 1) - 1]
        mentions.append(Mention(start, start + len(surface), kind, name, bool(role)))
    return mentions


GOLD = found_in(
    TEXT,
    ("Merkel", PERSON, "Angela Merkel"),
    ("Paris", PLACE, "Paris"),
    ("Die Kanzlerin", PERSON, "Angela Merkel", True),
    ("Angela Merkel", PERSON, "Angela Merkel"),
    ("CDU", ORGANISATION, "CDU"),
    ("Rafik Y.", PERSON, "Rafik Y."),
    ("CDU#2", ORGANISATION, "CDU"),
)

TRUTH = clusters({1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12})


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        (TRUTH, TRUTH, 1, 1),
        # the two responses of Bagga and Baldwin (1998), figure 1
        (TRUTH, clusters({1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}), (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1),
        (TRUTH, clusters({1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}), (10 / 2 + 2) / 12, 1),
        # split
        (clusters({1, 2, 3}), clusters({1, 2}, {3}), 1, (2 * 2 / 3 + 1 / 3) / 3),
        # a mention missed, alone and out of a cluster
        (clusters({1, 2}, {3}), clusters({1, 2}), 1, 2 / 3),
        (clusters({1, 2, 3}), clusters({1, 2}), 1, (2 / 3 + 2 / 3 + 0) / 3),
        # a spurious mention, alone and in a cluster
        (clusters({1, 2}), clusters({1, 2}, {3}), 2 / 3, 1),
        (clusters({1, 2}), clusters({1, 2, 3}), (2 / 3 + 2 / 3 + 0) / 3, 1),
        (clusters({1}), clusters({2}), 0, 0),
        (clusters({1}), {}, 0, 0),
        ({}, {}, 0, 0),
    ],
)
def test_b_cubed_of_known_cases(gold, found, precision, recall):
    """Published and hand-made cases have the values that the definition gives."""
    score = b_cubed([(gold, found)])
    assert (score.precision, score.recall) == pytest.approx((precision, recall))
    both = precision + recall
    assert score.f1 == pytest.approx(2 * precision * recall / both if both else 0)


def test_b_cubed_is_a_mean_over_mentions_of_all_articles():
    """A long article weighs more than a short one; the same name elsewhere is somebody else."""
    score = b_cubed([(clusters({1, 2, 3}), clusters({1, 2, 3})), (clusters({1}), clusters({2}))])
    assert (score.precision, score.recall, score.found, score.gold) == (0.75, 0.75, 4, 4)


ASSIGNMENTS = st.dictionaries(st.integers(0, 8), st.integers(0, 3))


@given(ASSIGNMENTS, ASSIGNMENTS)
@settings(max_examples=60, deadline=None)
def test_b_cubed_equals_the_definition(gold, found):
    """Precision: of those found with a mention, the share that is gold with it; recall is its mirror."""

    def definition(mine, other):
        shares = []
        for mention in mine:
            together = [m for m in mine if mine[m] == mine[mention]]
            right = [m for m in together if mention in other and other.get(m) == other[mention]]
            shares.append(len(right) / len(together))
        return sum(shares) / len(shares) if shares else 0

    one, two = ({(n, n + 1, ""): (PERSON, str(actor)) for n, actor in side.items()} for side in (gold, found))
    score = b_cubed([(one, two)])
    assert score.precision == pytest.approx(definition(found, gold))
    assert score.recall == pytest.approx(definition(gold, found))


def test_sides_ignore_signs_at_the_ends_and_words_before_an_office():
    """ "Y" is "Y.", "Kanzlerin" is "Die Kanzlerin"; a shorter name is another mention."""
    found = found_in(
        TEXT,
        ("Kanzlerin", PERSON, "Angela Merkel"),
        ("Rafik Y", PERSON, "Rafik Y"),
        ("Angela", PERSON, "Angela Merkel"),
    )
    gold, ours = sides(TEXT, GOLD, found)
    assert len(gold.keys() & ours.keys()) == 2


def test_sides_with_and_without_kinds():
    """A place that was taken for a person counts only where kinds don't."""
    found = found_in(TEXT, ("Paris", PERSON, "Paris"))
    assert b_cubed([sides(TEXT, GOLD, found)]).precision == 0
    assert b_cubed([sides(TEXT, GOLD, found, kinds=False)]).precision == 1


def test_common_leaves_what_both_have():
    """What only one side has doesn't count."""
    score = b_cubed([common(clusters({1, 2}, {3}), clusters({1, 2, 4}))])
    assert (score.precision, score.recall, score.found) == (1, 1, 2)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ([(PERSON, "Angela Merkel"), (ORGANISATION, "CDU")], Pairs(2, 2, 2, 2)),
        ([(ORGANISATION, "Christlich Demokratische Union")], Pairs(2, 1, 1, 1)),
        ([(ORGANISATION, "christlich-demokratische union")], Pairs(2, 1, 1, 1)),
        ([(ORGANISATION, "CDU"), (ORGANISATION, "Christlich-Demokratische Union")], Pairs(2, 1, 2, 1)),
        ([(PERSON, "Merkel")], Pairs(2, 0, 1, 0)),
        ([(PLACE, "CDU")], Pairs(2, 0, 1, 0)),
        ([(PLACE, "Pariser Platz")], Pairs(2, 0, 1, 1)),
        ([], Pairs(2, 0, 0, 0)),
    ],
)
def test_pairs(shown, expected):
    """Any of an actor's names is right, a second one is wrong; what nobody misses is right when shown."""
    actors = [
        Actor(PERSON, frozenset({fold("Angela Merkel")})),
        Actor(ORGANISATION, frozenset(map(fold, ("CDU", "Christlich-Demokratische Union")))),
        Actor(PLACE, frozenset({fold("Pariser Platz")}), expected=False),
    ]
    assert pairs(actors, shown) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (GOLD, []),
        (GOLD[:1] + GOLD[2:], [("missed", "Paris/place", "")]),
        (
            [GOLD[0], *found_in(TEXT, ("Paris", PERSON, "Paris")), *GOLD[2:]],
            [("type", "Paris/place", "Paris/person")],
        ),
        (
            [*GOLD[:5], *found_in(TEXT, ("Rafik", PERSON, "Rafik")), GOLD[6]],
            [("boundary", "Rafik Y/person (Rafik Y.)", "Rafik/person")],
        ),
        (
            [*GOLD[:6], *found_in(TEXT, ("CDU-Zentrale", PLACE, "CDU-Zentrale"))],
            [("boundary", "CDU/organisation", "CDU-Zentrale/place")],
        ),
        ([*GOLD, *found_in(TEXT, ("traf", PLACE, "Traf"))], [("spurious", "", "traf/place (Traf)")]),
        (
            [*GOLD[:3], *found_in(TEXT, ("Angela Merkel", PERSON, "Angela")), *GOLD[4:]],
            [("split", "Angela Merkel", "Angela, Angela Merkel")],
        ),
        (
            [*GOLD[:5], *found_in(TEXT, ("Rafik Y", PERSON, "Angela Merkel")), GOLD[6]],
            [("join", "Angela Merkel, Rafik Y.", "Angela Merkel")],
        ),
        (
            [*GOLD[:2], *GOLD[3:]],
            [("missed", "Kanzlerin/person (Angela Merkel)", "")],
        ),
    ],
)
def test_errors_by_sort(found, expected):
    """Each difference has its sort, and both sides to look at."""
    assert [(e.sort, e.gold, e.found) for e in errors(TEXT, GOLD, found)] == expected


def test_errors_show_the_text_around():
    """Forty characters to each side."""
    (error,) = errors(TEXT, GOLD, GOLD[:5] + GOLD[6:])
    assert error.around == "ie Kanzlerin, Angela Merkel (CDU), traf Rafik Y. in der CDU-Zentrale."


@pytest.mark.parametrize("name", resolution.SETS)
def test_annotations_are_sound(name):
    """50 articles; mentions ascend without overlaps; every actor is mentioned, every mention an actor's."""
    gold = resolution.read_gold(resolution.GOLD / f"{name}.jsonl")
    assert len({annotation.id for annotation in gold}) == 50
    for annotation in gold:
        assert re.fullmatch(r"wn-\d+", annotation.id) and re.fullmatch(r"[0-9a-f]{16}", annotation.digest)
        ends = [0, *(mention.end for mention in annotation.mentions)]
        for before, mention in zip(ends, annotation.mentions, strict=False):
            assert before <= mention.start < mention.end
        named = {(mention.kind, fold(mention.name)) for mention in annotation.mentions}
        for kind, folded in named:
            assert any(actor.kind is kind and folded in actor.names for actor in annotation.actors)
        for actor in annotation.actors:
            assert any(kind is actor.kind and folded in actor.names for kind, folded in named)


def test_the_sets_are_apart():
    """No article is in both."""
    ids = [
        {a.id for a in resolution.read_gold(resolution.GOLD / f"{name}.jsonl")} for name in resolution.SETS
    ]
    assert not ids[0] & ids[1]


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """A corpus of two articles, one of them annotated (in the set `tune`; `held` is empty)."""
    text = "Merkel in Paris\n\nBundeskanzlerin Angela Merkel (CDU) besuchte Paris. Merkels Partei war dabei."
    title, body = text.split("\n\n")
    rows = [
        {"id": "wn-1", "date": "2015-03-01", "title": title, "body": body},
        {"id": "wn-2", "date": "2015-03-02", "title": "Anderes", "body": "Angela Merkel war in London."},
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    mentions = found_in(
        text,
        ("Merkel", PERSON, "Angela Merkel"),
        ("Paris", PLACE, "Paris"),
        ("Angela Merkel", PERSON, "Angela Merkel"),
        ("CDU", ORGANISATION, "CDU"),
        ("Paris#2", PLACE, "Paris"),
        ("Merkels", PERSON, "Angela Merkel"),
    )
    names = dict.fromkeys((mention.kind, mention.name) for mention in mentions)
    row = {
        "id": "wn-1",
        "digest": resolution.digest_of(text),
        "mentions": [[m.start, m.end, m.kind, m.name, m.role] for m in mentions],
        "actors": [[kind, name, [], True] for kind, name in names],
    }
    (tmp_path / "tune.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "held.jsonl").write_text("", encoding="utf-8")
    monkeypatch.setattr(resolution, "GOLD", tmp_path)
    return path


def test_the_program_judges_the_product(corpus, capsys):
    """An easy article is resolved in full, by mention, by name and as facets show it."""
    assert resolution.main([str(corpus), "--set", "tune", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["tune"]
    assert figures["b3"] == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0, "mentions_found": 6, "mentions_gold": 6,
    }  # fmt: skip
    for measure in ("pairs", "facets"):
        assert figures[measure] == {
            "found": 1.0, "right": 1.0,
            "pairs_expected": 3, "pairs_found": 3, "pairs_shown": 3, "pairs_right": 3,
        }  # fmt: skip


def test_the_program_prints_a_table_and_no_errors_where_there_are_none(corpus, capsys):
    """Every set and both together; errors go to the other stream."""
    assert resolution.main([str(corpus), "--errors"]) == 0
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if not line.startswith(" ")] == ["tune", "held", "all"]
    assert "  b3           precision 1.000, recall 1.000, f1 1.000, mentions_found 6, mentions_gold 6" in out
    assert err == ""


def test_errors_are_listed_by_sort_for_the_tuning_set(corpus, capsys):
    """With the article, both sides and the text; none of the set kept apart."""
    tune = corpus.with_name("tune.jsonl")
    row = json.loads(tune.read_text(encoding="utf-8"))
    row["mentions"].pop(3)
    tune.write_text(json.dumps(row), encoding="utf-8")
    assert resolution.main([str(corpus), "--errors"]) == 0
    assert capsys.readouterr().err == (
        "spurious: 1\n"
        "  wn-1 - | CDU/organisation"
        " | n Paris Bundeskanzlerin Angela Merkel (CDU) besuchte Paris. Merkels Partei war dab\n"
    )
    tune.rename(corpus.with_name("held.jsonl"))
    tune.write_text("", encoding="utf-8")
    assert resolution.main([str(corpus), "--errors"]) == 0
    assert capsys.readouterr().err == ""


def test_another_corpus_is_refused(corpus, capsys):
    """A corpus that lacks an article, or has another text for it, judges nothing."""
    lines = corpus.read_text(encoding="utf-8").splitlines()
    corpus.write_text(lines[1], encoding="utf-8")
    assert resolution.main([str(corpus)]) == 1
    assert capsys.readouterr().err == f"error: {corpus} lacks 1 of 1 annotated articles, first wn-1\n"
    corpus.write_text(lines[0].replace("Paris", "Berlin", 1), encoding="utf-8")
    assert resolution.main([str(corpus)]) == 1
    assert (
        capsys.readouterr().err == f"error: {corpus}: wn-1 has another text than the one that was annotated\n"
    )


def test_a_missing_corpus_is_reported(corpus, capsys):
    """The path that is wrong is named, and what is wrong with it."""
    corpus.unlink()
    assert resolution.main([str(corpus)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith(f"{corpus}:0: there is no such folder")
    assert lines[1] == f"error: {corpus} lacks 1 of 1 annotated articles, first wn-1"
