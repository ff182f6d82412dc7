"""The application: ready values in, a running page out, a newer revision taken up while it answers."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import web
from tests.web_archive import ARTICLES, OneEngine, engine
from tests.web_reading import read
from web import PageSettings, create_app

WEB = Path(__file__).parent.parent / "web"


def test_takes_up_what_was_indexed() -> None:
    """A running application answers from a newer revision without a restart, and from the old until then."""
    store = OneEngine(engine(ARTICLES[:2], "r1"))
    client = create_app(store, refresh=0).test_client()  # type: ignore[arg-type]
    assert read(client.get("/?q=china").text).one("h1").text.startswith("2 ")
    store.published = engine(ARTICLES, "r2")
    assert read(client.get("/?q=china").text).one("h1").text.startswith("4 ")


def test_two_applications() -> None:
    """Two archives in one process have nothing in common."""
    one = create_app(OneEngine(engine(ARTICLES[:1])), PageSettings(title="Eins"))  # type: ignore[arg-type]
    other = create_app(OneEngine(engine(ARTICLES)), PageSettings(title="Zwei"))  # type: ignore[arg-type]
    assert "Eins" in one.test_client().get("/opensearch.xml").text
    assert "Zwei" in other.test_client().get("/opensearch.xml").text


def test_importing_a_part_imports_no_framework() -> None:
    """The command line reads URLs through this package without waiting for Flask."""
    code = "import sys, web.urls, web.links; print(sorted({'flask', 'jinja2', 'babel'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_unknown_names_are_no_part_of_the_package() -> None:
    """A misspelt import fails as it does anywhere."""
    with pytest.raises(AttributeError, match="module 'web' has no attribute 'create_page'"):
        getattr(web, "create_page")  # noqa: B009


def test_urls_know_no_framework() -> None:
    """What the command line and feeds share with the page imports no web framework."""
    for name in ("urls.py", "formats.py", "citation.py", "links.py"):
        tree = ast.parse((WEB / name).read_text(encoding="utf-8"))
        imported = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        assert not any(
            module.startswith(("flask", "werkzeug", "web.state", "web.filters")) for module in imported
        )


def test_everything_is_of_our_own_origin() -> None:
    """Templates, style and script name no other site."""
    for path in (*WEB.rglob("*.html"), *WEB.rglob("*.css"), *WEB.rglob("*.js")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        allowed = text.replace("startswith(('http://', 'https://'))", "")
        assert "http://" not in allowed and "https://" not in allowed, path
