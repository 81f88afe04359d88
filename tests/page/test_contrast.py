"""Every ink of the page can be read on every ground it is used on, in both themes."""

from __future__ import annotations

import re

import pytest

from srcgraph.page.assets import style

INKS = ("ink", "soft", "link", "N", "R", "D", "A", "U")
LINES = ("edge", "focus", "hi-edge", "outline")


def theme(dark: bool) -> dict[str, str]:
    css = style("base.css")
    roots = re.findall(r":root\{(.*?)\}", css, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})\b", roots[0]))
    return found | dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})\b", roots[1])) if dark else found


def light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash", "hi"])
@pytest.mark.parametrize("ink", INKS)
def test_words_have_a_contrast_of_at_least_four_and_a_half(
    ink: str, ground: str, dark: bool
) -> None:
    colours = theme(dark)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("line", LINES)
def test_borders_and_outlines_have_a_contrast_of_at_least_three(line: str, dark: bool) -> None:
    colours = theme(dark)
    assert contrast(colours[line], colours["paper"]) >= 3
