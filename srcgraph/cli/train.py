"""`srcgraph train`: rebuilds the models from an annotated corpus."""

from __future__ import annotations

from pathlib import Path

import click

from srcgraph.cli.terminal import CannotWork, say


@click.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--dev",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Annotated articles on which thresholds are chosen; the corpus itself where not given.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for the model and its checkpoints; a run that was broken off goes on from them.",
)
@click.option(
    "--claims",
    "pairs",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="JSON lines of pairs that assert the same or not: train the forest that compares claims, "
    "in place of the tagger. May be given several times.",
)
@click.option(
    "--encoder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with model.safetensors of all-mpnet-base-v2; with --claims: train the network "
    "that reads two claims together, in place of the forest.",
)
@click.option(
    "--average",
    "runs",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Weights that a run with --encoder ended with (reader-3.pt); with --claims: write the "
    "network of the mean of these, and learn nothing. May be given several times.",
)
@click.option("--seed", default=1, show_default=True, help="Fixes every source of chance.")
@click.option("--threads", default=2, show_default=True, help="Cores to use.")
def train(
    corpus: Path,
    dev: Path | None,
    output: Path,
    pairs: tuple[Path, ...],
    encoder: Path | None,
    runs: tuple[Path, ...],
    seed: int,
    threads: int,
) -> None:
    """Train the tagger on CORPUS, which holds text/NAME.txt and attributions/NAME_WHO.ann.

    Takes some hours on two cores, with --claims some minutes, with --encoder three quarters of an
    hour, and needs the extra packages of srcgraph[train].
    """
    if (encoder or runs) and not pairs:
        raise click.UsageError(
            "--encoder and --average need --claims: the pairs that are learnt from."
        )
    if encoder and runs:
        raise click.UsageError("--encoder learns, --average does not: give one of them.")
    try:
        if runs:
            from srcgraph.training.reading import average

            average(runs, pairs, output)
            return
        if encoder:
            from srcgraph.training.reading import train as read

            read(corpus, pairs, encoder, output, seed=seed, threads=threads, say=say)
            return
        if pairs:
            from srcgraph.training.forest import train as grow

            grow(corpus, pairs, output, say)
            return
        from srcgraph.training.train import train as learn
    except ImportError as error:
        raise CannotWork(
            f"Training needs a package that is not installed ({error.name}). "
            "Install them: pip install 'srcgraph[train]'"
        ) from error
    learn(corpus, output, development=dev, seed=seed, threads=threads, say=say)
