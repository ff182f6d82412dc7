"""`archive actors`: the evidence for an actor, and suggestions that a person can accept."""

from __future__ import annotations

import json
import shutil
import tomllib

import pytest

from archive.cli.frame import run

ARTICLES = {
    "a": "date 2022-03-01 Reise\n\nEs regnet. Wladimir Putin reiste nach Peking. Putin blieb dort.",
    "b": "date 2022-05-01 Rede\n\nIn Moskau sprach Wladimir Putin lange. Angela Merkel schwieg.",
    "c": "date 2022-04-01 Gipfel\n\nIn Moskau sprach Vladimir Putin lange.",
}


@pytest.fixture(scope="module")
def indexed(tmp_path_factory):
    """A home with three articles, two of which spell a name otherwise than the third."""
    folder = tmp_path_factory.mktemp("cli-actors")
    source = folder / "source"
    source.mkdir()
    for name, text in ARTICLES.items():
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["--home", str(folder / "home"), "reindex", str(source)]) == 0
    return folder / "home"


@pytest.fixture
def command(capsys, monkeypatch):
    """Run a command line that succeeds; returns its stdout."""
    monkeypatch.setenv("NO_COLOR", "1")

    def call(home, *arguments):
        capsys.readouterr()
        assert run(["--home", str(home), "actors", *arguments]) == 0
        return capsys.readouterr().out

    return call


def test_show_gives_names_dates_company_and_evidence(command, indexed):
    """For programs: one sentence of each article, newest first, with the place of the name."""
    shown = json.loads(command(indexed, "show", "Wladimir Putin", "--json"))
    assert (shown["first"], shown["last"], shown["articles"]) == ("2022-03-01", "2022-05-01", 2)
    assert shown["names"] == {"Wladimir Putin": 2}
    assert "person:angela-merkel" in [row["id"] for row in shown["together"]]
    assert [(row["date"], row["sentence"]) for row in shown["evidence"]] == [
        ("2022-05-01", "In Moskau sprach Wladimir Putin lange."),
        ("2022-03-01", "Wladimir Putin reiste nach Peking."),
    ]
    for row in shown["evidence"]:
        assert [row["sentence"][start:end] for start, end in row["marks"]] == ["Wladimir Putin"]


def test_show_prints_the_evidence_for_people(command, indexed):
    """Date and article, then the sentence."""
    lines = command(indexed, "show", "Wladimir Putin").splitlines()
    assert "  Wladimir Putin reiste nach Peking." in lines


def test_suggestions_accepted_as_they_are_merge_the_two(command, indexed, tmp_path):
    """What `suggest` prints is an authority file: once it is in place there is nothing left to suggest."""
    home = tmp_path / "home"
    shutil.copytree(indexed, home)
    (proposal,) = json.loads(command(home, "suggest", "--json"))
    assert (proposal["reason"], proposal["actor"]["count"], proposal["other"]["count"]) == ("spelling", 2, 1)
    printed = command(home, "suggest")
    assert printed == proposal["toml"]
    assert tomllib.loads(printed)["actor"][0]["name"] == "Wladimir Putin"
    (home / "actors.toml").write_text(printed, encoding="utf-8")
    command(home, "apply")
    assert command(home, "suggest") == "# nothing to suggest\n"
    assert json.loads(command(home, "show", "Vladimir Putin", "--json"))["articles"] == 3


def test_a_single_day_is_said_once(command, indexed):
    """For people: from when to when, or when."""
    assert "2 articles, 1. März 2022 – 1. Mai 2022" in command(indexed, "show", "Wladimir Putin")
    assert "1 article, 1. Mai 2022\n" in command(indexed, "show", "Angela Merkel")


def test_suggestions_are_limited(command, indexed):
    """The most frequent ones, as many as asked for."""
    assert len(json.loads(command(indexed, "suggest", "--limit", "1", "--json"))) == 1


def test_words_for_offices_of_ones_own_are_found(indexed, tmp_path, capsys):
    """In articles that are read after they were written down; what that leaves to do is said."""
    home, source = tmp_path / "home", tmp_path / "more"
    shutil.copytree(indexed, home)
    (home / "actors.toml").write_text(
        '[[role]]\nwords = ["Hafenmeister"]\nholders = [{ name = "Anna Huber", from = "2020" }]\n',
        encoding="utf-8",
    )
    assert run(["--home", str(home), "actors", "apply"]) == 0
    assert "Hafenmeister: words for offices of your own" in capsys.readouterr().err
    source.mkdir()
    (source / "d.txt").write_text("date 2022-06-01 Hafen\n\nDer Hafenmeister schwieg.", encoding="utf-8")
    assert run(["--home", str(home), "reindex", str(source)]) == 0
    capsys.readouterr()
    assert run(["--home", str(home), "actors", "show", "Anna Huber", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 1


def test_who_is_doubtful_is_nobody_until_people_decide(command, tmp_path):
    """Who has little speaking for him is not listed; people can name him, and no article is read again."""
    source, home = tmp_path / "source", tmp_path / "home"
    source.mkdir()
    body = "In Klein Bandau brannte es."
    (source / "a.txt").write_text(f"date 2022-03-01 Feuerwehr\n\n{body}", encoding="utf-8")
    assert run(["--home", str(home), "reindex", str(source)]) == 0
    assert "Bandau" not in command(home, "list")
    entry = '[[actor]]\nname = "Bandau"\nkind = "place"\naliases = ["Klein Bandau"]\n'
    (home / "actors.toml").write_text(entry, encoding="utf-8")
    command(home, "apply")
    assert "Bandau" in command(home, "list")
    shown = json.loads(command(home, "show", "Bandau", "--json"))
    assert shown["articles"] == 1


def test_names_of_ones_own_are_found(indexed, tmp_path, capsys):
    """Names that the tagger would not take for any; which ones no article uses is said."""
    home, source = tmp_path / "home", tmp_path / "more"
    shutil.copytree(indexed, home)
    entries = (("Freundlicher Freitag", "organisation"), ("Angela Merkel", "person"))
    (home / "actors.toml").write_text(
        "\n".join(f'[[actor]]\nname = "{name}"\nkind = "{kind}"' for name, kind in entries), encoding="utf-8"
    )
    assert run(["--home", str(home), "actors", "apply"]) == 0
    said = capsys.readouterr().err
    assert "Freundlicher Freitag: found in no article yet" in said
    assert "archive reindex --full" in said
    source.mkdir()
    body = "Am Abend lud der Freundliche Freitag zum Essen."
    (source / "d.txt").write_text(f"date 2022-06-01 Essen\n\n{body}", encoding="utf-8")
    assert run(["--home", str(home), "reindex", str(source)]) == 0
    capsys.readouterr()
    assert run(["--home", str(home), "actors", "show", "Freundlicher Freitag", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 1
    assert run(["--home", str(home), "actors", "apply"]) == 0
    assert not capsys.readouterr().err
