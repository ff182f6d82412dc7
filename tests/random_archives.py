"""Random archives and random queries over few words, so that nearly everything meets something."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from archive.article import GAP, Article
from archive.dates import PartialDate
from index.query import (
    ActorIs,
    And,
    DateIn,
    Everything,
    Fuzzy,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    TextField,
    Undated,
    ValueField,
    ValueIs,
    Wildcard,
    Word,
)

WORDS = (
    "Rüstung", "Politik", "Rüstungspolitik", "Haus", "Häuser", "Haeuser", "Militär-", "Militärpolitik", "und",
    "die", "der", "EU-Kommission", "Kommission", "EU", "Bürger:innen", "Bürger", "BürgerInnen", "Putin",
    "Wladimir Putin", "Merkel", "Angela Merkel", "China", "2022", "3,5", "Bundesregierung", "Regierung",
    "Bund", "gab", "geben", "Ein- und Ausfuhr", "Straße", "Strasse", "E-Mail", "Max Verborgen", "–", ".", ",",
)  # fmt: skip
CHANGE = tuple[Sequence[Article], Sequence[str]]

_sentences = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
_bodies = st.lists(_sentences, max_size=3).map(GAP.join)
_dates = st.sampled_from([None, *map(PartialDate.from_iso, (
    "2020", "2021", "2021-12", "2022-01", "2021-12-08", "2021-12-31", "2022-01-01", "2022-01-02",
))])  # fmt: skip
_ids = st.sampled_from(
    [f"{folder}/{name}" for folder in ("a", "b") for name in ("eins", "zwei", "drei", "ä", "z")]
)
_values = st.sampled_from(["", "taz", "Süddeutsche", "sueddeutsche"])
_fields = st.sampled_from(TextField)
_words = st.sampled_from([word for spelled in WORDS for word in spelled.split() if word[0].isalnum()])

articles = st.builds(Article, _ids, _sentences, _bodies, _dates, source=_values, section=_values)
changes: st.SearchStrategy[list[CHANGE]] = st.lists(
    st.tuples(st.lists(articles, max_size=6, unique_by=lambda each: each.id), st.lists(_ids, max_size=3)),
    min_size=1,
    max_size=4,
)

plain_words = st.builds(Word, _words, _fields)
phrases = st.builds(Phrase, st.lists(_words, min_size=1, max_size=3).map(tuple), _fields)
patterns = st.one_of(
    st.builds(Prefix, _words.map(lambda word: word[:3]), _fields),
    st.builds(Wildcard, st.sampled_from(["*politik", "m?rkel", "*e*", "h?us*", "??"]), _fields),
    st.builds(Fuzzy, _words, st.sampled_from([1, 2]), _fields),
)
near = st.builds(
    Near,
    st.one_of(plain_words, phrases),
    st.one_of(plain_words, phrases),
    st.integers(min_value=1, max_value=6),
)
texts = st.one_of(plain_words, plain_words, phrases, patterns)
_partial = st.one_of(st.none(), _dates)
rigid = st.one_of(
    st.builds(
        ActorIs, st.sampled_from(["putin", "person:angela-merkel", "China", "Max Verborgen", "niemand"])
    ),
    st.builds(ValueIs, st.sampled_from(ValueField), st.sampled_from(["TAZ", "süddeutsche", "a", "b", ""])),
    st.builds(DateIn, _partial, _partial),
    st.sampled_from([Undated(), Everything(), Nothing()]),
)


def _joined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=2, max_size=4).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, children))


queries: st.SearchStrategy[Node] = st.recursive(st.one_of(texts, texts, near, rigid), _joined, max_leaves=6)
text_queries: st.SearchStrategy[Node] = st.recursive(
    texts,
    lambda children: st.one_of(
        st.builds(And, st.lists(children, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(children, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)
