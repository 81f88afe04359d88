"""`srcgraph lint`: remarks on articles under a policy, for an editor, a desk or a CMS."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srcgraph.cli import inputs
from srcgraph.cli.terminal import CannotWork, say, visible
from srcgraph.errors import PolicyError, SrcgraphError
from srcgraph.model import Severity

if TYPE_CHECKING:
    from srcgraph.exports.places import Linted
    from srcgraph.policy import Policy

_FOUND, _FAILED = 1, 2
_FORMATS = ("text", "json", "sarif", "github", "markdown")


@dataclass(slots=True)
class _Run:
    """One call of the command: what decides over findings, and what failed."""

    force: bool
    suppressions: Path | None
    baseline: frozenset[str]
    failed: list[str] = field(default_factory=list)

    def fail(self, path: str, error: SrcgraphError) -> None:
        """Say what could not be done; the other articles are done all the same."""
        self.failed.append(path)
        click.echo(f"Error: {visible(str(error))}", err=True)


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "--policy",
    default="default",
    show_default=True,
    metavar="NAME|FILE",
    help="A policy that ships with srcgraph (`srcgraph rules` lists them), or a file of yours.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    metavar="FORMAT",
    help=f"How findings are written: {', '.join(_FORMATS)}.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default="warning",
    show_default=True,
    metavar="SEVERITY",
    help="End with exit code 1 where a finding is at least so severe: error, warning, info.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="Look for these rules alone, candidates too; SG4 stands for all of SG4xx. Repeatable.",
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out. Repeatable.")
@click.option(
    "--suppressions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Findings that somebody answers for; without it, ARTICLE.srcgraph.toml where it exists.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Show only what does not stand in this file.",
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what is found now into this file, and end with exit code 0.",
)
@click.option("--force", is_flag=True, help="Lint articles that do not seem to be in English.")
def lint(
    articles: Sequence[str],
    policy: str,
    output_format: str,
    fail_on: str,
    select: Sequence[str],
    ignore: Sequence[str],
    suppressions: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    force: bool,
) -> None:
    """Remark on the sourcing of news articles, rule by rule, under a newsroom's policy.

    ARTICLE is a .txt, .md or .html file, or a folder of them. No article is changed. A finding is
    suppressed by its fingerprint, with a reason and a name, in a file beside the article.

    Exit code: 0 nothing at or above --fail-on, 1 something was found, 2 something could not be
    read or written.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    from srcgraph import suppress
    from srcgraph.policy import load

    try:
        chosen = load(policy).narrowed(select, ignore)
        known = suppress.read_baseline(baseline) if baseline else frozenset()
        run = _Run(force, suppressions, known)
        linted = _lint(run, articles, chosen)
        if write_baseline:
            _write_baseline(write_baseline, linted)
    except SrcgraphError as error:
        raise CannotWork(str(error)) from error
    say(visible_lines(_written(linted, chosen, output_format)).rstrip("\n"))
    click.get_current_context().exit(_exit_code(run, linted, fail_on, bool(write_baseline)))


def visible_lines(text: str) -> str:
    """The text with hostile characters made visible, line by line."""
    return "\n".join(map(visible, text.split("\n")))


def _lint(run: _Run, names: Sequence[str], policy: Policy) -> list[Linted]:
    """Read and analyse all articles, and sort what was found."""
    from srcgraph import pipeline, report, suppress
    from srcgraph.exports.places import Linted

    files = list(inputs.files(names, run.fail))
    read = inputs.articles(files, report.ids(files), run.force, run.fail)
    linted = []
    for analysis in pipeline.audit(read, policy):
        article = analysis.article
        beside = run.suppressions or suppress.beside(Path(article.path))
        try:
            items = suppress.read_suppressions(beside)
        except PolicyError as error:
            run.fail(article.path, error)
            items = ()
        found = suppress.sort(analysis.findings, items, run.baseline, date.today())
        for note in found.notes if run.suppressions is None else ():
            click.echo(visible(f"{article.path}: {note}"), err=True)
        linted.append(Linted(article, found))
    return linted


def _written(linted: Sequence[Linted], policy: Policy, output_format: str) -> str:
    """The findings in the format that was asked for."""
    from srcgraph.exports import github, listing, sarif

    if output_format == "json":
        return listing.as_json(linted, policy)
    if output_format == "sarif":
        return sarif.sarif(linted, policy)
    if output_format == "github":
        return github.github(linted)
    if output_format == "markdown":
        return listing.markdown(linted, policy)
    return listing.text(linted)


def _write_baseline(path: Path, linted: Sequence[Linted]) -> None:
    """Write the baseline under another name first, so that an older one is lost to nothing."""
    from srcgraph import suppress

    found = [
        (item.article.path, finding)
        for item in linted
        for finding in (*item.findings.open, *item.findings.known)
    ]
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(suppress.baseline(found), encoding="utf-8")
        os.replace(temporary, path)
    except OSError as error:
        raise PolicyError(
            f"{path}: the baseline cannot be written here ({error.strerror}). Name another file."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _exit_code(run: _Run, linted: Sequence[Linted], fail_on: str, baseline_only: bool) -> int:
    """What the command answers: 2 for what could not be done, 1 for what was found."""
    if run.failed:
        return _FAILED
    if baseline_only:
        return 0
    order = list(Severity)
    worst = order.index(Severity(fail_on))
    found = any(order.index(f.severity) <= worst for item in linted for f in item.findings.open)
    return _FOUND if found else 0
