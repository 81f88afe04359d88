"""`srcgraph evaluate`: measures attributions and sources against an annotated corpus."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srcgraph.cli.terminal import CannotWork, say

if TYPE_CHECKING:
    from srcgraph.training.claims import ClaimFigures
    from srcgraph.training.evaluation import Figures
    from srcgraph.training.quotations import QuotationFigures
    from srcgraph.training.sources import SourceFigures


@click.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--sources",
    "labels",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON lines that say who speaks; scores sources too.",
)
@click.option(
    "--claims",
    "pairs",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON lines of pairs that assert the same or not; scores nothing but these.",
)
@click.option(
    "--quotations",
    is_flag=True,
    help="Score nothing but quotations that several articles share.",
)
@click.option(
    "--speakers",
    "judged",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The same, and JSON lines that say whose the quotations are; counts by these too.",
)
@click.option(
    "--other-names",
    is_flag=True,
    help="Also measure with another name for every person, to see whether names were learnt.",
)
def evaluate(
    corpus: Path,
    labels: Path | None,
    pairs: Path | None,
    quotations: bool,
    judged: Path | None,
    other_names: bool,
) -> None:
    """Measure the program on CORPUS, which holds text/NAME.txt and attributions/NAME_WHO.ann.

    An edge is right when the contents share at least half of what either covers and the sources
    meet, or neither has one. Needs the extra packages of srcgraph[train].
    """
    try:
        from srcgraph.training.claims import LabelledClaims, read_pairs
        from srcgraph.training.measure import measure
        from srcgraph.training.quotations import score_quotations
        from srcgraph.training.sources import score_sources
    except ImportError as error:
        raise CannotWork(
            f"Measuring needs a package that is not installed ({error.name}). "
            "Install them: pip install 'srcgraph[train]'"
        ) from error
    if pairs:
        for part, figures in LabelledClaims(read_pairs(pairs), corpus).score().items():
            say(_claims(part, figures))
        return
    if quotations or judged:
        say(_quotations(score_quotations(corpus, judged)))
        return
    say(_spans("attributions", measure(corpus)))
    if other_names:
        say(_spans("attributions, other names", measure(corpus, other_names=True)))
    if labels:
        for given_spans in (True, False):
            title = "labelled spans given" if given_spans else "end to end"
            say(_sources(title, score_sources(labels, corpus, given_spans=given_spans)))


def _spans(title: str, figures: Figures) -> str:
    rows = {
        "content F1": figures.f1(figures.content),
        "edge F1": figures.edge_f1,
        "edge, exact spans, F1": figures.f1(figures.exact),
        **{f"edge recall, {style}": recall for style, recall in figures.recall.items()},
    }
    lines = [f"  {name:<24}{100 * value:6.1f}" for name, value in rows.items()]
    counts = f"{figures.found} found, {figures.annotated} annotated, {figures.edge} right edges"
    return "\n".join([title, *lines, f"  {counts}"])


def _claims(part: str, figures: ClaimFigures) -> str:
    rows = {
        "precision": figures.precision,
        "precision, unsure left out": figures.precision_sure,
        "recall": figures.recall,
        "found, or offered as unsure": figures.found_or_offered,
    }
    lines = [f"  {name:<28}{100 * value:6.1f}" for name, value in rows.items()]
    counts = f"{figures.labelled} pairs, {figures.same} the same, {figures.right} of them found"
    offered = ", ".join(f"{count} {label}" for label, count in sorted(figures.offered.items()))
    told = f"  offered, by their labels: {offered or 'none'}"
    return "\n".join([f"same claim, {part}", *lines, f"  {counts}", told])


def _quotations(found: Mapping[str, QuotationFigures]) -> str:
    rows = [
        f"  {name:<24}{each.pairs:6} pairs, {each.together:4} in one claim{100 * each.share:8.1f} %"
        for name, each in found.items()
    ]
    return "\n".join(["quotations that two articles share", *rows])


def _sources(title: str, figures: SourceFigures) -> str:
    lines = [
        f"  {value:<24}{100 * score.f1:6.1f}" for value, score in figures.identification.items()
    ]
    return "\n".join(
        [
            f"sources, {title}",
            *lines,
            f"  {'mean (macro)':<24}{100 * figures.macro_f1:6.1f}",
            f"  {'same source (B-cubed)':<24}{100 * figures.sharing.f1:6.1f}",
        ]
    )
