"""The shape of an effect in a workflow file: what an action causes beyond its own case."""

from typing import Annotated, ClassVar

from attrs import field, frozen
from msgspec import Meta

from community_gov.host.names import Name


@frozen
class NotifyShape:
    """告知谁、哪条消息 / whom to tell, and which message."""

    to: str
    message: str


@frozen
class ClaimShape:
    """全区（不写 subject 时为本处）只能占用一次的事项 / take what exists once in the district.

    Without a subject it is what the place has once.
    """

    register: str
    subject: str = ""
    part: str = ""


@frozen
class ReleaseShape:
    """释放本事项的占用 / give back what this case claimed."""

    register: str


@frozen
class ForwardShape:
    """对关联事项办理同一动作 / do an action on the linked cases."""

    link: str
    action: str
    new_only: bool = False
    in_: str | None = None
    up_to: str | None = None


@frozen
class OpenShape:
    """另立一件事项：子事项或后续事项 / open another case: a part of this one, or what follows."""

    program: str
    link: Name
    action: str = "open"
    back: str = ""
    people: dict[str, str] = field(factory=dict)
    carries: dict[str, str] = field(factory=dict)


@frozen
class AwardShape:
    """按规则给参与的人记积分 / give points to everybody in a part, as a points rule says."""

    to: str
    rule: str = ""
    activity: str = ""
    measures: dict[str, str] = field(factory=dict)
    source: str = ""
    evidence: tuple[str, ...] = ()
    if_any: bool = False


@frozen
class TakeBackShape:
    """冲正本事项记过的积分 / reverse the points that this case has given."""


@frozen
class ReserveShape:
    """预扣积分并预留物品 / set aside the price of a reward, and the reward."""

    of: str
    item: str
    until: str
    quantity: str = ""


@frozen
class HandOverShape:
    """兑付预留的物品 / hand over what was reserved."""

    quantity: str = ""


@frozen
class GiveBackShape:
    """退回积分和物品 / give back what was reserved or handed over."""


@frozen
class RestockShape:
    """补充库存 / put rewards into stock."""

    item: str
    quantity: str


@frozen
class BookShape:
    """预订场地或人员，有冲突则不予办理 / take rooms or people; refused where they are taken."""

    first: str
    what: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    last: str = ""
    every: Annotated[int, Meta(ge=1)] = 7
    hours: str = ""
    skips: str = ""
    title: str = ""
    without_holidays: bool = False
    heads: str = ""


@frozen
class UnbookShape:
    """退订今天起的预订 / give back what this case has booked from today on."""


@frozen
class AppointShape:
    """任命某一方担任岗位，须由地方文件授权 / appoint a part to an office, as the place lets it."""

    to: str
    role: str
    until: str = ""
    term: str = ""


@frozen
class EndAppointmentShape:
    """免去本事项任命的岗位 / take back an office that this case has given."""

    role: str


@frozen
class EffectShape:
    """事项之外的后果，写其中一种 / what an action causes beyond its case; one of these."""

    one_of: ClassVar[bool] = True

    notify: NotifyShape | None = None
    claim: ClaimShape | None = None
    release: ReleaseShape | None = None
    forward: ForwardShape | None = None
    open: OpenShape | None = None
    award: AwardShape | None = None
    take_back: TakeBackShape | None = None
    reserve: ReserveShape | None = None
    hand_over: HandOverShape | None = None
    give_back: GiveBackShape | None = None
    restock: RestockShape | None = None
    book: BookShape | None = None
    unbook: UnbookShape | None = None
    appoint: AppointShape | None = None
    end_appointment: EndAppointmentShape | None = None
