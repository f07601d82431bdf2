"""How a process went: times, waiting, rework, bottlenecks, ends, ways, and who does how much."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from attrs import frozen

from community_gov.domain.text import Text, same
from community_gov.insight.process.figures import (
    Times,
    Variant,
    in_order_of_count,
    share,
    times_of,
    variants_of,
)
from community_gov.insight.process.log import Log, LogEvent, Then, Trace
from community_gov.insight.process.rework import Rework, rework_of, way_of
from community_gov.insight.process.spans import (
    Measure,
    Stay,
    elapsed,
    gaps,
    knows_states,
    spent,
    stays_before_activities,
    stays_in_states,
)

LEAST = 5
"""Fewer cases than this do not have a way of their own. Ours; no source prescribes a number."""
QUIET = timedelta(days=30)
"""How long nothing happens in a case before it counts as gone quiet, where nobody says."""


@frozen
class Step:
    """How long cases stood at one step.

    Attributes:
        step: the name of a state; of an activity, in a log without states.
        cases: how many different ones stood there at all.
        still: how many stand there now; their time is in no figure here.
        times: of every stay that has ended, from entering to leaving.
        waiting: of the same stays, the part that was waiting; None when the log does not say.
    """

    step: str
    label: Text
    cases: int
    still: int
    times: Times
    waiting: Times | None


@frozen
class Ending:
    """Where cases ended, or stopped moving.

    Attributes:
        name: the activity that ended them, or the step where they stand.
    """

    name: str
    label: Text
    cases: int


@frozen
class Doer:
    """How much a role did. There are no times in it, and no persons.

    Attributes:
        done: how many activities were carried out in the right of the role.
        share: of all activities that were carried out, exactly.
        cases: in how many cases.
    """

    role: str
    label: Text
    done: int
    share: Fraction
    cases: int


@frozen
class View:
    """How the cases of one process went. Exercises are not in any number but `exercises`.

    Attributes:
        cases: how many.
        exercises: how many more there are in which nothing is real.
        over: cases that are over, as their last event says; None when the log does not say.
        throughput: of each case that is over, from its first event to the one that ended it for
            good; of every case, from first to last event, when the log does not say.
        waiting, working: of all cases together, the time between their events that was spent
            so; time in which a case was over until it was taken up again is neither. None when
            the log does not say.
        steps: in the order of their total waiting time, then of their total time: the first
            ones are the bottlenecks.
        endings: by the activity that ended a case for good, how many; whoever dropped out by
            withdrawing, or was refused, is here by that name.
        quiet: of cases that are not over and in which nothing has happened for so long, by the
            states they stand in (the last activity, in a log without states); none when the log
            does not say what is over.
        variants, others: see `variants_of`; a way is the activities that were carried out.
        doers: the busiest first.
        activities: what those in `variants` are called.
    """

    name: str
    cases: int
    exercises: int
    events: int
    over: int | None
    throughput: Times
    waiting: timedelta | None
    working: timedelta | None
    steps: tuple[Step, ...]
    rework: Rework
    endings: tuple[Ending, ...]
    quiet: tuple[Ending, ...]
    variants: tuple[Variant, ...]
    others: Variant | None
    doers: tuple[Doer, ...]
    activities: Mapping[str, Text]


def view(
    log: Log,
    now: datetime,
    *,
    measure: Measure = elapsed,
    least: int = LEAST,
    quiet: timedelta = QUIET,
) -> View:
    """Return how a process went.

    Args:
        now: the moment of asking; it decides only which cases have gone quiet.
        measure: how time is counted: as it passes, or only in office hours.
        least: see `variants_of`.
        quiet: how long, as it passes.
    """
    real = log.real
    traces = tuple(trace for trace in real.traces if trace.events)
    says_over = any(event.then is Then.OVER for event in real.events)
    variants, others = variants_of([way_of(trace) for trace in traces], least)
    between = [gap for trace in traces for gap in gaps(trace)]
    says = any(gap.then in (Then.WAITING, Then.WORKING) for gap in between)
    return View(
        name=log.name,
        cases=len(traces),
        exercises=len(log.traces) - len(real.traces),
        events=len(real.events),
        over=sum(_is_over(trace) for trace in traces) if says_over else None,
        throughput=times_of(_throughput(traces, says_over, measure)),
        waiting=spent(between, Then.WAITING, measure) if says else None,
        working=spent(between, Then.WORKING, measure) if says else None,
        steps=_steps(real, traces, measure, says),
        rework=rework_of(real),
        endings=_endings(real, traces) if says_over else (),
        quiet=_quiet(real, traces, now - quiet) if says_over else (),
        variants=variants,
        others=others,
        doers=_doers(real, traces),
        activities=_named(real, variants),
    )


def _is_over(trace: Trace) -> bool:
    return trace.events[-1].then is Then.OVER


def _ended(trace: Trace) -> LogEvent:
    """Return the event that ended a case for good: the first of the last run of *over*."""
    last = trace.events[-1]
    for event in reversed(trace.events):
        if event.then is not Then.OVER:
            break
        last = event
    return last


def _throughput(traces: Sequence[Trace], says: bool, measure: Measure) -> Iterator[timedelta]:
    for trace in traces:
        if not says:
            yield measure(trace.events[0].at, trace.events[-1].at)
        elif _is_over(trace):
            yield measure(trace.events[0].at, _ended(trace).at)


def _steps(log: Log, traces: Sequence[Trace], measure: Measure, says: bool) -> tuple[Step, ...]:
    states = knows_states(log)
    label = _labels(log, states)
    stays: dict[str, list[Stay]] = defaultdict(list)
    for trace in traces:
        for stay in stays_in_states(trace) if states else stays_before_activities(trace):
            stays[stay.step].append(stay)
    steps = [_step(name, label(name), found, measure, says) for name, found in stays.items()]
    return tuple(sorted(steps, key=_slowest))


def _labels(log: Log, states: bool) -> Callable[[str], Text]:
    if states:
        return log.state
    labels = log.activities
    return lambda name: labels.get(name) or same(name)


def _slowest(step: Step) -> tuple[timedelta, timedelta, str]:
    waiting = step.waiting.total if step.waiting else timedelta(0)
    return -waiting, -step.times.total, step.step


def _step(name: str, label: Text, stays: list[Stay], measure: Measure, says: bool) -> Step:
    ended = [(stay, stay.until) for stay in stays if stay.until is not None]
    waited = times_of(spent(stay.gaps, Then.WAITING, measure) for stay, _ in ended)
    return Step(
        step=name,
        label=label,
        cases=len({stay.case for stay in stays}),
        still=len({stay.case for stay in stays if stay.until is None}),
        times=times_of(measure(stay.since, until) for stay, until in ended),
        waiting=waited if says else None,
    )


def _endings(log: Log, traces: Sequence[Trace]) -> tuple[Ending, ...]:
    counts = Counter(_ended(trace).activity for trace in traces if _is_over(trace))
    label = _labels(log, states=False)
    return tuple(Ending(name, label(name), n) for name, n in in_order_of_count(counts))


def _quiet(log: Log, traces: Sequence[Trace], since: datetime) -> tuple[Ending, ...]:
    counts: Counter[str] = Counter()
    for trace in traces:
        last = trace.events[-1]
        if not _is_over(trace) and last.at <= since:
            counts.update(last.states or (last.activity,))
    label = _labels(log, knows_states(log))
    return tuple(Ending(name, label(name), n) for name, n in in_order_of_count(counts))


def _named(log: Log, variants: Sequence[Variant]) -> dict[str, Text]:
    label = _labels(log, states=False)
    return {name: label(name) for variant in variants for name in variant.activities}


def _doers(log: Log, traces: Sequence[Trace]) -> tuple[Doer, ...]:
    done: Counter[str] = Counter()
    cases: dict[str, set[str]] = defaultdict(set)
    for trace in traces:
        for event in trace.events:
            if event.done:
                done[event.role] += 1
                cases[event.role].add(trace.case)
    return tuple(
        Doer(role, log.role(role), n, share(n, done.total()) or Fraction(0), len(cases[role]))
        for role, n in in_order_of_count(done)
        if role
    )
