"""What follows by itself: at once, in the same unit, as an event of its own."""

from pathlib import Path
from typing import Any

import pytest

from community_gov.plugin import Fact, same

from .desk import Desk, faults

CHAIN = """
flags: {urgent: {label: {zh: 加急, en: urgent}}}
states:
  filed: {label: {zh: 已收, en: filed}}
  sorted: {label: {zh: 已分拣, en: sorted}}
  small: {label: {zh: 简易件, en: small}}
  done: {label: {zh: 已办, en: done}, status: closed}
messages:
  ready: {zh: 可以领取了。, en: It is ready.}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  sort: {label: {zh: 分拣, en: sort}, by: [clerk], from: filed, to: sorted}
  hurry: {label: {zh: 加急, en: mark urgent}, by: [clerk], from: anywhere, raises: [urgent]}
  skip:
    label: {zh: 加急直接分拣, en: sort at once}
    by: [automatic]
    arcs: [{from: filed, to: sorted, when: ['flag:urgent']}]
  shorten:
    label: {zh: 转为简易件, en: treat as small}
    by: [automatic]
    arcs: [{from: sorted, to: small, when: ['small@1']}]
  finish:
    label: {zh: 自动办结, en: finish by itself}
    by: [automatic]
    from: small
    to: done
    effects: [{notify: {to: resident, message: ready}}]
"""


def test_it_follows_at_once_and_goes_on(tmp_path: Path) -> None:
    """Each step is an event of its own, and nobody's hand is in it."""
    desk = Desk(tmp_path, CHAIN, {"small@1": True})
    case = desk.open()
    answer = desk.act(case, "sort")
    assert answer.states == ("done",) and answer.happened == "acted"
    assert desk.done(case) == ["hand in", "sort", "treat as small", "finish by itself"]
    *_, last = desk.here.history(case)
    assert last.command.by.person == "automatic" and last.seq == answer.version == 4
    assert last.right.en == "by itself, as soon as its conditions held"
    assert [one.who.en for one in desk.here.explain(case)][-1] == "the system"
    assert desk.told() == [("resident", "It is ready.")]
    assert desk.sound()


def test_the_version_that_is_answered_is_the_one_to_go_on_from(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CHAIN.replace("from: anywhere", "from: [done]"), {"small@1": True})
    case = desk.open()
    version = desk.act(case, "sort").version
    assert desk.act(case, "hurry", version=version).version == version + 1


def test_the_same_request_is_answered_the_same_again(tmp_path: Path) -> None:
    """A repeated request gets the answer of the first, with all that followed on it."""
    desk = Desk(tmp_path, CHAIN.replace("from: anywhere", "from: [done]"), {"small@1": True})
    case = desk.open()
    first = desk.act(case, "sort", key="k")
    desk.act(case, "hurry")
    again = desk.act(case, "sort", key="k")
    assert again.repeated
    assert (again.states, again.version, again.happened, again.told) == (
        first.states,
        first.version,
        first.happened,
        first.told,
    )


def test_it_waits_for_its_question(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CHAIN, {"small@1": False})
    case = desk.open()
    assert desk.act(case, "sort").states == ("sorted",)
    assert desk.done(case) == ["hand in", "sort"] and desk.sound()


def test_it_waits_for_a_flag(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CHAIN, {"small@1": False})
    case = desk.open()
    assert desk.states(case) == ("filed",)
    assert desk.act(case, "hurry").states == ("sorted",)
    assert desk.done(case) == ["hand in", "mark urgent", "sort at once"] and desk.sound()


def test_nobody_does_it_by_hand(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CHAIN, {"small@1": False})
    case = desk.open()
    assert desk.codes(desk.act, case, "skip", "chief") == ["action.not_yours"]
    said = desk.why(desk.act, case, "skip", "chief")
    assert "您现在的身份不能“加急直接分拣”" in said and "You may not do “sort at once”" in said
    assert "skip" not in desk.steps(case)


class Plugin:
    """A question whose plugin can be down."""

    down = True

    def __call__(self, reading: Any) -> Fact:
        if self.down:
            raise ConnectionError("no answer from the register")
        return Fact(True, same("it is small"))


def test_a_plugin_that_is_down_holds_nothing_up(tmp_path: Path) -> None:
    """The act stands; what would have followed is taken up by a later act."""
    plugin = Plugin()
    desk = Desk(tmp_path, CHAIN, {"small@1": plugin})
    case = desk.open()
    assert desk.act(case, "sort").states == ("sorted",)
    assert desk.done(case) == ["hand in", "sort"]
    plugin.down = False
    assert desk.states(case) == ("sorted",)
    assert desk.act(case, "hurry").states == ("done",)
    assert desk.done(case)[2:] == ["mark urgent", "treat as small", "finish by itself"]
    assert desk.sound()


ROUND = """
states:
  filed: {label: {zh: 已收, en: filed}}
  left: {label: {zh: 左, en: left}}
  right: {label: {zh: 右, en: right}}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  go: {label: {zh: 开始, en: set going}, by: [clerk, clock], from: filed, to: left}
  to: {label: {zh: 向右, en: to the right}, by: [automatic], from: left, to: right}
  fro: {label: {zh: 向左, en: to the left}, by: [automatic], from: right, to: left}
clocks:
  soon:
    label: {zh: 到期开始, en: time to begin}
    duration: 2 calendar days
    runs_in: [filed]
    fires: go
"""


def test_a_chain_without_end_is_refused_whole(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ROUND)
    case = desk.open()
    assert desk.codes(desk.act, case, "go") == ["automatic.endless"]
    said = desk.why(desk.act, case, "go")
    assert "“开始”之后自动办理没完没了" in said and "nothing was changed" in said
    assert desk.states(case) == ("filed",) and desk.done(case) == ["hand in"] and desk.sound()


def test_a_clock_that_sets_off_a_chain_without_end_stays_due(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ROUND)
    case = desk.open()
    report = desk.bench.go_to(desk.bench.moment.replace(day=9))
    assert report.fired == () and [one.code for one in report.failed] == ["automatic.endless"]
    assert desk.states(case) == ("filed",) and desk.sound()


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("by: [clerk, clock], from: filed", "by: [automatic], from: filed", None),
        ("by: [automatic], from: left, to: right", "by: [automatic], from: left", "endless"),
        (
            "by: [automatic], from: left, to: right",
            "by: [automatic], from: left, once: true",
            None,
        ),
        ("by: [resident], to: filed", "by: [automatic], to: filed", "opens"),
    ],
)
def test_what_could_never_stop_is_refused_at_load(
    before: str, after: str, code: str | None
) -> None:
    written = ROUND.split("clocks:")[0].replace(before, after)
    found = [one for one in faults(written) if one.code.startswith("workflow.automatic")]
    assert [one.code for one in found] == ([f"workflow.automatic_{code}"] if code else [])
    for one in found:
        assert "thing.yaml:" in one.line("en") and one.line("zh")


REGIONS = """
states:
  work:
    label: {zh: 办理, en: work}
    kind: parallel
    states:
      visit:
        label: {zh: 走访, en: visit}
        states:
          planned: {label: {zh: 待走访, en: to visit}}
          visited: {label: {zh: 已走访, en: visited}}
      papers:
        label: {zh: 核对, en: papers}
        states:
          unread: {label: {zh: 待核对, en: to read}}
          read: {label: {zh: 已核对, en: read}}
  deciding: {label: {zh: 待决定, en: to decide}}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: work}
  visit: {label: {zh: 走访, en: visit}, by: [clerk], from: planned, to: visited}
  read: {label: {zh: 核对, en: read}, by: [chief], from: unread, to: read}
  join:
    label: {zh: 两项齐备, en: both are done}
    by: [automatic]
    arcs: [{from: work, to: deciding, when: ['in:visited', 'in:read']}]
"""


@pytest.mark.parametrize("order", [("visit", "read"), ("read", "visit")])
def test_regions_go_on_together_whichever_is_done_last(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    desk = Desk(tmp_path, REGIONS)
    case, by = desk.open(), {"visit": "clerk", "read": "chief"}
    assert "work" in desk.act(case, order[0], by[order[0]]).states
    assert desk.act(case, order[1], by[order[1]]).states == ("deciding",)
    assert desk.done(case)[-1] == "both are done" and desk.sound()


GATED = """
states:
  filed: {label: {zh: 已收, en: filed}}
  ready: {label: {zh: 待批, en: ready}}
  queued: {label: {zh: 审批中, en: queued}}
  granted: {label: {zh: 已同意, en: granted}}
  done: {label: {zh: 已办, en: done}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  grant:
    label: {zh: 同意, en: grant}
    by: [clerk]
    from: [filed, ready]
    to: granted
    gates: {look: {label: {zh: 复核, en: second look}, by: [chief]}}
  note_wait:
    label: {zh: 记为审批中, en: note that it waits}
    by: [automatic]
    once: true
    arcs: [{from: filed, to: ready, when: ['asked:grant']}]
  finish: {label: {zh: 自动办结, en: finish by itself}, by: [automatic], from: granted, to: done}
  rest: {label: {zh: 搁置, en: set aside}, by: [clerk], from: ready, to: queued}
"""


def test_it_follows_a_request_and_the_last_answer(tmp_path: Path) -> None:
    """Asking for approval may be what it waits for, and so may the approval itself."""
    desk = Desk(tmp_path, GATED)
    case = desk.open()
    answer = desk.act(case, "grant")
    assert answer.happened == "requested" and answer.states == ("ready",)
    assert desk.done(case)[-1] == "note that it waits"
    answer = desk.vote(case, "grant", "look")
    assert answer.happened == "acted" and answer.states == ("done",)
    assert desk.done(case)[-1] == "finish by itself" and desk.sound()


TIMED = """
states:
  filed: {label: {zh: 已收, en: filed}}
  late: {label: {zh: 逾期, en: late}}
  open_again: {label: {zh: 重新开放, en: open again}}
  done: {label: {zh: 已办, en: done}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  lapse: {label: {zh: 逾期, en: lapse}, by: [clock], from: filed, to: late}
  close: {label: {zh: 逾期自动办结, en: close by itself}, by: [automatic], from: late, to: done}
  touch: {label: {zh: 查看, en: look}, by: [clerk], from: anywhere}
  unlock:
    label: {zh: 锁定期满, en: the lock is over}
    by: [automatic]
    arcs: [{from: done, to: open_again, unless: ['running:lock']}]
clocks:
  time:
    label: {zh: 办理期限, en: time}
    duration: 3 calendar days
    runs_in: [filed]
    fires: lapse
  lock:
    label: {zh: 锁定期, en: lock}
    duration: 5 calendar days
    runs_in: [done]
"""


def test_it_follows_a_clock(tmp_path: Path) -> None:
    desk = Desk(tmp_path, TIMED)
    case = desk.open()
    assert desk.after(days=4) == ["time"]
    assert desk.states(case) == ("done",)
    assert desk.done(case) == ["hand in", "lapse", "close by itself"] and desk.sound()


def test_it_follows_a_clock_that_fires_late_before_an_act(tmp_path: Path) -> None:
    """The act finds the case where its clock and what followed have left it."""
    desk = Desk(tmp_path, TIMED)
    case = desk.open()
    desk.bench.moment = desk.bench.moment.replace(day=20)
    assert desk.codes(desk.act, case, "touch") == ["action.not_here"]
    assert desk.done(case) == ["hand in"]
    assert desk.bench.district.run_due().fired[0].answer.states == ("done",)
    assert desk.sound()


def test_a_time_that_runs_out_opens_a_way(tmp_path: Path) -> None:
    """Nothing is fired, and yet what waited for the end of the time follows at once."""
    desk = Desk(tmp_path, TIMED)
    case = desk.open()
    desk.after(days=4)
    assert desk.after(days=6) == ["lock"]
    assert desk.states(case) == ("open_again",)
    assert desk.done(case)[-2:] == ["the time of “lock” ran out", "the lock is over"]
    assert desk.sound()


MEMBER = """
states:
  filed: {label: {zh: 已收, en: filed}}
  taken: {label: {zh: 已入批, en: taken in}}
  done: {label: {zh: 已办, en: done}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  take: {label: {zh: 入批, en: take in}, by: [case], from: filed, to: taken}
  finish: {label: {zh: 自动办结, en: finish by itself}, by: [automatic], from: taken, to: done}
"""
BATCH = """
states:
  made: {label: {zh: 已建批, en: made}}
  sent: {label: {zh: 已发, en: sent}, status: closed}
actions:
  open:
    label: {zh: 建批, en: make a batch}
    by: [clerk]
    to: made
    links: [{kind: member, required: true}]
  send:
    label: {zh: 发送, en: send}
    by: [clerk]
    from: made
    to: sent
    effects: [{forward: {link: member, action: take}}]
"""
HEAD_OF = "workflow: batch\nlabel: {zh: 批, en: Batch}\nroles:\n" + (
    "  clerk: {label: {zh: 经办人, en: clerk}, body: office}\n"
)


def test_it_follows_what_another_case_forwards(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MEMBER, more={"batch": HEAD_OF + BATCH})
    members = [desk.open(), desk.open()]
    batch = desk.open("clerk", "batch", people={}, links={"member": members}, parts=False)
    assert desk.act(batch, "send").states == ("sent",)
    for case in members:
        assert desk.states(case) == ("done",)
        assert desk.done(case) == ["hand in", "take in", "finish by itself"]
    assert desk.sound()


def test_a_batch_that_sends_itself(tmp_path: Path) -> None:
    """An automatic action forwards as well, and waits as long as a member is not ready."""
    batch = BATCH.replace("send:", "send_all:").replace(
        "by: [clerk]\n    from", "by: [automatic]\n    from"
    )
    member = MEMBER.replace("from: filed, to: taken", "from: ready, to: taken") + (
        "  ready: {label: {zh: 齐备, en: ready}, by: [clerk], from: filed, to: ready}\n"
    )
    member = member.replace("  taken: {", "  ready: {label: {zh: 齐备, en: ready}}\n  taken: {", 1)
    batch += "  look: {label: {zh: 查看, en: look}, by: [clerk], from: made}\n"
    desk = Desk(tmp_path, member, more={"batch": HEAD_OF + batch})
    case = desk.open()
    made = desk.open("clerk", "batch", links={"member": [case]}, parts=False)
    assert desk.states(made) == ("made",) and desk.states(case) == ("filed",)
    desk.act(case, "ready")
    assert desk.states(made) == ("made",)
    assert desk.act(made, "look").states == ("sent",)
    assert desk.states(case) == ("done",) and desk.sound()


PING = """
states:
  one: {label: {zh: 甲, en: one}}
  two: {label: {zh: 乙, en: two}}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [clerk], to: one}
  tie: {label: {zh: 关联, en: tie}, by: [clerk], from: one, links: [other]}
  hit: {label: {zh: 击球, en: hit}, by: [clerk, case], from: one, to: two}
  back:
    label: {zh: 回球, en: hit back}
    by: [automatic]
    from: two
    to: one
    effects: [{forward: {link: other, action: hit}}]
"""


def test_two_cases_that_set_each_other_off_are_refused_whole(tmp_path: Path) -> None:
    desk = Desk(tmp_path, PING)
    first, second = desk.open("clerk"), desk.open("clerk")
    desk.act(first, "tie", links={"other": [second]})
    desk.act(second, "tie", links={"other": [first]})
    assert desk.codes(desk.act, first, "hit") == ["case.twice"]
    assert desk.states(first) == desk.states(second) == ("one",) and desk.sound()


def test_a_chain_without_end_in_another_case_is_refused_whole(tmp_path: Path) -> None:
    """It is a mistake in the workflow, and no reason to go on as if nothing had followed."""
    batch = BATCH.replace("by: [clerk]\n    from: made", "by: [automatic]\n    from: made")
    round_ = (
        MEMBER + "  back: {label: {zh: 退回, en: back}, by: [automatic], from: done, to: taken}\n"
    )
    desk = Desk(tmp_path, round_, more={"batch": HEAD_OF + batch})
    case = desk.open()
    wish = {"links": {"member": [case]}, "parts": False}
    assert desk.codes(desk.open, "clerk", "batch", **wish) == ["automatic.endless"]
    assert desk.states(case) == ("filed",) and desk.sound()
