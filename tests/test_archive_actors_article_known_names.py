"""Names that are known: their endings, where they stand, and what becomes of what the tagger found there."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.actors.article.known.forms import forms_of
from archive.actors.article.known.names import KnownNames, read
from archive.errors import ArchiveError
from archive.mentions import Kind
from archive.tokens import TOKEN, Lexicon, tokenize

P, ORG, L = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE
KNOWN = KnownNames(
    [
        ("Internationaler Währungsfonds", ORG),
        ("Ärzte ohne Grenzen", ORG),
        ("Rio de Janeiro", L),
        ("Rio", L),
        ("Bank von England", ORG),
        ("Rihanna", P),
        ("ver.di", ORG),
        ("Gestapo", ORG),
        ("Deutsche Bank", ORG),
        ("Hamas", ORG),
        ("Hama", L),
        ("Bremen Express", None),
        ("Vermittlungsausschuss", ORG),
        ("Horst in Holstein", L),
        ("Lübeck bei Horst", L),
        ("Lübeck bei Horst in Holstein", L),
        ("Holstein-Kasten", L),
    ]
)


def begun(text: str) -> list[tuple[int, int, int]]:
    """Tokens of a text with which known names begin."""
    lexicon = Lexicon()
    tokens = tokenize(text, lexicon)
    spellings = list(lexicon)
    rows = zip(tokens.starts.tolist(), tokens.ends.tolist(), tokens.types.tolist(), strict=True)
    marks = ((start, end, KNOWN.number(spellings[number])) for start, end, number in rows)
    return [mark for mark in marks if mark[2]]


def added(text: str, *names: tuple[str, Kind]) -> list[tuple[str, Kind]]:
    """Names of a text once the known ones are added; `names` are what the tagger found, in order."""
    found, at = [], 0
    for name, kind in names:
        at = text.index(name, at)
        found.append((at, at + len(name), kind))
    return [(text[start:end], kind) for start, end, kind in KNOWN.added(text, begun(text), found).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Internationale Währungsfonds warnt", [("Internationale Währungsfonds", ORG)]),
        ("wegen des Internationalen Währungsfonds.", [("Internationalen Währungsfonds", ORG)]),
        ("sagten Ärzte ohne Grenzen", [("Ärzte ohne Grenzen", ORG)]),
        ("sagten Ärzte ohne Grenzenlosigkeit", []),
        ("In Rio de Janeiro und in Rio", [("Rio de Janeiro", L), ("Rio", L)]),
        ("in Rios Straßen", [("Rios", L)]),
        ("das Hotel Rio Palace", []),
        ("das Hotel Rio", []),
        ("die Zerstörung Rios", [("Rios", L)]),
        ("die Zerstörung Rio", []),
        ("mit Herrn Rios", []),
        ("ob der Vermittlungsausschuss Fehler macht", [("Vermittlungsausschuss", ORG)]),
        ("der Vermittlungsausschuss II", []),
        ("Die Hamas droht. In Rio nicht", [("Hamas", ORG), ("Rio", L)]),
        ("das „Rio“ und „Rio Neu“", [("Rio", L)]),
        ("die Terrorgruppe Hamas", [("Hamas", ORG)]),
        ("das Popsternchen Rihanna", [("Rihanna", P)]),
        ("Rihannas Lied", [("Rihannas", P)]),
        ("ver.di streikt", [("ver.di", ORG)]),
        ("die Hamas in Hama", [("Hamas", ORG), ("Hama", L)]),
        ("ein Rio-Urlaub", []),
        ("die Bank von England-Studie", [("Bank von England", ORG)]),
        ("der Deutsche Bank-Chef", [("Deutsche Bank", ORG)]),
    ],
)
def test_known_names_are_found_in_all_their_forms(text: str, expected: list[tuple[str, Kind]]) -> None:
    """As whole words; one word alone only where it is no part of something longer."""
    assert added(text) == expected


@pytest.mark.parametrize("name", ["Holstein-Kasten", "Holstein-Kastens Süden", "Holstein-Kasten-Tag"])
def test_a_name_ends_with_a_whole_one(name: str) -> None:
    """What ends in the first half of another name ends elsewhere, if need be before."""
    found = added(f"Wer nach Lübeck bei Horst in {name} zieht, bleibt.")
    assert ("Horst in Holstein", L) not in found
    assert ("Lübeck bei Horst", L) in found


def test_other_words_may_follow_a_hyphen() -> None:
    """Friends of a town are no other town."""
    assert ("Horst in Holstein", L) in added("Die Horst in Holstein-Freunde sagen ab.")


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Bank von England stützt", [("England", L)], [("Bank von England", ORG)]),
        ("Rio de Janeiro hofft", [("Rio", P), ("Janeiro", P)], [("Rio de Janeiro", L)]),
        ("mit Rihanna", [("Rihanna", L)], [("Rihanna", P)]),
        ("Stiftung Ärzte ohne Grenzen Bonn", [("Stiftung Ärzte ohne Grenzen Bonn", ORG)], None),
        (
            "Xi in Rio de Janeiro mit Li",
            [("Xi", P), ("Li", P)],
            [("Xi", P), ("Rio de Janeiro", L), ("Li", P)],
        ),
        ("im brasilianischen Rio", [("brasilianischen Rio", ORG)], [("Rio", L)]),
        ("neben Rio wächst es", [("neben Rio", ORG)], None),
        ("die Bremen Express sank", [("Bremen", L)], []),
        ("die Bremen Express AG", [("Bremen Express AG", ORG)], None),
    ],
)
def test_what_the_tagger_found_gives_way(
    text: str, names: list[tuple[str, Kind]], expected: list[tuple[str, Kind]] | None
) -> None:
    """Within a known name, and where it had another kind; something longer stays (None: all as it was)."""
    assert added(text, *names) == (names if expected is None else expected)


def test_known_names_have_no_endings() -> None:
    """Whatever form stands in the text; things have no name at all."""
    text = "des Internationalen Währungsfonds in Rio auf der Bremen Express"
    _, things, known = KNOWN.added(text, begun(text), [])
    assert {text[start:end]: name for (start, end), name in known.items()} == {
        "Internationalen Währungsfonds": "Internationaler Währungsfonds",
        "Rio": "Rio",
    }
    assert [text[start:end] for start, end in things] == ["Bremen Express"]


def test_people_are_no_towns() -> None:
    """Neither behind a given name in -er nor where the tagger has a person; the Pariser Eiffelturm is one."""
    known = KnownNames([("Ahlen", L), ("Eiffelturm", L), ("Fifa", ORG)])

    def added(text: str, *names: tuple[int, int, Kind]) -> list[str]:
        tokens = [match.span() for match in TOKEN.finditer(text)]
        begun = [(start, end, known.number(text[start:end])) for start, end in tokens]
        found = known.added(text, [one for one in begun if one[2]], names, lambda word: word == "Peter").names
        return [f"{text[start:end]}/{kind}" for start, end, kind in found]

    assert added("Dort kam Peter Ahlen an") == []
    assert added("Dort kam Walter Ahlen an", (9, 21, P)) == ["Walter Ahlen/person"]
    assert added("Am Pariser Eiffelturm", (3, 21, L)) == ["Eiffelturm/place"]
    assert added("Am New Yorker Eiffelturm", (3, 24, L)) == ["Eiffelturm/place"]
    assert added("Der Weltverband Fifa") == ["Fifa/organisation"]
    assert added("Der Aufsteiger Ahlen", (15, 20, ORG)) == ["Ahlen/organisation"]


def test_a_word_for_a_thing_is_no_end_of_a_name() -> None:
    """Who meets the Bulls may mean the Chicago Bulls; who means the law is not with its partisans."""
    known = KnownNames([("Chicago Bulls", ORG), ("Partisanen der Scharia", ORG), ("Scharia", None)])
    assert known.is_end(ORG, "Bulls")
    assert not known.is_end(L, "Bulls")
    assert not known.is_end(ORG, "Scharia")


def test_organisations_of_one_word_are_heads_of_compounds() -> None:
    """The Gestapo of a Gestapo-Vergleich; places and people only where an article names them."""
    assert KNOWN.bodies == {"Gestapo", "Hamas", "Vermittlungsausschuss"}


def test_persons_are_not_declined_like_adjectives() -> None:
    """They have a genitive alone, and none behind an s."""
    assert list(forms_of("Walter Ulbricht", P)) == ["Walter Ulbricht", "Walter Ulbrichts"]
    assert list(forms_of("Los Angeles", L)) == ["Los Angeles"]
    assert "Deutscher Neuere" not in forms_of("Deutsche Neue", P)


def test_all_adjectives_are_declined_alike() -> None:
    """What has another ending stays: Zürcher, Zeitung."""
    red = set(forms_of("Deutsches Rotes Kreuz", ORG))
    assert {"Deutschen Roten Kreuzes", "Deutsche Rote Kreuz", "Deutschem Rotem Kreuz"} < red
    assert "Neuen Zürcher Zeitung" in forms_of("Neue Zürcher Zeitung", ORG)
    assert "Internationalen Währungsfonds" in forms_of("Internationaler Währungsfonds", ORG)
    assert "Obersten Gerichtshof der USA" in forms_of("Oberster Gerichtshof der USA", ORG)
    assert "Europäischen Schule München" in forms_of("Europäische Schule München", ORG)
    assert list(forms_of("Bank of England", ORG)) == ["Bank of England", "Bank of Englands"]
    assert list(forms_of("Föderationsrat", ORG)) == ["Föderationsrat", "Föderationsrats", "Föderationsrates"]
    assert list(forms_of("Rote Fahne", ORG, "Roten")) == [
        "Rote Fahne", "Rote Fahnes", "Roten Fahne", "Roten Fahnes",
    ]  # fmt: skip


def test_a_line_that_names_nobody_is_told(tmp_path: Path) -> None:
    """With file and number."""
    path = tmp_path / "known.tsv"
    path.write_text("# remark\n\nRihanna\tP\nRio\tX\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"known\.tsv:4: expected a name, a tab and P, O, L or N"):
        read(path)
    path.write_text("# remark\n\nRihanna\tP\n", encoding="utf-8")
    assert read(path) == [("Rihanna", P)]


def test_the_shipped_names_are_sorted_and_stand_once() -> None:
    """So that a change is seen in one line."""
    path = Path("archive/actors/data/known.tsv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines))
    assert len({name for name, _ in read(path)}) == len(lines)
    assert KnownNames(read(path)).number("Deutschen")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Falcon 9", "Der Streit um Falcon 9 und mehr"),
        ("Malcolm X", "als Malcolm X sprach"),
        ("Canal+", "bei Canal+ läuft"),
        ("AT&T", "die AT&Ts"),
        ("Bela B", "Bela Bs Lied"),
        ("W&W", "die W&W zahlt"),
        ("Berliner Verkehrsbetriebe", "bei den Berliner Verkehrsbetrieben"),
        ("Zentralrat der Juden", "des Zentralrats der Juden"),
        ("Zentralrat der Juden", "des Zentralrates der Juden"),
    ],
)
def test_names_with_little_behind_their_first_word_are_found(name: str, text: str) -> None:
    """Wherever they stand, in all forms."""
    known = KnownNames([(name, ORG), (f"{name} Hoch Drei", ORG)])
    marks = [(m.start(), m.end(), known.number(m[0])) for m in TOKEN.finditer(text)]
    assert [form.name for _, _, form in known.found(text, [mark for mark in marks if mark[2]])] == [name]


def test_all_shipped_names_are_found() -> None:
    """Each where nothing else stands beside it, in the nominative: all short ones, and some of the others."""
    shipped = read(Path("archive/actors/data/known.tsv"))
    known = KnownNames(shipped)
    missed = []
    for place, (name, kind) in enumerate(shipped):
        if place % 9 and len(name) > 9:
            continue
        text = f"weil {name} da ist"
        marks = [(m.start(), m.end(), known.number(m[0])) for m in TOKEN.finditer(text)]
        found = {(start, end) for start, end, _ in known.found(text, [mark for mark in marks if mark[2]])}
        if (5, 5 + len(name)) not in found:
            missed.append((name, kind))
    assert missed == []


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("Das auswärtige Qorbu rät", "auswärtige Qorbu", "Auswärtiges Qorbu"),
        ("Sprecher des auswärtigen Qorbus", "auswärtigen Qorbus", "Auswärtiges Qorbu"),
        (
            "vom Deutsch-Qorbischen Jugendwerk",
            "Deutsch-Qorbischen Jugendwerk",
            "Deutsch-Qorbisches Jugendwerk",
        ),
        ("die dbb qorbunion streikt", "dbb qorbunion", "dbb qorbunion"),
    ],
)
def test_small_and_hyphenated_adjectives_are_declined(text, surface, name) -> None:
    """In all endings; the name is spelt as the list has it, but for its first letter."""
    names = ["auswärtiges Qorbu", "Deutsch-Qorbisches Jugendwerk", "dbb qorbunion"]
    known = KnownNames([(name, ORG) for name in names])
    tokens = [match.span() for match in TOKEN.finditer(text)]
    begun = [(start, end, known.number(text[start:end])) for start, end in tokens]
    ((start, end, form),) = known.found(text, [one for one in begun if one[2]])
    assert (text[start:end], form.name) == (surface, name)
