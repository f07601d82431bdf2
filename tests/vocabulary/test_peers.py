"""Two workflows that offices elsewhere ask their systems for, whole, without a workaround.

The complaint: first response, assignment, duplicates, closed but reopenable with a reason and a
window, rating that reopens, escalation by a ladder (DIGIT PGR, FixMyStreet, Signals). The
countersigned application: several signatures in order, one refusal sends back to a named step and
does not lose what was not touched, a signer added on the way, silence is no consent (loonflow,
DSL of approval engines).
"""

from pathlib import Path

from .desk import Desk

COMPLAINT = """
fields:
  place: {label: {zh: 地点, en: place}, type: text}
  comment: {label: {zh: 留言, en: comment}, type: text}
  rating: {label: {zh: 评分, en: rating}, type: int}
flags:
  urgent: {label: {zh: 加急, en: urgent}}
  supervised: {label: {zh: 督办, en: supervised}}
reasons:
  not_solved: {zh: 问题没有解决, en: it is not solved}
  again: {zh: 又出现了, en: it came back}
messages:
  late: {zh: '{place}的投诉快到期了。', en: 'The complaint at {place} is nearly due.'}
  urged: {zh: 居民催办。, en: The resident asks to hurry.}
states:
  filed: {label: {zh: 待受理, en: filed}, told: {zh: 已收到, en: we have it}}
  working: {label: {zh: 办理中, en: in hand}}
  same: {label: {zh: 重复, en: the same}, status: waiting}
  solved: {label: {zh: 已办结, en: solved}, status: closed}
  over: {label: {zh: 已归档, en: archived}, status: closed}
actions:
  open: {label: {zh: 投诉, en: complain}, by: [resident], to: filed, needs: [place]}
  answer: {label: {zh: 首次答复, en: first answer}, by: [clerk], from: filed, to: working}
  comment:
    label: {zh: 留言, en: comment}
    by: [resident, clerk]
    from: anywhere
    needs: [{field: comment, anew: true}]
  hurry:
    label: {zh: 催办, en: urge}
    by: [resident]
    from: anywhere
    effects: [{notify: {to: next, message: urged}}]
  supervise: {label: {zh: 督办, en: supervise}, by: [officer], from: anywhere, raises: [supervised]}
  repeats:
    label: {zh: 标为重复, en: mark as the same}
    by: [clerk]
    from: [filed, working]
    to: same
    links: [{kind: original, required: true, back: duplicate}]
  solve:
    label: {zh: 办结, en: solve}
    by: [clerk]
    from: working
    to: solved
    effects: [{forward: {link: duplicate, action: follow}}]
  follow:
    label: {zh: 随原件办结, en: follow}
    by: [case]
    arcs: [{from: same, to: solved}, {from: [solved, over]}]
  rate:
    label: {zh: 评价, en: rate}
    by: [resident]
    arcs:
      - {from: solved, to: working, when: ['rating <= 2']}
      - {from: solved}
    needs: [{field: rating, anew: true}]
    within: reopening
  reopen:
    label: {zh: 要求重办, en: reopen}
    by: [resident]
    from: solved
    to: working
    reasons: [not_solved, again]
    within: reopening
  withdraw:
    label: {zh: 撤回, en: withdraw}
    by: [resident]
    from: filed
    to: over
    before: [answer]
  archive: {label: {zh: 归档, en: archive}, by: [clock], from: solved, to: over}
  warn:
    label: {zh: 到期提醒, en: warn}
    by: [clock]
    from: working
    effects: [{notify: {to: next, message: late}}]
  escalate: {label: {zh: 升级, en: escalate}, by: [clock], from: working, raises: [supervised]}
clocks:
  first_answer:
    label: {zh: 首次答复时限, en: first answer}
    duration: 8 working hours
    runs_in: [anywhere]
    unless: ['done:answer']
  solving:
    label: {zh: 办理时限, en: time to solve}
    duration: 10 working days
    runs_in: [working]
    pauses_in: [same]
    ladder:
      soon: {before: 2 working days, fires: warn}
      late: {after: 1 working day, fires: escalate}
  reopening:
    label: {zh: 重办期, en: time to reopen}
    duration: 15 calendar days
    runs_in: [solved]
    fires: archive
queues:
  mine: {label: {zh: 我的待办, en: mine}, waits_for: [clerk], assigned: me}
  watched: {label: {zh: 督办件, en: watched}, flags: [supervised]}
"""


def test_a_complaint_lives_its_whole_life(tmp_path: Path) -> None:
    desk = Desk(tmp_path, COMPLAINT)
    case, again = desk.open(data={"place": "北门"}), desk.open(data={"place": "北门"})
    assert str(desk.due(case, "first_answer")) == "2026-03-03"
    desk.act(again, "repeats", links={"original": [case]})
    desk.act(case, "answer")
    assert desk.codes(desk.act, case, "withdraw", "resident")
    desk.here.assign(case, "solve", desk.people["other clerk"], by=desk.people["clerk"])
    assert desk.codes(desk.act, case, "solve") == ["task.somebody_elses"]
    desk.act(case, "hurry", "resident")
    assert "solving-soon" in desk.after(days=15)
    desk.act(case, "solve", "other clerk")
    assert {desk.states(case), desk.states(again)} == {("solved",)}
    assert desk.act(case, "rate", "resident", data={"rating": 2}).states == ("working",)
    desk.act(case, "solve")
    assert desk.codes(desk.act, case, "reopen", "resident") == ["reason.missing"]
    desk.act(case, "reopen", "resident", reason="again")
    assert "solving-late" in desk.after(days=30)
    assert desk.flags(case) == ("supervised",)
    assert [one.id for one in desk.here.cases(flag="supervised")] == [case]
    desk.act(case, "solve")
    desk.after(days=60)
    assert desk.states(case) == ("over",)
    assert desk.codes(desk.act, case, "rate", "resident", data={"rating": 1})
    assert desk.sound()


COUNTERSIGNED = """
fields:
  sum: {label: {zh: 金额, en: sum}, type: int}
  plan: {label: {zh: 方案, en: plan}, type: text}
reasons: {sum_wrong: {zh: 金额不对, en: the sum is wrong}}
states:
  draft: {label: {zh: 起草, en: draft}}
  back: {label: {zh: 退回修改, en: to be changed}, status: waiting}
  agreed: {label: {zh: 已批准, en: agreed}, status: final}
actions:
  open: {label: {zh: 起草, en: draft}, by: [resident], to: draft, needs: [sum, plan]}
  ask:
    label: {zh: 报批, en: ask}
    by: [resident]
    from: [draft, back]
    to: agreed
    takes: [sum, plan]
    signers: [officer]
    gates:
      plan_is_sound:
        {label: {zh: 方案审查, en: plan}, by: [clerk], looks_at: [plan], unrelated_to: [resident]}
      sum_is_right:
        label: {zh: 金额审查, en: sum}
        by: [chief]
        after: [plan_is_sound]
        looks_at: [sum]
        refusal: send_back
  send_back:
    label: {zh: 退回, en: send back}
    by: [chief]
    from: [draft, back]
    to: back
    reasons: [sum_wrong]
"""


def test_what_was_not_touched_stays_signed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, COUNTERSIGNED)
    case = desk.open(data={"sum": 900, "plan": "修门"})
    desk.act(case, "ask", "resident")
    assert "gate.not_yet" in desk.codes(desk.vote, case, "ask", "sum_is_right")
    desk.vote(case, "ask", "plan_is_sound", by="clerk")
    desk.vote(case, "ask", "sum_is_right", "refuse", reason="sum_wrong")
    assert desk.states(case) == ("back",)
    assert desk.act(case, "ask", "resident", data={"sum": 700}).happened == "requested"
    steps = desk.steps(case)
    assert "ask/sum_is_right" in steps
    assert "ask/plan_is_sound" not in steps, "the plan is signed already"
    desk.here.add_signer(case, "ask", desk.people["officer"], by=desk.people["chief"])
    desk.vote(case, "ask", "sum_is_right")
    assert desk.states(case) == ("back",)
    desk.vote(case, "ask", "signer", by="officer")
    assert desk.states(case) == ("agreed",) and desk.sound()
