"""Reminders before a deadline, escalation after it: each once, in order, and anew after a pause."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from .desk import Desk

WRITTEN = """
states:
  filed: {label: {zh: 已收, en: filed}}
  asked: {label: {zh: 待补充, en: waiting for you}, status: waiting}
  done: {label: {zh: 已办, en: done}, status: closed}
messages:
  soon: {zh: 有一件事项快到期了。, en: A case is nearly due.}
  over: {zh: 有一件事项已经逾期。, en: A case is overdue.}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  ask: {label: {zh: 请补充, en: ask for more}, by: [clerk], from: filed, to: asked}
  give: {label: {zh: 补充, en: give more}, by: [resident], from: asked, to: filed}
  finish: {label: {zh: 办结, en: finish}, by: [clerk], from: [filed, asked], to: done}
  look: {label: {zh: 查看, en: look}, by: [clerk], from: anywhere}
  nudge:
    label: {zh: 提醒, en: nudge}
    by: [clock]
    from: filed
    effects: [{notify: {to: clerk, message: soon}}]
  late: {label: {zh: 到期, en: late}, by: [clock], from: filed}
  alarm:
    label: {zh: 报告, en: alarm}
    by: [clock]
    from: filed
    effects: [{notify: {to: chief, message: over}}]
clocks:
  answer:
    label: {zh: 答复期限, en: time to answer}
    duration: 10 working days
    runs_in: [filed]
    pauses_in: [asked]
    fires: late
    ladder:
      half: {before: 5 working days, fires: nudge}
      soon: {before: 2 working days, fires: nudge, label: {zh: 期限将至, en: nearly due}}
      over: {after: 1 working days, fires: alarm}
      far_over: {after: 5 working days, fires: alarm}
"""
ALL = ["answer-half", "answer-soon", "answer", "answer-over", "answer-far_over"]
"""In the order of their days: 9, 12, 16, 17 and 23 March 2026."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def test_the_office_is_reminded_and_then_its_chief(desk: Desk) -> None:
    case = desk.open()
    fired = {}
    for _ in range(40):
        day = desk.bench.moment.date()
        fired |= {str(clock): day for clock in desk.after(days=1)}
    assert list(fired) == ALL
    assert [one.day for one in fired.values()] == [9, 12, 16, 17, 23]
    told = [(to, text) for to, text in desk.told() if not to.startswith("other")]
    assert told == [
        ("clerk", "A case is nearly due."),
        ("clerk", "A case is nearly due."),
        ("chief", "A case is overdue."),
        ("chief", "A case is overdue."),
    ]
    assert desk.done(case) == ["hand in", "nudge", "nudge", "late", "alarm", "alarm"]
    assert desk.sound()


def test_a_late_worker_makes_up_for_it_in_order(desk: Desk) -> None:
    case = desk.open()
    assert desk.after(days=60) == ALL
    assert desk.after(days=60) == []
    assert desk.done(case) == ["hand in", "nudge", "nudge", "late", "alarm", "alarm"]
    assert desk.sound()


def test_an_act_makes_up_for_it_in_order_too(desk: Desk) -> None:
    case = desk.open()
    desk.bench.moment += timedelta(days=60)
    desk.act(case, "look")
    fired = [event.command.clock for event in desk.here.history(case) if event.command.clock]
    assert fired == ALL and desk.done(case)[-1] == "look"
    assert desk.after(days=1) == [] and desk.sound()


@pytest.mark.parametrize("days", [3, 8, 11, 15])
def test_nobody_is_reminded_of_what_is_done(desk: Desk, days: int) -> None:
    case = desk.open()
    desk.after(days=days)
    desk.act(case, "finish")
    desk.told()
    assert desk.after(days=90) == [] and desk.told() == []
    assert desk.here.deadlines(case) == () and desk.sound()


def test_nobody_is_reminded_while_somebody_else_is_waited_for(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "ask")
    assert desk.after(days=90) == []
    desk.act(case, "give", "resident")
    begun = desk.bench.moment.date()
    assert desk.due(case, "answer-half") > begun
    assert desk.after(days=30) == ALL and desk.sound()


def test_a_reminder_before_a_send_back_is_given_anew_after_it(desk: Desk) -> None:
    """The case comes back with one day left, so that the office hears of it at once."""
    case = desk.open()
    desk.bench.go_to(desk.bench.moment.replace(day=13))
    desk.act(case, "ask")
    desk.after(days=7)
    desk.act(case, "give", "resident")
    assert desk.due(case, "answer") == date(2026, 3, 23)
    assert desk.after(minutes=1) == ["answer-half", "answer-soon"]
    assert desk.after(days=2) == []
    assert desk.after(days=2) == ["answer"], "the deadline itself is missed once"
    assert desk.after(days=30) == ["answer-over", "answer-far_over"] and desk.sound()


def test_a_deadline_that_was_missed_is_missed_once(desk: Desk) -> None:
    """After another send-back the chief hears anew, but the case is not late a second time."""
    case = desk.open()
    desk.after(days=16)
    assert desk.done(case)[-2:] == ["late", "alarm"]
    desk.act(case, "ask")
    desk.after(days=3)
    desk.act(case, "give", "resident")
    assert "answer" not in desk.after(days=60)
    assert desk.done(case).count("late") == 1 and desk.sound()


def test_each_rung_may_say_what_it_is(desk: Desk) -> None:
    labels = {one.clock: one.label.zh for one in desk.here.deadlines(desk.open())}
    assert labels["answer-soon"] == "期限将至" and labels["answer"] == "答复期限"
    assert labels["answer-half"] == "答复期限届满前 5 个工作日"
    assert labels["answer-over"] == "答复期限届满后 1 个工作日"
    english = {one.clock: one.label.en for one in desk.here.deadlines(desk.open())}
    assert english["answer-half"] == "time to answer, 5 working days before"


def place(more: str) -> str:
    from .desk import PLACE

    return f"{PLACE}patches:\n  tried:thing:\n{more}"


def patched(folder: Path, more: str) -> Desk:
    return Desk(folder, WRITTEN, place=place(more))


def test_a_place_puts_another_ladder_in_its_place(tmp_path: Path) -> None:
    desk = patched(
        tmp_path,
        """
    - replace:
        clock: answer
        with:
          label: {zh: 答复期限, en: time to answer}
          duration: 4 working days
          runs_in: [filed]
          fires: late
          ladder: {eve: {before: 1 working days, fires: nudge}}
""",
    )
    case = desk.open()
    assert desk.after(days=30) == ["answer-eve", "answer"] and desk.states(case) == ("filed",)
    assert desk.sound()


def test_a_place_adds_a_deadline_with_a_ladder(tmp_path: Path) -> None:
    """Where the case is not over is found out from the workflow that is patched."""
    desk = patched(
        tmp_path,
        """
    - add_clock:
        name: ours
        clock:
          label: {zh: 本社区期限, en: our own time}
          duration: 3 working days
          runs_in: [anywhere]
          fires: tell
          ladder: {eve: {before: 1 working days, fires: tell}}
        fires:
          name: tell
          action: {label: {zh: 告知, en: tell}, by: [clock], from: anywhere}
""",
    )
    case = desk.open()
    desk.act(case, "ask")
    assert desk.after(days=30) == ["here:ours-eve", "here:ours"]
    desk.act(case, "finish")
    assert desk.here.deadlines(case) == () and desk.sound()
