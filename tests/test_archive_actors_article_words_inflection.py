"""The nominative of names that begin with adjectives."""

from __future__ import annotations

import pytest

from archive.actors.article.words.inflection import nominative


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Europäischen Union", "Europäische Union"),
        ("Europäische Union", "Europäische Union"),
        ("Vereinten Nationen", "Vereinte Nationen"),
        ("Vereinigten Staaten von Amerika", "Vereinigte Staaten von Amerika"),
        ("Deutschen Bundestag", "Deutscher Bundestag"),
        ("Deutsche Bundestag", "Deutscher Bundestag"),
        ("Weißen Haus", "Weißes Haus"),
        ("Auswärtigen Amt", "Auswärtiges Amt"),
        ("Internationalen Roten Kreuz", "Internationales Rotes Kreuz"),
        ("Norddeutschen Rundfunk", "Norddeutscher Rundfunk"),
        ("Deutschen Gewerkschaftsbund", "Deutscher Gewerkschaftsbund"),
        ("Deutschen Bahn AG", "Deutsche Bahn AG"),
        ("Bundestag", "Bundestag"),
        ("Deutschen Bundestages", "Deutscher Bundestag"),
        ("Bundesministeriums für Arbeit", "Bundesministerium für Arbeit"),
        ("CDU-Stadtverbandes Bonn", "CDU-Stadtverband Bonn"),
        ("Bayrischen Landeskriminalamts", "Bayrisches Landeskriminalamt"),
        ("Olympischen Winterspielen", "Olympische Winterspiele"),
        ("Freien Wählern", "Freie Wähler"),
        ("Europäischen Stabilitätsmechanismus", "Europäischer Stabilitätsmechanismus"),
        ("Dritten Reich", "Drittes Reich"),
        ("Deutschen Patent- und Markenamtes", "Deutsches Patent- und Markenamt"),
        ("Fisch- und Wildamts", "Fisch- und Wildamt"),
        ("Dritten Reiches", "Drittes Reich"),
        ("Neue Zeller Wahlen", "Neue Zeller Wahlen"),
        ("Paris", "Paris"),
        ("Texas Instruments", "Texas Instruments"),
        ("New York", "New York"),
        ("Neue Zürcher Zeitung", "Neue Zürcher Zeitung"),
        ("Alternative für Deutschland", "Alternative für Deutschland"),
        ("Deutsche", "Deutsche"),
        ("Vereinigten Arabischen Emiraten", "Vereinigte Arabische Emirate"),
        ("Frankfurter Allgemeinen Sonntagszeitung", "Frankfurter Allgemeine Sonntagszeitung"),
        ("Berliner Verkehrsbetrieben", "Berliner Verkehrsbetriebe"),
        ("Deutschen Fußball Verbands", "Deutscher Fußball Verband"),
        ("Deutschen Demokratischen Republik", "Deutsche Demokratische Republik"),
        ("Internationalen Schutztruppe Nord", "Internationale Schutztruppe Nord"),
        ("Königlichen Rats Irans", "Königlicher Rat Irans"),
        ("Roten Khmer", "Roten Khmer"),
        ("Islamische Gemeinde Penzberg", "Islamische Gemeinde Penzberg"),
        ("Leipziger Zeitung", "Leipziger Zeitung"),
        ("Walter Eucken Institut", "Walter Eucken Institut"),
        ("Verbraucherzentrale Nürnberg", "Verbraucherzentrale Nürnberg"),
        ("Der Neue Tag", "Der Neue Tag"),
    ],
)
def test_the_noun_decides_the_ending(name, expected):
    """Feminine and plural -e, neuter -es, masculine -er; anything else stays as it is."""
    assert nominative(name) == expected
    assert nominative(expected) == expected
