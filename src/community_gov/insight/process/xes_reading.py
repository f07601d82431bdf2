"""Read XES, with the distrust that a file from elsewhere deserves.

No document type, so no entities; no more than a stated size; and every problem at once, each
with its line.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from xml.parsers import expat

from attrs import define, field

from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.text import Text, same
from community_gov.insight.process import xes_writing as xes
from community_gov.insight.process.faults import Faults
from community_gov.insight.process.log import Lifecycle, Log, LogEvent, Then, Trace, Value

LARGEST = 64 * 1024 * 1024
"""Bytes; a log of half a million events is about so large."""

_KINDS = ("string", "date", "int", "float", "boolean", "id")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def read_xes(
    data: bytes, *, file: str = "log.xes", zone: tzinfo | None = None, largest: int = LARGEST
) -> Log:
    """Read a log.

    What the standard allows and a log does not need is passed over: attributes of attributes,
    containers, lists other than our own, globals, events outside of traces. Events are put into
    the order of time. A transition that is not in the standard's model is ``unknown``, and one
    that is not given is ``complete``.

    Args:
        file: what the file is called in problems.
        zone: of moments that are written without one; without it, these are a problem.
        largest: how many bytes it may have.

    Raises:
        InvalidFile: it is too large, no XML, has a document type, is no XES, or cases, names or
            moments are missing or unreadable; all of it, with lines.
    """
    faults = Faults(file)
    if len(data) > largest:
        raise InvalidFile(Problem("process.too_large", file, {"most": largest // 1024 // 1024}))
    reader = _Reader(faults, zone)
    reader.parse(data)
    faults.raise_any()
    return reader.log()


@define
class _Element:
    """One element that is open."""

    tag: str
    line: int
    key: str = ""
    values: dict[str, Value] = field(factory=dict)
    pairs: dict[str, list[tuple[str, str]]] = field(factory=dict)


@define
class _Reader:
    faults: Faults
    zone: tzinfo | None
    _open: list[_Element] = field(factory=list)
    _events: list[LogEvent] = field(factory=list)
    _traces: dict[str, Trace] = field(factory=dict)
    _log: _Element = field(factory=lambda: _Element("log", 1))
    _line: Callable[[], int] = field(default=lambda: 1)

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._line = lambda: parser.CurrentLineNumber
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            self.faults.add("process.no_xml", error.lineno)
        except (ValueError, LookupError):  # an encoding that there is not
            self.faults.add("process.no_xml", 1)

    def log(self) -> Log:
        called = {key: _called(self._log.pairs.get(key, [])) for key in xes.CALLED}
        name = str(self._log.values.get(xes.NAME, ""))
        return Log(name, tuple(self._traces.values()), **called)

    def _doctype(self, *_: object) -> None:
        self.faults.add("process.doctype", self._line())
        self.faults.raise_any()

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        line = self._line()
        if not self._open and tag != "log":
            self.faults.add("process.no_xes", line)
            self.faults.raise_any()
        element = _Element(tag, line, attributes.get("key", ""))
        self._take(element, attributes)
        if tag == "trace":
            self._events = []
        if tag == "log":
            self._log = element
        self._open.append(element)

    def _take(self, element: _Element, attributes: Mapping[str, str]) -> None:
        """Give an attribute to what it is of; what is deeper down is passed over."""
        if element.tag not in _KINDS or not self._open:
            return
        around = self._open[-1]
        written = attributes.get("value", "")
        if around.tag in ("log", "trace", "event"):
            value = self._value(element, written)
            if value is not None:
                around.values[element.key] = value
        elif around.tag == "values" and len(self._open) > 2 and self._open[-2].tag == "list":
            listed = self._open[-2].key
            self._open[-3].pairs.setdefault(listed, []).append((element.key, written))

    def _value(self, element: _Element, written: str) -> Value | None:
        readers: Mapping[str, Callable[[str], Value]] = {
            "int": int,
            "float": float,
            "boolean": lambda text: _BOOLEANS[text.strip()],
            "date": self._moment,
        }
        try:
            return readers.get(element.tag, str)(written)
        except (ValueError, KeyError):
            params = {"key": element.key, "value": written[:40]}
            self.faults.add("process.value", element.line, **params)
            return None

    def _moment(self, written: str) -> datetime:
        found = datetime.fromisoformat(written.strip())
        if found.tzinfo is None:
            if self.zone is None:
                raise ValueError(written)
            return found.replace(tzinfo=self.zone)
        return found

    def _end(self, _: str) -> None:
        element = self._open.pop()
        around = self._open[-1].tag if self._open else ""
        if element.tag == "event" and around == "trace":
            event = self._event(element)
            if event is not None:
                self._events.append(event)
        elif element.tag == "trace" and around == "log":
            self._end_trace(element)

    def _event(self, element: _Element) -> LogEvent | None:
        values = element.values
        name, at = values.get(xes.NAME), values.get(xes.AT)
        if not isinstance(name, str) or not name:
            self.faults.add("process.no_activity", element.line)
        elif not isinstance(at, datetime):
            self.faults.add("process.no_moment", element.line)
        else:
            return _event(name, at, values)
        return None

    def _end_trace(self, element: _Element) -> None:
        values = element.values
        case = str(values.get(xes.NAME, ""))
        if not case:
            self.faults.add("process.no_case", element.line)
        elif case in self._traces:
            self.faults.add("process.case_twice", element.line, case=case)
        else:
            links: dict[str, tuple[str, ...]] = {}
            for kind, linked in element.pairs.get(xes.LINKS, []):
                links[kind] = (*links.get(kind, ()), linked)
            others = _without(values, xes.RESERVED_OF_TRACES)
            exercise = values.get(xes.EXERCISE) is True
            self._traces[case] = Trace(case, self._events, exercise, links, others)


def _event(name: str, at: datetime, values: Mapping[str, Value]) -> LogEvent:
    def text(key: str) -> str:
        return str(values.get(key, ""))

    transition = text(xes.LIFECYCLE).lower() or Lifecycle.COMPLETE.value
    known = transition in set(Lifecycle)
    sent_back, then = values.get(xes.SENT_BACK, 0), text(xes.THEN)
    return LogEvent(
        activity=name,
        label=Text(str(values.get(xes.ZH, name)), str(values.get(xes.EN, name))),
        at=at,
        role=text(xes.ROLE),
        body=text(xes.BODY),
        who=text(xes.WHO),
        lifecycle=Lifecycle(transition) if known else Lifecycle.UNKNOWN,
        states=tuple(text(xes.STATES).split()),
        then=Then(then) if then in set(Then) else None,
        sent_back=sent_back if isinstance(sent_back, int) else 0,
        attributes=_without(values, xes.RESERVED_OF_EVENTS),
    )


def _without(values: Mapping[str, Value], reserved: frozenset[str]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if key not in reserved}


def _called(pairs: list[tuple[str, str]]) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for key, label in pairs:
        name, _, language = key.rpartition(":")
        before = found.get(name, same(""))
        text = Text(label, before.en) if language == "zh" else Text(before.zh, label)
        found[name] = text
    return found
