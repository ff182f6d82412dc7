"""Articles for the tests of the embedded engine, and a slow, plain reading of them to compare with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

from archive.article import Article
from archive.dates import PartialDate
from archive.mentions import Kind, Mention
from archive.tokens import Lexicon, Tokens, tokenize
from index.embedded.segment import Segment
from index.german.analysis import Analyzer
from index.german.ellipsis import Finder
from index.german.vocabulary import Vocabulary

_WORDS = """
Haus Häuser haus Mueller Müller Rüstung Rüstungspolitik Rüstungspolitik, Militär- und EU-Kommission
Bürger:innen BürgerInnen Bürgerinnen Bürger Staats- Parteichef 3,5 16.12.2022 die der und . – « Straße
strasse Kanzleramts- Ein- -ausfuhr Ausfuhr gründete gegründet Putins Putin Andreas Andrea's
"""
WORDS = tuple(_WORDS.split())

_KNOWN = """
haus haeuser mueller ruestung politik ruestungspolitik militaer militaerpolitik buerger staat partei chef
parteichef staatschef ein aus fuhr ausfuhr einfuhr gruenden kanzler amt kanzleramt
"""
COUNTS = dict.fromkeys(_KNOWN.split(), 200)


def small_vocabulary() -> Vocabulary:
    """A vocabulary that splits the words above and is made in no time."""
    return Vocabulary.of(COUNTS, {"gruenden": 200}, ("putin",))


def small_analyzer() -> Analyzer:
    """The analysis with that vocabulary."""
    return Analyzer(small_vocabulary())


DATES = (None, "2022", "2022-12", "2022-12-16", "2021-01-01", "0999", "1961-08-13")

texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@st.composite
def archives(draw: st.DrawFn, prefix: str = "taz", most: int = 8) -> list[Article]:
    """A few articles with different ids, in any order of ids."""
    numbers = draw(st.lists(st.integers(0, 999), max_size=most, unique=True))
    return [
        Article(
            id=f"{prefix}/{number}",
            title=draw(texts),
            body=draw(texts),
            date=PartialDate.from_iso(date) if (date := draw(st.sampled_from(DATES))) else None,
            source=draw(st.sampled_from(("", "taz", "dpa"))),
            section=draw(st.sampled_from(("", "Politik"))),
        )
        for number in numbers
    ]


def article(number: int, body: str = "Das Haus steht.", **fields: object) -> Article:
    """One article by number."""
    values: dict[str, object] = {"title": f"Titel {number}", "date": PartialDate(2022, 12, 1 + number % 28)}
    return Article(id=f"taz/{number:04d}", body=body, **(values | fields))  # type: ignore[arg-type]


def mentions_of(one: Article) -> tuple[Mention, ...]:
    """Every "Putin" of a text is a person, every "Staats-" a role, "Haus" a place."""
    found = []
    for word, kind, role in (
        ("Putin", Kind.PERSON, False),
        ("Staats-", Kind.PERSON, True),
        ("Haus", Kind.PLACE, False),
    ):
        at = one.text.find(word)
        while at >= 0:
            found.append(Mention(at, at + len(word), kind, word, role))
            at = one.text.find(word, at + 1)
    return tuple(sorted(found, key=lambda mention: mention.start))


class WordTagger:
    """A real tagger, if a simple one: see `mentions_of`."""

    def __init__(self, fingerprint: str = "words 1") -> None:
        self.fingerprint = fingerprint

    def __call__(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """Mentions of each article."""
        assert len(articles) == len(tokens)
        assert all(0 <= number < len(lexicon) for one in tokens for number in one.types.tolist())
        return [mentions_of(one) for one in articles]


@dataclass
class View:
    """One view of one field, read slowly: for each term the positions in each document."""

    positions: dict[str, dict[int, list[int]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, term: str, doc: int, position: int) -> None:
        """One more occurrence."""
        self.positions[term].setdefault(doc, []).append(position)


def read_slowly(
    articles: Sequence[Article], analyzer: Analyzer
) -> tuple[dict[str, View], dict[str, list[int]]]:
    """(views by name, lengths by field) of articles, word by word."""
    views = {name + view: View() for name in ("title", "body") for view in ("", "_stem", "_parts")}
    lengths: dict[str, list[int]] = {"title": [], "body": []}
    for doc, one in enumerate(articles):
        lexicon = Lexicon()
        tokens = tokenize(one.text, lexicon)
        spellings = list(lexicon)
        hidden = dict(Finder(lexicon)(tokens))
        place = Counter[str]()
        for number, (word_type, start) in enumerate(zip(tokens.types, tokens.starts, strict=True)):
            name = "title" if start < one.body_start else "body"
            for atom in analyzer.atoms(hidden[number]) if number in hidden else ():
                assert not atom.exact
                for term in atom.stems:
                    views[name + "_stem"].add(term, doc, place[name])
                for term in atom.parts:
                    views[name + "_parts"].add(term, doc, place[name])
            for atom in analyzer.atoms(spellings[word_type]):
                views[name].add(atom.exact, doc, place[name])
                for term in atom.stems:
                    views[name + "_stem"].add(term, doc, place[name])
                for term in atom.parts:
                    views[name + "_parts"].add(term, doc, place[name])
                place[name] += 1
        for name in lengths:
            lengths[name].append(place[name])
    return views, lengths


def assert_holds(segment: Segment, articles: Sequence[Article], analyzer: Analyzer) -> None:
    """The segment says of these articles, in this order, what a slow reading says."""
    views, lengths = read_slowly(articles, analyzer)
    assert segment.count == len(articles)
    for name, view in views.items():
        one = segment.field(name)
        assert one.lengths.tolist() == lengths[name.partition("_")[0]]
        found = {one.terms.text(term) for term in one.present().tolist()}
        assert found == set(view.positions), name
        for term, expected in view.positions.items():
            number = one.terms.find(term)
            docs, freqs = one.postings(number)
            assert docs.tolist() == sorted(expected), (name, term)
            assert freqs.tolist() == [len(expected[doc]) for doc in sorted(expected)], (name, term)
            assert one.document_frequency(number) == len(expected)
            if not name.endswith("_parts"):
                places = [doc << 24 | at for doc in sorted(expected) for at in sorted(expected[doc])]
                assert one.occurrences(number).tolist() == places, (name, term)
    for doc, expected_article in enumerate(articles):
        assert segment.stored(doc) == (expected_article, mentions_of(expected_article))
        assert segment.find(expected_article.id) == doc
        assert segment.id(doc) == expected_article.id
        assert segment.date(doc) == expected_article.date
        for column in ("source", "section", "author", "folder", "corrects"):
            assert segment.values(column).text(doc) == getattr(expected_article, column)


def folder_bytes(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
