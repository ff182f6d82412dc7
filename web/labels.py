"""Names of things in the reader's language: tables of English texts, translated when they are shown."""

from __future__ import annotations

from types import MappingProxyType

from archive.mentions import Kind
from index.answers import Match, Step
from web import state
from web.chips import Chip
from web.translation import N_, gettext
from web.urls import Remark

_CLASSES = MappingProxyType({Match.EXACT: "e", Match.STEM: "f", Match.PART: "t", Match.ALIAS: "a"})
_MATCHES = MappingProxyType(
    {
        Match.EXACT: N_("exactly so"),
        Match.STEM: N_("inflected"),
        Match.PART: N_("part of a word"),
        Match.ALIAS: N_("another name"),
    }
)
_STEPS = MappingProxyType({Step.YEAR: N_("Year"), Step.MONTH: N_("Month"), Step.DAY: N_("Day")})
_PER_STEP = MappingProxyType(
    {
        Step.YEAR: N_("Matches per year"),
        Step.MONTH: N_("Matches per month"),
        Step.DAY: N_("Matches per day"),
    }
)
_KINDS = MappingProxyType(
    {Kind.PERSON: N_("People"), Kind.ORGANISATION: N_("Organisations"), Kind.PLACE: N_("Places")}
)
_CHIPS = MappingProxyType(
    {
        "word": N_("Word"),
        "phrase": N_("Phrase"),
        "pattern": N_("Pattern"),
        "near": N_("Near"),
        "any": N_("Any of"),
        "time": N_("Time"),
        "undated": N_("Undated"),
        "person": N_("Person"),
        "organisation": N_("Organisation"),
        "place": N_("Place"),
        "actor": N_("Actor"),
        "source": N_("Source"),
        "section": N_("Section"),
        "author": N_("Author"),
        "folder": N_("Folder"),
    }
)
_REMARKS = MappingProxyType(
    {
        "bad-date": N_("%(value)s is not a readable date. Possible are 2022, 2022-12 and 2022-12-16."),
        "swapped-span": N_("The period ended before it began; both ends were exchanged."),
        "undated-and-span": N_("An article without a date lies in no period; the period is ignored."),
        "bad-undated": N_("%(value)s was not understood; “undated” is 1 or missing."),
        "bad-sort": N_("There is no order %(value)s; the best matches come first."),
        "bad-page": N_("%(value)s is not a page; this is the first."),
        "long-query": N_("The query is very long; its first %(limit)s characters are searched."),
        "long-value": N_("A value has more than %(limit)s characters and is passed over."),
        "too-many-choices": N_("Too many values at once; the first %(limit)s are used."),
    }
)
_LESSONS = MappingProxyType(
    {
        "both": N_("Both words, also inflected and as parts of longer words."),
        "phrase": N_("Exactly these words, one after another."),
        "actor": N_("Articles that name this actor, whatever the article calls it."),
        "without": N_("The first word, but not the second."),
        "either": N_("One of the two words, or both."),
        "title": N_("Only where the word stands in the headline."),
        "near": N_("Both, with at most twenty words between them."),
        "prefix": N_("All words that begin like this."),
        "letter": N_("The question mark stands for one letter, the asterisk for any number."),
        "fuzzy": N_("Also words that differ by one letter."),
        "month": N_("Only from this month; a year or a day will do as well."),
        "span": N_("From the first to the last of these years."),
        "open": N_("From this year on; “to:” sets the end."),
        "undated": N_("Articles whose date is not known."),
    }
)


def match_class(match: Match) -> str:
    """The class that gives a match its form: bold, underlined, dotted, doubly underlined."""
    return _CLASSES[match]


def match_name(match: Match) -> str:
    """How a word of the text answers a word of the query."""
    return gettext(_MATCHES[match])


def per_step(step: Step) -> str:
    """What the bars of a chart count."""
    return gettext(_PER_STEP[step])


def step_name(step: Step) -> str:
    """The heading of a column of dates."""
    return gettext(_STEPS[step])


def kind_name(kind: Kind | str, several: bool = False) -> str:
    """Person, Organisation, Ort; in the plural where `several`."""
    return gettext(_KINDS[Kind(kind)]) if several else chip_name(Kind(kind).value)


def chip_name(kind: str) -> str:
    """The label of a constraint."""
    return gettext(_CHIPS[kind])


def chip_label(chip: Chip) -> str:
    """A constraint with its label: Zeitraum 2021, Person Angela Merkel."""
    return f"{chip_name(chip.kind)} {chip.text}".strip()


def remark_text(remark: Remark) -> str:
    """A sentence on a parameter of the address that could not be taken as it stands."""
    formats, value = state.formats(), remark.value
    short = len(value) < 10 and value.isascii() and value.isdigit()
    limit = formats.number(int(value)) if short else value
    return gettext(_REMARKS[remark.code], value=formats.quote(value), limit=limit)


def lesson_text(topic: str) -> str:
    """What an example teaches, in one sentence."""
    return gettext(_LESSONS[topic])
