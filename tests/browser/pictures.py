"""Pictures of the page for people to look at: `python -m tests.browser.pictures FOLDER [NAME…]`.

`make pictures` renews those in `docs/pictures`. They show the demo archive in `seeds/`, read anew, and are
reviewed by eye: letters are drawn a little differently on every machine, so that no test compares them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from archive.actors import load_tagger
from archive.cli.frame import OK, PARTLY, run
from archive.home.history import History
from index.embedded.store import EmbeddedStore
from tests.browser.conftest import served
from web import create_app

PICTURES = {
    "start": ("/", 1440, False),
    "start-phone-dark": ("/", 390, True),
    "results": ("/?q=r%C3%BCstung", 1440, False),
    "results-dark": ("/?q=r%C3%BCstung", 1440, True),
    "results-phone": ("/?q=china", 390, False),
    "results-tablet": ("/?q=putin&actor=-place:china", 820, False),
    "lens": ("/?q=russland&from=2022&to=2022", 1280, False),
    "zero": ("/?q=klimaabkomen+putin&from=2001&to=2003", 1280, False),
    "article": ("/article/seeds/000_9b5b5b10200c745b?q=r%C3%BCstung+china", 1440, False),
    "article-phone-dark": ("/article/seeds/000_9b5b5b10200c745b?q=r%C3%BCstung+china", 390, True),
    "actor-dark": ("/actor/person:wladimir-putin", 1440, True),
    "help": ("/help", 1280, False),
}
"""Address, width and darkness by name."""


def take(site: str, folder: Path, names: list[str]) -> None:
    """Write a picture of the first two screens of each state."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for name in names or PICTURES:
            address, width, dark = PICTURES[name]
            page = chromium.new_page(
                viewport={"width": width, "height": 1000 if width > 500 else 844},
                color_scheme="dark" if dark else "light",
                locale="de-DE",
            )
            page.goto(site + address)
            page.reload()  # fonts that came too late the first time
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        chromium.close()


def main(folder: Path, names: list[str]) -> None:
    """Read the demo archive, serve it, and take its pictures."""
    with tempfile.TemporaryDirectory() as home:
        if run(["--home", home, "reindex", "seeds"]) not in (OK, PARTLY):
            raise SystemExit("the demo archive can't be read")
        store = EmbeddedStore(Path(home) / "generations", tagger=load_tagger())
        with (
            History(Path(home) / "history.sqlite") as history,
            served(create_app(store, history=history)) as site,
        ):
            take(site, folder, names)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
