"""Measured times, from what happened and nothing else: one rescue, and two drills side by side."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from attrs import frozen

from community_gov.plugin import Event, Text


@frozen
class Measure:
    """A moment of a rescue that is timed.

    Attributes:
        actions: whichever of them comes first is the moment.
    """

    label: Text
    actions: tuple[str, ...]


MEASURES: Mapping[str, Measure] = {
    "answered": Measure(Text("接听求救", "call answered"), ("answer",)),
    "told": Measure(Text("通知维保", "maintenance told"), ("tell_maintenance",)),
    "dispatched": Measure(Text("派出人员", "crew dispatched"), ("dispatch",)),
    "arrived": Measure(Text("维保到场", "crew arrived"), ("arrive",)),
    "freed": Measure(Text("人员救出", "people out"), ("free", "came_free")),
    "released": Measure(
        Text("恢复使用", "lift released again"), ("return_to_service", "return_after_inspection")
    ),
}
"""By name, what is timed from the report on, in the order of a rescue."""

LATE: Mapping[str, Text] = {
    "arrival_late": Text("到场超时", "late arrival"),
    "rehearse_late": Text("到场超时", "late arrival"),
    "not_answered": Text("未及时接听", "answered late"),
    "note_other_limit": Text("另一算法下超时", "late by the other way of counting"),
}
"""By action, what a clock says that fired; the last one escalates nothing."""

_KIND = {
    True: Text("演练", "drill"),
    False: Text("真实事件", "real event"),
}


def is_exercise(events: Sequence[Event]) -> bool:
    """Whether a history is that of a drill."""
    return "drill" in events[0].decision.done


def response_times(events: Sequence[Event]) -> dict[str, object]:
    """Return the minutes from the report to each moment that was reached.

    A drill's minutes leave out the time for which it stood still.

    Args:
        events: the history of one case, as `history` gives it.
    """
    drill = is_exercise(events)
    minutes = _minutes(events)
    return {
        "exercise": drill,
        "kind": _both(_KIND[drill]),
        "began": events[0].command.at.isoformat(),
        "minutes": {
            name: {"label": _both(measure.label), "minutes": minutes[name]}
            for name, measure in MEASURES.items()
        },
        "late": [
            {"what": action, "label": _both(label)}
            for action, label in LATE.items()
            if any(action in event.decision.done for event in events)
        ],
    }


def compare_drills(first: Sequence[Event], second: Sequence[Event]) -> dict[str, object]:
    """Return the minutes of two drills and by how much the second differs.

    Raises:
        ValueError: one of them is a real event, with which no drill is compared.
    """
    if not (is_exercise(first) and is_exercise(second)):
        raise ValueError(
            "演练只与演练比较，真实事件不参与比较 / a drill is compared with a drill only"
        )
    before, after = _minutes(first), _minutes(second)
    return {
        "kind": _both(_KIND[True]),
        "began": [events[0].command.at.isoformat() for events in (first, second)],
        "minutes": {
            name: {
                "label": _both(measure.label),
                "first": before[name],
                "second": after[name],
                "difference": _difference(before[name], after[name]),
            }
            for name, measure in MEASURES.items()
        },
    }


def _difference(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else _plain(second - first)


def _minutes(events: Sequence[Event]) -> dict[str, float | None]:
    reached = dict(_passed(events))
    return {
        name: min((reached[one] for one in measure.actions if one in reached), default=None)
        for name, measure in MEASURES.items()
    }


def _passed(events: Sequence[Event]) -> Iterator[tuple[str, float]]:
    """Yield what was done, the latest first, and after how many minutes that moved."""
    began, still, since = events[0].command.at, timedelta(0), None
    done: list[tuple[str, float]] = []
    for event in events:
        at: datetime = event.command.at
        for action in event.decision.done:
            if action == "break_off":
                since = at
            elif action == "resume" and since is not None:
                still, since = still + (at - since), None
            done.append((action, _plain((at - began - still) / timedelta(minutes=1))))
    yield from reversed(done)


def _plain(minutes: float) -> float:
    """Return a whole number where it is one, otherwise tenths of a minute."""
    rounded = round(minutes, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
