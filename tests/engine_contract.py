"""What every engine promises: one suite for all of them.

A test module subclasses `EngineContract` and gives it an `engine` over `tests.contract_archive`.
"""

from __future__ import annotations

import pytest

from archive.dates import PartialDate
from archive.mentions import Kind
from index.answers import Match, Step
from index.engine import Engine, FacetRequest, SearchRequest, Sort
from index.parser import parse
from index.query import ActorIs, DateIn, Everything, Node, Not, ValueField, ValueIs
from tests.contract_archive import ARTICLES, FOUND


def ids(engine: Engine, request: SearchRequest) -> list[str]:
    """Ids of all matching articles, the folder left out."""
    return [each.removeprefix("test/") for each in engine.ids(request)]


def ask(text: str, *constraints: Node, **options: object) -> SearchRequest:
    """A request for what was typed."""
    return SearchRequest(parse(text).query, constraints, **options)  # type: ignore[arg-type]


class EngineContract:
    """Subclasses provide the fixture `engine`."""

    @pytest.mark.parametrize(("text", "expected"), FOUND)
    def test_finds(self, engine: Engine, text: str, expected: set[str]) -> None:
        """A typed query finds these articles and no others, and counts them."""
        assert set(ids(engine, ask(text))) == expected
        assert engine.search(ask(text)).total == len(expected)

    def test_constraints(self, engine: Engine) -> None:
        """Constraints narrow a query, add nothing to scores, and may exclude."""
        open_, narrowed = (
            engine.search(request)
            for request in (ask("merkel"), ask("merkel", ValueIs(ValueField.SECTION, "politik")))
        )
        assert [hit.id for hit in narrowed.hits] == ["test/merkel"]
        assert narrowed.hits[0].score == next(hit.score for hit in open_.hits if hit.id == "test/merkel")
        assert ids(engine, ask("merkel", Not(ActorIs("merkel")))) == []
        december = PartialDate(2021, 12)
        assert ids(engine, ask("haus", DateIn(december, december))) == ["häuser"]

    # ------------------------------------------------------------------------------- order

    def test_order_by_date(self, engine: Engine) -> None:
        """Dates order by start of the range, then precision, then id; undated articles come last."""
        oldest = ids(engine, SearchRequest(sort=Sort.OLDEST))
        assert oldest == [
            "leer", "kopie-a", "kopie-b", "häuser", "merkel", "union", "berichtigung", "militär", "rüstung",
            "ohne-datum",
        ]  # fmt: skip
        newest = ids(engine, SearchRequest(sort=Sort.NEWEST))
        assert newest == [
            "rüstung", "militär", "berichtigung", "union", "merkel", "häuser", "kopie-a", "kopie-b", "leer",
            "ohne-datum",
        ]  # fmt: skip

    def test_order_by_relevance(self, engine: Engine) -> None:
        """A title outweighs a body, an exact word a part; equal scores are in the order of ids."""
        assert ids(engine, ask("rüstung"))[0] == "rüstung"
        assert ids(engine, ask("merkel"))[0] == "merkel"
        assert ids(engine, ask("sturm")) == ["kopie-a", "kopie-b"]
        assert ids(engine, SearchRequest(Everything())) == sorted(ids(engine, SearchRequest()))

    def test_scores(self, engine: Engine) -> None:
        """Scores fall along the hits, and are 0 when dates decide."""
        hits = engine.search(ask("politik ODER union")).hits
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert hits[-1].score > 0
        assert {hit.score for hit in engine.search(ask("politik", sort=Sort.OLDEST)).hits} == {0.0}

    @pytest.mark.parametrize("sort", Sort)
    def test_pages(self, engine: Engine, sort: Sort) -> None:
        """Pages put together are the whole result, in the order of `ids`."""
        pages = [
            engine.search(SearchRequest(sort=sort, offset=at, limit=3, fold_copies=False))
            for at in range(0, 12, 3)
        ]
        assert [hit.id for page in pages for hit in page.hits] == list(engine.ids(SearchRequest(sort=sort)))
        assert {page.total for page in pages} == {len(ARTICLES)}

    def test_counting_only(self, engine: Engine) -> None:
        """A limit of 0 counts and shows nothing."""
        results = engine.search(ask("merkel", limit=0))
        assert (results.total, results.hits, results.wider) == (2, (), ())

    # ------------------------------------------------------------------------------ copies

    def test_copies_are_folded_where_shown(self, engine: Engine) -> None:
        """Copies are one hit, but two of the total, the facets and the export."""
        results = engine.search(ask("sturm", facets=FacetRequest()))
        assert [(hit.id, hit.copies) for hit in results.hits] == [("test/kopie-a", ("test/kopie-b",))]
        assert results.total == 2
        assert results.facets.dates is not None
        assert [bucket.count for bucket in results.facets.dates.buckets if bucket.count] == [2]
        assert ids(engine, ask("sturm")) == ["kopie-a", "kopie-b"]

    def test_only_copies_that_match_are_folded(self, engine: Engine) -> None:
        """A copy outside the constraints is not mentioned; folding can be switched off."""
        assert [hit.copies for hit in engine.search(ask("sturm quelle:dpa")).hits] == [()]
        assert [hit.copies for hit in engine.search(ask("sturm", fold_copies=False)).hits] == [(), ()]

    # ------------------------------------------------------------------------------- wider

    def test_wider_matches(self, engine: Engine) -> None:
        """Few matches are followed by those of any word, which are counted nowhere."""
        results = engine.search(ask("merkel kater", facets=FacetRequest()))
        assert (results.total, results.hits) == (0, ())
        assert {hit.id for hit in results.wider} == {"test/merkel", "test/berichtigung", "test/ohne-datum"}
        assert results.facets.dates is not None
        assert sum(bucket.count for bucket in results.facets.dates.buckets) == 0

    def test_wider_keeps_to_constraints(self, engine: Engine) -> None:
        """Dates, actors and exclusions hold for wider matches too."""
        assert [hit.id for hit in engine.search(ask("kater haus datum:2021")).wider] == ["test/häuser"]
        assert {hit.id for hit in engine.search(ask("merkel kater -bundeskanzlerin")).wider} == {
            "test/berichtigung",
            "test/ohne-datum",
        }

    def test_single_parts_are_wider(self, engine: Engine) -> None:
        """A single part of a compound that was asked for is a wider match, none of a quotation."""
        results = engine.search(ask("Rüstungshaushalt"))
        assert results.total == 0
        assert {hit.id for hit in results.wider} >= {"test/rüstung", "test/militär"}
        assert engine.search(ask('"Rüstungshaushalt"')).wider == ()

    @pytest.mark.parametrize(
        "request_",
        [
            ask("merkel kater", wider=False),
            ask("merkel kater", sort=Sort.NEWEST),
            ask("merkel kater", offset=10),
        ],
    )
    def test_no_wider_matches(self, engine: Engine, request_: SearchRequest) -> None:
        """They stand below the first page by relevance only."""
        assert engine.search(request_).wider == ()

    # ------------------------------------------------------------------------------ facets

    def test_dates_are_honest(self, engine: Engine) -> None:
        """A bucket counts what is at least that precise; coarser dates and undated have their own lines."""
        facet = engine.search(ask("", facets=FacetRequest(Step.MONTH))).facets.dates
        assert facet is not None
        assert [(b.date.iso(), b.count, b.holdings) for b in facet.buckets] == [
            ("2019-01", 1, 1), ("2020-05", 2, 2), ("2021-12", 3, 3), ("2022-12", 2, 2),
        ]  # fmt: skip
        assert [(b.date.iso(), b.count) for b in facet.coarser] == [("2021", 1)]
        assert (facet.undated, facet.undated_holdings) == (1, 1)

    def test_dates_of_a_span(self, engine: Engine) -> None:
        """Under a span only its buckets are listed, with hits against holdings."""
        facet = engine.search(ask("merkel datum:2021-12", facets=FacetRequest(Step.DAY))).facets.dates
        assert facet is not None
        assert [(b.date.iso(), b.count, b.holdings) for b in facet.buckets] == [
            ("2021-12-08", 1, 1), ("2021-12-09", 0, 1), ("2021-12-10", 1, 1),
        ]  # fmt: skip
        assert [(b.date.iso(), b.count, b.holdings) for b in facet.coarser] == [("2021", 0, 1)]

    def test_actors(self, engine: Engine) -> None:
        """Actors are counted by article, most named first, ties by name; hidden ones never."""
        facets = engine.search(ask("", facets=FacetRequest(None, 2, 0))).facets
        rows = {kind: [(row.actor.name, row.count) for row in rows] for kind, rows in facets.actors.items()}
        assert rows == {
            Kind.PERSON: [("Angela Merkel", 2), ("Wladimir Putin", 1)],
            Kind.ORGANISATION: [("Europäische Union", 2)],
            Kind.PLACE: [("Berlin", 1), ("China", 1)],
        }
        assert facets.dates is None and facets.values == {}

    def test_values(self, engine: Engine) -> None:
        """Values are counted by article; articles without one are left out."""
        values = engine.search(ask("", facets=FacetRequest(None, 0, 5))).facets.values
        assert [(row.value, row.count) for row in values["source"]] == [
            ("taz", 2),
            ("Süddeutsche", 1),
            ("dpa", 1),
        ]
        assert [(row.value, row.count) for row in values["folder"]] == [("test", len(ARTICLES))]

    # ------------------------------------------------------------------------- presentation

    def test_a_hit(self, engine: Engine) -> None:
        """A hit carries what a result list shows."""
        hit = engine.search(ask("rüstungspolitik")).hits[0]
        assert (hit.id, hit.date, hit.source, hit.section) == (
            "test/militär",
            PartialDate(2022, 12),
            "taz",
            "Politik",
        )
        assert [actor.name for actor in hit.actors] == ["Wladimir Putin", "China", "Xi Jinping"]
        lit = [hit.snippet.text[mark.start : mark.end] for mark in hit.snippet.marks]
        assert "Rüstungspolitik" in lit
        assert ("rüstungspolitik", "Rüstungspolitik", Match.EXACT, 1) in [
            (reason.word, reason.form, reason.match, reason.count) for reason in hit.reasons
        ]

    def test_plain_hits(self, engine: Engine) -> None:
        """Without snippets nothing is lit up."""
        hit = engine.search(ask("merkel", snippets=False)).hits[0]
        assert (hit.title.text, hit.title.marks, hit.snippet.text) == (
            "Merkel übergibt das Kanzleramt",
            (),
            "",
        )

    def test_marks_of_an_article(self, engine: Engine) -> None:
        """Every place is marked, with the way in which it matches; names of an actor as aliases."""
        article_ = ARTICLES[0]
        marks = engine.marks(article_, parse("akteur:putin militärpolitik rüstung").query)
        lit = [(article_.text[mark.start : mark.end], mark.match) for mark in marks]
        assert lit == [
            ("Kremlchef", Match.ALIAS),
            ("Militär", Match.PART),
            ("Wladimir Putin", Match.ALIAS),
            ("Putin", Match.ALIAS),
            ("Rüstungs", Match.PART),
            ("politik", Match.PART),
            ("Militär-", Match.STEM),
            ("politik", Match.PART),
        ]

    def test_hints(self, engine: Engine) -> None:
        """What only the archive can tell about a query is a hint."""
        assert [hint.code for hint in engine.search(ask("akteur:niemand")).hints] == ["unknown-actor"]
        assert engine.search(ask("akteur:merkel")).hints == ()

    # -------------------------------------------------------------------------- one article

    def test_an_article(self, engine: Engine) -> None:
        """An article comes back as it was put, with mentions, actors, copies and corrections."""
        stored = engine.article("test/merkel")
        assert stored is not None
        assert stored.article == ARTICLES[3]
        assert [actor.name for actor in stored.actors if actor] == [
            "Angela Merkel", "Angela Merkel", "Europäische Union", "Angela Merkel",
        ]  # fmt: skip
        assert stored.corrected_by == ("test/berichtigung",)
        copy = engine.article("test/kopie-b")
        assert copy is not None and copy.copies == ("test/kopie-a",)
        assert engine.article("test/fehlt") is None

    def test_iterate(self, engine: Engine) -> None:
        """An export gives all matching articles in the order asked for."""
        found = list(engine.iterate(ask("kater ODER merkel", sort=Sort.NEWEST)))
        assert found == [ARTICLES[7], ARTICLES[3], ARTICLES[8]]

    def test_similar(self, engine: Engine) -> None:
        """Similar articles share typical words; the article and its copies are not among them."""
        found = [hit.id for hit in engine.similar("test/merkel")]
        assert found[0] == "test/berichtigung" and "test/merkel" not in found
        assert "test/kopie-b" not in [hit.id for hit in engine.similar("test/kopie-a")]
        assert engine.similar("test/fehlt") == ()

    # --------------------------------------------------------------------- words and actors

    def test_suggest(self, engine: Engine) -> None:
        """The last word typed is completed: actors first, then words as the archive writes them."""
        found = engine.suggest("neue mer")
        assert found[0].actor is not None
        assert [(each.text, each.count) for each in found] == [("Angela Merkel", 2), ("Merkel", 2)]
        assert engine.suggest("wladimir pu")[0].text == "Wladimir Putin"
        assert engine.suggest("mue")[0].text in ("Müller", "Mueller")
        assert engine.suggest("Max Verb", 1)[0].actor is None
        assert engine.suggest("") == engine.suggest("merkel ") == ()

    def test_spellings(self, engine: Engine) -> None:
        """Near spellings are words of the archive."""
        nearest = engine.spellings("Merkl")[0]
        assert (nearest.value, nearest.count) == ("Merkel", 2)
        assert engine.spellings("xyzxyzxyz") == ()

    @pytest.mark.parametrize("ref", ["person:angela-merkel", "Angela Merkel", "angela merkel", "Merkel"])
    def test_actor(self, engine: Engine, ref: str) -> None:
        """An actor is found by id, name and alias."""
        actor = engine.actor(ref)
        assert actor is not None and actor.id == "person:angela-merkel"

    def test_unknown_actors(self, engine: Engine) -> None:
        """Nobody and hidden actors are not found."""
        assert engine.actor("niemand") is None
        assert engine.actor("Max Verborgen") is None

    def test_listed_actors(self, engine: Engine) -> None:
        """Actors are listed most named first, and filtered by kind and by a piece of any name."""
        assert [row.actor.name for row in engine.actors(limit=2)] == ["Angela Merkel", "Europäische Union"]
        assert [row.actor.name for row in engine.actors(kind=Kind.PLACE)] == ["Berlin", "China"]
        assert [row.actor.name for row in engine.actors(containing="kreml")] == ["Wladimir Putin"]
        assert len(engine.actors(offset=1, limit=100)) == len(engine.actors(limit=100)) - 1

    def test_profile(self, engine: Engine) -> None:
        """A profile tells names used, first and last mention, and who appears with the actor."""
        actor = engine.actor("merkel")
        assert actor is not None
        profile = engine.profile(actor)
        assert profile.articles == 2
        assert [(each.value, each.count) for each in profile.names] == [("Merkel", 2), ("Angela Merkel", 1)]
        assert (profile.first, profile.last) == (PartialDate(2021, 12, 8), PartialDate(2021, 12, 10))
        assert [(row.actor.name, row.count) for row in profile.together] == [("Europäische Union", 1)]

    def test_statistics(self, engine: Engine) -> None:
        """Figures of the state."""
        figures = engine.statistics()
        assert (figures.articles, figures.undated) == (len(ARTICLES), 1)
        assert (figures.first, figures.last) == (PartialDate(2019, 1, 1), PartialDate(2022, 12, 16))
        assert [(each.value, each.count) for each in figures.folders] == [("test", len(ARTICLES))]
