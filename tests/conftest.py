"""Fixtures that several test files share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.embedded.state import State
from index.german.analysis import Analyzer
from index.german.vocabulary import Vocabulary
from tests.libraries import Library, contract_library
from tests.web_archive import OneEngine, engine
from web import create_app


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden-renew` writes the golden files anew instead of comparing with them."""
    parser.addoption("--golden-renew", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def _archive() -> OneEngine:
    return OneEngine(engine())


@pytest.fixture(scope="session")
def app(_archive: OneEngine) -> Flask:
    """The page over the small archive of `tests.web_archive`."""
    app = create_app(_archive)  # type: ignore[arg-type]
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader of the page, without cookies, who prefers German."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "de"
    return client


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/NAME`, or write it with `--golden-renew`."""
    folder = Path(__file__).parent / "golden"

    def compare(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--golden-renew"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text, f"{name} differs; renew with --golden-renew"

    return compare


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    """German with the vocabulary that ships with the package."""
    return Analyzer(Vocabulary.base())


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The articles of the contract, in three commits with changes that are taken back."""
    return contract_library(tmp_path_factory.mktemp("contract"))


@pytest.fixture(scope="session")
def state(library: Library) -> State:
    """The same, opened: several segments with deleted documents in them."""
    return library.built.state()
