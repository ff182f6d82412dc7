"""The contract of `index.engine`, held against every engine there is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.engine import Engine
from tests.engine_contract import EngineContract
from tests.libraries import Library


@pytest.fixture(scope="module")
def embedded(library: Library) -> Iterator[Engine]:
    """Over several segments with deleted documents in them."""
    engine = library.embedded()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def naive(library: Library) -> Engine:
    """Over the articles that are left."""
    return library.naive(library.analyzer())


class TestEmbedded(EngineContract):
    """The embedded engine."""

    @pytest.fixture
    def engine(self, embedded: Engine) -> Engine:
        """Arrays of postings."""
        return embedded


class TestNaive(EngineContract):
    """The oracle of the other tests is bound by the same contract."""

    @pytest.fixture
    def engine(self, naive: Engine) -> Engine:
        """A linear scan."""
        return naive
