"""The shape of a workflow file, key by key; editors get their schema from it.

A trailing underscore keeps a key apart from a word of Python: ``from_`` is the key ``from``.
"""

from typing import Annotated

from attrs import Factory, field, frozen, resolve_types
from msgspec import Meta

from community_gov.domain.authority import Authority
from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration
from community_gov.domain.fields import DataClass, Direction, FieldType
from community_gov.domain.text import Text
from community_gov.host.effect_shape import EffectShape
from community_gov.host.names import Name
from community_gov.workflow.consultations import Consultation
from community_gov.workflow.definition import Correction, GivenTo, StateKind, Status
from community_gov.workflow.public_notices import PublicNotice

PartName = Annotated[
    str,
    Meta(
        pattern="^([a-z][a-z0-9_-]{0,63}:)?[a-z][a-z0-9_-]{0,63}$",
        description="名称；别人加上的一部分，前面写明是谁的，如 willow:review / a name; that of a"
        " part that somebody else added says whose it is, such as willow:review",
        extra={"code": "file.name"},
    ),
]
QuestionName = Annotated[
    str,
    Meta(
        pattern="^([a-z][a-z0-9_-]{0,63}:)?[a-z][a-z0-9_-]{0,63}@[1-9][0-9]{0,8}$",
        description="名称和版本，如 eligible@1 / name and version, such as eligible@1",
        extra={"code": "file.question_name"},
    ),
]
Recorded = Annotated[
    str,
    Meta(
        pattern="^(([a-z][a-z0-9_-]{0,63}:)?[a-z][a-z0-9_-]{0,63}@[1-9][0-9]{0,8}"
        "|count:[a-z][a-z0-9_-]{0,63}(:(in:)?[a-z][a-z0-9_-]{0,63}){0,2}"
        "|(sum|people):[a-z][a-z0-9_-]{0,63}(:[a-z][a-z0-9_-]{0,63}){1,2})$",
        description="核查的名称和版本，如 months@1；或从关联的事项数出：count:关联、"
        "count:关联:in:环节、sum:关联:填写项、people:关联:当事角色"
        " / a question, such as months@1; or counted over linked cases: count:LINK,"
        " count:LINK:in:STATE, sum:LINK:FIELD, people:LINK:PART",
        extra={"code": "file.recorded"},
    ),
]
Condition = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=500,
        description="核查，或由事项自身回答的条件：in:环节、flag:标记、done:操作、asked:操作、"
        "running:期限；关联事项的 every:关联:over、some:关联:open、some:关联:in:环节、"
        "room:关联:环节:名额；当事人的 named:身份、holds:身份:角色；或一个式子，如 sacks > 3"
        " / a question such as eligible@1, or what the case answers by itself: in:STATE, flag:FLAG,"
        " done:ACTION, asked:ACTION, running:CLOCK; of linked cases every:LINK:over,"
        " some:LINK:open, some:LINK:in:STATE, room:LINK:STATE:FIELD; of who is named"
        " for a part named:PART, holds:PART:ROLE; or an expression such as sacks > 3",
        extra={"code": "file.condition"},
    ),
]
AtLeastOne = Annotated[int, Meta(ge=1)]
ShareWords = Annotated[
    str,
    Meta(
        pattern="^(all|((at least|more than) )?[0-9]{1,9}/[0-9]{1,9})"
        "( of (all|those taking part))?$",
        description="份额，如 at least 2/3、more than 1/2、all / a share, such as at least 2/3,"
        " more than 1/2 or all; exact, never a decimal",
        extra={"code": "share.form"},
    ),
]


@frozen
class RoleShape:
    """谁可以办：机关里的岗位，或事项中的一方 / who may act: an office in a body, or a part."""

    label: Text
    body: str | None = None


@frozen
class PersonalShape:
    """个人信息：属于谁、为何、存多久、谁可看 / whose it is, why, how long, who may read it."""

    about: str
    class_: DataClass
    purpose: Text
    retention: Duration
    readers: tuple[str, ...] = ()
    findable: bool = False


@frozen
class FieldShape:
    """表单的一项 / one thing that a form asks for."""

    label: Text
    type: FieldType
    choices: dict[str, Text] = field(factory=dict)
    personal: PersonalShape | None = None
    expires: bool = False
    direction: Direction = Direction.IN


@frozen
class StateShape:
    """事项所处的状态 / where a case can be."""

    label: Text
    kind: StateKind | None = None
    status: Status = Status.OPEN
    told: Text | None = None
    states: dict[Name, "StateShape"] = field(factory=dict)


resolve_types(StateShape)


@frozen
class MajorityShape:
    """表决：须多少人参加、多少人同意 / a vote: how much must take part, how much must agree."""

    agree: dict[Name, ShareWords]
    taking_part: dict[Name, ShareWords] = field(factory=dict)


@frozen
class GateShape:
    """办理前须有的同意 / an approval on an action."""

    label: Text
    by: tuple[str, ...]
    needed: AtLeastOne | ShareWords | MajorityShape = 1
    weights: dict[Name, QuestionName] = field(factory=dict)
    after: tuple[str, ...] = ()
    looks_at: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    unrelated_to: tuple[str, ...] = ()
    tells: str | None = None
    refusal: str | None = None
    veto: bool | None = None
    authority: Authority | None = None


@frozen
class ArcShape:
    """从哪里到哪里；无 from 即立项，无 to 即不动 / without from: opens; without to: stays."""

    from_: str | tuple[str, ...] = ()
    to: str | None = None
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


@frozen
class NeedShape:
    """有条件才要、或每次都要新交的一项 / needed when others say so, or anew each time."""

    field: str
    when: dict[str, str] = Factory(dict)
    anew: bool = False
    value: str | None = None


@frozen
class LinkShape:
    """可以或必须关联的事项 / cases that may be linked, or must be."""

    kind: str
    required: bool = False
    states: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    back: str = ""
    shares: tuple[str, ...] = ()
    not_as: tuple[str, ...] = ()
    one_for: str = ""


@frozen
class AskShape:
    """自动询问什么；答案记入一个填写项 / what is asked by itself; the answer fills a field."""

    into: str
    since: str
    question: QuestionName | None = None
    data: str = ""
    cases: str = ""
    same: dict[str, str] = field(factory=dict)
    at_least: AtLeastOne = 1


@frozen
class ActionShape:
    """推动事项的动作 / what moves a case."""

    label: Text
    by: tuple[str, ...]
    power: str | None = None
    from_: str | tuple[str, ...] = ()
    to: str | None = None
    arcs: tuple[ArcShape, ...] = ()
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    gates: dict[PartName, GateShape] = field(factory=dict)
    checks: tuple[Condition, ...] = ()
    needs: tuple[str | NeedShape, ...] = ()
    takes: tuple[str, ...] = ()
    checklist: dict[Name, Text] = field(factory=dict)
    correction: Correction | None = None
    reasons: tuple[str, ...] = ()
    records: dict[str, Recorded] = field(factory=dict)
    links: tuple[str | LinkShape, ...] = ()
    effects: tuple[EffectShape, ...] = ()
    apart_from: tuple[str, ...] = ()
    unrelated_to: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    told: Text | None = None
    exercise: bool = False
    raises: tuple[str, ...] = ()
    lowers: tuple[str, ...] = ()
    extends: dict[str, Duration] = field(factory=dict)
    deemed: bool = False
    asks: AskShape | None = None
    once: bool = False
    before: tuple[str, ...] = ()
    within: str | None = None
    authority: Authority | None = None


@frozen
class RungShape:
    """期限前的提醒，或逾期后的升级 / a reminder before the clock is due, or what comes after."""

    fires: str
    before: Duration | None = None
    after: Duration | None = None
    label: Text | None = None


@frozen
class ClockShape:
    """期限或周期：何时计、何时停、到期做什么 / a deadline, or what recurs: when it runs, fires."""

    label: Text
    runs_in: tuple[str, ...]
    duration: Duration | None = None
    recurs: Cycle | None = None
    fires: str | None = None
    pauses_in: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    ladder: dict[Name, RungShape] = field(factory=dict)
    part_of: str | None = None
    rearms: bool = False
    authority: Authority | None = None


@frozen
class FlagShape:
    """与环节并行的标记 / a mark beside the state."""

    label: Text
    each: str | None = None
    number: str | None = None


@frozen
class QueueShape:
    """待办列表：列出哪些事项 / a saved list: which cases somebody works off."""

    label: Text
    states: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    flags: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    assigned: GivenTo | None = None
    overdue: tuple[str, ...] = ()


@frozen
class ReopensShape:
    """哪些答案要重办、走哪个操作 / which answers reopen, and through which action."""

    answers: tuple[str, ...]
    through: str


@frozen
class FeedbackShape:
    """办结后问一句：问谁、问什么；写 later 就是回访 / a short question after closing, or later."""

    question: Text
    of: tuple[str, ...]
    after: tuple[str, ...]
    choices: dict[Name, Text]
    within: Duration
    later: Duration | None = None
    reopens: ReopensShape | None = None


@frozen
class WatchedShape:
    """观察时问什么；几样都写的，一样说“又出现”就算 / what is asked while watching."""

    question: QuestionName | None = None
    data: str = ""
    cases: str = ""
    same: dict[str, str] = field(factory=dict)
    at_least: AtLeastOne = 1


@frozen
class WatchShape:
    """观察期：定期自动询问，复发即重开，期满即办结 / a watch that asks, reopens and ends."""

    label: Text
    in_: tuple[str, ...]
    every: Cycle
    lasts: Duration
    asks: WatchedShape
    reopens: str
    ends: str
    tells: tuple[str, ...]
    authority: Authority | None = None


@frozen
class WorkflowShape:
    """流程文件 / a workflow in a file of its own."""

    workflow: Name
    label: Text
    roles: dict[Name, RoleShape]
    states: dict[Name, StateShape]
    actions: dict[PartName, ActionShape]
    fields: dict[PartName, FieldShape] = field(factory=dict)
    clocks: dict[PartName, ClockShape] = field(factory=dict)
    flags: dict[PartName, FlagShape] = field(factory=dict)
    reasons: dict[Name, Text] = field(factory=dict)
    messages: dict[PartName, Text] = field(factory=dict)
    queues: dict[Name, QueueShape] = field(factory=dict)
    feedback: dict[Name, FeedbackShape] = field(factory=dict)
    consultations: dict[Name, Consultation] = field(factory=dict)
    public_notices: dict[Name, PublicNotice] = field(factory=dict)
    watches: dict[Name, WatchShape] = field(factory=dict)
