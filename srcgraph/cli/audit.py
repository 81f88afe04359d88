"""`srcgraph audit`: reads articles, writes their reports, prints what an editor looks for first."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srcgraph.cli import inputs
from srcgraph.cli.terminal import CannotWork, block, complain, say, visible
from srcgraph.errors import SrcgraphError, UnwritableReport
from srcgraph.summary import KINDS

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from srcgraph.across import Held
    from srcgraph.model import Analysis, Article, Source
    from srcgraph.page import Entry

_ANY = "any"
_FOUND, _FAILED = 1, 2
# A smaller article alone is done before a progress bar would have told anything.
_LONG = 50_000


@dataclass(slots=True)
class _Run:
    """One call of the command: what was asked for, and what has become of it so far."""

    output: Path
    force: bool
    quiet: bool
    failures: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    sources: list[tuple[str, tuple[Source, ...]]] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    sizes: dict[str, int] = field(default_factory=dict)
    bar: ProgressBar[int] | None = None
    waiting: list[str] = field(default_factory=list)

    def fail(self, path: str, error: SrcgraphError) -> None:
        """Note what could not be done; the other articles are done all the same."""
        self.failures[path] = str(error)
        if self.bar is None:
            complain(str(error))

    def show(self, text: str) -> None:
        """Print a text, or keep it until the progress bar is gone."""
        if self.quiet:
            return
        if self.bar is None:
            say(text)
        else:
            self.waiting.append(text)

    def advance(self, article_id: str) -> None:
        """Move the progress bar on by one article."""
        if self.bar is not None:
            self.bar.update(self.sizes.get(article_id, 0))


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("reports"),
    show_default=True,
    help="Folder that the reports are written to; made where it is missing.",
)
@click.option("--force", is_flag=True, help="Audit articles that do not seem to be in English.")
@click.option(
    "--policy",
    default="default",
    show_default=True,
    metavar="NAME|FILE",
    help="The policy whose rules remark on the article; `srcgraph rules` lists them.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice([*KINDS, _ANY]),
    metavar="KIND",
    help="End with exit code 1 where an article has this to look at first: "
    + "; ".join(f"{kind} ({meaning})" for kind, meaning in KINDS.items())
    + f"; {_ANY}. May be repeated.",
)
def audit(
    articles: Sequence[str],
    output: Path,
    force: bool,
    policy: str,
    quiet: bool,
    fail_on: Sequence[str],
) -> None:
    """Audit news articles: who says what, and how far the reader is told who that is.

    ARTICLE is a .txt, .md or .html file, or a folder of them. For each, a page (.html) to open in
    a browser, a summary (.md) and all findings (.json) are written; with several articles an
    index.html lists them.

    Exit code: 0 done, 1 something given with --fail-on was found, 2 something could not be read
    or written.
    """
    # What libraries log may quote the article, and belongs neither on the screen nor in a file.
    logging.getLogger().addHandler(logging.NullHandler())
    run = _Run(output, force, quiet)
    try:
        _audit(run, articles, policy)
    except SrcgraphError as error:
        raise CannotWork(str(error)) from error
    click.get_current_context().exit(_exit_code(run, frozenset(fail_on)))


def _audit(run: _Run, names: Sequence[str], policy_name: str) -> None:
    """Read all articles, write their reports, and print what was found."""
    from srcgraph import pipeline, report
    from srcgraph.across import shared_claims
    from srcgraph.collection import shared_sources
    from srcgraph.policy import load

    policy = load(policy_name)
    files = list(inputs.files(names, run.fail))
    report.prepare(run.output)
    ids = report.ids(files)
    run.sizes.update(zip(ids, map(_size, files), strict=True))
    with _progress(run):
        for analysis in pipeline.audit(_articles(run, files, ids), policy):
            _finish(run, _without_suppressed(run, analysis))
            run.advance(analysis.article.id)
    if len(files) > 1:
        failures = [report.Failure(path, message) for path, message in run.failures.items()]
        shared = shared_sources(run.sources)
        claims = shared_claims(run.held, shared)
        index = report.write_index(run.output, run.entries, failures, shared, claims)
        run.show(f"{len(run.entries)} of {len(files)} articles are listed in {visible(str(index))}")


def _articles(run: _Run, files: Sequence[Path], ids: Sequence[str]) -> Iterator[Article]:
    """Read one file after the other; the progress bar passes those that cannot be read."""
    own_ids = dict(zip(map(str, files), ids, strict=True))

    def fail(path: str, error: SrcgraphError) -> None:
        run.fail(path, error)
        run.advance(own_ids[path])

    yield from inputs.articles(files, ids, run.force, fail)


def _without_suppressed(run: _Run, analysis: Analysis) -> Analysis:
    """The analysis without the findings that the file beside the article suppresses."""
    from srcgraph import suppress

    path = analysis.article.path
    try:
        items = suppress.read_suppressions(suppress.beside(Path(path)))
    except SrcgraphError as error:
        run.fail(path, error)
        return analysis
    found = suppress.sort(analysis.findings, items, frozenset(), date.today())
    for note in found.notes:
        run.show(f"{path}: {note}")
    return replace(analysis, findings=found.open)


def _finish(run: _Run, analysis: Analysis) -> None:
    """Write the reports of one article and print its figures."""
    from srcgraph import report, summary
    from srcgraph.across import held

    figures = summary.figures(analysis)
    article = analysis.article
    try:
        entry = report.write(run.output, analysis, figures, listed=len(run.sizes) > 1)
    except UnwritableReport as error:
        run.fail(article.path, error)
        return
    run.entries.append(entry)
    run.sources.append((article.id, analysis.sources))
    run.held.append(held(analysis))
    run.kinds.update(item.kind for item in figures.look_first)
    run.show(block(entry.title, article.path, figures, str(run.output / entry.html)))
    if entry.corrections:
        kept = visible(str(run.output / entry.corrections))
        run.show(f"  Judgements of the old report are kept: srcgraph apply {kept} ARTICLE\n")


def _size(path: Path) -> int:
    """How many bytes a file has; nothing for one that cannot be read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


@contextmanager
def _progress(run: _Run) -> Iterator[None]:
    """Show on the terminal how far the work is, if it is long; print afterwards what was found."""
    total = sum(run.sizes.values())
    long = len(run.sizes) > 1 or total > _LONG
    if run.quiet or not long or not sys.stderr.isatty():
        yield
        return
    try:
        with click.progressbar(length=total, label="Reading", file=sys.stderr) as run.bar:
            yield
    finally:
        run.bar = None
        for message in run.failures.values():
            complain(message)
        for text in run.waiting:
            run.show(text)


def _exit_code(run: _Run, fail_on: frozenset[str]) -> int:
    """What the command answers: 2 for what could not be done, 1 for what was looked for."""
    if run.failures:
        return _FAILED
    return _FOUND if run.kinds & fail_on or (run.kinds and _ANY in fail_on) else 0
