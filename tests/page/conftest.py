"""A browser for the tests of the page, and pages opened in it from disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

SWITCHES = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DESKTOP = (1440, 900)
PHONE = (390, 844)
AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"


@dataclass
class Opened:
    """A page in the browser, with everything it asked for or complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """What the page's own policy forbade."""
        return list(self.page.evaluate("window.forbidden || []"))


Opener = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window, with a fresh profile."""
    found = os.environ.get("SRCGRAPH_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=found, args=list(SWITCHES))
        except Error as error:
            pytest.skip(f"NO BROWSER, the page is not tested: {error.message.splitlines()[0]}")
        yield launched
        launched.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open HTML from disk in a window of some size and colour scheme."""
    contexts = []

    def open_it(
        html: str,
        hash_: str = "",
        size: tuple[int, int] = DESKTOP,
        scheme: str = "light",
        scripts: bool = True,
    ) -> Opened:
        path = tmp_path / "page.html"
        path.write_bytes(html.encode("utf-8"))
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            java_script_enabled=scripts,
            offline=True,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        _listen(opened)
        opened.page.goto(path.as_uri() + hash_)
        return opened

    yield open_it
    for context in contexts:
        context.close()


def _listen(opened: Opened) -> None:
    page = opened.page
    page.add_init_script(
        "window.forbidden = [];"
        "addEventListener('securitypolicyviolation', (e) =>"
        " forbidden.push(e.violatedDirective + ' ' + e.blockedURI));"
    )
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.on("dialog", lambda dialog: opened.complaints.append(f"dialog {dialog.message}"))
    page.on(
        "console",
        lambda message: (
            message.type in ("error", "warning") and opened.complaints.append(message.text)
        ),
    )


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which checks a page for barriers."""
    path = Path(os.environ.get("SRCGRAPH_AXE") or AXE)
    if not path.is_file():
        pytest.skip(f"NO AXE, accessibility is not tested: run `npm install` in {AXE.parents[2]}")
    return path.read_text(encoding="utf-8")
