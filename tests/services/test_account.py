"""A case accounts for itself, and an exercise is told apart from what is real."""

from pathlib import Path

import pytest

from community_gov import Text
from community_gov.plugin import (
    ActingFor,
    Authority,
    Channel,
    Offer,
    Program,
    WorkflowFile,
    hookimpl,
    same,
)
from community_gov.testing import Bench

WORKFLOW = """
workflow: alarm
label: {zh: 报警, en: Alarm}
roles:
  caller: {label: {zh: 来电人, en: Caller}}
  guard: {label: {zh: 值班员, en: Guard}, body: guardhouse}
fields:
  where: {label: {zh: 位置, en: Where}, type: text}
reasons:
  false_alarm: {zh: 误报, en: false alarm}
messages:
  heard: {zh: "{where} 有人报警。", en: "Somebody at {where} called."}
states:
  open: {label: {zh: 处置中, en: Open}}
  closed: {label: {zh: 已解除, en: Over}, status: final}
actions:
  open:
    label: {zh: 接警, en: Take the call}
    by: [caller, guard]
    to: open
    needs: [where]
    effects: [{notify: {to: guard, message: heard}}]
    authority: {title: {zh: 值班制度第三条, en: 'Watch rules, article 3'}}
  drill:
    label: {zh: 演练接警, en: Take a call in a drill}
    by: [guard]
    to: open
    needs: [where]
    exercise: true
    effects: [{notify: {to: guard, message: heard}}]
  close:
    label: {zh: 解除, en: Call it over}
    by: [guard]
    from: open
    to: closed
    reasons: [false_alarm]
clocks:
  answer:
    label: {zh: 处置时限, en: Time to answer}
    duration: 30 minutes
    runs_in: [open]
    fires: late
"""
LATE = """
  late:
    label: {zh: 处置超时, en: It is late}
    by: [clock]
    from: open
clocks:"""
PLACE = """
place: gate
kind: estate
label: {zh: 东门, en: East Gate}
bodies: {house: {kind: guardhouse, label: {zh: 门卫室, en: Gatehouse}}}
plugins: [watch]
"""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    package = tmp_path / "watch_files"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "alarm.yaml").write_text(WORKFLOW.replace("\nclocks:", LATE), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    class Watch:
        name = "watch"
        label = same("watch")

        def __init__(self, settings: object) -> None:
            self.settings = settings

        @hookimpl
        def programs(self) -> list[Offer]:
            rule = Authority(Text("值班制度", "Watch rules"))
            since = __import__("datetime").date(2020, 1, 1)
            program = Program("alarm", same("alarm"), "alarm", same("alarm"), rule, since)
            return [Offer(program, WorkflowFile("watch_files", "alarm.yaml"))]

    with Bench(tmp_path / "bench", {"gate.yaml": PLACE}, plugins=[Watch]) as made:
        yield made


def test_a_case_tells_who_did_what_by_which_right_and_rule(bench: Bench) -> None:
    gate = bench.place("gate")
    guard = bench.worker("gate", "guard", "house")
    caller = gate.register_person({"name": "赵小兰"})
    consent = ActingFor(caller, Channel.PHONE, "录音 7")
    case = gate.open(
        "watch:alarm",
        by=guard,
        acting_for=consent,
        people={"caller": caller},
        data={"where": "B2"},
    ).case
    bench.go_to(bench.moment.replace(hour=10))
    gate.act(case, "close", by=guard, reason="false_alarm")
    taken, late, closed = gate.explain(case)
    assert taken.right.zh == "来电人"
    assert "赵**" in taken.who.zh and "录音 7" in taken.who.zh and "赵小兰" not in taken.who.zh
    assert {"提交：位置", "依据：值班制度第三条"} <= {one.zh for one in taken.why}
    assert "“处置时限”截止 2026-03-02 09:30" in {one.zh for one in taken.why}
    assert late.who.en == "the system" and late.right.en == "the clock, when time was up"
    assert closed.right.en == "Guard" and "reason: false alarm" in {one.en for one in closed.why}
    assert [one.en for one in closed.reached] == ["Over"]
    assert sum("is due on" in one.en for step in (taken, late, closed) for one in step.why) == 1


def test_an_exercise_is_told_apart_in_lists_messages_and_accounts(bench: Bench) -> None:
    gate = bench.place("gate")
    guard = bench.worker("gate", "guard", "house")
    drill = gate.open("watch:alarm", action="drill", by=guard, data={"where": "B2"})
    real = gate.open("watch:alarm", by=guard, data={"where": "B1"})
    assert drill.exercise and not real.exercise
    assert [one.id for one in gate.cases(exercise=True)] == [drill.case]
    assert [one.id for one in gate.cases(exercise=False)] == [real.case]
    assert {one.id for one in gate.cases()} == {drill.case, real.case}
    told = {one.case: one.text for one in bench.district.deliver(lambda message: None).left}
    assert told[drill.case].zh.startswith("【演练】")
    assert told[drill.case].en.startswith("[EXERCISE] ")
    assert told[real.case].en == "Somebody at B1 called."
    assert gate.explain(drill.case)[0].what.zh.startswith("【演练】")
    assert gate.progress(drill.case)[0].what.zh.startswith("【演练】")
    assert not gate.progress(real.case)[0].what.zh.startswith("【演练】")
    assert bench.district.verify().problems == ()


def test_a_repeated_exercise_is_still_an_exercise(bench: Bench) -> None:
    gate = bench.place("gate")
    guard = bench.worker("gate", "guard", "house")
    asked = {"action": "drill", "by": guard, "data": {"where": "B2"}, "key": "k1"}
    first = gate.open("watch:alarm", **asked)
    again = gate.open("watch:alarm", **asked)
    assert again.repeated and again.exercise and again.case == first.case
