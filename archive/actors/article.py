"""Who is who inside one article: raw spans become mentions with the fullest name that the article gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType

from archive.actors.appositions import introduced, is_rare
from archive.actors.bearers import role_mentions, titled_later
from archive.actors.demonyms import is_demonym
from archive.actors.drafts import Draft, Named, Raw, acts
from archive.actors.echoes import compound_heads, echoes
from archive.actors.edges import GREENS, settled_edges
from archive.actors.inflection import nominative
from archive.actors.initials import with_initials
from archive.actors.longforms import bracketed, long_forms
from archive.actors.names import TITLES, is_full, last_name, without_genitive
from archive.actors.people import People
from archive.actors.purposes import PURPOSE, with_purposes
from archive.actors.quoted import delimited
from archive.actors.rejections import CARS, GENERIC, TECHNICAL, names_product, without_things
from archive.actors.repeats import repeats
from archive.actors.roads import roads
from archive.actors.sameas import Same, join_same
from archive.actors.shortforms import join_short_forms, settle_groups
from archive.actors.words import WordTable
from archive.actors.zones import Zone
from archive.mentions import Kind, Mention

KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)
NO_NAMES: Same = MappingProxyType({})
QUOTES = tuple('„“”"»«')


def resolve(
    text: str,
    raw: Raw,
    zones: Sequence[Zone],
    words: WordTable,
    is_person: Callable[[str], bool],
    same: Same = NO_NAMES,
) -> tuple[Mention, ...]:
    """The mentions of one article, ascending and without overlaps.

    `is_person` says whether a word by itself is a person's name; `same` which names mean the same actor.
    """
    drafts = _acting((draft for found in raw.names for draft in _drafts(text, found)), zones)
    drafts = [d for d in drafts if d.kind is Kind.PERSON or not is_demonym(d.name, words)]
    drafts = delimited(text, with_purposes(text, settled_edges(text, drafts, words), raw.cues))
    drafts = with_initials(text, drafts, words, raw.cues)
    drafts = _acting(roads(text, introduced(text, drafts, words, raw.cues), raw.cues), zones)
    _strip_genitives(text, drafts, words)
    named = {draft.name for draft in drafts}
    drafts = without_things(text, drafts)
    things = TECHNICAL | GENERIC | (named - {draft.name for draft in drafts} - CARS)
    heads = [head for head in raw.heads if not names_product(text, head[0], head[1], things)]
    drafts = sorted((*drafts, *_acting(repeats(text, drafts, words), zones)), key=lambda draft: draft.start)
    settle_groups(drafts)
    _settle_kinds(drafts, words)
    join_short_forms(drafts, words)
    _join_long_forms(text, drafts)
    people = People()
    for draft in drafts:
        if draft.kind is Kind.PERSON and is_full(draft.name):
            people.add(draft.name, draft.start)
    for draft in drafts:
        _name_person(draft, people)
    drafts += _acting(
        echoes(
            text, drafts, people, lambda word: is_person(word) or (word.istitle() and is_rare(word, words))
        ),
        zones,
    )
    if compounds := _acting(compound_heads(text, heads, drafts, people), zones):
        drafts += compounds
        join_short_forms(drafts, words)
    drafts += _acting(titled_later(text, drafts), zones)
    join_same(drafts, same)
    drafts += _acting(role_mentions(text, raw.roles, drafts), zones)
    drafts.sort(key=lambda draft: draft.start)
    return tuple(Mention(d.start, d.end, d.kind, d.name, d.role) for d in _without_overlaps(drafts))


def _acting(drafts: Iterable[Draft], zones: Sequence[Zone]) -> list[Draft]:
    return [draft for draft in drafts if acts(draft, zones)]


def _drafts(text: str, found: Named) -> Iterable[Draft]:
    """One draft for a span, or one for each side of a slash; titles in front are left out."""
    start, end, kind = found
    surface = text[start:end]
    if "/" in surface and not GREENS.search(surface):
        for part in surface.split("/"):
            inner = len(part) - len(part.lstrip())
            if part.strip():
                yield from _drafts(text, (start + inner, start + len(part.rstrip()), kind))
            start += len(part) + 1
        return
    if kind is Kind.PERSON:
        start += _length_of_titles(surface)
    name = " ".join(text[start:end].split()).strip("- ")
    if name and (kind is not Kind.PERSON or len(name) > 1):
        yield Draft(start, end, kind, name)


def _length_of_titles(surface: str) -> int:
    length = 0
    while True:
        first, space, rest = surface[length:].partition(" ")
        if not rest or first not in TITLES:
            return length
        length += len(first) + len(space) + len(rest) - len(rest.lstrip(" ."))


def _strip_genitives(text: str, drafts: Sequence[Draft], words: WordTable) -> None:
    present = {draft.name for draft in drafts}
    present |= {last_name(draft.name) for draft in drafts if draft.kind is Kind.PERSON}
    attributes = {draft.name for draft in drafts if text[draft.end + 1 : draft.end + 2].isupper()}
    base: dict[tuple[str, bool], str] = {}
    for draft in drafts:
        if text[draft.start - 1 : draft.start] in QUOTES and text[draft.end : draft.end + 1] in QUOTES:
            if draft.kind is not Kind.PERSON and (draft.name.count(" ") == 1 or PURPOSE.search(draft.name)):
                draft.name = nominative(draft.name)
            continue
        person = draft.kind is Kind.PERSON
        key = draft.name, person
        if key not in base:
            plain = draft.name
            if person or not _ends_in_the_name(draft, words):
                plain = without_genitive(draft.name, present, words, person, draft.name in attributes)
            base[key] = plain if person else nominative(plain.removesuffix(" e.V").removesuffix(" e. V"))
        draft.name = base[key]


def _ends_in_the_name(draft: Draft, words: WordTable) -> bool:
    """True where the last s belongs to the name: Bündnis gegen Rechts, Kommunistische Partei Chinas."""
    if draft.kind is not Kind.ORGANISATION or " " not in draft.name:
        return False
    place = draft.name.rpartition(" ")[2].removesuffix("s")
    return PURPOSE.search(draft.name) is not None or bool({"s", "c"} & {*words.lists.get(place, "")})


def _settle_kinds(drafts: Sequence[Draft], words: WordTable) -> None:
    """One name has one kind in an article: what it is most often, and a surname is a person's."""
    votes: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for draft in drafts:
        votes[draft.name][draft.kind] += 1
    surnames = {
        last_name(draft.name) for draft in drafts if draft.kind is Kind.PERSON and is_full(draft.name)
    }
    for draft in drafts:
        counts = votes[draft.name]
        if len(counts) > 1:
            draft.kind = counts.most_common(1)[0][0]
        if draft.name in surnames and (draft.kind is Kind.ORGANISATION or not words.lists.get(draft.name)):
            draft.kind = Kind.PERSON


def _join_long_forms(text: str, drafts: Sequence[Draft]) -> None:
    """Europäische Union (EU): the short form is the long one from here on, and before."""
    forms = long_forms(text, [(d.start, d.end, d.name) for d in drafts if d.kind is not Kind.PERSON])
    settled = {*forms, *forms.values()}
    bodies = [draft for draft in drafts if draft.kind is Kind.ORGANISATION]
    forms |= {short: long for short, long in bracketed(text, bodies).items() if short not in settled}
    if not forms:
        return
    kinds = {draft.name: draft.kind for draft in drafts if draft.name in forms.values()}
    for draft in drafts:
        if long := forms.get(draft.name):
            draft.name, draft.kind = long, kinds[long]


def _name_person(draft: Draft, people: People) -> None:
    if draft.kind is Kind.PERSON:
        draft.name = people.fullest(draft.name, draft.start)


def _without_overlaps(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """Of two that overlap the first stays; of two that begin together the longer."""
    last = -1
    for place, draft in enumerate(drafts):
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        if following and following.start == draft.start and following.end > draft.end:
            continue
        if draft.start >= last:
            yield draft
            last = draft.end
