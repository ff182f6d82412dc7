"""The catalogues of the page's texts: found in the program, merged, compiled.

`python -m web.catalogues` brings `messages.pot`, `messages.po` and `messages.mo` in step with the
program; texts without a translation are printed, and the exit status is 1 while there are any.
English is what the program itself says, and has no catalogue.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

_FOLDER = Path(__file__).parent
_METHODS = [("translations/**", "ignore"), ("**.py", "python"), ("templates/**", "jinja2")]
_OPTIONS = {"templates/**": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
_NO_TIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
LANGUAGE = "de"


def template_path() -> Path:
    """Where the untranslated texts are kept."""
    return _FOLDER / "translations" / "messages.pot"


def catalogue_path(suffix: str = ".po") -> Path:
    """Where the German texts are kept: `.po` for people, `.mo` for the program."""
    return _FOLDER / "translations" / LANGUAGE / "LC_MESSAGES" / f"messages{suffix}"


def extract() -> Catalog:
    """Every text of the program and its templates."""
    found = Catalog(project="Zeitlupe", charset="utf-8")
    for name, line, text, comments, context in extract_from_dir(_FOLDER, _METHODS, _OPTIONS):
        if Path(name).name != Path(__file__).name:
            found.add(text, None, [(Path(name).as_posix(), line)], auto_comments=comments, context=context)
    return found


def merged() -> Catalog:
    """The German catalogue in step with the program."""
    path = catalogue_path()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=LANGUAGE)
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """A catalogue as its file: sorted, without places and times, so that only texts change it."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, no_location=True, omit_header=False, sort_output=True)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_CHANGING)).encode()


_CHANGING = (
    '"POT-Creation-Date', '"PO-Revision-Date', '"Last-Translator', '"Language-Team', '"Generated-By',
    '"Report-Msgid', '"Project-Id', "#",
)  # fmt: skip


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it; its header carries no time, so that only texts change it."""
    buffer = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = _NO_TIME
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Texts without a translation (in every plural form)."""
    return [str(message.id) for message in catalogue if message.id and not _complete(message)]


def _complete(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(texts) and len(texts) == (2 if message.pluralizable else 1)


def main() -> int:
    """Bring the files in step; returns the exit status."""
    template_path().write_bytes(written(extract()))
    catalogue = merged()
    catalogue_path().write_bytes(written(catalogue))
    with catalogue_path().open("rb") as file:
        catalogue_path(".mo").write_bytes(compiled(read_po(file, locale=LANGUAGE)))
    missing = untranslated(catalogue)
    for text in missing:
        print(text)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
