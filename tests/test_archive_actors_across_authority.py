"""The authority file: what it may say, and what it is told when it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.actors.across.authority import Authority, AuthorityError, Entry, parse_authority, read_authority
from archive.actors.across.roles import Holder
from archive.dates import PartialDate
from archive.mentions import Kind

FILE = Path("actors.toml")
GOOD = """\
no_actors = ["Frau", "Doktor"]

[[actor]]
name = "Wladimir Putin"
kind = "person"
aliases = ["Vladimir Putin"]

[[actor]]
id = "person:opfer-1"
name = "Max Mustermann"
kind = "person"
hidden = true
note = "Beschluss vom 3. Mai"

[[split]]
name = "Peter Müller"
kind = "person"
into = [
    { name = "Peter Müller (Politiker)", from = "1999-09", to = "2011-08" },
    { name = "Peter Müller (Boxer)", to = "1966" },
]

[[role]]
words = ["Kremlchef"]
holders = [{ name = "Wladimir Putin", from = "2012-05-07" }]
"""


def test_everything_that_can_be_said():
    """Actors, hidden actors, splits, offices, words that are no actor."""
    authority = parse_authority(GOOD, FILE)
    assert authority.no_actors == {"Frau", "Doktor"}
    assert authority.entries == (
        Entry("person:wladimir-putin", Kind.PERSON, "Wladimir Putin", ("Vladimir Putin",), False, 3),
        Entry("person:opfer-1", Kind.PERSON, "Max Mustermann", (), True, 8),
    )
    assert authority.splits[0].into == (
        Holder("Peter Müller (Politiker)", PartialDate(1999, 9), PartialDate(2011, 8)),
        Holder("Peter Müller (Boxer)", None, PartialDate(1966)),
    )
    assert authority.roles[0].holders == (Holder("Wladimir Putin", PartialDate(2012, 5, 7), None),)


def test_names_are_as_articles_have_them():
    """Whatever spaces a person typed, and however the editor composes umlauts."""
    text = '[[actor]]\nname = " Ju\u0308rgen  Groß\u00a0"\nkind = "person"\naliases = ["J.\\tGroß "]\n'
    (entry,) = parse_authority(text, FILE).entries
    assert (entry.id, entry.name, entry.aliases) == ("person:juergen-gross", "Jürgen Groß", ("J. Groß",))


def test_an_empty_file_decides_nothing():
    """Comments alone are fine."""
    assert parse_authority("# nothing yet\n", FILE) == Authority()


ACTOR = '[[actor]]\nname = "A"\nkind = "person"\n'


ROLE = '[[role]]\nwords = ["Chef"]\nholders = [\n    { name = "A", from = "1999" },\n    %s,\n]\n'
MISTAKES = [
    ("name = ", "1: not TOML: Invalid value"),
    ("\n[[actor]\n", "2: not TOML: Expected ']]' at the end of an array declaration"),
    (
        "\n[[person]]\nname = 'A'\n",
        "2: unknown key 'person'; known: no_actors, [[actor]], [[split]], [[role]]",
    ),
    ("[actor]\nname = 'A'\n", "1: write every actor below a line [[actor]] of its own"),
    ('no_actors = "Frau"\n', "1: no_actors must be a list of words in quotes"),
    ('[[actor]]\nname = "A"\n', "1: [[actor]] needs kind"),
    ('[[actor]]\nname = "A"\nkind = "x"\n', "3: kind must be person, organisation or place, not 'x'"),
    (
        ACTOR + "alias = []\n",
        "4: unknown key 'alias' in [[actor]]; known: name, kind, id, aliases, hidden, note",
    ),
    (ACTOR + 'aliases = ["B", 3]\n', "4: aliases must be a list of texts in quotes"),
    ('[[actor]]\nkind = "person"\nname = " "\n', "3: name must not be empty"),
    (ACTOR + 'aliases = [" "]\n', "4: aliases must be a list of texts in quotes"),
    (
        ROLE % '{ name = "" }',
        '5: each of holders must look like { name = "…", from = "1999-12-31", to = "2008-05" }',
    ),
    (ACTOR + 'hidden = "ja"\n', "4: hidden must be true or false"),
    (ACTOR + 'id = "a"\n', "4: id must look like person:a, not 'a'"),
    (
        ACTOR + '\n[[actor]]\nname = "B"\nkind = "person"\naliases = ["A"]\n',
        "5: 'A' already means person:a (line 1)",
    ),
    (
        ROLE % '{ name = "B", bis = "2000" }',
        '5: each of holders must look like { name = "…", from = "1999-12-31", to = "2008-05" }',
    ),
    (ROLE % '{ name = "A", from = "1999-13" }', "5: month must be in 1..12"),
    (
        ROLE % '{ name = "A", from = "März 1999" }',
        "5: not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: 'März 1999'",
    ),
    (ROLE % '{ name = "A", from = "2000", to = "1999" }', "5: A: ends (1999) before it begins (2000)"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_mistakes_are_named_with_their_line(text, message):
    """What, where, and what to write instead (the parser's own words for what is no TOML go on)."""
    with pytest.raises(AuthorityError) as caught:
        parse_authority(text, FILE)
    found = str(caught.value)
    assert (
        found.startswith(f"actors.toml:{message}")
        if "not TOML" in message
        else found == f"actors.toml:{message}"
    )


def test_all_mistakes_are_named_at_once():
    """One line each, in the order of the file."""
    with pytest.raises(AuthorityError) as caught:
        parse_authority('[[actor]]\nname = "A"\n\n[[actor]]\nkind = "person"\n', FILE)
    assert [problem.line for problem in caught.value.problems] == [1, 4]


def test_a_file_that_is_no_text_is_named(tmp_path):
    """Bytes that are no UTF-8 are no traceback."""
    path = tmp_path / "actors.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AuthorityError, match="can't be read as UTF-8 text"):
        read_authority(path)
