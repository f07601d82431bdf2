"""Each figure of a view, counted by hand on small logs."""

from datetime import timedelta
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.calendar import CHINA_TIME, OfficeHours, WorkCalendar
from community_gov.insight.process.figures import (
    Variant,
    nearest_rank,
    times_of,
    variants_of,
)
from community_gov.insight.process.history import logs_of
from community_gov.insight.process.log import Lifecycle, Then, Trace
from community_gov.insight.process.spans import elapsed, gaps, office_hours, paced, spent
from community_gov.insight.process.view import view

from .process_logs import DAY, HOUR, LOGS, MONDAY, Office, event, log

H = HOUR
W, P, O = Then.WORKING, Then.WAITING, Then.OVER  # noqa: E741
LATER = MONDAY + 100 * DAY


def trace(case: str, *events: tuple[object, ...], exercise: bool = False) -> Trace:
    """Return a case from (activity, hours, states, then) each."""
    made = (
        event(str(name), float(str(at)), *str(states).split(), then=then)  # type: ignore[arg-type]
        for name, at, states, then in events
    )
    return Trace(case, made, exercise)


ONE = trace(
    "1",
    ("open", 0, "new", W),
    ("ask", 2, "asked", P),
    ("tell", 12, "new", W),
    ("close", 13, "done", O),
)
TWO = trace(
    "2",
    ("open", 0, "new", W),
    ("close", 4, "done", O),
    ("reopen", 24, "new", W),
    ("close", 25, "done", O),
)
THREE = trace("3", ("open", 0, "new", W))
DRILL = trace("4", ("open", 0, "new", W), ("close", 99, "done", O), exercise=True)


def test_nearest_rank_is_one_of_the_values() -> None:
    values = [timedelta(minutes=one) for one in (15, 20, 35, 40, 50)]
    for percent, minutes in ((5, 15), (30, 20), (40, 20), (50, 35), (90, 50), (100, 50)):
        assert nearest_rank(values, Fraction(percent, 100)) == timedelta(minutes=minutes)
    assert nearest_rank(values[:2], Fraction(1, 2)) == values[0]
    assert nearest_rank([], Fraction(1, 2)) is None
    assert times_of([]).median is None and times_of([]).total == timedelta(0)


@given(st.lists(st.timedeltas(), min_size=1), st.fractions(Fraction(1, 100), 1))
def test_nearest_rank_leaves_its_share_below(values: list[timedelta], share: Fraction) -> None:
    found = nearest_rank(values, share)
    assert found in values
    assert sum(one <= found for one in values) >= share * len(values)
    assert sum(one < found for one in values) < share * len(values)


def test_cases_throughput_waiting_and_working() -> None:
    seen = view(log(ONE, TWO, THREE, DRILL), LATER)
    assert (seen.cases, seen.exercises, seen.events, seen.over) == (3, 1, 9, 2)
    assert (seen.throughput.count, seen.throughput.median) == (2, 13 * H)
    assert seen.throughput.ninetieth == 25 * H
    assert (seen.waiting, seen.working) == (10 * H, 3 * H + 5 * H)  # 20 h closed are neither


def test_steps_slowest_first() -> None:
    asked, new = view(log(ONE, TWO, THREE, DRILL), LATER).steps
    assert (asked.step, asked.cases, asked.still, asked.times.count) == ("asked", 1, 0, 1)
    assert asked.waiting is not None and asked.waiting.total == 10 * H
    assert (new.step, new.cases, new.still, new.times.count) == ("new", 3, 1, 4)
    assert (new.times.total, new.times.median, new.times.ninetieth) == (8 * H, H, 4 * H)
    assert new.waiting is not None and new.waiting.total == timedelta(0)


def test_a_stay_is_not_ended_by_an_action_that_stays() -> None:
    stays = trace("1", ("open", 0, "a", W), ("note", 1, "a", P), ("go", 4, "b", W))
    step = view(log(stays), LATER).steps[0]
    assert (step.times.count, step.times.total) == (1, 4 * H)
    assert step.waiting is not None and step.waiting.total == 3 * H


def test_regions_side_by_side_overlap() -> None:
    both = trace("1", ("open", 0, "a x", W), ("go", 2, "b x", W), ("end", 5, "done", O))
    steps = {one.step: one.times.total for one in view(log(both), LATER).steps}
    assert steps == {"a": 2 * H, "b": 3 * H, "x": 5 * H}


def test_rework() -> None:
    back = Trace("5", (event("send", 0, "new", sent_back=2), event("send", 1, "new", sent_back=1)))
    rework = view(log(ONE, TWO, THREE, DRILL, back), LATER).rework
    assert [(one.name, one.cases, one.times) for one in rework.repeated] == [
        ("close", 1, 1),
        ("send", 1, 1),
    ]
    assert [(one.name, one.cases, one.times) for one in rework.returns] == [("new", 2, 2)]
    assert rework.sent_back == (1, 2)


def test_endings_and_what_has_gone_quiet() -> None:
    seen = view(log(ONE, TWO, THREE, DRILL), MONDAY + 30 * DAY)
    assert [(one.name, one.cases) for one in seen.endings] == [("close", 2)]
    assert [(one.name, one.cases) for one in seen.quiet] == [("new", 1)]
    assert view(log(ONE, TWO, THREE), MONDAY + 30 * DAY - H).quiet == ()
    assert view(log(ONE, TWO, THREE), MONDAY + 2 * H, quiet=H).quiet[0].cases == 1


def test_what_happens_after_the_end_does_not_move_it() -> None:
    made = trace("1", ("open", 0, "new", W), ("close", 5, "done", O), ("note", 9, "done", O))
    seen = view(log(made), LATER)
    assert (seen.throughput.median, [one.name for one in seen.endings]) == (5 * H, ["close"])


def test_doers() -> None:
    made = Trace(
        "1",
        (
            event("a", 0, role="clerk"),
            event("b", 1, role="chief"),
            event("c", 2, role="clerk"),
            event("d", 3, role="chief", lifecycle=Lifecycle.SCHEDULE),
            event("e", 4),
        ),
    )
    doers = view(log(made), LATER).doers
    assert [(one.role, one.done, one.share, one.cases) for one in doers] == [
        ("clerk", 2, Fraction(1, 2), 1),
        ("chief", 1, Fraction(1, 4), 1),
    ]


def test_rare_ways_are_told_together() -> None:
    a, b, c, d = ("a",), ("b",), ("c",), ("d",)
    ways = [a] * 6 + [b] * 5 + [c] * 3 + [d] * 2
    assert variants_of(ways, 5) == ((Variant(a, 6), Variant(b, 5)), Variant((), 5, 2))
    assert variants_of(ways[:-2], 5) == ((Variant(a, 6),), Variant((), 8, 2))
    assert variants_of(ways[:-4], 5) == ((Variant(a, 6),), Variant((), 6, 2))
    assert variants_of(ways[:11], 5) == ((Variant(a, 6), Variant(b, 5)), None)
    assert variants_of([a, b], 5) == ((), Variant((), 2, 2))
    assert variants_of([a, b], 1) == ((Variant(a, 1), Variant(b, 1)), None)
    assert variants_of([], 5) == ((), None)
    assert variants_of([a] * 6 + [b] * 5 + [c, d], 5) == ((Variant(a, 6),), Variant((), 7, 3))


@given(st.lists(st.tuples(st.sampled_from("abcdef")), max_size=40), st.integers(1, 6))
def test_no_small_group_can_be_told_apart(ways: list[tuple[str, ...]], least: int) -> None:
    told, others = variants_of(ways, least)
    assert all(one.cases >= least for one in told)
    assert sum(one.cases for one in told) + (others.cases if others else 0) == len(ways)
    if others and told:
        assert others.ways > 1 and others.cases >= least


def test_office_hours_of_the_place() -> None:
    hours = OfficeHours.parse(["09:00-12:00", "14:00-17:00"])
    calendar = WorkCalendar("here", (), hours=hours)
    measure = office_hours(calendar, CHINA_TIME)
    friday = MONDAY + 4 * DAY
    assert measure(friday, friday + 3 * DAY) == 6 * H
    assert measure(MONDAY, MONDAY + 4 * H) == 3 * H
    assert measure(friday + 12 * H, friday + 2 * DAY) == timedelta(0)
    weekend = trace("1", ("open", 96, "a", P), ("close", 168, "b", O))
    seen = view(log(weekend), LATER, measure=measure)
    assert seen.throughput.median == 6 * H == seen.waiting
    assert view(log(weekend), LATER).waiting == 72 * H


# Logs from elsewhere


def test_a_log_that_says_only_when_things_were_done() -> None:
    made = log(
        Trace("1", (event("in", 0), event("look", 3), event("out", 8))),
        Trace("2", (event("in", 0), event("look", 1))),
    )
    seen = view(made, LATER)
    assert (seen.over, seen.waiting, seen.working) == (None, None, None)
    assert (seen.throughput.count, seen.throughput.median) == (2, H)
    assert [(s.step, s.times.count, s.times.total, s.waiting) for s in seen.steps] == [
        ("out", 1, 5 * H, None),
        ("look", 2, 4 * H, None),
    ]
    assert seen.quiet == () == seen.endings


def test_what_begins_and_ends_tells_working_from_waiting() -> None:
    start, stop, go = Lifecycle.START, Lifecycle.SUSPEND, Lifecycle.RESUME
    made = Trace(
        "1",
        (
            event("in", 0),
            event("look", 2, lifecycle=start),
            event("look", 3, lifecycle=stop),
            event("look", 7, lifecycle=go),
            event("call", 8, lifecycle=start),
            event("look", 9),
            event("call", 10),
            event("out", 15),
        ),
    )
    seen = view(paced(log(made), ends=["out"], sends_back=["call"]), LATER)
    assert seen.working == H + 3 * H and seen.waiting == 2 * H + 4 * H + 5 * H
    assert (seen.over, seen.throughput.median) == (1, 15 * H)
    assert seen.rework.sent_back == (1, 1)
    assert [one.name for one in seen.endings] == ["out"]
    look = next(one for one in seen.steps if one.step == "look")
    assert look.times.total == 9 * H and look.waiting is not None
    assert look.waiting.total == 6 * H


def test_what_a_log_says_already_is_kept() -> None:
    assert paced(log(ONE)) == log(ONE)


@given(LOGS)
def test_any_log_can_be_looked_at(one: object) -> None:
    seen = view(one, LATER, least=2)  # type: ignore[arg-type]
    assert seen.cases == sum(variant.cases for variant in seen.variants) + (
        seen.others.cases if seen.others else 0
    )
    for made in one.real.traces:  # type: ignore[attr-defined]
        pieces = gaps(made)
        whole = sum((elapsed(gap.since, gap.until) for gap in pieces), timedelta(0))
        parts = [spent(pieces, then, elapsed) for then in Then]
        unsaid = [elapsed(gap.since, gap.until) for gap in pieces if gap.then is None]
        assert sum([*parts, *unsaid], timedelta(0)) == whole
        if made.events:
            assert whole == made.events[-1].at - made.events[0].at


# Our own


def test_the_history_of_a_place(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with office.bench:
        office.long_way()
        office.drill()
        office.open()
        (one,) = logs_of(office.here)
        seen = view(one, office.bench.moment)
    assert (seen.cases, seen.exercises, seen.over) == (2, 1, 1)
    assert seen.throughput.median == DAY + 4 * H
    assert (seen.waiting, seen.working) == (DAY + 2 * H, 2 * H)
    times = {
        step.step: (step.times.total, step.waiting and step.waiting.total) for step in seen.steps
    }
    assert times == {"correction": (DAY, DAY), "received": (4 * H, 2 * H)}
    assert seen.rework.sent_back == (1, 1)
    assert [one.name for one in seen.rework.returns] == ["received"]
    assert [one.name for one in seen.endings] == ["grant"]
    assert {one.role: one.done for one in seen.doers} == {"resident": 3, "chief": 2, "clerk": 1}
    assert seen.others is not None and seen.others.cases == 2
