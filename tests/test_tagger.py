"""tagger: the shipped model answers, always the same, with spans of the text it was given."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from srcgraph.segment import MODEL, as_read, parser_labels, segment, token_table
from srcgraph.tagger import MODELS, Tagger, load_tagger, tag, tagger_model
from srcgraph.tagging.decode import EVIDENCE, Tagged
from srcgraph.tagging.words import TOKEN_ATTRIBUTES
from tests.reading import article

STORY = (
    "Harbour to be sold\n"
    "“There is no deal,” the mayor, Anna Berg, said on Sunday.\n"
    "Three officials said the harbour will close. It was cold.\n"
    "According to a report, the bridge is safe."
)


def tagged(
    text: str, tagger: Tagger | None = None, *, keep_all: bool = False
) -> tuple[Tagged, ...]:
    parsed = segment(article(text))
    return tag(as_read(parsed), token_table(parsed), tagger, keep_all=keep_all)


def contents(text: str, found: tuple[Tagged, ...]) -> list[str]:
    return [" … ".join(text[start:end] for start, end in one.content) for one in found]


def with_threshold(threshold: float) -> Tagger:
    tagger = load_tagger()
    return replace(tagger, settings=replace(tagger.settings, threshold=threshold))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model."""
    return Path(shutil.copytree(MODELS, tmp_path / "models"))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Officials said the harbour will close.", "Officials", "said", "the harbour will close"),
        ("“We won,” Anna Berg said.", "Anna Berg", "said", "“We won,”"),
    ],
)
def test_the_shipped_model_finds_who_says_what(
    text: str, source: str, cue: str, content: str
) -> None:
    (found,) = tagged(text)
    spans = (*found.source, *found.cue, *found.content)
    assert [text[start:end] for start, end in spans] == [source, cue, content]


def test_the_same_article_gives_the_same_answer() -> None:
    assert tagged(STORY, keep_all=True) == tagged(STORY, keep_all=True)


def test_a_model_loaded_again_gives_the_same_answer(folder: Path) -> None:
    assert tagged(STORY, load_tagger(folder), keep_all=True) == tagged(STORY, keep_all=True)


def test_what_was_read_before_changes_nothing() -> None:
    before = tagged(STORY)
    tagged("Somebody else spoke of café prices, iPhones and 1,000 other things.")
    assert tagged(STORY) == before


def test_spans_lie_in_the_text_and_hold_words() -> None:
    found = tagged(STORY, keep_all=True)
    spans = [span for one in found for span in (*one.source, *one.cue, *one.content)]
    assert spans
    assert all(0 <= start < end <= len(STORY) and STORY[start:end].strip() for start, end in spans)


def test_attributions_come_in_the_order_of_their_contents() -> None:
    begins = [one.content[0] for one in tagged(STORY, keep_all=True)]
    assert begins == sorted(begins)


def test_offsets_count_from_the_beginning_of_the_article() -> None:
    lead = "It was cold.\n\n"
    shifted = tagged(lead + STORY)
    assert contents(lead + STORY, shifted) == contents(STORY, tagged(STORY))


@pytest.mark.parametrize("text", ["", "\n \n", "It was cold."])
def test_an_article_in_which_nobody_speaks(text: str) -> None:
    assert tagged(text) == ()


def test_an_article_without_tokens() -> None:
    assert tag("", np.zeros((0, len(TOKEN_ATTRIBUTES)), np.uint64)) == ()


def test_every_paragraph_of_a_long_article_is_read_as_if_alone() -> None:
    text = f"{STORY}\n" * 40
    assert contents(text, tagged(text)) == contents(STORY, tagged(STORY)) * 40


def test_a_paragraph_longer_than_a_window_is_read_to_its_end() -> None:
    text = "The talks went on for days. " * 120 + "Officials said the harbour will close."
    assert contents(text, tagged(text)) == ["the harbour will close"]


def test_a_sentence_longer_than_a_window_is_read() -> None:
    text = "Officials said the harbour will close" + ", and the bridge is safe" * 100 + "."
    assert tagged(text)


@pytest.mark.parametrize(("threshold", "count"), [(0.0, True), (1.1, False)])
def test_what_scores_under_the_threshold_is_left_out(threshold: float, count: bool) -> None:
    assert bool(tagged(STORY, with_threshold(threshold))) is count


def test_everything_is_kept_when_asked_for() -> None:
    assert tagged(STORY, with_threshold(1.1), keep_all=True) == tagged(STORY, keep_all=True)


def test_kept_attributions_are_among_all() -> None:
    floor = load_tagger().settings.threshold
    every = tagged(STORY, keep_all=True)
    assert tagged(STORY) == tuple(one for one in every if one.score >= floor)


def test_a_model_is_loaded_once() -> None:
    assert load_tagger() is load_tagger()


def test_the_model_is_named_with_the_sum_of_its_weights() -> None:
    digest = hashlib.sha256((MODELS / "tagger.onnx").read_bytes()).hexdigest()
    assert tagger_model() == (load_tagger().name, digest)


def test_changed_weights_have_another_sum(folder: Path) -> None:
    weights = folder / "tagger.onnx"
    # An empty field of onnx that no reader knows: the same network, another file.
    weights.write_bytes(weights.read_bytes() + b"\xf8\x07\x00")
    assert load_tagger(folder).digest != load_tagger().digest


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"tagger\.json"):
        load_tagger(tmp_path)


def test_the_shipped_settings_fit_the_evidence() -> None:
    assert len(load_tagger().settings.weights) == len(EVIDENCE)


def test_the_shipped_threshold_is_below_the_unsure_band() -> None:
    settings = load_tagger().settings
    assert 0 < settings.threshold < settings.unsure < 1


def test_the_shipped_model_was_made_for_the_pinned_parser() -> None:
    config = json.loads((MODELS / "tagger.json").read_text("utf-8"))
    assert config["parser"] == MODEL


@pytest.mark.parametrize("kind", ["tag", "dependency", "entity"])
def test_the_shipped_model_knows_every_label_of_the_parser(kind: str) -> None:
    config = json.loads((MODELS / "tagger.json").read_text("utf-8"))
    known = {tuple(row) for row in config["parser_labels"][kind]}
    assert set(parser_labels()[kind]) <= known


def test_the_shipped_word_pieces_have_the_numbers_of_the_encoder() -> None:
    pieces = load_tagger().inventory.pieces
    assert [pieces[one] for one in ("[UNK]", "[CLS]", "[SEP]", "[MASK]")] == [100, 101, 102, 103]
