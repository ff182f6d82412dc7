"""Weight and steadiness: what travels for a page, and that nothing moves while it arrives."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.states import STATES

pytestmark = pytest.mark.browser

_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
"""1.6 Mbit/s with 150 ms of latency."""


def _reload(page: Page) -> tuple[int, float, float]:
    """Load the page anew over a slow line: bytes that travelled, first paint in ms, layout shift."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", _SLOW)
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.reload()
    page.wait_for_load_state("networkidle")
    paint, shift = page.evaluate(
        """() => new Promise(done => {
          let shift = 0;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; })
            .observe({ type: "layout-shift", buffered: true });
          const [paint] = performance.getEntriesByName("first-contentful-paint");
          setTimeout(() => done([paint.startTime, shift]), 300);
        })"""
    )
    return sum(sizes), paint, shift


@pytest.mark.parametrize("state", ["start", "results", "lens", "article"])
@pytest.mark.parametrize("width", [390, 1440])
def test_slow_line(visit: Open, state: str, width: int) -> None:
    """At most 60 kB with fonts, style and script; nothing moves; the first paint comes within 1.2 s."""
    page = visit(STATES[state], width=width)
    size, paint, shift = _reload(page)
    assert size <= 60_000
    assert shift == 0
    assert paint <= 1200
