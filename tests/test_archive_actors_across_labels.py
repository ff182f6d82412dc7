"""The labeller: names and dates become actors with stable ids."""

from __future__ import annotations

import datetime as dt
import logging
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors import labeller
from archive.actors.across.labels import explain
from archive.dates import PartialDate
from archive.mentions import Kind, Names

LETTERS = {"p": Kind.PERSON, "o": Kind.ORGANISATION, "l": Kind.PLACE, "r": Kind.PERSON}


def names_of(*articles):
    """Names of articles written as (date, "p Name", "o Name", "r role", "p?Doubtful" …)."""
    numbers, pairs = {}, []
    for when, *mentioned in articles:
        date = PartialDate.from_iso(when) if when else None
        days = (date.first.toordinal(), date.last.toordinal()) if date else (0, 0)
        for text in mentioned:
            pairs.append((numbers.setdefault(text, len(numbers)), *days))
    columns = np.array(pairs, np.int32).reshape(-1, 3).T
    return Names(
        [LETTERS[text[0]] for text in numbers], [text[2:] for text in numbers],
        [text[0] == "r" for text in numbers], *map(np.ascontiguousarray, columns),
        {number for text, number in numbers.items() if text[1] == "?"},
    )  # fmt: skip


def labelled(*articles):
    """Labels of articles without an authority file."""
    return labeller().label(names_of(*articles))


def ids(labels):
    """The id of every pair, None where no actor is meant."""
    return [labels.actors[n].id if n >= 0 else None for n in labels.pair_actors.tolist()]


def actor(labels, id_):
    """The actor with this id."""
    return next(actor for actor in labels.actors if actor.id == id_)


@pytest.fixture
def authority(tmp_path):
    """Writes an authority file and gives the labeller that knows it."""

    def write(text):
        path = tmp_path / "actors.toml"
        path.write_text(text, encoding="utf-8")
        return labeller(path)

    return write


def test_the_same_name_as_person_and_place_is_two_actors():
    """A kind is part of the id."""
    labels = labelled(("2020", "p Paris", "l Paris", "o Paris"))
    assert ids(labels) == ["person:paris", "place:paris", "organisation:paris"]


def test_spellings_of_one_slug_are_one_actor_called_by_the_most_frequent():
    """Hyphens, umlauts and accents do not make another actor; every form is kept as an alias."""
    articles = [("2020", "p Ban Ki Moon")] * 2 + [("2020", "p Ban Ki-moon")] * 3 + [("2021", "p Ban Ki-Moon")]
    labels = labelled(*articles)
    assert set(ids(labels)) == {"person:ban-ki-moon"}
    assert labels.actors[0].name == "Ban Ki-moon"
    assert labels.actors[0].aliases == ("Ban Ki Moon", "Ban Ki-Moon")


def test_names_between_first_and_last_join_the_more_frequent():
    """Barack Hussein Obama is Barack Obama, and the longer name's id leads to him."""
    labels = labelled(("2020", "p Barack Hussein Obama"), *[("2020", "p Barack Obama")] * 2)
    assert set(ids(labels)) == {"person:barack-obama"}
    assert labels.redirects["person:barack-hussein-obama"] == "person:barack-obama"


def test_a_lone_surname_means_who_dominates_at_the_time():
    """Clinton is Bill in the nineties and Hillary in 2016; between them nobody."""
    articles = [("1995", "p Bill Clinton")] * 6 + [("2016", "p Hillary Clinton")] * 6
    articles += [("1996", "p Clinton"), ("2015-03-01", "p Clinton"), ("", "p Clinton")]
    labels = labelled(*articles)
    assert ids(labels)[-3:] == ["person:bill-clinton", "person:hillary-clinton", "person:clinton"]
    assert "Clinton" in actor(labels, "person:bill-clinton").aliases


def test_it_says_why_a_lone_surname_means_somebody():
    """The people who share the name, with their part of the weight in that year."""
    articles = [("1995", "p Bill Clinton")] * 9 + [("1996", "p Chelsea Clinton")] + [("1995", "p Clinton")]
    labels = labelled(*articles)
    found = [(actor.name, round(share, 2)) for actor, share in explain(labels, "Clinton", PartialDate(1995))]
    assert found == [("Bill Clinton", 0.95), ("Chelsea Clinton", 0.05)]
    assert explain(labels, "Obama", None) == []


def test_a_surname_that_one_person_owns_redirects():
    """The address of the lone name leads to the person."""
    labels = labelled(("2020", "p Angela Merkel"), ("2020", "p Merkel"), ("2020", "p A. Merkel"))
    assert set(ids(labels)) == {"person:angela-merkel"}
    assert labels.redirects["person:merkel"] == "person:angela-merkel"


def test_family_names_that_stand_first():
    """Xi is Xi Jinping, but Angela is nobody in particular."""
    labels = labelled(
        ("2020", "p Xi Jinping"), ("2020", "p Xi"), ("2020", "p Angela Merkel"), ("2020", "p Angela")
    )
    assert ids(labels) == ["person:xi-jinping", "person:xi-jinping", "person:angela-merkel", "person:angela"]


def test_a_slip_of_the_tagger_joins_the_actor_of_the_other_kind():
    """SPD as a place once in thirty times is the party."""
    labels = labelled(*[("2020", "o SPD")] * 30, ("2020", "l SPD"), ("2020", "p SPD"))
    assert set(ids(labels)) == {"organisation:spd"}


def test_everyday_short_forms_are_known():
    """EU and Europäische Union, as organisation or as place."""
    labels = labelled(("2020", "o EU", "o Europäische Union", "l USA", "l Vereinigte Staaten"))
    assert ids(labels) == ["organisation:europaeische-union"] * 2 + ["place:usa"] * 2


def test_roles_lead_to_the_holder_at_the_date():
    """The role becomes an alias of whom it led to; a month of change leads to nobody."""
    labels = labelled(
        ("2022-12", "r Kremlchef", "p Wladimir Putin"),
        ("2010-01", "r Kremlchef"),
        ("2008-05", "r Kremlchef"),
    )
    assert ids(labels) == ["person:wladimir-putin", "person:wladimir-putin", "person:dmitri-medwedew", None]
    assert actor(labels, "person:wladimir-putin").aliases == ("Kremlchef",)
    assert actor(labels, "person:dmitri-medwedew").name == "Dmitri Medwedew"


def test_authority_decides_names_merges_and_what_is_none(authority):
    """Preferred name, aliases, an id of one's own, merges across kinds by id, words that are no actor."""
    label = authority(
        'no_actors = ["Frau"]\n[[actor]]\nid = "person:putin"\nname = "Wladimir W. Putin"\nkind = "person"\n'
        'aliases = ["Wladimir Putin", "Vladimir Putin", "place:putin"]\n'
    ).label
    labels = label(names_of(("2020", "p Frau", "p Wladimir Putin", "p Vladimir Putin", "l Putin", "p Putin")))
    assert ids(labels) == [None] + ["person:putin"] * 4
    assert labels.actors[0].name == "Wladimir W. Putin"
    assert labels.redirects["person:wladimir-putin"] == "person:putin"
    assert "place:putin" not in labels.actors[0].aliases


def test_hidden_actors_are_marked_and_logged(authority, caplog):
    """Hiding is never silent."""
    label = authority('[[actor]]\nname = "Max Muster"\nkind = "person"\nhidden = true\n').label
    with caplog.at_level(logging.INFO, "archive.actors"):
        labels = label(names_of(("2020", "p Max Muster"), ("2021", "p Max Muster", "p Eva Muster")))
    assert [actor.hidden for actor in labels.actors] == [True, False]
    assert caplog.messages == ["hidden by the authority file: person:max-muster, 2 articles"]


def test_two_people_of_one_name_are_told_apart_by_date(authority):
    """Outside the given times the name stays its own."""
    label = authority(
        '[[split]]\nname = "Peter Müller"\nkind = "person"\ninto = [\n'
        '  { name = "Peter Müller (Boxer)", to = "1966-12" },\n'
        '  { name = "Peter Müller (Politiker)", from = "1999-09" },\n]\n'
    ).label
    labels = label(names_of(*((year, "p Peter Müller") for year in ("1960", "2005", "1980"))))
    assert ids(labels) == [
        "person:peter-mueller-boxer",
        "person:peter-mueller-politiker",
        "person:peter-mueller",
    ]


def test_the_authority_file_is_part_of_the_fingerprint(authority):
    """Labels made under another file are outdated."""
    assert authority("").fingerprint == labeller().fingerprint
    assert authority('no_actors = ["Frau"]\n').fingerprint != labeller().fingerprint


def test_an_increment_keeps_actors_numbers_and_ids():
    """Known actors keep their place; new spellings join them; new names follow."""
    label = labeller().label
    known = label(names_of(*[("2020", "p Barack Obama")] * 3, ("2020", "p Angela Merkel")))
    new = names_of(*[("2021", "p Barack Hussein Obama")] * 9, ("2021", "p Merkel"), ("2021", "p Joe Biden"))
    for memory in (label, labeller().label):
        labels = memory(new, known)
        assert [a.id for a in labels.actors] == [
            "person:barack-obama",
            "person:angela-merkel",
            "person:joe-biden",
        ]
        assert ids(labels) == ["person:barack-obama"] * 9 + ["person:angela-merkel", "person:joe-biden"]
        assert labels.actors[0].name == "Barack Obama"
        assert labels.actors[0].aliases == ("Barack Hussein Obama",)
        assert labels.redirects["person:barack-hussein-obama"] == "person:barack-obama"


def test_what_was_learnt_is_remembered_across_increments():
    """A surname in a later increment means who dominated in all articles so far."""
    labels = labelled(*[("2020", "p Angela Merkel")] * 5)
    labels = labeller().label(names_of(*[("2020", "p Petra Merkel")] * 3), labels)
    labels = labeller().label(names_of(("2020", "p Merkel")), labels)
    assert ids(labels) == ["person:angela-merkel"]
    labels = labeller().label(names_of(*[("2020", "p Petra Merkel")] * 9), labels)
    labels = labeller().label(names_of(("2020", "p Merkel")), labels)
    assert ids(labels) == ["person:petra-merkel"]


def test_doubtful_names_add_nobody():
    """They are those of whom the archive is sure elsewhere, before or after; else nobody."""
    labels = labelled(("2020", "o?Qoros", "l?Xanten"), ("2021", "l Xanten", "o?Qoros"))
    assert ids(labels) == [None, "place:xanten", "place:xanten", None]
    assert [one.id for one in labels.actors] == ["place:xanten"]
    later = labeller().label(names_of(("2022", "l?Xanten", "o?Qoros", "l?Qoros")), labels)
    assert ids(later) == ["place:xanten", None, None]
    assert len(later.actors) == 1


def test_doubtful_surnames_mean_who_dominates():
    """Or an actor of that name alone of whom another article is sure, or nobody."""
    articles = [("2020", "p Petra Merkel")] * 3
    assert ids(labelled(*articles, ("2020", "p?Merkel")))[-1] == "person:petra-merkel"
    assert ids(labelled(*articles, ("2020", "p?Strohmann")))[-1] is None
    assert ids(labelled(("2020", "p?Pelé"), ("2020", "p Pelé"))) == ["person:pele"] * 2
    assert ids(labelled(("2020", "p Rosa Ott"), ("2020", "p?Rosa Maria Ott")))[1] == "person:rosa-ott"
    assert ids(labelled(*articles, *[("2020", "p Anna Merkel")] * 3, ("2020", "p?Merkel")))[-1] is None


def test_people_s_decisions_have_no_doubts(authority):
    """A name of the authority file is that actor, whatever the tagger thinks of it."""
    label = authority('[[actor]]\nname = "Qoros"\nkind = "organisation"\naliases = ["Qoros Auto"]\n')
    labels = label.label(names_of(("2020", "o?Qoros Auto"), ("2020", "o?Andere")))
    assert ids(labels) == ["organisation:qoros", None]


def test_nothing_is_nothing():
    """No names, no actors; an empty increment changes nothing."""
    labels = labelled()
    assert (labels.actors, labels.pair_actors.tolist(), labels.state) == ((), [], b"")
    known = labelled(("2020", "p Angela Merkel"))
    again = labeller().label(names_of(), known)
    assert (again.actors, again.redirects, again.state) == (known.actors, known.redirects, known.state)


TEXTS = st.sampled_from(
    [
        "p Angela Merkel",
        "p Merkel",
        "p A. Merkel",
        "p Petra Merkel",
        "l Berlin",
        "o Berlin",
        "o EU",
        "r Kanzlerin",
        "p Xi",
    ]
)
ARTICLES = st.lists(st.tuples(st.sampled_from(["", "2005", "2006-03", "2017-01-05"]), TEXTS), max_size=25)


@given(ARTICLES, ARTICLES)
@settings(max_examples=40, deadline=None)
def test_increments_never_lose_an_id(first, second):
    """Whatever comes: ids are unique, every id of before is there in its place, redirects lead to actors."""
    label = labeller().label
    known = label(names_of(*first))
    labels = label(names_of(*second), known)
    found = [a.id for a in labels.actors]
    assert len(set(found)) == len(found)
    assert found[: len(known.actors)] == [a.id for a in known.actors]
    assert all(-1 <= n < len(found) for n in labels.pair_actors.tolist())
    assert not set(labels.redirects) & set(found)
    assert [a.kind for a in labels.actors] == [Kind(id_.partition(":")[0]) for id_ in found]


def test_labelling_is_fast():
    """A million pairs within ten seconds, an increment within a tenth of one (generously measured)."""
    random = np.random.default_rng(1)
    people = [f"p Vorname{n % 300} Nachname{n // 3}" for n in range(60_000)]
    texts = [*people, *(f"p Nachname{n}" for n in range(9_000)), *(f"o Amt {n}" for n in range(30_000))]
    chosen = np.minimum(random.zipf(1.3, 1_000_000), len(texts)) - 1
    days = random.integers(dt.date(2000, 1, 1).toordinal(), dt.date(2020, 1, 1).toordinal(), len(chosen))
    days = days.astype(np.int32)
    kinds = [LETTERS[text[0]] for text in texts]
    names = Names(
        kinds, [text[2:] for text in texts], [False] * len(texts), chosen.astype(np.int32), days, days
    )
    label = labeller().label
    started = time.process_time()
    known = label(names)
    assert time.process_time() - started < 10
    label(names_of(("2020", "p Vorname1 Nachname1", "p Nachname2")), known)
    started = time.process_time()
    labels = label(names_of(("2020", "p Vorname1 Nachname1", "p Nachname2", "o Neu")), known)
    assert time.process_time() - started < 3
    started = time.process_time()
    label(names_of(("2020", "p Vorname1 Nachname1", "p Nachname2", "o Neu")), labels)
    assert time.process_time() - started < 0.3
