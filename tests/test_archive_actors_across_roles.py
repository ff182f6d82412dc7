"""Offices: the words for them, and who held them when; dated sentences with the list that ships."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from archive.actors import labeller, load_tagger
from archive.actors.across.roles import Holder, Role, RoleWords, adjective_forms, inflections
from archive.actors.loading import shipped_roles
from archive.article import Article
from archive.dates import PartialDate
from archive.mentions import Names
from archive.tokens import Lexicon, tokenize

date = PartialDate.from_iso

OFFICE = Role(
    ("Chef",),
    (
        Holder("Eins", date("1990-05-01"), date("2000-05-07")),
        Holder("Zwei", date("2000-05-07"), date("2005-03")),
        Holder("Drei", date("2005-03"), None),
    ),
)


@pytest.mark.parametrize(
    ("when", "who"),
    [
        ("1990-04-30", None), ("1990-05-01", "Eins"), ("1990", None), ("1995", "Eins"),
        ("2000-05-06", "Eins"),
        ("2000-05-07", None), ("2000-05-08", "Zwei"), ("2000-05", None), ("2000-04", "Eins"),
        ("2000", None),
        ("2005-03-31", None), ("2005-03", None), ("2005-02", "Zwei"), ("2005-04", "Drei"), ("2024", "Drei"),
    ],
)  # fmt: skip
def test_an_office_has_one_holder_or_stays_open(when, who):
    """A day of change, a month of change, or a change whose day is unknown leads to nobody."""
    assert OFFICE.at(date(when).first, date(when).last) == who


def test_words_are_found_in_their_forms():
    """Genitive, weak nouns, adjectives in any case; the phrase wins over the single word."""
    words = RoleWords([Role(("Kanzler", "österreichischer Kanzler", "Russlands Präsident"), ())])
    text = "Des österreichischen Kanzlers Freund, Russlands  Präsident. Frankreichs Präsident"
    place = text.index("Kanzlers")
    assert words.match(text, place, place + 8) == (4, "österreichischer Kanzler")
    place = text.index("Präsident")
    assert words.match(text, place, place + 9) == (text.index("Russlands"), "Russlands Präsident")
    place = text.rindex("Präsident")
    assert words.match(text, place, place + 9) is None
    assert words.match("Kanzler", 0, 7) == (0, "Kanzler")
    assert "Kanzlers" in words and "Minister" not in words


def test_inflections():
    """As German does it."""
    assert inflections("Präsident") == ("Präsident", "Präsidenten")
    assert inflections("Papst") == ("Papst", "Papstes", "Papsts")
    assert inflections("Kanzlerin") == ("Kanzlerin",)
    assert "russischem" in adjective_forms("russischer")


def test_the_list_that_ships_is_in_order():
    """No two holders of one office overlap by more than the day of change, and every word is used once."""
    words = [word for role in shipped_roles() for word in role.words]
    assert len(words) == len(set(words))
    for role in shipped_roles():
        rows = sorted((h for h in role.holders if h.start), key=lambda holder: holder.start.first)
        for one, two in pairwise(rows):
            assert one.end is not None, (role.words[0], one)
            assert one.end.first <= two.start.last, (role.words[0], one, two)


SENTENCES = [
    ("2022-12", "Kremlchef will mehr Kooperation mit China.", "Wladimir Putin"),
    ("2010-06", "Der Kremlchef reist nach Berlin.", "Dmitri Medwedew"),
    ("2008-05", "Der Kremlchef reist nach Berlin.", None),
    ("2008-05-06", "Der Kremlchef reist nach Berlin.", "Wladimir Putin"),
    ("2008-05-08", "Der Kremlchef reist nach Berlin.", "Dmitri Medwedew"),
    ("1998-01", "Der Kremlchef ist krank.", "Boris Jelzin"),
    ("2014", "Die Haltung des Kremlchefs ist klar.", "Wladimir Putin"),
    ("2012", "Der Kremlchef schweigt.", None),
    ("2021-03", "Russlands Präsident sagte ab.", "Wladimir Putin"),
    ("2009-03", "Der russische Präsident sagte ab.", "Dmitri Medwedew"),
    ("2009-03", "Der russische Ministerpräsident sagte ab.", "Wladimir Putin"),
    ("2015-07-01", "Die Kanzlerin warb um Geduld.", "Angela Merkel"),
    ("2005-11", "Die Kanzlerin warb um Geduld.", None),
    ("2005-12", "Die Bundeskanzlerin warb um Geduld.", "Angela Merkel"),
    ("2003-02", "Der Bundeskanzler warb um Geduld.", "Gerhard Schröder"),
    ("1992", "Der Bundeskanzler warb um Geduld.", "Helmut Kohl"),
    ("2022-01", "Der Bundeskanzler warb um Geduld.", "Olaf Scholz"),
    ("2021-12", "Der Bundeskanzler warb um Geduld.", None),
    ("2010-01", "Der Bundeskanzler warb um Geduld.", None),
    ("2025-06", "Der Kanzler warb um Geduld.", "Friedrich Merz"),
    ("2018-05", "Der österreichische Bundeskanzler warb um Geduld.", "Sebastian Kurz"),
    ("2019-08", "Österreichs Bundeskanzlerin warb um Geduld.", "Brigitte Bierlein"),
    ("2000-10", "Österreichs Bundeskanzler warb um Geduld.", "Wolfgang Schüssel"),
    ("2011-05", "Der Bundespräsident hielt eine Rede.", "Christian Wulff"),
    ("2012-03-01", "Der Bundespräsident hielt eine Rede.", None),
    ("2019", "Der Bundespräsident hielt eine Rede.", "Frank-Walter Steinmeier"),
    ("1996", "Der Bundespräsident hielt eine Rede.", "Roman Herzog"),
    ("2012-06", "Die Schweizer Bundespräsidentin hielt eine Rede.", "Eveline Widmer-Schlumpf"),
    ("2003-03-20", "Der US-Präsident kündigte Krieg an.", "George W. Bush"),
    ("1991-01-17", "Der US-Präsident kündigte Krieg an.", "George Bush"),
    ("2009-01", "Der US-Präsident kam.", None),
    ("2009-01-19", "Der US-Präsident kam.", "George W. Bush"),
    ("2009-01-21", "Der US-Präsident kam.", "Barack Obama"),
    ("2020-10", "Der amerikanische Präsident kam.", "Donald Trump"),
    ("2023", "Der US-Präsident kam.", "Joe Biden"),
    ("2025-03", "Der US-Präsident kam.", "Donald Trump"),
    ("1997", "Der US-Präsident kam.", "Bill Clinton"),
    ("2005-04-03", "Der Papst ist tot.", None),
    ("2005-04-01", "Der Papst ist krank.", "Johannes Paul II."),
    ("2006-09", "Der Papst besucht Bayern.", "Benedikt XVI."),
    ("2013-03", "Der Papst tritt zurück.", None),
    ("2016", "Die Worte des Papstes.", "Franziskus"),
    ("2025-09", "Der Papst betete.", "Leo XIV."),
    ("1999", "Der UN-Generalsekretär mahnte.", "Kofi Annan"),
    ("2015-01", "Der UN-Generalsekretär mahnte.", "Ban Ki Moon"),
    ("2022", "Der UN-Generalsekretär mahnte.", "António Guterres"),
    ("2022", "Der Nato-Generalsekretär mahnte.", "Jens Stoltenberg"),
    ("2024-10-01", "Der Nato-Generalsekretär mahnte.", None),
    ("2020-04", "Die EU-Kommissionspräsidentin mahnte.", "Ursula von der Leyen"),
    ("2010", "Der EU-Kommissionspräsident mahnte.", "José Manuel Barroso"),
    ("2012-08", "Der EZB-Präsident mahnte.", "Mario Draghi"),
    ("2022-02", "Die EZB-Präsidentin mahnte.", "Christine Lagarde"),
    ("2016-01", "Der britische Premierminister mahnte.", "David Cameron"),
    ("2017-06", "Die britische Premierministerin mahnte.", "Theresa May"),
    ("2022-09", "Die britische Premierministerin mahnte.", None),
    ("2012-05", "Der französische Präsident mahnte.", None),
    ("2011-10", "Frankreichs Präsident mahnte.", "Nicolas Sarkozy"),
    ("2011-10", "Frankreichs Premierminister mahnte.", "François Fillon"),
    ("2008-02", "Polens Ministerpräsident mahnte.", "Donald Tusk"),
    ("2023-05", "Die italienische Regierungschefin mahnte.", "Giorgia Meloni"),
    ("2002-07", "Der italienische Ministerpräsident mahnte.", "Silvio Berlusconi"),
    ("2004", "Der chinesische Staatschef mahnte.", "Hu Jintao"),
    ("2013-08", "Der türkische Ministerpräsident mahnte.", "Recep Tayyip Erdoğan"),
    ("2018-01", "Die Kanzlerin traf Emmanuel Macron.", "Angela Merkel"),
]


@pytest.fixture(scope="module")
def tagger():
    """The tagger that ships."""
    return load_tagger()


@pytest.fixture(scope="module")
def label():
    """The labeller without an authority file."""
    return labeller().label


@pytest.mark.parametrize(("when", "sentence", "who"), SENTENCES)
def test_dated_sentences(tagger, label, when, sentence, who):
    """From the text to the person: right, or left open where the date does not decide."""
    article = Article("t/1", "", sentence, date(when))
    lexicon = Lexicon()
    found = tagger([article], [tokenize(article.text, lexicon)], lexicon)[0]
    roles = [mention for mention in found if mention.role]
    assert len(roles) == 1
    first, last = (np.array([day.toordinal()], np.int32) for day in (article.date.first, article.date.last))
    names = Names([roles[0].kind], [roles[0].name], [True], np.zeros(1, np.int32), first, last)
    labels = label(names)
    assert [labels.actors[n].name if n >= 0 else None for n in labels.pair_actors.tolist()] == [who]


def test_a_sentence_without_a_date_leaves_the_office_open(label):
    """Nobody is guessed."""
    zero = np.zeros(1, np.int32)
    labels = label(Names(["person"], ["Kremlchef"], [True], zero, zero, zero))
    assert labels.pair_actors.tolist() == [-1]
    assert labels.actors == ()
