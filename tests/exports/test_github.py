"""GitHub's workflow commands: one a finding, and the article's words end none."""

from findings import as_web_page, linted

from srcgraph.exports.github import github


def test_a_finding_stands_at_its_line() -> None:
    first, second = github(linted()).splitlines()
    assert first == (
        "::error file=in/harbour story.txt,line=1,endLine=1,col=1,endColumn=8,title=SG103"
        "::“Sources”:%0A100%25 nobody, at all"
    )
    assert second.startswith("::notice file=in/harbour story.txt,line=2,endLine=2,col=3,")


def test_a_web_page_is_named_without_a_line() -> None:
    assert github(as_web_page()).startswith("::error file=in/harbour story.txt,title=SG103::")


def test_nothing_found_is_nothing_written() -> None:
    assert github([]) == ""
