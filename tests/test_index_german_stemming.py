"""Which forms meet in one stem, and which near-misses must not."""

import pytest

from index.german.folding import fold
from index.german.stemming import Stemmer
from index.german.verbs import Verbs
from index.german.vocabulary import Vocabulary

MEET = [
    "Haus Hauses Häuser Häusern Haeuser",
    "Land Länder Ländern Landes",
    "Vater Väter Vätern Vaters",
    "Bürger Bürgers Bürgern Bürgerin Bürgerinnen",
    "Kollege Kollegen Kollegin Kolleginnen",
    "Arzt Ärzte Ärztin Ärztinnen",
    "Präsident Präsidenten Präsidentin Präsidentinnen",
    "Bundeskanzler Bundeskanzlers Bundeskanzlerin",
    "Merkel Merkels",
    "Putin Putins",
    "Obama Obamas",
    "Russland Russlands",
    "Auto Autos",
    "Kamera Kameras",
    "ankündigen angekündigt angekündigte anzukündigen",
    "gehen ging gegangen geht",
    "übernehmen übernahm übernommen",
    "gründete gegründet Gründung Gründer",
    "einführen eingeführt einzuführen eingeführte",
    "steigen stieg gestiegen gestiegene",
    "arbeiten arbeitete gearbeitet",
    "Masse Maße",  # one folded spelling, hence one stem
]
"""Rows whose words share one stem."""

APART = [
    ("Bürger", "Burg"),
    ("Andreas", "Andrea"),
    ("Paris", "Pari"),
    ("Virus", "Viru"),
    ("Bauer", "Bau"),
    ("Bär", "bar"),
    ("über", "Uber"),
    ("Müller", "Muller"),
    ("Müller", "Müll"),
    ("Förderung", "Forderung"),
    ("zählen", "zahlen"),
    ("schön", "schon"),
    ("ändern", "andere"),
    ("Wetter", "Wette"),
    ("Lager", "Lage"),
    ("Meister", "meist"),
    ("Termin", "Term"),
    ("Macht", "machte"),
    ("wandern", "Wand"),
    ("Währung", "Wahrung"),
    ("Schüler", "Schule"),
    ("Küche", "Kuchen"),
]
"""Near-misses that Snowball alone would (mostly) bring together."""

INFINITIVES = [
    ("ging", "gehen"),
    ("bekam", "bekommen"),
    ("abgenommen", "abnehmen"),
    ("anzukuendigen", "ankuendigen"),
    ("verhandelte", "verhandeln"),
    ("gefordert", "fordern"),
    ("eingefuehrten", "einfuehren"),
    ("stand", ""),  # a noun as often
    ("seite", ""),  # no past of sein
    ("kosten", ""),
    ("selbst", ""),
    ("heute", ""),
    ("haus", ""),
    ("", ""),
]

MASCULINES = [
    ("kollegin", "kollege"),
    ("aerztinnen", "arzt"),
    ("kanzlerin", "kanzler"),
    ("termin", ""),
    ("berlin", ""),
    ("medizin", ""),
    ("magazin", ""),
    ("gewinn", ""),
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The one that ships."""
    return Vocabulary.base()


@pytest.fixture(scope="module")
def stem(vocabulary: Vocabulary) -> Stemmer:
    """With the vocabulary that ships."""
    return Stemmer(vocabulary)


@pytest.mark.parametrize("row", MEET)
def test_forms_of_one_word_meet(stem: Stemmer, row: str) -> None:
    """Inflected, feminine and differently spelt forms have one stem."""
    assert len({stem(fold(word)) for word in row.split()}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_near_misses_stay_apart(stem: Stemmer, one: str, other: str) -> None:
    """Words that only look alike have different stems."""
    assert stem(fold(one)) != stem(fold(other))


@pytest.mark.parametrize(("form", "infinitive"), INFINITIVES)
def test_verbs_are_led_to_infinitives(vocabulary: Vocabulary, form: str, infinitive: str) -> None:
    """Past tenses, participles and zu-infinitives of known verbs, and nothing else."""
    assert Verbs(vocabulary).infinitive(form) == infinitive


@pytest.mark.parametrize(("feminine", "masculine"), MASCULINES)
def test_in_is_dropped_only_where_the_masculine_is_a_word(
    stem: Stemmer, feminine: str, masculine: str
) -> None:
    """Not every word in -in is a woman."""
    if masculine:
        assert stem(feminine) == stem(masculine)
    else:
        assert stem.masculine(feminine) == ""
