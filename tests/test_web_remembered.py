"""Values made once for each state of the index."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from tests.oracle import NaiveEngine
from tests.web_archive import ARTICLES, OneEngine, engine
from web import create_app
from web.remembered import Remembered


def test_threads_make_it_once() -> None:
    """Of threads that ask at the same time one makes the value, and all get it."""
    made: list[object] = []
    start, pause = threading.Barrier(8), threading.Event()
    remembered: Remembered[object] = Remembered()

    def make() -> object:
        made.append(object())
        pause.wait(0.05)
        return made[-1]

    def ask(_: int) -> object:
        start.wait()
        return remembered.get("1", make)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert len(made) == 1
    assert found == made * 8


def test_the_latest_of_one_revision() -> None:
    """At most so many are kept, the oldest make room, and a new revision makes all anew."""
    made: list[str] = []
    remembered: Remembered[str] = Remembered(2)

    def get(revision: str, key: str) -> str:
        return remembered.get(revision, lambda: made.append(revision + key) or revision + key, key)  # type: ignore[func-returns-value]

    assert [get("1", key) for key in "abab"] == ["1a", "1b", "1a", "1b"]
    assert made == ["1a", "1b"]
    get("1", "c")
    get("1", "b")
    assert made == ["1a", "1b", "1c"]
    get("1", "a")
    assert made == ["1a", "1b", "1c", "1a"]
    get("2", "a")
    get("1", "a")
    assert made == ["1a", "1b", "1c", "1a", "2a", "1a"]


class _Listing(NaiveEngine):
    """An engine that counts how often it lists all its actors."""

    listed = 0

    def actors(self, kind=None, containing="", offset=0, limit=100):  # type: ignore[no-untyped-def]
        """See `index.engine.Engine.actors`."""
        self.listed += limit > 1_000
        return super().actors(kind, containing, offset, limit)


def test_a_part_of_a_name_is_looked_for_once() -> None:
    """The pages and letters of one list of actors share one register, on the page and in the API."""
    one = engine(ARTICLES)
    one.__class__ = _Listing
    client = create_app(OneEngine(one)).test_client()  # type: ignore[arg-type]
    for letter in ("", "P", "X"):
        assert client.get(f"/actors?containing=in&letter={letter}").status_code == 200
    found = client.get("/api/v1/actors?containing=in&letter=P").get_json()
    assert [each["actor"]["name"] for each in found["actors"]] == ["Wladimir Putin"]
    assert one.listed == 1  # type: ignore[attr-defined]
