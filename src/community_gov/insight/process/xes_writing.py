"""Write a log as XES 1849-2016, the XML that tools for process mining read."""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import quoteattr

from community_gov.domain.text import Text
from community_gov.insight.process.log import Log, LogEvent, Trace, Value

EXTENSIONS = (
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
    ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
)
CLASSIFIERS = (
    ("Activity", "concept:name"),
    ("Activity and transition", "concept:name lifecycle:transition"),
)
NAME, AT, LIFECYCLE = "concept:name", "time:timestamp", "lifecycle:transition"
ROLE, BODY, WHO = "org:role", "org:group", "org:resource"
ZH, EN, STATES, THEN, SENT_BACK = "label_zh", "label_en", "states", "then", "sent_back"
EXERCISE, LINKS = "exercise", "links"
CALLED = ("states", "roles", "bodies")
"""Lists on the log that say what its names are called."""

RESERVED_OF_EVENTS = frozenset(
    {NAME, AT, LIFECYCLE, ROLE, BODY, WHO, ZH, EN, STATES, THEN, SENT_BACK}
)
RESERVED_OF_TRACES = frozenset({NAME, EXERCISE, LINKS})

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GLOBALS = (
    '  <global scope="trace">\n    <string key="concept:name" value="?"/>\n  </global>',
    '  <global scope="event">\n    <string key="concept:name" value="?"/>\n'
    '    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>\n'
    '    <string key="lifecycle:transition" value="complete"/>\n  </global>',
)


def write_xes(log: Log) -> bytes:
    """Return a log as XES, in UTF-8.

    Reading it back gives the same log. A character that XML cannot hold becomes U+FFFD. An
    attribute that has the key of something that the log says by itself is left out.
    """
    return "\n".join(_lines(log)).encode()


def _lines(log: Log) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<log xes.version="1849-2016" xes.features="nested-attributes"'
        ' xmlns="http://www.xes-standard.org/">'
    )
    for name, prefix, uri in EXTENSIONS:
        yield f'  <extension name="{name}" prefix="{prefix}" uri="{uri}"/>'
    yield from _GLOBALS
    for name, keys in CLASSIFIERS:
        yield f'  <classifier name="{name}" scope="event" keys="{keys}"/>'
    yield _attribute("  ", NAME, log.name)
    yield _attribute("  ", "lifecycle:model", "standard")
    for key in CALLED:
        yield from _called(key, getattr(log, key))
    for trace in log.traces:
        yield from _trace(trace)
    yield "</log>\n"


def _called(key: str, labels: Mapping[str, Text]) -> Iterator[str]:
    if labels:
        pairs = [
            (f"{name}:{language}", label)
            for name, text in labels.items()
            for language, label in (("zh", text.zh), ("en", text.en))
        ]
        yield from _list("  ", key, pairs)


def _trace(trace: Trace) -> Iterator[str]:
    inside = "    "
    yield "  <trace>"
    yield _attribute(inside, NAME, trace.case)
    yield _attribute(inside, EXERCISE, trace.exercise)
    links = [(kind, case) for kind, cases in trace.links.items() for case in cases]
    if links:
        yield from _list(inside, LINKS, links)
    yield from _others(inside, trace.attributes, RESERVED_OF_TRACES)
    for event in trace.events:
        yield "    <event>"
        yield from _event(event)
        yield "    </event>"
    yield "  </trace>"


def _event(event: LogEvent) -> Iterator[str]:
    inside = "      "
    yield _attribute(inside, NAME, event.activity)
    yield _attribute(inside, AT, event.at)
    yield _attribute(inside, LIFECYCLE, event.lifecycle.value)
    yield _attribute(inside, ZH, event.label.zh)
    yield _attribute(inside, EN, event.label.en)
    for key, value in ((ROLE, event.role), (BODY, event.body), (WHO, event.who)):
        if value:
            yield _attribute(inside, key, value)
    if event.states:
        yield _attribute(inside, STATES, " ".join(event.states))
    if event.then is not None:
        yield _attribute(inside, THEN, event.then.value)
    if event.sent_back:
        yield _attribute(inside, SENT_BACK, event.sent_back)
    yield from _others(inside, event.attributes, RESERVED_OF_EVENTS)


def _others(inside: str, others: Mapping[str, Value], reserved: frozenset[str]) -> Iterator[str]:
    for key, value in others.items():
        if key not in reserved:
            yield _attribute(inside, key, value)


def _list(inside: str, key: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    yield f"{inside}<list key={_quoted(key)}>"
    yield f"{inside}  <values>"
    for inner, value in pairs:
        yield _attribute(f"{inside}    ", inner, value)
    yield f"{inside}  </values>"
    yield f"{inside}</list>"


def _attribute(inside: str, key: str, value: Value) -> str:
    kind, written = _written(value)
    return f"{inside}<{kind} key={_quoted(key)} value={_quoted(written)}/>"


def _written(value: Value) -> tuple[str, str]:
    if isinstance(value, bool):
        return "boolean", str(value).lower()
    if isinstance(value, int):
        return "int", str(value)
    if isinstance(value, float):
        return "float", _number(value)
    if isinstance(value, datetime):
        return "date", moment(value)
    return "string", value


def _number(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    return repr(value)


def moment(at: datetime) -> str:
    """Return a moment as XML and JSON write it; in UTC where its zone has odd seconds."""
    offset = at.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        at = at.astimezone(UTC)
    return at.isoformat(timespec="microseconds" if at.microsecond % 1000 else "milliseconds")


def _quoted(text: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("\ufffd", text))
