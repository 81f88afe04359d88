"""segment: paragraphs, quotations, and the pinned language model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srcgraph import segment as segment_module
from srcgraph.errors import ModelError
from srcgraph.model import SourceMap, Span
from srcgraph.segment import LONGEST_PIECE, language_model, segment
from tests.reading import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” he said.", [("“Yes,”", False)]),
        ('"Yes," he said. "No."', [('"Yes,"', False), ('"No."', False)]),
        ("''Yes,'' he said.", [("''Yes,''", False)]),
        ("He called it ‘mad’ and didn’t stay.", [("‘mad’", False)]),
        ("“It goes on", [("“It goes on", True)]),
        ("“He told me ‘never’ again,” she said.", [("“He told me ‘never’ again,”", False)]),
        ("The dogs’ bowls weren’t there.", []),
        ("«Oui», dit-il.", [("«Oui»", False)]),
        ('The body"s summit met in Lund.', []),
        ('"The body"s summit," he said.', [('"The body"s summit,"', False)]),
        ('She said "never"and left.', [('"never"', False)]),
    ],
)
def test_finds_outermost_quotations(text: str, expected: list[tuple[str, bool]]) -> None:
    parsed = segment(article(text))
    found = [(q.span.of(text), q.open) for p in parsed.paragraphs for q in p.quotations]
    assert found == expected


def test_paragraphs_are_lines_without_their_white_space() -> None:
    text = "  One here. \n\n\tTwo here.\r\nThree."
    spans = [paragraph.span.of(text) for paragraph in segment(article(text)).paragraphs]
    assert spans == ["One here.", "Two here.", "Three."]


def test_a_wrapped_paragraph_is_read_as_one() -> None:
    text = "The mayor said that\nthe bridge will\n  close on Monday.\n\nNobody was there."
    body = (Span(0, len(text)),)
    parsed = segment(replace(article(text), body=body))
    assert [p.doc.text for p in parsed.paragraphs] == [
        "The mayor said that the bridge will   close on Monday.",
        "Nobody was there.",
    ]
    assert [p.span.of(text)[-9:] for p in parsed.paragraphs] == ["n Monday.", "as there."]


def test_marks_of_markdown_are_blanks_of_the_same_length() -> None:
    text = "The **mayor** said the [old bridge](http://x.example/a_b) is _safe_, not 2*3."
    marked = replace(article(text), source_map=SourceMap("markdown", ""))
    (paragraph,) = segment(marked).paragraphs
    assert len(paragraph.doc.text) == len(text)
    words = paragraph.doc.text.split()
    assert words == "The mayor said the old bridge is safe , not 2*3.".split()


def test_a_line_too_long_for_one_parse_is_cut_at_a_blank() -> None:
    text = "word " * (LONGEST_PIECE // 4)
    spans = [paragraph.span for paragraph in segment(article(text)).paragraphs]
    assert len(spans) == 2
    assert all(span.end - span.start <= LONGEST_PIECE for span in spans)
    assert text[spans[0].end] == " "


def test_a_line_without_blanks_is_cut_all_the_same() -> None:
    text = "x" * (LONGEST_PIECE + 5)
    spans = [paragraph.span for paragraph in segment(article(text)).paragraphs]
    assert spans == [Span(0, LONGEST_PIECE), Span(LONGEST_PIECE, LONGEST_PIECE + 5)]


def test_a_paragraph_that_breaks_the_parser_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = segment_module._load()

    class Breaking:
        def __call__(self, text: str) -> object:
            if "bad" in text:
                raise RuntimeError("broken")
            return real(text)

        def pipe(self, texts: list[str], batch_size: int) -> object:
            return (self(text) for text in texts)

    monkeypatch.setattr(segment_module, "_load", Breaking)
    text = "One good line.\nA bad line.\nAnother good line."
    parsed = segment(article(text))
    assert [p.span.of(text) for p in parsed.paragraphs] == ["One good line.", "Another good line."]
    assert [problem.span and problem.span.of(text) for problem in parsed.problems] == [
        "A bad line."
    ]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_verbs_behind_either_apostrophe_have_a_lemma(mark: str) -> None:
    text = f"That{mark}s true, we{mark}ve seen that they{mark}re late to Lund{mark}s house."
    lemmas = [token.lemma_ for token in segment(article(text)).paragraphs[0].doc]
    assert {"be", "have"} <= set(lemmas)
    assert lemmas.count("be") == 2  # and none for "Lund's"


def test_another_upload_of_the_language_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    language_model.cache_clear()
    monkeypatch.setattr(segment_module, "MODEL_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="pip install"):
        language_model()
    language_model.cache_clear()


def test_a_missing_language_model_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    language_model.cache_clear()
    monkeypatch.setattr(segment_module, "MODEL", "no_such_model")
    with pytest.raises(ModelError, match="pip install"):
        language_model()
    language_model.cache_clear()
