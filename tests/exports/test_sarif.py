"""SARIF: valid by the official schema, with lines and columns in code points."""

import json
from pathlib import Path

import jsonschema
from findings import as_web_page, linted

from srcgraph.exports.sarif import sarif
from srcgraph.policy import load, policy_names

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8"))


def run(web: bool = False) -> dict:
    log = json.loads(sarif(as_web_page() if web else linted(), load("ap")))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


def test_every_policy_gives_a_valid_log() -> None:
    for name in policy_names():
        log = json.loads(sarif([], load(name)))
        jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_the_schema_refuses_what_is_no_log() -> None:
    log = json.loads(sarif(linted(), load("ap")))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not jsonschema.Draft4Validator(SCHEMA).is_valid(log)


def test_places_are_lines_and_columns_of_code_points() -> None:
    places = [r["locations"][0]["physicalLocation"] for r in run()["results"]]
    assert {p["artifactLocation"]["uri"] for p in places} == {"in/harbour%20story.txt"}
    regions = [place["region"] for place in places]
    assert [(r["startLine"], r["startColumn"], r["endColumn"]) for r in regions] == [
        (1, 1, 8),
        (1, 9, 13),
        (1, 14, 16),
        (2, 3, 17),
    ]
    assert regions[3]["snippet"]["text"] == "𝔘nicode source"
    assert run()["columnKind"] == "unicodeCodePoints"


def test_a_web_page_has_no_lines_of_its_own() -> None:
    (place, *_) = [r["locations"][0]["physicalLocation"] for r in run(web=True)["results"]]
    assert "region" not in place


def test_levels_states_and_suppressions() -> None:
    results = run()["results"]
    assert [r["level"] for r in results] == ["error", "warning", "warning", "note"]
    assert [r["baselineState"] for r in results] == ["new", "new", "unchanged", "new"]
    assert results[1]["suppressions"] == [
        {"kind": "external", "justification": "The desk knows them. (R. Ito)"}
    ]
    assert results[0]["partialFingerprints"] == {"srcgraph/1": "aaaa"}


def test_rules_stand_with_the_severity_of_the_policy() -> None:
    rules = {rule["id"]: rule for rule in run()["tool"]["driver"]["rules"]}
    assert rules["SG101"]["defaultConfiguration"] == {"level": "error"}
    assert "SG204" not in rules
    results = run()["results"]
    ids = [rule["id"] for rule in run()["tool"]["driver"]["rules"]]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in results)
