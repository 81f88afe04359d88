"""Suppressions and baselines: what is left out is told, and by whom."""

from datetime import date
from pathlib import Path

import pytest
from findings import finding

from srcgraph.errors import PolicyError
from srcgraph.suppress import (
    Suppression,
    baseline,
    beside,
    read_baseline,
    read_suppressions,
    sort,
)

TODAY = date(2026, 5, 3)
ONE, TWO = finding(0, 7, fingerprint="one"), finding(8, 12, fingerprint="two")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_suppressed_finding_is_kept_apart() -> None:
    why = Suppression("one", "Known to the desk.", "R. Ito")
    found = sort([ONE, TWO], [why], frozenset(), TODAY)
    assert found.open == (TWO,)
    assert found.suppressed == ((ONE, why),)
    assert found.notes == ()


def test_a_suppression_ends_after_its_day() -> None:
    last = Suppression("one", "Until the talks end.", "R. Ito", until=TODAY)
    over = Suppression("one", "Until the talks end.", "R. Ito", until=date(2026, 5, 2))
    assert sort([ONE], [last], frozenset(), TODAY).open == ()
    found = sort([ONE], [over], frozenset(), TODAY)
    assert found.open == (ONE,)
    assert found.notes[0].startswith("The suppression of one by R. Ito has ended (2026-05-02).")


def test_a_suppression_that_fits_nothing_is_told() -> None:
    found = sort([ONE], [Suppression("gone", "x", "R. Ito")], frozenset(), TODAY)
    assert found.notes == ("The suppression of gone by R. Ito fits no finding. Take it out.",)


def test_a_baseline_leaves_what_is_new() -> None:
    found = sort([ONE, TWO], [], frozenset({"one"}), TODAY)
    assert (found.open, found.known) == ((TWO,), (ONE,))


def test_a_baseline_comes_back_without_words_of_the_article(tmp_path: Path) -> None:
    text = baseline([("a.txt", ONE), ("b.txt", TWO)])
    assert "Sources" not in text
    assert read_baseline(write(tmp_path / "base.json", text)) == {"one", "two"}


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "x", "findings": []}', "{}"])
def test_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(PolicyError, match="this is no baseline"):
        read_baseline(write(tmp_path / "base.json", text))


def test_suppressions_stand_beside_the_article() -> None:
    assert beside(Path("in/story.txt")) == Path("in/story.txt.srcgraph.toml")


def test_suppressions_are_read(tmp_path: Path) -> None:
    text = (
        '[[suppress]]\nfinding = "one"\nrule = "SG101"\nreason = "r"\nname = "n"\n'
        "until = 2026-12-31\n"
    )
    (item,) = read_suppressions(write(tmp_path / "s.toml", text))
    assert item == Suppression("one", "r", "n", "SG101", date(2026, 12, 31))


def test_no_file_suppresses_nothing(tmp_path: Path) -> None:
    assert read_suppressions(tmp_path / "s.toml") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[", "this is not TOML"),
        ("x = 1\n", "suppressions stand one by one below"),
        ('[[suppress]]\nfinding = "a"\nname = "n"\n', "suppression 1: “reason” is missing"),
        ('[[suppress]]\nfinding = "a"\nreason = "r"\nname = " "\n', "“name” is missing"),
        ('[[suppress]]\nfile = "a"\n', "“file” is no key. Keys: finding"),
        (
            '[[suppress]]\nfinding = "a"\nreason = "r"\nname = "n"\nuntil = "2026-12-31"\n',
            "“until” is a day",
        ),
    ],
)
def test_broken_suppressions_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PolicyError, match=message):
        read_suppressions(write(tmp_path / "s.toml", text))
