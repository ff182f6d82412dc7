"""Names as strings: genitives, titles, parts of a person's name, slugs, abbreviations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from archive.actors.lists import listed
from archive.actors.words import WordTable

PARTICLES = frozenset(
    listed("von van vom zu zum zur de der den del della di da dos du la le el al bin ibn ter ten y und af av")
)
"""Small words inside a person's name."""

APOSTROPHES = "'’ʼ´`"

TITLES = frozenset(
    listed(
        "h. c. Herr Herrn Frau Fräulein Dr Dr. Prof Prof. Professor Professorin Doktor Lord Lady Sir Mr Mr."
        " Mrs Mrs. Ms Monsieur Madame Sankt Kardinal Bischof Papst König Königin Prinz Prinzessin Präsident"
        " Präsidentin Kanzler Kanzlerin Minister Ministerin General Oberst Graf Gräfin Freiherr Pater"
        " Kollege Kollegin Kollegen Abgeordnete Abgeordneter Abgeordneten Bundeskanzler Bundeskanzlerin"
        " Bundespräsident US-Präsident Ministerpräsident Ministerpräsidentin Außenminister Außenministerin"
        " Premierminister Premierministerin Premier Kaiser Kaiserin Zar Scheich Staatssekretär"
        " Staatssekretärin Fürst Fürstin Herzog Herzogin Hauptmann Leutnant Oberleutnant Oberstleutnant"
        " Major Colonel Captain Sergeant Commander Feldwebel Oberfeldwebel Hauptkommissar Kommissar Pfarrer"
        " Pfarrerin Weihbischof Metropolit Patriarch Mullah Opa Oma Onkel Tante"
        " Generalmajor Generalleutnant Admiral Marschall Feldmarschall Ajatollah Großajatollah Erzbischof"
    )
)
"""Words before a name that are no part of it."""

ENGLISH_PLURALS = frozenset(
    listed(
        "Motors Rovers Rangers Wanderers Devils Awards Games Studios Airlines Airways Brothers Pictures"
        " Records Systems Industries Technologies Partners Services Sports Networks Resources Foods"
        " Times News Labs Instruments Stores Holdings Nations Lakers Bulls Giants Eagles Tigers Lions"
        " Bears Sox Heights Hills Springs Falls Angeles Vegas"
    )
)
"""Last words of English names, whose s is no genitive."""

_TYPED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
_UMLAUTS = str.maketrans(_TYPED)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_SLUGS = re.compile(r"[^a-z0-9\n]+")
_CLEAR_STEM = re.compile(r"[^aeiousxzß]$")


def slug(name: str) -> str:
    """A name for URLs: small letters, digits and hyphens; ä as ae, other marks dropped.

    >>> slug("Recep Tayyip Erdoğan"), slug("Österreich")
    ('recep-tayyip-erdogan', 'oesterreich')
    """
    if name.isascii():
        plain = name.lower()
        if plain.isalpha():
            return plain
    else:
        marked = unicodedata.normalize("NFC", name).lower().translate(_UMLAUTS)
        plain = unicodedata.normalize("NFKD", marked).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", plain.replace("'", "").replace("’", "")).strip("-") or _spelt_out(name)


def slugs(names: Sequence[str]) -> list[str]:
    """The slug of each name, in a quarter of the time: their letters are looked at in one text."""
    text = unicodedata.normalize("NFC", "\n".join(names)).lower()
    for letter, instead in _TYPED.items():
        text = text.replace(letter, instead)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    found = _NOT_SLUGS.sub("-", plain.replace("'", "")).split("\n")
    if len(found) != len(names):  # there are none, or some have a line break in them
        return list(map(slug, names))
    return [one.strip("-") or _spelt_out(name) for name, one in zip(names, found, strict=True)]


def _spelt_out(name: str) -> str:
    """Code points, for a name without any Latin letter."""
    return "-".join(f"{ord(sign):x}" for sign in name) or "-"


def without_genitive(
    name: str, present: Collection[str], words: WordTable, person: bool = False, attribute: bool = True
) -> str:
    """The name without a genitive ending, if it has one.

    An ending counts as genitive when the rest stands in the article too (`present`), or is the commoner
    word (for a person: by far), or when neither is known, the rest ends in a consonant, and a noun follows
    (`attribute`). Paris, Jens, Siemens and Tesla Motors stay as they are; people have no genitive in -es
    (Gerdes).
    """
    if len(name) < 4:
        return name[:-1] if person and len(name) == 3 and name[-1] == "s" and name[:-1] in present else name
    if name[-1] in APOSTROPHES:
        return name[:-1]
    if name[-1] == "s" and name[-2] in APOSTROPHES:
        return name[:-2]
    if name[-1] != "s" or name[-2] == "s" or (" " in name and last_name(name) in ENGLISH_PLURALS):
        return name
    stem = name[:-1]
    if (
        stem in present
        or f"{stem[0].lower()}{stem[1:]}" in present
        or _is_genitive(stem, words, 3 if person else 1, attribute)
    ):
        return stem
    if not person and name.endswith("es") and len(name) > 6 and _is_commoner(stem[:-1], name, words):
        return stem[:-1]
    return name


def _is_genitive(stem: str, words: WordTable, times: int, attribute: bool) -> bool:
    last = stem.rpartition(" ")[2]
    own, other = words.seen(last), words.seen(f"{last}s")
    if not own and not other:
        return attribute and _CLEAR_STEM.search(last) is not None and "-" not in last
    if " " in stem and "v" in words.lists.get(last, ""):
        return False
    return own > times * other


def _is_commoner(stem: str, name: str, words: WordTable) -> bool:
    last = stem.rpartition(" ")[2]
    return words.seen(last) > words.seen(name.rpartition(" ")[2])


def last_name(name: str) -> str:
    """The last word of a name, by which a lone surname is found ("von der Leyen": "Leyen")."""
    return name.rpartition(" ")[2]


_CALLED_AL = frozenset(
    ("Al Gore", "Al Pacino", "Al Capone", "Al Franken", "Al Jarreau", "Al Sharpton", "Al Bundy", "Al Jolson")
)
"""Whose given name looks like an Arabic article."""


def is_full(name: str) -> bool:
    """True for a person's name of two words or more, particles aside ("von der Leyen" is none)."""
    parts = name.split(" ")
    return len(parts) > 1 and (parts[0].lower() not in PARTICLES or name in _CALLED_AL)


def in_full(name: str) -> bool:
    """True for a full name with a given name written out ("W. Putin" is none)."""
    return is_full(name) and not name.partition(" ")[0].endswith(".")


def compatible(one: str, other: str) -> bool:
    """True when two full names of one last name can be one person's.

    The shorter one's given names must stand in the longer one in that order, in full or as initials.

    >>> compatible("W. Putin", "Wladimir Putin"), compatible("Bill Clinton", "Hillary Clinton")
    (True, False)
    """
    a, b = sorted((one.split(" ")[:-1], other.split(" ")[:-1]), key=len)
    rest = iter(b)
    return _begins(a[0], b[0]) and all(any(_begins(x, y) for y in rest) for x in a)


def _begins(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short.endswith(".") and long.startswith(short[:-1])


def fullness(name: str) -> tuple[int, int]:
    """Sorts names of one person: more words written out first, then more letters."""
    return sum(not part.endswith(".") for part in name.split(" ")), len(name)


def abbreviates(short: str, long: str) -> bool:
    """True when the letters of `short` stand in `long` in order, from its first letter, and it is longer.

    >>> abbreviates("EU", "Europäische Union"), abbreviates("SPD", "Klaus Müller")
    (True, False)
    """
    letters = iter(long.lower())
    capitals = sum(map(str.isupper, short))
    return (
        len(long) > 2 * len(short)
        and (capitals >= 2 or len(short) <= 5)
        and short[:1].lower() == long[:1].lower()
        and all(letter in letters for letter in short.lower() if letter.isalnum())
    )
