"""Takes the README's picture of the page: `python tests/picture.py`.

It opens the committed sample report in Chromium with one unnamed source chosen, and writes
docs/picture.png. Run it when the page has changed so much that the picture misleads.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "reports" / "sample" / "diplomatic-talks.html"
PICTURE = ROOT / "docs" / "picture.png"
CHOSEN = "A person close to Verrin"
SIZE = {"width": 1200, "height": 720}
LARGEST = 200_000


def take(path: Path = PICTURE) -> None:
    """Write the picture; raise ValueError where it is larger than a README should load."""
    found = os.environ.get("SRCGRAPH_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(PAGE.as_uri())
        page.locator("#tab-sources").click()
        page.locator("#sources .ref", has_text=CHOSEN).click()
        page.wait_for_timeout(300)
        page.screenshot(path=path)
        browser.close()
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path}: {path.stat().st_size} bytes, more than {LARGEST}")


if __name__ == "__main__":
    take()
