"""How long the page takes in a browser: `python -m tests.benchmarks.page [NODES ...]`.

For stories of 300 and 2,000 nodes (sources and claims) it opens the page in headless Chromium and
tells main-thread time until the first draw (parsing, scripts, layout and painting), and for one
selection, in rows and in the network; the median of several rounds. The bounds are those of the
project's issue on the page. It also tells how large the page is without an article.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

from srcgraph.model import Analysis, Evidence, Identification, Kind, Link, Relation, Rung, Span
from tests import samples

BOUNDS = {300: (1.0, 0.050), 2000: (2.5, 0.150)}
ROUNDS = 3
CLICKS = 15
SORTS = (
    (Kind.PERSON, Identification.NAMED, None),
    (Kind.ORGANIZATION, Identification.ORGANIZATION, None),
    (Kind.PEOPLE, Identification.UNNAMED, Rung.SECTOR),
    (Kind.PERSON, Identification.UNNAMED, Rung.POSITION),
    (Kind.PUBLIC, Identification.GENERIC, None),
)


def story(nodes: int) -> Analysis:
    """A story with a source for every four claims, some claims told twice, some denied."""
    count = nodes // 5
    whos = [f"Speaker number {number}" for number in range(count)]
    whats = [f"the budget line {number} would be opened again" for number in range(nodes - count)]
    lines = [f"{whos[at * 7 % count]} said {what}." for at, what in enumerate(whats)]
    make = samples.Maker("\n".join(lines) + "\n", title="The long night")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    said: list[str] = []
    for number, who in enumerate(whos):
        first = next(at for at in range(len(whats)) if at * 7 % count == number)
        mention = Span(starts[first], starts[first] + len(who))
        kind, identification, rung = SORTS[number % len(SORTS)]
        make.source(f"so-{number}", [mention], kind, identification, rung=rung)
    for at, what in enumerate(whats):
        who = at * 7 % count
        cue = starts[at] + len(whos[who]) + 1
        content = Span(cue + 5, cue + 5 + len(what))
        mention = Span(starts[at], starts[at] + len(whos[who]))
        shared = make.attributions[-3].claim_id if at % 11 == 10 else None
        said.append(make.say(f"so-{who}", mention, Span(cue, cue + 4), content, claim=shared))
    because = (Evidence("link.denial", None, "denies"),)
    links = zip(said[::40], said[5::40], strict=False)
    return make.analysis(tuple(Link(one, two, Relation.DENIES, because) for one, two in links))


def busy(client: CDPSession) -> float:
    """Seconds that the page's main thread has worked so far."""
    metrics = client.send("Performance.getMetrics")["metrics"]
    return float(next(item["value"] for item in metrics if item["name"] == "TaskDuration"))


def settle(page: Page) -> None:
    """Wait until what was asked for is painted."""
    page.evaluate("new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)))")


def first_draw(client: CDPSession, page: Page, path: Path, view: str) -> float:
    """Main-thread seconds from nothing to the drawn graph."""
    page.goto("about:blank")
    before = busy(client)
    page.goto(path.as_uri() + f"#view={view}", wait_until="load")
    page.wait_for_selector("#canvas canvas")
    settle(page)
    return busy(client) - before


def selection(client: CDPSession, page: Page) -> float:
    """Main-thread seconds for one selection in the text, everything repainted."""
    page.evaluate("window.marks = [...document.querySelectorAll('.p[data-mark]')]")
    took = []
    for at in range(CLICKS):
        settle(page)
        before = busy(client)
        page.evaluate("at => marks[(at * 37) % marks.length].click()", at)
        settle(page)
        took.append(busy(client) - before)
    return median(took)


def measure(nodes: int, page: Page, client: CDPSession, folder: Path) -> bool:
    """Print the figures of one size; tell whether they keep the bounds."""
    path = folder / f"{nodes}.html"
    path.write_text(samples.page_of(story(nodes)), encoding="utf-8", newline="")
    draw_bound, select_bound = BOUNDS.get(nodes, (float("inf"), float("inf")))
    good = True
    for view in ("lanes", "network"):
        draw = median(first_draw(client, page, path, view) for _ in range(ROUNDS))
        select = selection(client, page)
        good = good and draw < draw_bound and select < select_bound
        print(
            f"{nodes:>6} nodes, {view:<8} first draw {draw:5.2f} s (< {draw_bound}), "
            f"a selection {select * 1000:4.0f} ms (< {select_bound * 1000:.0f}), "
            f"page {path.stat().st_size / 1000:,.0f} kB"
        )
    return good


def main() -> int:
    """Measure the given sizes, or those that have bounds."""
    empty = samples.page_of(samples.Maker("Nobody says anything here.").analysis())
    size = len(empty.encode("utf-8")) / 1000
    print(f"page without an article: {size:.0f} kB (<= 600)")
    found = os.environ.get("SRCGRAPH_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        client = page.context.new_cdp_session(page)
        client.send("Performance.enable")
        sizes = [int(words) for words in sys.argv[1:]] or list(BOUNDS)
        kept = [measure(nodes, page, client, Path(folder)) for nodes in sizes]
        browser.close()
    return 0 if all(kept) and size <= 600 else 1


if __name__ == "__main__":
    sys.exit(main())
