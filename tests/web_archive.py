"""A small archive for the tests of the page: every precision of date, copies, a correction, fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import IndexMissing, IndexProblem
from archive.mentions import Kind
from index.german.analysis import Analyzer
from index.german.vocabulary import Vocabulary
from tests.oracle import NaiveEngine
from tests.plain_actors import ListTagger, PlainLabeller

NAMES = {
    "Wladimir Putin": Kind.PERSON,
    "Putin": Kind.PERSON,
    "Xi Jinping": Kind.PERSON,
    "Angela Merkel": Kind.PERSON,
    "Kremlchef": Kind.PERSON,
    "Europäische Union": Kind.ORGANISATION,
    "NATO": Kind.ORGANISATION,
    "China": Kind.PLACE,
    "Moskau": Kind.PLACE,
    "Berlin": Kind.PLACE,
}
SAME = {"Putin": "Wladimir Putin", "Kremlchef": "Wladimir Putin"}

_AGENCY = (
    "In Moskau haben Wladimir Putin und Xi Jinping über Rüstung gesprochen. "
    "China will mehr Gas kaufen.\n\nDie NATO äußerte sich zunächst nicht."
)

ARTICLES = (
    Article(
        "blatt/2022/besuch",
        "Kremlchef will mehr Rüstung mit China",
        "Wladimir Putin hat Xi Jinping nach Moskau eingeladen. Putin sprach von der Rüstungspolitik.\n\n"
        "China habe Chinas Interessen genannt, hieß es in Moskau. Die Aufrüstung gehe weiter.",
        PartialDate(2022, 12),
        "2022/besuch.txt",
        source="Blatt",
        section="Politik",
        author="Anna Meier",
    ),
    Article("blatt/2022/gas", "Gas für China", _AGENCY, PartialDate(2022, 3, 4), "2022/gas.txt", "dpa"),
    Article("blatt/2022/gas-kopie", "Gas für China", _AGENCY, PartialDate(2022, 3, 5), "2022/gas-kopie.txt"),
    Article(
        "blatt/2021/gipfel",
        "Der Gipfel von Berlin",
        "Angela Merkel empfing in Berlin die Europäische Union. Es ging um Häuser und Wege & Brücken <neu>.",
        PartialDate(2021, 6, 30),
        "2021/gipfel.txt",
        source="Blatt",
        section="Politik",
    ),
    Article(
        "blatt/2021/gipfel-berichtigt",
        "Berichtigung: Der Gipfel",
        "Angela Merkel empfing die Europäische Union nicht in Berlin, sondern in Meseberg.",
        PartialDate(2021, 7, 1),
        "2021/gipfel-berichtigt.txt",
        source="Blatt",
        corrects="blatt/2021/gipfel",
    ),
    Article(
        "blatt/chronik", "Was das Jahr verändert hat", "China und Moskau.", PartialDate(2021), "chronik.txt"
    ),
    Article("blatt/zettel", "Ein Zettel ohne Datum", "Putin war in Moskau.", None, "zettel.txt"),
    Article("blatt/leer", "Nur eine Überschrift", "", PartialDate(2020, 1, 2), "leer.txt"),
    *(
        Article(
            f"agentur/{number:02d}",
            f"Meldung {number} aus Moskau",
            f"Wladimir Putin hat die Meldung {number} bestätigt. Mehr war in Moskau nicht zu erfahren.",
            PartialDate(2010 + number, 1 + number % 12),
            f"{number:02d}.txt",
            source="dpa",
        )
        for number in range(1, 13)
    ),
)


@cache
def analyzer() -> Analyzer:
    """The analysis with the vocabulary that ships; loaded once."""
    return Analyzer(Vocabulary.base())


def engine(articles: Sequence[Article] = ARTICLES, revision: str = "r1") -> NaiveEngine:
    """A naive engine over articles."""
    tagger = ListTagger(NAMES)
    pairs = [(article, tagger.tag(article)) for article in articles]
    return NaiveEngine(pairs, analyzer(), PlainLabeller(SAME), revision)


class OneEngine:
    """A store that publishes what it is given: an engine, or the problem with which it can't be opened."""

    def __init__(self, published: NaiveEngine | IndexProblem | None = None) -> None:
        self.published = published
        self.opened = 0

    def newest(self) -> str | None:
        """See `index.engine.Store.newest`."""
        if isinstance(self.published, NaiveEngine):
            return self.published.revision
        return None if self.published is None else "broken"

    def open(self) -> NaiveEngine:
        """See `index.engine.Store.open`."""
        self.opened += 1
        if self.published is None:
            raise IndexMissing("there is no index yet; run archive reindex FOLDER")
        if isinstance(self.published, IndexProblem):
            raise self.published
        return self.published
