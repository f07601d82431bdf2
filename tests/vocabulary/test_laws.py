"""Whatever is done and however late the worker is: histories replay, and clocks fire once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from .desk import Desk

WRITTEN = """
flags: {urgent: {label: {zh: 加急, en: urgent}}}
states:
  work:
    label: {zh: 办理, en: work}
    states:
      reading: {label: {zh: 阅卷, en: reading}}
      visiting: {label: {zh: 走访, en: visiting}}
      where_it_was: {label: {zh: 原环节, en: where it was}, kind: history}
  asked: {label: {zh: 待补充, en: waiting for you}, status: waiting}
  suspended: {label: {zh: 中止, en: suspended}, status: waiting}
  late: {label: {zh: 逾期, en: late}}
  settled: {label: {zh: 已答复, en: answered}, status: closed}
  withdrawn: {label: {zh: 已撤回, en: withdrawn}, status: final}
reasons:
  complex: {zh: 情况复杂, en: it is complex}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: work}
  visit: {label: {zh: 走访, en: visit}, by: [clerk], from: reading, to: visiting}
  hurry: {label: {zh: 加急, en: hurry}, by: [clerk], from: anywhere, raises: [urgent]}
  calm: {label: {zh: 不急, en: calm}, by: [clerk], from: anywhere, lowers: [urgent]}
  ask: {label: {zh: 请补充, en: ask}, by: [clerk], from: work, to: asked}
  give: {label: {zh: 补充, en: give}, by: [resident], from: asked, to: where_it_was}
  suspend:
    label: {zh: 中止, en: suspend}
    by: [chief]
    from: work
    to: suspended
    reasons: [complex]
  resume: {label: {zh: 恢复, en: resume}, by: [chief, clock], from: suspended, to: where_it_was}
  extend:
    label: {zh: 延长, en: extend}
    by: [chief]
    from: anywhere
    reasons: [complex]
    once: true
    extends: {answer: 5 calendar days}
  settle:
    label: {zh: 答复, en: settle}
    by: [clerk]
    from: [work, late]
    to: settled
    gates: {look: {label: {zh: 复核, en: second look}, by: [chief]}}
  withdraw:
    label: {zh: 撤回, en: withdraw}
    by: [resident]
    from: anywhere
    to: withdrawn
    before: [settle, visit]
  reopen:
    label: {zh: 重办, en: reopen}
    by: [resident]
    from: settled
    to: work
    reasons: [complex]
    within: window
  jump:
    label: {zh: 加急走访, en: visit at once}
    by: [automatic]
    arcs: [{from: reading, to: visiting, when: ['flag:urgent']}]
  nudge: {label: {zh: 提醒, en: nudge}, by: [clock], from: anywhere}
  lapse: {label: {zh: 逾期, en: lapse}, by: [clock], from: work, to: late}
clocks:
  answer:
    label: {zh: 答复期限, en: time to answer}
    duration: 6 calendar days
    runs_in: [work]
    pauses_in: [asked, suspended]
    fires: lapse
    ladder:
      soon: {before: 2 calendar days, fires: nudge}
      over: {after: 2 calendar days, fires: nudge}
  whole:
    label: {zh: 全程期限, en: whole time}
    duration: 20 calendar days
    runs_in: [anywhere]
    fires: nudge
  first:
    label: {zh: 首次走访期限, en: time to the first visit}
    duration: 3 calendar days
    runs_in: [work]
    pauses_in: [asked]
    unless: ['done:visit']
    fires: nudge
  look:
    label: {zh: 复核期限, en: time to look}
    duration: 2 calendar days
    runs_in: [work, late]
    when: ['asked:settle']
    fires: nudge
  limit:
    label: {zh: 中止期限, en: limit}
    duration: 4 calendar days
    runs_in: [suspended]
    fires: resume
  window: {label: {zh: 重办期, en: window}, duration: 5 calendar days, runs_in: [settled]}
"""
BY = {
    "give": "resident",
    "withdraw": "resident",
    "reopen": "resident",
    "suspend": "chief",
    "resume": "chief",
    "extend": "chief",
}
REASONED = {"suspend", "extend", "reopen"}
ACTS = st.sampled_from(
    [
        *("visit", "hurry", "calm", "ask", "give", "suspend", "resume", "extend", "settle"),
        *("withdraw", "reopen", "agree", "refuse"),
    ]
)
DAYS = st.integers(1, 9)
STEPS = st.lists(st.one_of(ACTS, ACTS, DAYS), max_size=14)


@contextmanager
def opened() -> Iterator[tuple[Desk, str]]:
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "desk", WRITTEN)
        with desk.bench:
            yield desk, desk.open()


def do(desk: Desk, case: str, act: str) -> None:
    """Do what can be done; every refusal reads well in both languages."""
    if act in ("agree", "refuse"):
        desk.codes(desk.vote, case, "settle", "look", act)
        return
    more = {"reason": "complex"} if act in REASONED else {}
    desk.codes(desk.act, case, act, BY.get(act, "clerk"), **more)


def spend(desk: Desk, days: int, *, worker: bool) -> None:
    if worker:
        desk.after(days=days)
    else:
        desk.bench.moment += timedelta(days=days)


def fired(desk: Desk, case: str) -> list[tuple[str, object]]:
    """Return each firing with the time by which the clock was due: its arming."""
    before = None
    found = []
    for event in desk.here.history(case):
        clock = event.command.clock
        if clock is not None:
            assert before is not None
            found.append(
                (
                    clock,
                    (
                        before.clocks[clock].started,
                        before.clocks[clock].pauses,
                        before.clocks[clock].more,
                    ),
                )
            )
        before = event.decision.state
    return found


@settings(max_examples=12, deadline=None)
@given(steps=STEPS, worker=st.booleans())
def test_every_history_replays_and_no_clock_fires_twice(
    steps: list[str | int], worker: bool
) -> None:
    with opened() as (desk, case):
        for step in steps:
            if isinstance(step, int):
                spend(desk, step, worker=worker)
            else:
                do(desk, case, step)
            for one in desk.here.deadlines(case):
                if not (one.paused or one.fired):
                    assert desk.here.explain_due(case, one.clock).due == one.due
        for _ in range(3):  # what a late firing sets going counts from that firing
            desk.after(days=60)
        assert desk.after(days=60) == []
        assert max(Counter(fired(desk, case)).values(), default=1) == 1
        assert desk.sound()


@settings(max_examples=9, deadline=None)
@given(steps=STEPS, late=st.integers(1, 40))
def test_a_late_worker_comes_to_the_same_end(steps: list[str | int], late: int) -> None:
    """When nothing else happens any more, it does not matter how late the worker comes."""
    ends = []
    for daily in (True, False):
        with opened() as (desk, case):
            for step in steps:
                if isinstance(step, int):
                    spend(desk, step, worker=True)
                else:
                    do(desk, case, step)
            for _ in range(late if daily else 0):
                desk.after(days=1)
            if not daily:
                desk.after(days=late)
            for _ in range(3):
                desk.after(days=60)
            state = desk.here.case(case).state
            clocks = sorted((name, one.fired is not None) for name, one in state.clocks.items())
            ends.append((state.configuration, state.flags, sorted(state.done_by), clocks))
            assert desk.sound()
    assert ends[0] == ends[1]


@settings(max_examples=9, deadline=None)
@given(steps=STEPS)
def test_what_the_worker_missed_is_made_up_by_the_next_act(steps: list[str | int]) -> None:
    """Each act finds the case as its clocks would have left it just before."""
    states = []
    for worker in (True, False):
        with opened() as (desk, case):
            for step in steps:
                if isinstance(step, int):
                    spend(desk, step, worker=False)
                    continue
                if worker:
                    desk.bench.district.run_due()
                do(desk, case, step)
            desk.bench.district.run_due()
            case_now = desk.here.case(case).state
            states.append((case_now.configuration, case_now.flags, sorted(case_now.done_by)))
    assert states[0] == states[1]
