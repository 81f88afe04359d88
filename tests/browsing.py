"""What tests of the page look at in a browser."""

from __future__ import annotations

import json

from playwright.sync_api import Page

from srcgraph.model import Analysis


def claim(analysis: Analysis, words: str) -> str:
    """The claim that holds these words."""
    text = analysis.article.text
    return next(
        item.claim_id
        for item in analysis.attributions
        if item.claim_id and any(words in span.of(text) for span in item.content)
    )


def attribution(analysis: Analysis, words: str) -> str:
    """The attribution that holds these words."""
    text = analysis.article.text
    return next(
        item.id
        for item in analysis.attributions
        if any(words in span.of(text) for span in item.content)
    )


def lit(page: Page) -> list[str]:
    """The numbers of the passages that are lit."""
    return [
        str(mark)
        for mark in page.locator(".p.lit[data-mark]").evaluate_all(
            "nodes => nodes.map(node => node.dataset.mark)"
        )
    ]


def marks(page: Page) -> list[str]:
    """The numbers of all passages that no filter hides and nobody took away."""
    return [
        str(mark)
        for mark in page.locator(".p[data-mark]:not(.off):not(.gone)").evaluate_all(
            "nodes => nodes.map(node => node.dataset.mark)"
        )
    ]


def cards(page: Page) -> list[str]:
    """The cards that are open."""
    return [
        str(name)
        for name in page.locator(".card:visible").evaluate_all(
            "nodes => nodes.map(node => node.id)"
        )
    ]


def shown(page: Page, table: str) -> int:
    """How many rows a table shows."""
    return page.locator(f"#{table} tr[data-row]:not([hidden])").count()


def figures(page: Page) -> list[int]:
    """The header's figures: claims, then claims by level."""
    return [int(words) for words in page.locator(".tiles .big").all_text_contents()]


def hash_of(page: Page) -> str:
    """The state as it stands in the address."""
    return str(page.evaluate("location.hash"))


def at_node(page: Page, label: str) -> tuple[float, float]:
    """Where the graph's rows show the node with this label, in pixels of the window."""
    drawn = json.loads(page.locator("#drawn").text_content() or "")
    node = next(node for node in drawn["nodes"] if node["label"] == label)
    return on_canvas(page, node["x"], node["y"], drawn["frames"]["wide"]["width"])


def in_network(page: Page, name: str) -> tuple[float, float]:
    """Where the network shows a source's lane or a claim, in pixels of the window."""
    web = json.loads(page.locator("#drawn").text_content() or "")["web"]["wide"]
    return on_canvas(page, *web["places"][name], web["width"])


def on_canvas(page: Page, x: float, y: float, width: float) -> tuple[float, float]:
    """A place of the picture in pixels of the window."""
    box = page.locator("#canvas").bounding_box()
    assert box
    scale = box["width"] / width
    return box["x"] + x * scale, box["y"] + y * scale


def barriers(page: Page, axe: str) -> list[str]:
    """What axe-core calls a violation of WCAG 2.2 AA or of good practice."""
    page.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    return [
        f"{item['id']}: {node['html'][:120]} {node['failureSummary']}"
        for item in found["violations"]
        for node in item["nodes"]
    ]


def decide(page: Page, action: str, value: str | None = None) -> None:
    """Choose in the open form what is corrected and how; of two that are one the other is kept."""
    page.locator(f".fix [name=action][value={action}]").check()
    if value is None:
        return
    if action == "record":
        page.locator(".fix [name=value]").fill(value)
    elif action != "merge":
        page.locator(".fix [name=value]").select_option(value)
    else:
        merge_with(page, value)


def merge_with(page: Page, other: str) -> None:
    """Choose in the open form what something is one with, which keeps its name."""
    page.locator(f".fix [type=radio][name=value][value='{other}']").check()
    keep = page.locator(".fix [name=keep][value=other]")
    if keep.count():
        keep.check()
