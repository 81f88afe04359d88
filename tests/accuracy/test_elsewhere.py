"""Articles of other outlets are laid out as they were when their findings were judged."""

from __future__ import annotations

import json
from pathlib import Path

from tests.accuracy.elsewhere import FEWEST, FEWEST_ON_AIR, radio, reuters

SAID = "The mill will close, Ana Ruiz said. " * 60


def test_an_agency_article_has_its_title_and_paragraphs_and_no_sign_off(tmp_path: Path) -> None:
    body = f"{SAID}\n    It is\nold.\n Reuter\n\x03"
    items = [
        {"id": "1", "title": "MILL &lt;ML> TO CLOSE", "body": body},
        {"id": "2", "title": "FLASH", "body": "said " * (FEWEST - 1)},
        {"id": "3", "title": "TABLE", "body": "seven " * FEWEST},
        {"id": "4", "title": "EMPTY"},
    ]
    (tmp_path / "a.json").write_text(json.dumps(items), "utf-8")
    [(name, text)] = reuters(tmp_path)
    assert name == "reuters-1"
    assert text == f"Mill <ml> to close\n\n{SAID.strip()}\n\nIt is old.\n"


def test_radio_news_gets_paragraphs_of_two_sentences(tmp_path: Path) -> None:
    long = " ".join(["The mill is shut."] * FEWEST_ON_AIR)
    (tmp_path / "lee_background.cor").write_text("Too short.\n", "latin-1")
    (tmp_path / "lee.cor").write_text(long, "latin-1")
    [(name, text)] = radio(tmp_path)
    assert name == "radio-002"
    assert text.split("\n\n")[0] == "The mill is shut. The mill is shut."
