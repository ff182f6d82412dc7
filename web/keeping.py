"""Receipts: what a query found at one time, kept so that a later answer can say exactly what differs.

A snapshot holds every matching article with a digest of all that a reader can see of it; copies are
counted, wider matches never. Knows no web framework: the page and `archive watch` use the same values.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

import zstandard

from archive.article import Article
from archive.errors import ArchiveError
from index.engine import Engine, SearchRequest
from index.parser import parse
from web.urls import PageQuery, constraints, order

_DIGEST = 8
_VERSION = b"\x01"
_SEEN = attrgetter("title", "body", "date", "source", "section", "author", "page", "url", "corrects")


class ReceiptDamaged(ArchiveError):
    """A kept receipt can't be read."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a query found: `articles` leads from ids to digests of eight bytes.

    `revision` is the index's at that time, `fingerprint` that of its analysis.
    """

    taken: dt.datetime
    revision: str
    fingerprint: str
    articles: Mapping[str, bytes] = field(repr=False)

    @property
    def total(self) -> int:
        """How many articles matched."""
        return len(self.articles)

    @property
    def code(self) -> str:
        """7F3A-22C1: the same for two snapshots that hold the same articles in the same wording."""
        seen = hashlib.blake2b(digest_size=4)
        for each, digest in sorted(self.articles.items()):
            seen.update(each.encode("utf-8", "surrogatepass") + b"\0" + digest)
        text = seen.hexdigest().upper()
        return f"{text[:4]}-{text[4:]}"


def listing(query: PageQuery, **changes: object) -> SearchRequest:
    """All hits of a question, each for itself: copies unfolded, no wider matches, no snippets."""
    node = parse(query.q).query
    request = {"sort": order(query, node), "wider": False, "snippets": False, "fold_copies": False, **changes}
    return SearchRequest(query=node, constraints=constraints(query), **request)  # type: ignore[arg-type]


def take(engine: Engine, query: PageQuery, now: dt.datetime) -> Snapshot:
    """Ask the engine now. Reads every matching article once."""
    articles = {article.id: article_digest(article) for article in engine.iterate(listing(query))}
    return Snapshot(now, engine.revision, engine.statistics().fingerprint, articles)


def article_digest(article: Article) -> bytes:
    """Eight bytes that change with anything a reader can see of the article."""
    return hashlib.blake2b(repr(_SEEN(article)).encode("utf-8", "replace"), digest_size=_DIGEST).digest()


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a query between two snapshots, by ids in their order.

    `withdrawn` articles have left the archive, `left` are still in it but match no more.
    `analysis_changed`: the index was built by another analysis in between, so that articles can have
    come and gone although nobody touched them.
    """

    since: dt.datetime
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    analysis_changed: bool = False

    @property
    def empty(self) -> bool:
        """True when every article is the same."""
        return not (self.new or self.changed or self.withdrawn or self.left)


def compare(old: Snapshot, now: Snapshot, held: Callable[[str], bool]) -> Difference:
    """What differs; `held` says whether the archive still holds an article that matches no more."""
    before, after = old.articles, now.articles
    gone = sorted(before.keys() - after.keys())
    staying = set(filter(held, gone))
    return Difference(
        since=old.taken,
        new=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(each for each in before.keys() & after.keys() if before[each] != after[each])),
        withdrawn=tuple(each for each in gone if each not in staying),
        left=tuple(each for each in gone if each in staying),
        analysis_changed=old.fingerprint != now.fingerprint,
    )


def holds(engine: Engine) -> Callable[[str], bool]:
    """Whether an engine holds an article, for `compare`."""
    return lambda each: engine.article(each) is not None


def pack(articles: Mapping[str, bytes]) -> bytes:
    """Ids and digests as a history keeps them: about 20 bytes an article."""
    ids = sorted(articles)
    text = json.dumps(ids, ensure_ascii=False).encode("utf-8", "surrogatepass")
    packed = zstandard.ZstdCompressor(9).compress(text)
    return _VERSION + len(packed).to_bytes(4, "big") + packed + b"".join(articles[each] for each in ids)


def unpack(blob: bytes) -> dict[str, bytes]:
    """What `pack` made. Raises ReceiptDamaged for anything else."""
    if blob[:1] != _VERSION:
        raise ReceiptDamaged("a kept receipt was written by another version of this program")
    end = 5 + int.from_bytes(blob[1:5], "big")
    try:
        text = zstandard.ZstdDecompressor().decompress(blob[5:end])
        ids = json.loads(text.decode("utf-8", "surrogatepass"))
    except (zstandard.ZstdError, ValueError) as error:
        raise ReceiptDamaged(f"a kept receipt can't be read: {error}") from None
    digests = blob[end:]
    if len(digests) != _DIGEST * len(ids):
        raise ReceiptDamaged("a kept receipt has lost its end")
    return {each: digests[at * _DIGEST : (at + 1) * _DIGEST] for at, each in enumerate(ids)}
