"""Write logs as OCEL 2.0 JSON: one file for all programs, with the cases that belong together."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from community_gov.domain.text import Language
from community_gov.insight.process.log import Log, Trace
from community_gov.insight.process.xes_writing import moment

BODY, ROLE, HOLDER = "body", "role", "role holder"
"""Object types beside those of the cases, which are called as their programs."""

_EVENT_ATTRIBUTES = {
    "label": "string",
    "lifecycle": "string",
    "role": "string",
    "exercise": "boolean",
    "sent_back": "integer",
}
_CASE_ATTRIBUTES = {"exercise": "boolean", "state": "string"}
_OTHER_ATTRIBUTES = {"label": "string"}

_BEGINNING = "1970-01-01T00:00:00.000+00:00"
"""Since when a value holds that never changes, as the standard has it."""

_Json = dict[str, Any]


def write_ocel(logs: Sequence[Log], language: Language = "zh") -> bytes:
    """Return logs as OCEL 2.0 JSON, in UTF-8.

    Event types are ``PROGRAM/ACTIVITY``. Objects are the cases, each of the type of its program,
    with ``exercise`` and every change of ``state``; the kinds of bodies; the roles; and, where
    the log has pseudonyms, who held them. A case points to the cases that are linked to it, as
    far as they are in the export, and a holder to the roles.

    Args:
        logs: of different programs.
        language: of labels.
    """
    events = [*_events(logs, language)]
    objects = [*_cases(logs), *_bodies(logs, language), *_actors(logs, language)]
    written = {
        "objectTypes": _object_types(logs, objects),
        "eventTypes": _types({event["type"]: _EVENT_ATTRIBUTES for event in events}),
        "objects": objects,
        "events": events,
    }
    return json.dumps(written, ensure_ascii=False, indent=1).encode()


def _types(attributes: Mapping[str, Mapping[str, str]]) -> list[_Json]:
    return [
        {"name": name, "attributes": [{"name": one, "type": kind} for one, kind in of.items()]}
        for name, of in attributes.items()
    ]


def _object_types(logs: Sequence[Log], objects: Sequence[_Json]) -> list[_Json]:
    programs = {log.name for log in logs}
    used = dict.fromkeys(one["type"] for one in objects)
    return _types(
        {name: _CASE_ATTRIBUTES if name in programs else _OTHER_ATTRIBUTES for name in used}
    )


def _events(logs: Sequence[Log], language: Language) -> Iterator[_Json]:
    for log in logs:
        for trace in log.traces:
            for number, event in enumerate(trace.events, start=1):
                values = {
                    "label": event.label.in_(language),
                    "lifecycle": event.lifecycle.value,
                    "role": event.role,
                    "exercise": trace.exercise,
                    "sent_back": event.sent_back,
                }
                yield {
                    "id": f"{trace.case}-{number}",
                    "type": f"{log.name}/{event.activity}",
                    "time": moment(event.at),
                    "attributes": [{"name": key, "value": one} for key, one in values.items()],
                    "relationships": [
                        _to(trace.case, "case"),
                        *([_to(_holder_id(event.who), "by")] if event.who else []),
                        *([_to(_role_id(event.role), "by right of")] if event.role else []),
                        *([_to(_body_id(event.body), "in")] if event.body else []),
                    ],
                }


def _to(name: str, qualifier: str) -> _Json:
    return {"objectId": name, "qualifier": qualifier}


def _cases(logs: Sequence[Log]) -> Iterator[_Json]:
    known = {trace.case for log in logs for trace in log.traces}
    for log in logs:
        for trace in log.traces:
            if trace.events:
                yield {
                    "id": trace.case,
                    "type": log.name,
                    "attributes": [*_values(trace)],
                    "relationships": [
                        _to(case, kind)
                        for kind, cases in trace.links.items()
                        for case in cases
                        if case in known
                    ],
                }


def _values(trace: Trace) -> Iterator[_Json]:
    yield {"name": "exercise", "time": _BEGINNING, "value": trace.exercise}
    before: tuple[str, ...] = ()
    for event in trace.events:
        if event.states != before:
            value = " ".join(event.states)
            yield {"name": "state", "time": moment(event.at), "value": value}
            before = event.states


def _named(name: str, kind: str, label: str, relations: Sequence[_Json] = ()) -> _Json:
    value = {"name": "label", "time": _BEGINNING, "value": label}
    return {"id": name, "type": kind, "attributes": [value], "relationships": [*relations]}


def _body_id(kind: str) -> str:
    return f"{BODY}:{kind}"


def _bodies(logs: Sequence[Log], language: Language) -> Iterator[_Json]:
    labels = {kind: log.bodies.get(kind) for log in logs for kind in _kinds(log)}
    for kind, label in sorted(labels.items()):
        yield _named(_body_id(kind), BODY, label.in_(language) if label else kind)


def _kinds(log: Log) -> set[str]:
    return {event.body for event in log.events} - {""}


def _role_id(role: str) -> str:
    return f"{ROLE}:{role}"


def _holder_id(who: str) -> str:
    return f"holder:{who}"


def _actors(logs: Sequence[Log], language: Language) -> Iterator[_Json]:
    roles = {event.role: log.role(event.role) for log in logs for event in log.events}
    for role, label in sorted(roles.items()):
        if role:
            yield _named(_role_id(role), ROLE, label.in_(language))
    holders: dict[str, dict[str, None]] = {}
    for log in logs:
        for event in log.events:
            if event.who:
                holders.setdefault(event.who, {})[event.role] = None
    for who, held in holders.items():
        relations = [_to(_role_id(role), "holds") for role in held if role]
        yield _named(_holder_id(who), HOLDER, who, relations)
