"""Schemathesis asks the API whatever its own document allows, and much that it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from schemathesis.checks import positive_data_acceptance
from schemathesis.generation import GenerationMode

from tests.small_site import Site, site
from web.api.document import BASE, ENDPOINTS
from web.urls import clean


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own."""
    with site(tmp_path_factory.mktemp("fuzz")) as found:
        yield found


ASKED = [
    (endpoint.path, mode)
    for endpoint in ENDPOINTS
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or endpoint.path != "/articles/{id}"  # any text may be an id
]


@pytest.mark.parametrize(("path", "mode"), ASKED, ids=[f"{path}-{mode.value}" for path, mode in ASKED])
def test_answers_keep_what_the_document_promises(here: Site, path: str, mode: GenerationMode) -> None:
    """No question makes it fail: status, content type, headers and body are those of the document, and what
    the document forbids is refused.

    What it allows may be refused all the same: no schema can state that there is no 30th of February, that a
    period ends after it begins, or that page and offset exclude each other. Empty values mean none.
    """
    described = schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", here.app)
    questions = described[BASE + path]["GET"].as_strategy(generation_mode=mode)

    @settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        case = data.draw(questions)
        assume(mode is GenerationMode.POSITIVE or not _has_empty(case.query))
        case.call_and_validate(
            headers={"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance]
        )

    ask()


def _has_empty(values: Mapping[str, Any]) -> bool:
    """Whether a value is empty or holds nothing that can be printed, which means the same as no value."""
    texts = [text for value in values.values() for text in (value if isinstance(value, list) else [value])]
    return any(text in ({}, [], None) or (isinstance(text, str) and not clean(text)) for text in texts)
