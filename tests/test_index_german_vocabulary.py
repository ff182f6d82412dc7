"""The vocabulary: made from counts, packed, saved, extended by an archive."""

import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from index.german.corpus import count, texts
from index.german.folding import fold
from index.german.vocabulary import Vocabulary
from index.german.vocabulary_build import main, rounded, vocabulary

WORDS = st.dictionaries(
    st.text(alphabet="abcdeiou", min_size=1, max_size=9), st.integers(1, 9999), max_size=12
)


def small() -> Vocabulary:
    """A few words, a person and a place."""
    return Vocabulary.of(
        {"haus": 500, "bau": 300, "klein": 80}, {"klein": 78}, {"merkel", "berlin"}, {"berlin": 60}
    )


def same(one: Vocabulary, other: Vocabulary) -> bool:
    """Whether two vocabularies agree in everything."""
    names = ("counts", "lowers", "names", "places", "fronts", "heads", "fingerprint")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def test_packed_and_saved_vocabularies_come_back_whole(tmp_path: Path) -> None:
    """Text and file keep counts, lower-case counts, names, places and the fingerprint."""
    made = small()
    assert same(Vocabulary.unpack(made.pack()), made)
    made.save(tmp_path / "vocabulary.npz")
    assert same(Vocabulary.load(tmp_path / "vocabulary.npz"), made)


def test_files_that_are_not_packed_are_read(tmp_path: Path) -> None:
    """Indexes of older versions have them: they are to be named outdated, not damaged."""
    made = small()
    path = tmp_path / "vocabulary.npz"
    made.save(path)
    path.write_bytes(zstandard.decompress(path.read_bytes()))
    assert path.read_bytes().startswith(b"PK")
    assert same(Vocabulary.load(path), made)


@given(WORDS)
def test_any_counts_go_round(counts: dict[str, int]) -> None:
    """Unpacking what was packed gives the same vocabulary."""
    made = Vocabulary.of(counts | {"haus": 1}, {"haus": 1}, {"xyz"})
    assert same(Vocabulary.unpack(made.pack()), made)


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    """Loading never guesses."""
    path = tmp_path / "vocabulary.npz"
    for damaged in (b"no vocabulary", b"PK", zstandard.compress(b"x"), zstandard.compress(b"x" * 99)[:-1]):
        path.write_bytes(damaged)
        with pytest.raises((OSError, ValueError)):
            Vocabulary.load(path)
    with pytest.raises(OSError, match="missing"):
        Vocabulary.load(tmp_path / "missing.npz")


def test_the_base_vocabulary_knows_words_and_names() -> None:
    """What ships was made from the Bundestag: its words, and its names as names."""
    base = Vocabulary.base()
    assert len(base.counts) > 100_000
    assert base.counts["ruestung"] > 10
    assert {"merkel", "scholz", "hamburg"} <= base.names
    assert not {"kollegin", "haus", "politik"} & base.names
    assert base.fingerprint == Vocabulary.base().fingerprint


def test_loading_is_fast_enough_for_every_command(tmp_path: Path) -> None:
    """A saved vocabulary is ready in a fifth of a second."""
    Vocabulary.base().save(tmp_path / "vocabulary.npz")
    started = time.process_time()
    Vocabulary.load(tmp_path / "vocabulary.npz")
    assert time.process_time() - started < 0.2


def test_an_archive_adds_words_seen_twice_but_no_known_names() -> None:
    """Single occurrences are noise, names stay names, hyphens and numbers are no words."""
    made = small().with_archive(
        {"Windrad": 2, "windrad": 1, "Merkel": 9, "Tippfeler": 1, "EU-Recht": 5, "2022": 7, "Haus": 3}
    )
    assert made.counts == {"haus": 503, "bau": 300, "klein": 80, "windrad": 3}
    assert made.lowers == {"klein": 78, "windrad": 1}
    assert made.names == small().names


def test_equal_archives_make_equal_fingerprints() -> None:
    """The order of counting does not matter, any count does."""
    one = small().with_archive({"Windrad": 2, "Turm": 3})
    assert one.fingerprint == small().with_archive({"Turm": 3, "Windrad": 2}).fingerprint
    assert one.fingerprint != small().with_archive({"Windrad": 3, "Turm": 3}).fingerprint
    assert one.fingerprint != small().fingerprint


CORPUS = """Herr Kasulke sprach. Der Bericht nennt das Haus. Frau Kasulke kam, Herr Kasulke ging.
Das Haus, ein Haus, im Haus. Ich sah den Bericht. Er las Berichte über Gera und Gera lag in Gera.
Wir bauen Kita-Plätze."""


def test_counts_see_the_neighbours_of_words() -> None:
    """Determiners (not those that begin a sentence) and titles before a word are counted."""
    counts = count([CORPUS])
    row = counts.spellings.index("Haus")
    assert (counts.total[row], counts.inner[row], counts.determined[row]) == (
        4,
        4,
        3,
    )  # "Das" begins a sentence
    row = counts.spellings.index("Kasulke")
    assert (counts.total[row], counts.titled[row]) == (3, 3)
    row = counts.spellings.index("Wir")
    assert (counts.total[row], counts.inner[row]) == (1, 0)


def test_names_are_told_by_their_neighbours() -> None:
    """Who follows a title and no determiner is a name; hyphens give their pieces as words."""
    made = vocabulary(count([CORPUS]), min_count=2)
    assert "kasulke" in made.names
    assert {"haus", "bericht", "kita"} <= made.counts.keys()
    assert "haus" not in made.names


def test_counting_batches_changes_nothing() -> None:
    """Many texts count as their sum."""
    once, often = count([CORPUS]), count([CORPUS] * 1200)
    assert tuple(once.spellings) == tuple(often.spellings)
    words = [number for number, spelling in enumerate(once.spellings) if spelling.isalpha()]
    assert np.array_equal(once.total[words] * 1200, often.total[words])


@pytest.mark.parametrize(
    ("n", "short"), [(0, 0), (7, 7), (99, 99), (104, 100), (106, 110), (242_727, 240_000)]
)
def test_counts_keep_two_digits(n: int, short: int) -> None:
    """More would only make the file larger."""
    assert rounded(n) == short


def test_the_program_makes_a_vocabulary_from_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """CORPUS may be a folder or JSON Lines; both say the same."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(CORPUS * 3, encoding="utf-8")
    assert main([str(tmp_path / "in"), str(tmp_path / "out.zst")]) == 0
    assert "words" in capsys.readouterr().err
    assert (tmp_path / "out.zst").stat().st_size > 50
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"title": "A", "body": "Ein Haus."}\n', encoding="utf-8")
    assert list(texts(lines)) == ["A.\n\nEin Haus."]


def test_an_archive_is_taken_up_as_by_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums, names, and the commonest where there are too many, are those that counting word by word gives."""
    monkeypatch.setattr("index.german.vocabulary.ARCHIVE_LIMIT", 5)

    @given(st.dictionaries(SPELLINGS, st.integers(0, 4), max_size=14))
    def check(counts: dict[str, int]) -> None:
        base = Vocabulary.of({"ab": 5, "b": 3}, {"ab": 2}, {"ba", "aeb"}, {"ba": 4})
        made, (totals, lowers) = base.with_archive(counts), taken_up(base, counts)
        assert dict(made.counts.items()) == totals
        assert dict(made.lowers.items()) == lowers
        assert (made.names, made.places) == (base.names, base.places)
        assert made.fingerprint == Vocabulary.of(totals, lowers, base.names, base.places).fingerprint

    check()


SPELLINGS = st.text("aAbÄ-1", min_size=1, max_size=3)


def taken_up(base: Vocabulary, counts: dict[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Counts and lower-case counts with an archive's, by dictionaries."""
    own, low = Counter[str](), Counter[str]()
    for spelling, n in counts.items():
        if n and spelling.isalpha():
            own[fold(spelling)] += n
            low[fold(spelling)] += n * spelling[0].islower()
    kept = sorted((-n, word) for word, n in own.items() if n >= 2 and word not in base.names)[:5]
    totals = Counter(dict(base.counts.items())) + Counter({word: -n for n, word in kept})
    lowers = Counter(dict(base.lowers.items())) + Counter({word: low[word] for _, word in kept})
    return dict(totals), dict(lowers)


def test_of_equally_common_words_the_first_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which words are taken never depends on their order in the archive."""
    monkeypatch.setattr("index.german.vocabulary.ARCHIVE_LIMIT", 40)
    words = [a + b for a in "abcdefghij" for b in "klmnopqrst"]
    shuffled = sorted(words, key=lambda word: word[::-1])
    made = Vocabulary.of({}, {}).with_archive(dict.fromkeys(shuffled, 2))
    assert list(made.counts) == words[:40]


def test_counts_may_be_of_any_size(tmp_path: Path) -> None:
    """Also where a file keeps them in eight bytes."""
    Vocabulary.of({"ab": 2**33}, {}).save(tmp_path / "vocabulary.npz")
    assert Vocabulary.open(tmp_path / "vocabulary.npz").with_archive({"ab": 3}).counts["ab"] == 2**33 + 3
