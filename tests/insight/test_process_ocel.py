"""OCEL 2.0: its structure, what points to what, and that exercises are marked."""

import json
from pathlib import Path
from typing import Any

import jsonschema
from attrs import evolve
from hypothesis import given, settings

from community_gov.insight.process.history import Aliases, logs_of
from community_gov.insight.process.log import Log, Trace
from community_gov.insight.process.ocel import write_ocel

from .process_logs import LOGS, Office, event

_MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
_VALUE = {"type": ["string", "number", "boolean"]}


def _shape(**properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _several(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


_TYPE = _shape(
    name={"type": "string", "minLength": 1},
    attributes=_several(
        _shape(
            name={"type": "string"},
            type={"enum": ["string", "time", "integer", "float", "boolean"]},
        )
    ),
)
_RELATIONS = _several(_shape(objectId={"type": "string"}, qualifier={"type": "string"}))
SCHEMA = _shape(
    objectTypes=_several(_TYPE),
    eventTypes=_several(_TYPE),
    objects=_several(
        _shape(
            id={"type": "string"},
            type={"type": "string"},
            attributes=_several(_shape(name={"type": "string"}, time=_MOMENT, value=_VALUE)),
            relationships=_RELATIONS,
        )
    ),
    events=_several(
        _shape(
            id={"type": "string"},
            type={"type": "string"},
            time=_MOMENT,
            attributes=_several(_shape(name={"type": "string"}, value=_VALUE)),
            relationships=_RELATIONS,
        )
    ),
)
"""The structure of the published schema of OCEL 2.0 for JSON, written again from its text."""

KINDS = {"string": str, "integer": int, "boolean": bool, "float": float}


def check(data: bytes) -> dict[str, Any]:
    """Check the structure, and what no schema can say: that what is named is there."""
    written: dict[str, Any] = json.loads(data)
    jsonschema.validate(written, SCHEMA)
    ids = [one["id"] for one in written["objects"]]
    assert len(set(ids)) == len(ids)
    events = [one["id"] for one in written["events"]]
    assert len(set(events)) == len(events)
    for kind, of in (("objectTypes", "objects"), ("eventTypes", "events")):
        types = {
            one["name"]: {a["name"]: a["type"] for a in one["attributes"]} for one in written[kind]
        }
        assert len(types) == len(written[kind])
        for one in written[of]:
            for value in one["attributes"]:
                kind_of_value = KINDS[types[one["type"]][value["name"]]]
                assert type(value["value"]) is kind_of_value
    for one in (*written["objects"], *written["events"]):
        assert {to["objectId"] for to in one["relationships"]} <= set(ids)
    assert all(one["relationships"] for one in written["events"])
    return written


def named(written: dict[str, Any], kind: str) -> set[str]:
    return {one["id"] for one in written["objects"] if one["type"] == kind}


def values(one: dict[str, Any]) -> dict[str, Any]:
    return {value["name"]: value["value"] for value in one["attributes"]}


def test_a_place(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with office.bench:
        case = office.long_way()
        drill = office.drill()
        logs = logs_of(office.here)
        hidden = logs_of(office.here, aliases=Aliases())
    written = check(write_ocel(logs, "en"))
    assert named(written, "tried:thing") == {case, drill}
    assert named(written, "body") == {"body:office"}
    assert named(written, "role") == {"role:resident", "role:clerk", "role:chief"}
    assert named(written, "role holder") == set()
    cases = {one["id"]: one for one in written["objects"]}
    assert values(cases[drill])["exercise"] is True
    assert values(cases[case])["exercise"] is False
    states = [one["value"] for one in cases[case]["attributes"] if one["name"] == "state"]
    assert states == ["received", "correction", "received", "granted"]
    marked = {one["id"].rpartition("-")[0]: values(one)["exercise"] for one in written["events"]}
    assert marked == {case: False, drill: True}
    last = next(one for one in written["events"] if one["id"] == f"{case}-6")
    assert last["type"] == "tried:thing/grant" and values(last)["label"] == "Grant"
    assert [(to["objectId"], to["qualifier"]) for to in last["relationships"]] == [
        (case, "case"),
        ("role:chief", "by right of"),
        ("body:office", "in"),
    ]
    written = check(write_ocel(hidden))
    holders = {one["id"]: one for one in written["objects"] if one["type"] == "role holder"}
    assert set(holders) == {"holder:p1", "holder:p2", "holder:p3"}
    held = {one["relationships"][0]["objectId"] for one in holders.values()}
    assert held == named(written, "role")


def test_linked_cases_as_far_as_they_are_there() -> None:
    one = Trace("1", (event("a", 0),), links={"previous": ("2", "9"), "part": ("2",)})
    logs = (Log("p", (one,)), Log("q", (Trace("2", (event("a", 0),)),)))
    written = check(write_ocel(logs))
    (case,) = (x for x in written["objects"] if x["id"] == "1")
    assert [(to["objectId"], to["qualifier"]) for to in case["relationships"]] == [
        ("2", "previous"),
        ("2", "part"),
    ]
    assert [one["name"] for one in written["eventTypes"]] == ["p/a", "q/a"]


@settings(max_examples=50)
@given(LOGS)
def test_any_log(one: Log) -> None:
    check(write_ocel([evolve(one, name="p")]))


def test_pm4py_opens_it(tmp_path: Path) -> None:
    import pytest

    pm4py = pytest.importorskip("pm4py", reason="pm4py is not a dependency: AGPL, and large")
    from community_gov.insight.process.xes_writing import write_xes

    office = Office(tmp_path / "office")
    with office.bench:
        office.long_way()
        office.drill()
        logs = logs_of(office.here, aliases=Aliases())
    (tmp_path / "log.json").write_bytes(write_ocel(logs))
    ocel = pm4py.read_ocel2_json(str(tmp_path / "log.json"))
    assert len(ocel.events) == 7 and len(ocel.objects) == 9
    (tmp_path / "log.xes").write_bytes(write_xes(logs[0]))
    frame = pm4py.read_xes(str(tmp_path / "log.xes"))
    assert len(frame) == 7 and frame["case:exercise"].sum() == 1
    assert sorted(frame["concept:name"].unique()) == [
        "correct",
        "drill",
        "grant",
        "grant/look",
        "open",
        "send_back",
    ]
