"""A slow line: what travels for a page, when it is painted first, and whether anything moves.

`python -m tests.browser.line ADDRESS PATH…` measures pages of a running archive at 390 and 1440 pixels.
"""

from __future__ import annotations

import shutil
import statistics
import sys

from playwright.sync_api import Page, sync_playwright

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
"""1.6 Mbit/s with 150 ms of latency."""

REPEATS = 3


def reload(page: Page) -> tuple[int, float, float]:
    """Load the page anew over a slow line: bytes that travelled, first paint in ms, layout shift."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", SLOW)
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
    session.detach()
    return sum(sizes), paint, shift


def main(site: str, paths: list[str]) -> None:
    """Print the heaviest weight, the median first paint and the largest shift of some loads of each page."""
    print(f"{'kB':>5} {'paint, ms':>10} {'shift':>6}  page")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for path in paths:
            for width in (390, 1440):
                page = chromium.new_page(viewport={"width": width, "height": 900}, locale="de-DE")
                page.goto(site.rstrip("/") + path)
                sizes, paints, shifts = zip(*(reload(page) for _ in range(REPEATS)), strict=True)
                figures = f"{max(sizes) / 1000:5.1f} {statistics.median(paints):10.0f} {max(shifts):6.3f}"
                print(f"{figures}  {path} at {width}", flush=True)
                page.close()
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
