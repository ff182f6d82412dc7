"""The judge of offices: answers, the table, the program."""

from __future__ import annotations

import json

import pytest

from archive.dates import PartialDate
from tests.evaluate import roles
from tests.evaluate.roles import Row, answer, read

DAY = PartialDate.from_iso("2020-05")


@pytest.mark.parametrize(
    ("who", "found", "word"),
    [
        ({"angela merkel"}, ["Angela Merkel"], "right"),
        ({"shinzō abe", "shinzo abe"}, ["Shinzo Abe"], "right"),
        ({"angela merkel"}, [], "open"),
        ({"angela merkel"}, ["Olaf Scholz"], "wrong"),
        ({"angela merkel"}, ["Angela Merkel", "Olaf Scholz"], "wrong"),
        (set(), [], "right"),
        (set(), ["Angela Merkel"], "wrong"),
    ],
)
def test_answers(who, found, word):
    """The holder or nobody where nobody should be is right; nobody else is open; anybody else is wrong."""
    assert answer(Row(DAY, "Die Kanzlerin kam.", frozenset(who)), found) == (word, found)


def test_the_table_is_sound():
    """Sixty sentences at least, each once, that name nobody of those they mean; some must stay open."""
    rows = read(roles.TABLE)
    assert len({(row.date.iso(), row.sentence) for row in rows}) == len(rows) >= 60
    for row in rows:
        for name in row.who:
            assert name.split()[-1] not in row.sentence.casefold()
    assert sum(not row.who for row in rows) >= 10


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A table of three rows, the last with a wrong holder."""
    path = tmp_path / "roles.tsv"
    path.write_text(
        "# a note\n"
        "2014-05\tDie Kanzlerin kam.\tAngela Merkel\n"
        "2005-11\tDie Leiterin der Schule kam.\tEine Leiterin\n"
        "2003-05\tDer Bundeskanzler kam.\tHelmut Kohl\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(roles, "TABLE", path)
    return path


@pytest.mark.usefixtures("table")
def test_the_program_counts_and_lists(capsys):
    """Counts to the one stream, what is not right to the other."""
    assert roles.main([]) == 0
    out, err = capsys.readouterr()
    assert out == "right 1, open 1, wrong 1, of 3\n"
    assert err.splitlines() == [
        "open: 2005-11 Die Leiterin der Schule kam. -",
        "wrong: 2003-05 Der Bundeskanzler kam. Gerhard Schröder",
    ]


@pytest.mark.usefixtures("table")
def test_the_counts_as_json(capsys):
    """For programs."""
    assert roles.main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"right": 1, "open": 1, "wrong": 1, "of": 3}
