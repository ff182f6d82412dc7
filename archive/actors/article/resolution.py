"""Who is who inside one article: raw spans become mentions with the fullest name that the article gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from archive.actors.article.drafts import Draft, Named, Raw, acting, in_order
from archive.actors.article.extent.appositions import introduced
from archive.actors.article.extent.cuts import two_people
from archive.actors.article.extent.edges import GREENS, leave_origins, settled_edges
from archive.actors.article.extent.halves import with_first_halves
from archive.actors.article.extent.initials import with_initials
from archive.actors.article.extent.joined import joined
from archive.actors.article.extent.purposes import PURPOSE, with_purposes
from archive.actors.article.extent.quoted import delimited
from archive.actors.article.extent.results import with_teams
from archive.actors.article.extent.roads import roads
from archive.actors.article.extent.towns import of_towns
from archive.actors.article.hints import EDGES, GROUPS, NICKNAMES, PARTS, PRESS, SHORTHAND
from archive.actors.article.identity.echoes import compound_heads, echoes
from archive.actors.article.identity.longforms import bracketed, long_forms, with_their_rest
from archive.actors.article.identity.misspelt import join_misspelt
from archive.actors.article.identity.nicknames import nicknamed
from archive.actors.article.identity.otherwords import of_others
from archive.actors.article.identity.people import People
from archive.actors.article.identity.repeats import repeats
from archive.actors.article.identity.sameas import Same, join_same
from archive.actors.article.identity.shortforms import join_short_forms, settle_groups
from archive.actors.article.identity.shorthand import shorthand
from archive.actors.article.offices.bearers import by_office
from archive.actors.article.words.demonyms import is_adjective, is_demonym
from archive.actors.article.words.inflection import nominative
from archive.actors.article.words.kinds import in_a_place, kind_by_word
from archive.actors.article.words.press import with_press
from archive.actors.article.words.rejections import CARS, names_product, without_things
from archive.actors.article.zones import Zone
from archive.actors.memo import remembered
from archive.actors.names import TITLES, is_full, last_name, without_genitive
from archive.actors.words import WordTable
from archive.mentions import Kind, Mention

KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)
NO_NAMES: Same = MappingProxyType({})
QUOTES = frozenset('„“”"»«')


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
    drafts = acting((draft for found in raw.names for draft in _drafts(text, found, raw.called)), zones)
    leave_origins(text, [d for d in drafts if (d.start, d.end) not in raw.called], words)
    drafts = [
        d
        for d in drafts
        if d.kind is Kind.PERSON
        or (d.start, d.end) in raw.called
        or not (is_demonym(d.name, words) or is_adjective(d.name, text[d.end : d.end + 2], words))
    ]
    drafts = with_purposes(
        text, settled_edges(text, drafts, words, raw.called, bool(raw.hints & EDGES)), raw.cues.bodies
    )
    drafts = with_first_halves(text, delimited(text, drafts), raw.cues.bodies)
    drafts = of_towns(text, drafts, raw.cues.bodies)
    drafts = with_initials(text, drafts, words, raw.cues.letters)
    in_a_place(text, drafts, raw.called)
    drafts = introduced(text, drafts, words, raw.cues.nouns)
    if raw.hints & PRESS:
        drafts = with_press(text, drafts)
    drafts = with_teams(text, joined(text, drafts, words), words)
    drafts = acting(roads(text, drafts, raw.cues.roads), zones)
    if raw.called:
        _call(drafts, raw.called)
    _strip_genitives(text, drafts, words, raw.called)
    named = {draft.name for draft in drafts}
    drafts = without_things(text, drafts, raw.things)
    things = named - {draft.name for draft in drafts} - CARS
    heads = [head for head in raw.heads if not names_product(text, head[0], head[1], things)]
    drafts = sorted(
        (*drafts, *acting(repeats(text, drafts, words, bool(raw.hints & GROUPS)), zones)), key=in_order
    )
    found = shorthand(text, drafts, words, bool(raw.hints & SHORTHAND), bool(raw.hints & PARTS))
    if found:
        drafts = sorted((*drafts, *acting(found, zones)), key=in_order)
    if raw.hints & NICKNAMES:
        drafts = nicknamed(text, drafts, words)
    settle_groups(drafts)
    _settle_kinds(drafts, words, raw.called)
    others = of_others(text, drafts)
    join_short_forms(drafts, words, others)
    with_their_rest(text, drafts)
    _join_long_forms(text, drafts)
    drafts = two_people(drafts)
    people = People(lambda word: "v" in words.lists.get(word, ""))
    for draft in drafts:
        if draft.kind is Kind.PERSON and is_full(draft.name):
            people.add(draft.name, draft.start)
    for draft in drafts:
        if draft.kind is Kind.PERSON:
            draft.name = people.fullest(draft.name, draft.start)
    drafts += acting(
        echoes(
            text, drafts, people, lambda word: is_person(word) or not words.is_common(word), words.is_common
        ),
        zones,
    )
    if compounds := acting(compound_heads(text, heads, drafts, people, raw.called), zones):
        drafts += compounds
        join_short_forms(drafts, words, others)
    join_misspelt(drafts, words, set(raw.called.values()))
    join_same(drafts, same)
    drafts += acting(by_office(text, raw.offices, raw.roles, drafts), zones)
    drafts.sort(key=_longest_first)
    return tuple(
        Mention(d.start, d.end, d.kind, " ".join(d.name.split()), d.role) for d in _without_overlaps(drafts)
    )


def _drafts(text: str, found: Named, known: Mapping[tuple[int, int], str]) -> list[Draft]:
    """One draft for a span, or one for each side of a slash; titles in front are left out.

    Known names are whole, whatever they begin with (Emir Kusturica).
    """
    place, end, kind = found
    if (place, end) in known:
        return [Draft(place, end, kind, " ".join(text[place:end].split()))]
    parts = _parts(text[place:end], kind is Kind.PERSON)
    return [Draft(place + start, place + stop, kind, name) for start, stop, name in parts]


@remembered
def _parts(surface: str, person: bool) -> tuple[tuple[int, int, str], ...]:
    """Where the names of a span begin and end in it, and the names."""
    if "/" in surface and not GREENS.search(surface):
        found: list[tuple[int, int, str]] = []
        start = 0
        for part in surface.split("/"):
            inner = start + len(part) - len(part.lstrip())
            found += [(inner + a, inner + b, name) for a, b, name in _parts(part.strip(), person)]
            start += len(part) + 1
        return tuple(found)
    start = _length_of_titles(surface) if person else 0
    start += len(surface) - start - len(surface[start:].lstrip("- "))
    name = " ".join(surface[start:].split()).rstrip("- ")
    return ((start, len(surface), name),) if name and (not person or len(name) > 1) else ()


def _call(drafts: Iterable[Draft], known: Mapping[tuple[int, int], str]) -> None:
    """Known names have no endings."""
    for draft in drafts:
        draft.name = known.get((draft.start, draft.end), draft.name)


def _length_of_titles(surface: str) -> int:
    length = 0
    while True:
        first, space, rest = surface[length:].partition(" ")
        if not rest or first not in TITLES:
            return length
        length += len(first) + len(space) + len(rest) - len(rest.lstrip(" ."))


def _strip_genitives(
    text: str, drafts: Sequence[Draft], words: WordTable, known: Mapping[tuple[int, int], str]
) -> None:
    present = {draft.name for draft in drafts}
    present |= {last_name(draft.name) for draft in drafts if draft.kind is Kind.PERSON}
    attributes = {draft.name for draft in drafts if text[draft.end + 1 : draft.end + 2].isupper()}
    base: dict[tuple[str, bool], str] = {}
    for draft in drafts:
        if known.get((draft.start, draft.end)) == draft.name:
            continue
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
            base[key] = (plain if person else _as_listed(plain)).strip() or draft.name
        draft.name = base[key]


@remembered
def _as_listed(name: str) -> str:
    """The nominative, without the letters of a registered association."""
    return nominative(name.removesuffix(" e.V").removesuffix(" e. V"))


def _ends_in_the_name(draft: Draft, words: WordTable) -> bool:
    """True where the last s belongs to the name: Bündnis gegen Rechts, Kommunistische Partei Chinas,
    Börsenverein des Deutschen Buchhandels.
    """
    if draft.kind is not Kind.ORGANISATION or " " not in draft.name:
        return False
    if " des " in draft.name:
        return True
    place = draft.name.rpartition(" ")[2].removesuffix("s")
    return PURPOSE.search(draft.name) is not None or bool({"s", "c"} & {*words.lists.get(place, "")})


def _settle_kinds(drafts: Sequence[Draft], words: WordTable, known: Mapping[tuple[int, int], str]) -> None:
    """One name has one kind in an article: a surname is a person's, a known name what the list says, any
    other what it is most often.
    """
    first: dict[str, Kind] = {}
    votes: dict[str, Counter[Kind]] = {}
    for draft in drafts:
        if first.setdefault(draft.name, draft.kind) is not draft.kind:
            votes[draft.name] = Counter()
    for draft in drafts:
        if (said := kind_by_word(draft.name)) and (draft.start, draft.end) not in known:
            draft.kind = said
    surnames = {
        last_name(draft.name) for draft in drafts if draft.kind is Kind.PERSON and is_full(draft.name)
    }
    if votes:
        for draft in drafts:
            if draft.name in votes:
                votes[draft.name][draft.kind] += 1
    settled = {
        draft.name: draft.kind
        for draft in drafts
        if (draft.start, draft.end) in known and draft.name not in surnames
    }
    for draft in drafts:
        if draft.name in settled:
            draft.kind = settled[draft.name]
            continue
        if draft.name in votes:
            draft.kind = votes[draft.name].most_common(1)[0][0]
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


def _longest_first(draft: Draft) -> tuple[int, int]:
    """As they stand in the text, of those that begin together the longest first."""
    return draft.start, -draft.end


def _without_overlaps(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """Of two that overlap the first stays."""
    last = -1
    for draft in drafts:
        if draft.start >= last:
            yield draft
            last = draft.end
