"""XES out keeps to the standard, comes back as it was, and what comes in is distrusted."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given

from community_gov import InvalidFile
from community_gov.domain.calendar import CHINA_TIME
from community_gov.insight.process.log import Lifecycle, Log, Trace
from community_gov.insight.process.xes_reading import read_xes
from community_gov.insight.process.xes_writing import write_xes

from .process_logs import LOGS, MONDAY, event, log

NS = "{http://www.xes-standard.org/}"
ORDER = ["extension", "global", "classifier", "attribute", "trace"]
VALUES = {
    "string": r"(?s).*",
    "date": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
    "int": r"[+-]?\d+",
    "float": r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?|INF|-INF|NaN",
    "boolean": "true|false",
}
"""What the schema of IEEE 1849-2016 lets the value of each kind of attribute be."""


def check_against_the_schema(data: bytes) -> None:
    """Check what the schema of the standard prescribes, and the rules beside it."""
    root = ElementTree.fromstring(data)
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>') and data.decode()
    assert root.tag == f"{NS}log" and root.get("xes.version") == "1849-2016"
    assert root.get("xes.features") is not None
    kinds = [_kind(one) for one in root]
    assert kinds == sorted(kinds, key=ORDER.index)
    prefixes = {one.get("prefix") for one in root.iter(f"{NS}extension")}
    for extension in root.iter(f"{NS}extension"):
        assert set(extension.attrib) == {"name", "prefix", "uri"}
    scopes = [one.get("scope") for one in root.iter(f"{NS}global")]
    assert scopes == ["trace", "event"]
    promised = {one.get("scope"): {a.get("key") for a in one} for one in root.iter(f"{NS}global")}
    for classifier in root.iter(f"{NS}classifier"):
        assert set(classifier.attrib) == {"name", "scope", "keys"}
        assert set(classifier.get("keys", "").split()) <= promised["event"]
    _attributes(root, prefixes)
    for trace in root.iter(f"{NS}trace"):
        assert promised["trace"] <= {one.get("key") for one in trace}
        kinds = [_kind(one) for one in trace]
        assert kinds == sorted(kinds)  # attributes, then events
        _attributes(trace, prefixes)
    for one in root.iter(f"{NS}event"):
        assert promised["event"] <= {inner.get("key") for inner in one}
        assert {_kind(inner) for inner in one} == {"attribute"}
        _attributes(one, prefixes)


def _kind(element: ElementTree.Element) -> str:
    tag = element.tag.removeprefix(NS)
    return "attribute" if tag in VALUES or tag == "list" else tag


def _attributes(around: ElementTree.Element, prefixes: set[str | None]) -> None:
    found = [one for one in around if _kind(one) == "attribute"]
    keys = [one.get("key") for one in found]
    assert len(set(keys)) == len(keys)
    for one in found:
        tag, key = one.tag.removeprefix(NS), one.get("key", "")
        assert key
        if ":" in key and not key.startswith("x:"):
            assert key.partition(":")[0] in prefixes
        if tag == "list":
            assert set(one.attrib) == {"key"} and [inner.tag for inner in one] == [f"{NS}values"]
        else:
            assert set(one.attrib) == {"key", "value"}
            assert re.fullmatch(VALUES[tag], one.get("value", ""))


@given(LOGS)
def test_what_is_written_comes_back(one: Log) -> None:
    data = write_xes(one)
    check_against_the_schema(data)
    assert read_xes(data) == one


def test_what_xml_cannot_hold() -> None:
    one = log(Trace("a\x00b\ud800", (event("\x01", 0),)))
    (trace,) = read_xes(write_xes(one)).traces
    assert trace.case == "a\ufffdb\ufffd" and trace.events[0].activity == "\ufffd"


def test_own_keys_are_not_written_twice() -> None:
    one = log(Trace("a", (event("x", 0, attributes={"org:role": "r", "k": 1}),)))
    (trace,) = read_xes(write_xes(one)).traces
    assert trace.events[0].attributes == {"k": 1} and trace.events[0].role == ""


def test_events_are_put_into_order_and_what_is_foreign_is_passed_over() -> None:
    data = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<log xmlns="http://www.xes-standard.org/" xes.version="1.0">
 <global scope="event"><string key="concept:name" value="default"/></global>
 <string key="concept:name" value="old"/>
 <trace>
  <string key="concept:name" value="1"><string key="concept:name" value="nested"/></string>
  <list key="other"><values><string key="concept:name" value="listed"/></values></list>
  <event><string key="concept:name" value="b\xe9"/><date key="time:timestamp"
    value="2026-03-02T10:00:00.1234567+08:00"/><string key="lifecycle:transition" value="DONE"/>
    <container key="c"><string key="d" value="e"/></container></event>
  <event><string key="concept:name" value="a"/><date key="time:timestamp"
    value="2026-03-02T01:00:00Z"/><string key="lifecycle:transition" value="COMPLETE"/>
    <id key="n" value="7"/><boolean key="t" value="1"/></event>
 </trace>
 <event><string key="concept:name" value="homeless"/></event>
</log>"""
    read = read_xes(data)
    (trace,) = read.traces
    assert read.name == "old" and trace.case == "1"
    assert [e.activity for e in trace.events] == ["a", "bé"]
    assert trace.events[0].at == MONDAY
    assert [e.lifecycle for e in trace.events] == [Lifecycle.COMPLETE, Lifecycle.UNKNOWN]
    assert trace.events[0].attributes == {"n": "7", "t": True}


BAD = b"""<log><trace>
<string key="concept:name" value=""/>
<event><date key="time:timestamp" value="2026-03-02T09:00:00+08:00"/></event>
<event><string key="concept:name" value="a"/></event>
<event><string key="concept:name" value="a"/><date key="time:timestamp" value="yesterday"/></event>
<event><string key="concept:name" value="a"/><date key="time:timestamp" value="2026-03-02"/></event>
</trace>
<trace><string key="concept:name" value="1"/><int key="n" value="one"/></trace>
<trace>
<string key="concept:name" value="1"/></trace>
</log>"""


def test_all_that_is_wrong_at_once_with_lines() -> None:
    with pytest.raises(InvalidFile) as refused:
        read_xes(BAD, file="old.xes")
    assert [(one.where, one.code) for one in refused.value.problems] == [
        ("old.xes:3", "process.no_activity"),
        ("old.xes:4", "process.no_moment"),
        ("old.xes:5", "process.value"),
        ("old.xes:5", "process.no_moment"),
        ("old.xes:6", "process.value"),
        ("old.xes:6", "process.no_moment"),
        ("old.xes:1", "process.no_case"),
        ("old.xes:8", "process.value"),
        ("old.xes:9", "process.case_twice"),
    ]
    assert all(one.line("zh") and one.line("en") for one in refused.value.problems)
    with pytest.raises(InvalidFile) as refused:
        read_xes(BAD, file="old.xes", zone=CHINA_TIME)
    assert ("old.xes:6", "process.value") not in [
        (one.where, one.code) for one in refused.value.problems
    ]


def test_the_same_problem_a_thousand_times() -> None:
    data = b"<log><trace>" + b"<event></event>" * 1000 + b"</trace></log>"
    with pytest.raises(InvalidFile) as refused:
        read_xes(data)
    *_, last = refused.value.problems
    assert len(refused.value.problems) == 51
    assert (last.code, last.params) == ("process.more", {"count": 951})


BOMB = b"""<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<log><string key="concept:name" value="&b;"/></log>"""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB, "process.doctype"),
        (b'<!DOCTYPE log SYSTEM "file:///secret"><log/>', "process.doctype"),
        (b"<log>&a;</log>", "process.no_xml"),
        (b"<log><trace></log>", "process.no_xml"),
        (b"", "process.no_xml"),
        (b'<?xml version="1.0" encoding="klingon"?><log/>', "process.no_xml"),
        (b"\xff\xfe\xfd", "process.no_xml"),
        (b"<html/>", "process.no_xes"),
        (b'<log><int key="n" value="' + b"9" * 9999 + b'"/></log>', "process.value"),
    ],
)
def test_what_is_no_log(data: bytes, code: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        read_xes(data)
    assert refused.value.problems[0].code == code


def test_the_size_is_limited() -> None:
    data = write_xes(log(Trace("a", (event("x", 0),))))
    assert read_xes(data, largest=len(data)).traces
    with pytest.raises(InvalidFile) as refused:
        read_xes(data, largest=len(data) - 1)
    assert refused.value.problems[0].code == "process.too_large"


def test_a_deep_file_is_read_in_a_straight_line() -> None:
    deep = b"<string key='a' value='b'>" * 50_000 + b"</string>" * 50_000
    assert read_xes(b"<log>" + deep + b"</log>") == Log("", ())
