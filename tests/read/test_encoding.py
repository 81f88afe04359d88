"""Bytes become characters only where that is certain."""

import random
from pathlib import Path

import pytest

from srcgraph.errors import UnreadableFile
from srcgraph.read.encoding import decode

PATH = Path("story.txt")
TEXT = (
    "“We will not go on,” the mayor said. It’s a café – the council’s own, and Émile Núñez said "
    "nothing more. The town paid £200 for it…\r\n"
) * 3


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman"])
def test_the_encodings_of_english_newsrooms(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), PATH) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_byte_order_mark_stays_in_the_text(encoding: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(encoding), PATH) == "\ufeff" + TEXT


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Łódź</p>'
    assert decode(page.encode("iso-8859-2"), PATH) == page


def test_latin_1_of_a_page_means_windows() -> None:
    page = '<meta charset="iso-8859-1"><p>“No”</p>'
    assert decode(page.encode("cp1252"), PATH) == page


def test_an_encoding_that_nobody_knows_is_not_believed() -> None:
    page = '<meta charset="x-nothing"><p>It’s over</p>'
    assert decode(page.encode("cp1252"), PATH) == page


def test_an_encoding_with_one_reading_is_accepted() -> None:
    text = "Правительство объявило во вторник, что выборов не будет до конца года. " * 6
    assert decode(text.encode("cp1251"), PATH) == text


@pytest.mark.parametrize(
    "data",
    [
        "日本政府は火曜日、選挙を行わないと発表した。報道官が記者団に語った。".encode("euc_jp") * 3,
        bytes(random.Random(7).choices(range(128, 256), k=500)),
    ],
    ids=["several readings", "no reading"],
)
def test_what_cannot_be_decided_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"story\.txt: the encoding .* save it as UTF-8"):
        decode(data, PATH)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 \xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        (b"{\\rtf1\\ansi hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x00", "picture"),
        (b"abc\x00\x01\x02def", "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
    ],
)
def test_files_that_hold_no_text_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"story\.txt: this is .*{kind}.*Save the article"):
        decode(data, PATH)
