"""The shape of a place file, key by key; editors get their schema from it."""

from datetime import date
from typing import Annotated, ClassVar

from attrs import Factory, field, frozen
from msgspec import Meta

from community_gov.domain.duration import Duration
from community_gov.domain.notices import Spoken
from community_gov.domain.text import Language, Text
from community_gov.host.effect_shape import EffectShape
from community_gov.host.names import Name
from community_gov.host.workflow_shape import (
    ActionShape,
    AtLeastOne,
    ClockShape,
    Condition,
    FieldShape,
    FlagShape,
    GateShape,
)

FullName = Annotated[
    str,
    Meta(
        pattern="^[a-z][a-z0-9_-]{0,63}:[a-z][a-z0-9_-]{0,63}$",
        description="插件:名称，如 food_bank:intake / plugin and name",
        extra={"code": "file.full_name"},
    ),
]

Stretch = Annotated[
    str,
    Meta(
        pattern="^([01]?[0-9]|2[0-3]):[0-5][0-9]-(([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)$",
        description="从几点到几点，如 08:30-12:00 / from when to when",
        extra={"code": "place.hours_form"},
    ),
]


@frozen
class BodyShape:
    """有职权的单位 / an organisation that people act for."""

    kind: str
    label: Text


@frozen
class ResourceShape:
    """可以预订的场地或物品 / a room or a thing that can be booked."""

    label: Text
    capacity: AtLeastOne | None = None


@frozen
class CalendarShape:
    """工作日历、本地放假和办公时间 / the work calendar, days off of its own, and office hours."""

    name: str = "cn"
    closures: dict[date, Text] = field(factory=dict)
    hours: tuple[Stretch, ...] | None = None


@frozen
class AddGateShape:
    """加一道同意 / ask for one more approval."""

    action: str
    name: Name
    gate: GateShape


@frozen
class AddDocumentShape:
    """加一项材料 / ask for one more field or document."""

    name: Name
    field: FieldShape
    actions: tuple[str, ...]
    when: dict[str, str] = Factory(dict)
    anew: bool = False
    optional: bool = False


@frozen
class FiredShape:
    """期限届满时的动作 / the action that a new clock fires."""

    name: Name
    action: ActionShape


@frozen
class AddClockShape:
    """加一个期限 / add a deadline."""

    name: Name
    clock: ClockShape
    fires: FiredShape | None = None
    actions: dict[Name, ActionShape] = field(factory=dict)


@frozen
class AddEffectShape:
    """加一项效果 / cause one more thing beyond the case."""

    action: str
    effect: EffectShape


@frozen
class AddNoticeShape:
    """加一条告知 / tell somebody one more thing."""

    action: str
    to: str
    name: Name
    text: Text


@frozen
class AddCheckShape:
    """加一项核查 / check one more thing."""

    action: str
    check: Condition
    first: bool = False


@frozen
class AddFlagShape:
    """加一个标记 / add a mark beside the state, and say which actions put it up and take it off."""

    name: Name
    flag: FlagShape
    raised_by: tuple[str, ...] = ()
    lowered_by: tuple[str, ...] = ()


@frozen
class ReplaceClock:
    """换掉一个期限 / put a clock in the place of one."""

    clock: str
    with_: ClockShape


@frozen
class ReplaceField:
    """换掉一项 / put a field in the place of one."""

    field: str
    with_: FieldShape


@frozen
class ReplaceGate:
    """换掉一道同意 / put a gate in the place of one."""

    gate: str
    action: str
    with_: GateShape


@frozen
class ReplaceAction:
    """换掉一个动作 / put an action in the place of one."""

    action: str
    with_: ActionShape


REPLACEMENTS = (ReplaceClock, ReplaceField, ReplaceGate, ReplaceAction)
"""In the order in which their first keys are looked for."""


class Replacement:
    """One of the replacements; a class of its own, since a union has no schema of its own."""

    def __init__(self, shape: ReplaceClock | ReplaceField | ReplaceGate | ReplaceAction) -> None:
        self.shape = shape


@frozen
class PatchShape:
    """对流程的一处改动，写其中一种 / one change to a workflow; one of these."""

    one_of: ClassVar[bool] = True

    add_gate: AddGateShape | None = None
    add_document: AddDocumentShape | None = None
    add_clock: AddClockShape | None = None
    add_effect: AddEffectShape | None = None
    add_notice: AddNoticeShape | None = None
    add_check: AddCheckShape | None = None
    add_flag: AddFlagShape | None = None
    replace: Replacement | None = None


Quiet = Annotated[
    str,
    Meta(
        pattern="^([01]?[0-9]|2[0-3]):[0-5][0-9]-([01]?[0-9]|2[0-3]):[0-5][0-9]$",
        description="从几点到几点，可以过夜，如 21:00-08:00 / from when to when, over midnight too",
        extra={"code": "notices.quiet"},
    ),
]


@frozen
class NoticeRuleShape:
    """告知规则：什么事、谁、走哪个渠道、用哪种语言 / what is told to whom, by which channel."""

    to: str | tuple[str, ...]
    by: str | tuple[str, ...]
    workflow: FullName | None = None
    on: tuple[str, ...] = ()
    entering: tuple[str, ...] = ()
    language: Spoken | None = None
    urgent: bool = False
    text: Text | None = None


@frozen
class RetryShape:
    """发不出去时怎样再试 / how often and how fast a notice is tried again."""

    first: Duration
    most: Duration
    attempts: AtLeastOne


@frozen
class NoticesShape:
    """怎样告知：渠道、规则、免打扰时段 / how people are told, and when not."""

    channels: dict[Name, dict[str, object]] = field(factory=dict)
    rules: tuple[NoticeRuleShape, ...] | None = None
    quiet: Quiet | None = None
    retry: RetryShape | None = None
    without: tuple[str, ...] = ()


Percent = Annotated[
    str,
    Meta(
        pattern="^(100|[0-9]{1,2}) ?%$",
        description="百分之几，如 90% / a share, such as 90%",
        extra={"code": "indicator.percent"},
    ),
]


@frozen
class IndicatorShape:
    """指标：从一个操作起，多少事项按时到了另一个操作 / what share of cases came there in time."""

    label: Text
    program: FullName
    from_: str
    to: str | tuple[str, ...]
    personal: bool
    within: Duration | None = None
    at_least: Percent | None = None
    at_most: Percent | None = None
    readers: tuple[str, ...] = ()


@frozen
class FreezeShape:
    """暂停审批的时段 / days on which nothing is approved."""

    since: date
    until: date
    why: Text
    workflow: FullName | None = None


@frozen
class AppointsShape:
    """授权流程任命岗位 / lets cases of a workflow appoint to an office."""

    workflow: FullName
    role: str
    body: str
    powers: tuple[str, ...] = ()


@frozen
class PlaceShape:
    """一个地方的文件 / the file of one place."""

    place: Name
    kind: str
    label: Text
    under: str | None = None
    language: Language | None = None
    bodies: dict[Name, BodyShape] = field(factory=dict)
    resources: dict[Name, ResourceShape] = field(factory=dict)
    calendar: CalendarShape | None = None
    freezes: tuple[FreezeShape, ...] = ()
    appoints: tuple[AppointsShape, ...] = ()
    notices: NoticesShape | None = None
    indicators: dict[Name, IndicatorShape] = field(factory=dict)
    plugins: tuple[str | dict[str, dict[str, object]], ...] | None = None
    patches: dict[FullName, tuple[PatchShape, ...]] = field(factory=dict)
    values: dict[str, dict[str, object]] = field(factory=dict)
