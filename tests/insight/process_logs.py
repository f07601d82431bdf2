"""A place whose cases wait, are sent back, voted on and dropped; and logs written by hand."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from community_gov import Neighbourhood
from community_gov.domain.text import Text, same
from community_gov.host.workflow_file import read_workflow
from community_gov.insight.process.log import Lifecycle, Log, LogEvent, Then, Trace
from community_gov.plugin import Authority, Offer, Program, hookimpl
from community_gov.testing import Bench
from community_gov.workflow.definition import Workflow

PLACE = """
place: here
kind: community
label: {zh: 柳荫社区, en: Willow}
bodies:
  office: {kind: office, label: {zh: 办公室, en: Office}}
calendar: {name: cn}
plugins: [tried]
"""
WORKFLOW = """
workflow: thing
label: {zh: 事项, en: Thing}
roles:
  resident: {label: {zh: 居民, en: resident}}
  clerk: {label: {zh: 经办人, en: clerk}, body: office}
  chief: {label: {zh: 负责人, en: chief}, body: office}
fields:
  note: {label: {zh: 说明, en: Note}, type: text}
reasons:
  unclear: {zh: 不清楚, en: unclear}
states:
  received: {label: {zh: 待审, en: Received}}
  correction: {label: {zh: 待补正, en: To be corrected}, status: waiting}
  granted: {label: {zh: 已同意, en: Granted}, status: closed}
  withdrawn: {label: {zh: 已撤回, en: Withdrawn}, status: final}
actions:
  open:
    label: {zh: 申请, en: Ask}
    by: [resident]
    to: received
    needs: [note]
  drill:
    label: {zh: 演练, en: Drill}
    by: [clerk]
    to: received
    exercise: true
  send_back:
    label: {zh: 退回, en: Send back}
    by: [clerk]
    from: received
    to: correction
    correction: names
    reasons: [unclear]
  correct:
    label: {zh: 补正, en: Correct}
    by: [resident]
    from: correction
    to: received
    correction: replaces
  grant:
    label: {zh: 同意, en: Grant}
    by: [clerk]
    from: received
    to: granted
    gates:
      look: {label: {zh: 复核, en: Second look}, by: [chief]}
  withdraw:
    label: {zh: 撤回, en: Withdraw}
    by: [resident]
    from: [received, correction]
    to: withdrawn
  reopen:
    label: {zh: 重办, en: Reopen}
    by: [clerk]
    from: granted
    to: received
  hurry:
    label: {zh: 催办, en: Hurry}
    by: [clock]
    from: received
clocks:
  answer:
    label: {zh: 办理期限, en: Time to answer}
    duration: 3 calendar days
    runs_in: [received]
    pauses_in: [correction]
    fires: hurry
"""
MONDAY = datetime.fromisoformat("2026-03-02T09:00+08:00")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def thing() -> Workflow:
    return read_workflow(WORKFLOW.encode(), "thing.yaml", "tried")


class Tried:
    name = "tried"
    label = same("tried")

    def __init__(self, settings: object) -> None:
        self.settings = settings

    @hookimpl
    def programs(self) -> list[Offer]:
        rule = Authority(Text("测试", "a test"))
        made = Program("thing", same("thing"), "thing", same("thing"), rule, date(2020, 1, 1))
        return [Offer(made, thing())]


class Office:
    """The place, with a resident, a clerk and a chief; time moves as a test says."""

    def __init__(self, folder: Path, more: str = "") -> None:
        self.bench = Bench(folder, {"here.yaml": PLACE + more}, plugins=[Tried])
        self.here: Neighbourhood = self.bench.place("here")
        self.resident = self.here.register_person({"name": "王秀英"})
        self.clerk = self.bench.worker("here", "clerk", "office")
        self.chief = self.bench.worker("here", "chief", "office")

    def after(self, time: timedelta) -> None:
        self.bench.go_to(self.bench.moment + time)

    def open(self, **more: Any) -> str:
        return self.here.open(
            "tried:thing",
            by=self.resident,
            people={"resident": self.resident},
            data={"note": "王秀英家漏水"},
            **more,
        ).case

    def drill(self) -> str:
        return self.here.open("tried:thing", by=self.clerk, action="drill").case

    def agree(self, case: str, answer: str = "agree") -> None:
        (step,) = (one for one in self.here.what_next(case) if one.gate)
        self.here.vote(case, "grant", "look", answer, by=self.chief, shown=step.shown or "")

    def long_way(self) -> str:
        """Ask, sent back after 1 h, corrected a day later, asked for, agreed 2 h later."""
        case = self.open()
        self.after(HOUR)
        items = {"note": "unclear"}
        self.here.act(case, "send_back", by=self.clerk, items=items)
        self.after(DAY)
        self.here.act(case, "correct", by=self.resident, data={"note": "三楼漏水"})
        self.after(HOUR)
        self.here.act(case, "grant", by=self.clerk)
        self.after(2 * HOUR)
        self.agree(case)
        return case


def event(
    activity: str, hours: float, *states: str, then: Then | None = None, **more: Any
) -> LogEvent:
    """Return an event so many hours after Monday morning."""
    at = MONDAY + timedelta(hours=hours)
    return LogEvent(activity, same(activity), at, states=states, then=then, **more)


def log(*traces: Trace) -> Log:
    return Log("l", traces)


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)
_NAME = st.text(st.sampled_from("abc中<&\"' :\t\n\r"), min_size=1, max_size=5)
_WORD = st.text(st.sampled_from("abz_中"), min_size=1, max_size=4)
_BOTH = st.builds(Text, _TEXT, _TEXT)
_MOMENTS = st.datetimes(
    datetime(1990, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.sampled_from([UTC, MONDAY.tzinfo]),
)
_VALUES = _TEXT | st.booleans() | st.integers() | st.floats(allow_nan=False) | _MOMENTS
_OTHERS = st.dictionaries(_WORD.map("x:{}".format), _VALUES, max_size=3)
EVENTS = st.builds(
    LogEvent,
    activity=_NAME,
    label=_BOTH,
    at=_MOMENTS,
    role=_TEXT,
    body=_TEXT,
    who=_TEXT,
    lifecycle=st.sampled_from(Lifecycle),
    states=st.lists(_WORD, max_size=2).map(tuple),
    then=st.sampled_from([None, *Then]),
    sent_back=st.integers(0, 3),
    attributes=_OTHERS,
)
_TRACES = st.builds(
    Trace,
    case=_NAME,
    events=st.lists(EVENTS, max_size=4),
    exercise=st.booleans(),
    links=st.dictionaries(_WORD, st.lists(_NAME, min_size=1, max_size=2).map(tuple), max_size=2),
    attributes=_OTHERS,
)
_CALLED = st.dictionaries(_WORD, _BOTH, max_size=2)
LOGS = st.builds(
    Log,
    name=_TEXT,
    traces=st.lists(_TRACES, max_size=3, unique_by=lambda one: one.case).map(tuple),
    states=_CALLED,
    roles=_CALLED,
    bodies=_CALLED,
)
