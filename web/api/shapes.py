"""The shapes of all answers, each field with its meaning. The OpenAPI document is made of these types."""

# No postponed annotations here: typed dictionaries could not see which keys need not be there.

from typing import Annotated, Literal, NotRequired, TypedDict

Count = Annotated[int, {"minimum": 0}]
KindName = Literal["person", "organisation", "place"]
Date = Annotated[
    str | None,
    "As precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD; null where it is not recorded.",
    {"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
]


class MarkJson(TypedDict):
    """A place that is lit up: characters (code points) `start` to `end`, end excluded."""

    start: Count
    end: Count
    match: Annotated[Literal["exact", "stem", "part", "alias"], "Why it matches."]


class ActorJson(TypedDict):
    """A person, organisation or place of the archive."""

    id: Annotated[str, "Lasting id, `kind:slug`; a value of the parameter `actor`."]
    kind: KindName
    name: str


class ReasonJson(TypedDict):
    """Why this hit: a word of the query, the form it met, how, and how often."""

    word: str
    form: str
    match: Literal["exact", "stem", "part", "alias"]
    count: Count


class MarksJson(TypedDict):
    """Lit places of the two texts of a hit."""

    title: list[MarkJson]
    snippet: list[MarkJson]


class HitJson(TypedDict):
    """An article that was found."""

    id: Annotated[str, "Lasting id."]
    date: Date
    title: str
    snippet: Annotated[str, "The best sentences, as one line."]
    marks: MarksJson
    score: Annotated[float, "0 unless sorted by relevance."]
    source: Annotated[str, "Newspaper or agency; empty where it is not recorded."]
    section: str
    author: str
    actors: list[ActorJson]
    copies: Annotated[list[str], "Ids of articles with (nearly) the same text, folded under this hit."]
    reasons: list[ReasonJson]
    address: Annotated[str, "The article's page.", {"format": "uri"}]


class HintJson(TypedDict):
    """A remark on a part of the query that could not be taken as it stands."""

    code: Annotated[str, "Stable, for programs."]
    text: Annotated[str, "One sentence in the language of the answer."]
    start: Count
    end: Count
    repair: Annotated[str | None, "The whole query as it should be typed, where that is known."]


class LinksJson(TypedDict):
    """Other forms of the same question."""

    page: Annotated[str, "For people.", {"format": "uri"}]
    feed: Annotated[str, "Atom.", {"format": "uri"}]
    next: Annotated[NotRequired[str], "The following hits.", {"format": "uri-reference"}]
    previous: Annotated[NotRequired[str], "The hits before.", {"format": "uri-reference"}]


class SearchJson(TypedDict):
    """One page of an answer. `wider` matches some of the words; they are never counted in `total`."""

    total: Annotated[int, "All matching articles, copies included.", {"minimum": 0}]
    offset: Count
    limit: Count
    query: Annotated[str, "The canonical parameters of the question."]
    revision: Annotated[str, "State of the index; the same revision gives the same answer."]
    hits: list[HitJson]
    wider: list[HitJson]
    hints: list[HintJson]
    links: LinksJson


class BucketJson(TypedDict):
    """A year, month or day: hits at least that precise, and articles of the whole archive."""

    date: str
    count: Count
    holdings: Count


class DatesJson(TypedDict):
    """Hits over time. `coarser` are hits whose date is known less precisely than `step`."""

    step: Literal["year", "month", "day"]
    buckets: list[BucketJson]
    coarser: list[BucketJson]
    undated: Count
    undated_holdings: Count


class ActorCountJson(TypedDict):
    """An actor and in how many articles it is named."""

    actor: ActorJson
    count: Count


class ValueCountJson(TypedDict):
    """A value of a field and its articles."""

    value: str
    count: Count


class FacetsJson(TypedDict):
    """Counts over all hits, most frequent first; wider matches are never counted."""

    total: Count
    query: str
    revision: str
    dates: DatesJson
    actors: Annotated[dict[str, list[ActorCountJson]], "By kind."]
    values: Annotated[dict[str, list[ValueCountJson]], "By field: source, section, author, folder."]


class MentionJson(TypedDict):
    """Characters of `text` that name somebody; `actor` is null where the archive knows no actor by it."""

    start: Count
    end: Count
    kind: KindName
    name: Annotated[str, "What the article calls it at its fullest."]
    role: Annotated[bool, "A role instead of a name."]
    actor: Annotated[str | None, "Id of the actor."]


class ArticleJson(TypedDict):
    """An article. Offsets of mentions count characters of `text`: title, empty line, body."""

    id: str
    date: Date
    title: str
    body: Annotated[str, "Paragraphs with an empty line between them."]
    text: str
    source: str
    section: str
    author: str
    page: str
    url: Annotated[str, "Where it was published first; empty where it is not recorded."]
    path: Annotated[str, "The file it was read from, within its source folder."]
    digest: Annotated[str, "Of the text; copies share it."]
    corrects: Annotated[str, "Id of the article that this one corrects; empty for none."]
    corrected_by: list[str]
    copies: list[str]
    actors: list[ActorJson]
    mentions: list[MentionJson]
    revision: str
    address: Annotated[str, "The article's page.", {"format": "uri"}]


class ActorsJson(TypedDict):
    """Actors of the archive, most named first."""

    offset: Count
    limit: Count
    revision: str
    actors: list[ActorCountJson]


class SuggestionJson(TypedDict):
    """A completion: an actor, or a word of the archive (`actor` is null)."""

    text: str
    count: Count
    actor: ActorJson | None


class SuggestJson(TypedDict):
    """Completions of the last word of what was typed, actors first."""

    typed: str
    revision: str
    suggestions: list[SuggestionJson]


class FaultJson(TypedDict):
    """A parameter that can't be taken."""

    parameter: str
    value: str
    code: Annotated[str, "Stable, for programs."]
    detail: Annotated[str, "What is wrong, and what would be right."]


class ProblemJson(TypedDict):
    """Problem details (RFC 9457)."""

    type: Annotated[str, "A name of the kind of problem.", {"format": "uri-reference"}]
    title: str
    status: Annotated[int, {"minimum": 400, "maximum": 599}]
    detail: str
    instance: Annotated[str, "The address that was asked.", {"format": "uri-reference"}]
    errors: Annotated[NotRequired[list[FaultJson]], "One for each bad parameter."]
    withdrawn: Annotated[NotRequired[str], "When the article left the archive.", {"format": "date-time"}]
