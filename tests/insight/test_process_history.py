"""A log of a place's own history: steps and roles, what the time after each is, and no person."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from community_gov.insight.process.history import Aliases, logs_of
from community_gov.insight.process.log import Lifecycle, Then
from community_gov.insight.process.ocel import write_ocel
from community_gov.insight.process.xes_writing import write_xes

from .process_logs import DAY, HOUR, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    with made.bench:
        yield made


def test_a_case_step_by_step(office: Office) -> None:
    case = office.long_way()
    (log,) = logs_of(office.here)
    (trace,) = log.traces
    assert (log.name, trace.case, trace.exercise) == ("tried:thing", case, False)
    told = [(e.activity, e.lifecycle, e.role, e.body, e.states, e.then) for e in trace.events]
    done, asked = Lifecycle.COMPLETE, Lifecycle.SCHEDULE
    assert told == [
        ("open", done, "resident", "", ("received",), Then.WORKING),
        ("send_back", done, "clerk", "office", ("correction",), Then.WAITING),
        ("correct", done, "resident", "", ("received",), Then.WORKING),
        ("grant", asked, "clerk", "office", ("received",), Then.WAITING),
        ("grant/look", done, "chief", "office", ("received",), Then.WAITING),
        ("grant", done, "chief", "office", ("granted",), Then.OVER),
    ]
    assert [e.sent_back for e in trace.events] == [0, 1, 0, 0, 0, 0]
    assert [e.label.zh for e in trace.events][-2:] == ["复核", "同意"]
    assert log.state("correction").zh == "待补正" and log.role("chief").en == "chief"
    assert log.bodies["office"].zh == "办公室"


def test_what_ends_without_being_done(office: Office) -> None:
    case = office.open()
    office.here.act(case, "grant", by=office.clerk)
    office.agree(case, "refuse")
    office.here.act(case, "grant", by=office.clerk)
    office.here.act(case, "withdraw", by=office.resident)
    (log,) = logs_of(office.here)
    told = [(e.activity, e.lifecycle.value, e.then) for e in log.events][1:]
    assert told == [
        ("grant", "schedule", Then.WAITING),
        ("grant/look", "complete", Then.WAITING),
        ("grant", "withdraw", Then.WORKING),
        ("grant", "schedule", Then.WAITING),
        ("grant", "withdraw", Then.WAITING),
        ("withdraw", "complete", Then.OVER),
    ]


def test_steps_given_to_somebody_and_clocks(office: Office) -> None:
    case = office.open()
    office.here.assign(case, "grant", office.clerk, by=office.clerk)
    office.after(5 * DAY)
    (log,) = logs_of(office.here)
    told = [(e.activity, e.lifecycle.value, e.role) for e in log.events][1:]
    assert told[0][:2] == ("grant", "assign")
    assert told[1] == ("hurry", "complete", "clock")


def test_a_paused_clock_is_waiting(office: Office) -> None:
    from attrs import evolve

    from community_gov.domain.cases import CaseState
    from community_gov.insight.process.history import then_of

    case = office.open()
    state = office.here.case(case).state
    (name,) = state.clocks
    paused = evolve(state.clocks[name], paused=office.bench.moment)
    workflow = office.here.workflow_of(case)
    assert then_of(workflow, state) is Then.WORKING
    assert then_of(workflow, evolve(state, clocks={name: paused})) is Then.WAITING
    fired = evolve(paused, fired=office.bench.moment)
    assert then_of(workflow, evolve(state, clocks={name: fired})) is Then.WORKING
    assert then_of(workflow, CaseState(("withdrawn",))) is Then.OVER


def test_no_person_and_no_content_is_in_an_export(office: Office) -> None:
    office.long_way()
    for aliases in (None, Aliases()):
        logs = logs_of(office.here, aliases=aliases)
        for written in (write_xes(logs[0]), write_ocel(logs)):
            text = written.decode()
            for secret in (office.resident, office.clerk, office.chief, "漏水", "王"):
                assert secret not in text
    assert {e.who for e in logs[0].events} == {"p1", "p2", "p3"}
    assert "p1" not in repr(Aliases()) and not any(e.who for e in logs_of(office.here)[0].events)


def test_the_clock_has_no_pseudonym(office: Office) -> None:
    office.open()
    office.after(5 * DAY)
    (log,) = logs_of(office.here, aliases=Aliases())
    assert [e.who for e in log.events] == ["p1", ""]


def test_days_of_opening_and_programs(office: Office) -> None:
    first = office.open()
    office.after(timedelta(hours=14, minutes=59))  # 23:59 here
    second = office.open()
    office.after(HOUR)
    office.drill()
    monday = office.bench.moment.date() - DAY
    (log,) = logs_of(office.here, until=monday)
    assert [trace.case for trace in log.traces] == [first, second]
    (log,) = logs_of(office.here, since=monday + DAY)
    assert [trace.exercise for trace in log.traces] == [True]
    assert log.real.traces == ()
    assert logs_of(office.here, since=monday + 2 * DAY) == ()
    assert logs_of(office.here, program="tried:other") == ()
