"""The lanes picture: order of the rows, and that nothing covers anything."""

from __future__ import annotations

from itertools import combinations

import pytest
import samples

from srcgraph.graph import build
from srcgraph.model import Analysis
from srcgraph.page.lanes import NARROW, WIDE, Frame, Lane, Picture, lanes, picture, twins


def rows(analysis: Analysis) -> tuple[Lane, ...]:
    return lanes(build(analysis), [source.id for source in analysis.sources])


def drawn(analysis: Analysis, frame: Frame) -> Picture:
    return picture(rows(analysis), frame)


def test_rows_go_from_the_least_to_the_best_told(big: Analysis) -> None:
    letters = "".join(lane.letter for lane in rows(big))
    assert letters == "".join(sorted(letters, key="UADRN".index))


def test_rows_of_one_letter_stand_in_the_order_of_every_list(big: Analysis) -> None:
    turned = [source.id for source in reversed(big.sources)]
    of = lanes(build(big), turned)
    for letter in "UADRN":
        own = [lane.ref for lane in of if lane.letter == letter and lane.ref]
        assert own == [name for name in turned if name in own]
        assert len(own) > 1


def test_claims_of_nobody_stand_behind_those_of_vague_groups(small: Analysis) -> None:
    found = [(lane.ref, lane.label) for lane in rows(small) if lane.letter == "U"]
    assert found == [("so-8", "Experts"), ("", "Nobody")]


def test_pills_show_number_letter_stance_and_doubt(small: Analysis) -> None:
    labels = {pill.label for lane in rows(small) for pill in lane.pills}
    assert {"1R", "5A?", "✓6R", "✕12N"} <= labels


def test_twins_join_the_pills_of_one_claim(small: Analysis) -> None:
    claims = {pill.id: pill.claim for lane in rows(small) for pill in lane.pills}
    assert [claims[left] == claims[right] for left, right in twins(rows(small))] == [True]


@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("make", [samples.small, samples.big])
def test_no_pill_covers_another_or_leaves_the_picture(make: object, frame: Frame) -> None:
    assert callable(make)
    for row in drawn(make(), frame).rows:
        for spot in row.spots:
            assert spot.pill.width / 2 <= spot.x <= frame.width - spot.pill.width / 2
        for one, two in combinations(row.spots, 2):
            apart = abs(one.x - two.x) >= (one.pill.width + two.pill.width) / 2
            assert apart or one.line != two.line


def test_rows_stand_one_under_another(big: Analysis) -> None:
    found = drawn(big, WIDE)
    ends = [row.y + row.lines * WIDE.row for row in found.rows]
    starts = [row.y for row in found.rows]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert found.height >= ends[-1]
