"""A log beside a workflow: what fits, what departs from it, and by how little."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.insight.process import conformance as module
from community_gov.insight.process.conformance import Conformance, Departure, conformance
from community_gov.insight.process.history import logs_of
from community_gov.insight.process.log import Lifecycle, Trace
from community_gov.workflow.definition import Workflow

from .process_logs import DAY, Office, event, log, thing

UNKNOWN, IMPOSSIBLE, SKIPPED = Departure.UNKNOWN, Departure.IMPOSSIBLE, Departure.SKIPPED


def beside(*ways: str, actions: Mapping[str, str] | None = None) -> Conformance:
    traces = (
        Trace(str(number), tuple(event(name, hour) for hour, name in enumerate(way.split())))
        for number, way in enumerate(ways)
    )
    return conformance(log(*traces), thing(), actions)


def departures(found: Conformance) -> list[tuple[Departure, str, int, int]]:
    return [(one.kind, one.name, one.cases, one.times) for one in found.deviations]


def test_what_fits() -> None:
    found = beside("open send_back correct grant reopen grant", "open withdraw", "drill", "")
    assert (found.cases, found.fitting, found.steps) == (4, 4, 9)
    assert found.fitness == 1 and found.deviations == ()
    assert beside("").fitness is None


def test_an_activity_that_the_workflow_does_not_have() -> None:
    found = beside("open telephone grant telephone", "telephone")
    assert departures(found) == [(UNKNOWN, "telephone", 2, 3)]
    assert (found.fitting, found.fitness) == (0, Fraction(2, 5))


def test_a_step_that_was_not_possible() -> None:
    found = beside("open grant open")
    assert departures(found) == [(IMPOSSIBLE, "open", 1, 1)]
    assert found.fitness == Fraction(2, 3)
    assert departures(beside("drill open grant")) == [(IMPOSSIBLE, "open", 1, 1)]


def test_a_step_that_was_skipped() -> None:
    assert departures(beside("open correct grant")) == [(SKIPPED, "send_back", 1, 1)]
    assert departures(beside("grant reopen grant")) == [(SKIPPED, "open", 1, 1)]
    assert departures(beside("open grant withdraw")) == [(SKIPPED, "reopen", 1, 1)]
    found = beside("open send_back grant", "open send_back grant")
    assert departures(found) == [(SKIPPED, "correct", 2, 2)]
    assert found.fitness == Fraction(6, 8)


def test_the_fewest_deviations_are_told_and_the_latest_of_as_many() -> None:
    late = departures(beside("grant open reopen"))
    assert late == [(IMPOSSIBLE, "grant", 1, 1), (SKIPPED, "grant", 1, 1)]
    assert departures(beside("open send_back reopen")) == [(IMPOSSIBLE, "reopen", 1, 1)]


def test_a_log_from_elsewhere_by_other_names() -> None:
    actions = {"收件": "open", "同意": "grant", "归档": ""}
    found = beside("收件 同意 归档", "收件 盖章 同意", actions=actions)
    assert departures(found) == [(UNKNOWN, "盖章", 1, 1)]
    assert (found.steps, found.fitting) == (4, 1)


def test_answers_at_gates_and_clocks_are_passed_over() -> None:
    found = beside("open grant/look clock:answer grant", "open grant/nobody clock:never")
    assert departures(found) == [(UNKNOWN, "clock:never", 1, 1), (UNKNOWN, "grant/nobody", 1, 1)]


def test_what_was_only_asked_for_is_no_step() -> None:
    asked = event("withdraw", 1, lifecycle=Lifecycle.SCHEDULE)
    one = log(Trace("1", (event("open", 0), asked, event("grant", 2))))
    assert conformance(one, thing()).fitness == 1


def test_exercises_are_left_out() -> None:
    assert conformance(log(Trace("1", (event("x", 0),), exercise=True)), thing()).cases == 0


def test_what_is_too_complex_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TRIED", 3)
    found = beside("open send_back correct grant", "open")
    assert (found.unclear, found.cases, found.fitting) == (1, 1, 1)


def test_our_own_history_fits(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with office.bench:
        office.long_way()
        office.open()
        office.after(5 * DAY)
        (one,) = logs_of(office.here)
    found = conformance(one, thing())
    assert (found.cases, found.fitting, found.fitness) == (2, 2, 1)


CONDITIONS = """
workflow: two
label: {zh: 两, en: Two}
roles:
  clerk: {label: {zh: 经办人, en: clerk}, body: office}
flags:
  urgent: {label: {zh: 急, en: urgent}}
states:
  a: {label: {zh: 甲, en: A}}
  b: {label: {zh: 乙, en: B}}
  c: {label: {zh: 丙, en: C}, status: final}
actions:
  open: {label: {zh: 开, en: Open}, by: [clerk], to: a}
  go:
    label: {zh: 走, en: Go}
    by: [clerk]
    arcs:
      - {from: a, to: b, when: ["flag:urgent"]}
      - {from: a, to: c}
  late: {label: {zh: 晚, en: Late}, by: [clerk], from: b, to: c}
  mark: {label: {zh: 标, en: Mark}, by: [clerk], from: a, raises: [urgent]}
  by_itself:
    label: {zh: 自动, en: By itself}
    by: [automatic]
    from: b
    to: a
    when: ["flag:urgent"]
"""


def two() -> Workflow:
    from community_gov.host.workflow_file import read_workflow

    return read_workflow(CONDITIONS.encode(), "two.yaml", "tried")


def test_a_condition_may_have_been_either_way_and_what_happens_by_itself_is_free() -> None:
    def fits(way: str) -> bool:
        events = tuple(event(name, hour) for hour, name in enumerate(way.split()))
        found = conformance(log(Trace("1", events)), two())
        return found.fitness == 1 and found.steps == len(events)

    assert fits("open go late") and fits("open go")
    assert fits("open go go late") and fits("open go by_itself go")
    assert not fits("open late")


@settings(deadline=None)
@given(st.lists(st.sampled_from([one.name for one in thing().actions] + ["?"]), max_size=6))
def test_never_more_departures_than_activities(way: list[str]) -> None:
    found = beside(" ".join(way))
    assert found.cases == 1
    assert sum(one.times for one in found.deviations) <= len(way)
    kept = [one for one in found.deviations if one.kind is not SKIPPED]
    assert found.steps + sum(one.times for one in kept) == len(way)
