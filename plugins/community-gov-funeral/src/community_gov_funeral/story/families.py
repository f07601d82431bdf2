"""Families tell the council of a funeral: help and advice, no permit, nothing taken away."""

from datetime import date
from functools import partial

from community_gov.plugin import ActingFor, Channel
from community_gov_funeral.story.tale import Tale

NOTICE = "funeral:notice"


def _notice(tale: Tale, day: date, tables: int, *, by_phone: bool = False) -> tuple[str, str]:
    family = tale.here.register_person({})
    phone = f"139{tale.stage.random.randrange(10**8):08d}"
    data = {
        "occasion": "funeral",
        "event_day": day,
        "contact_phone": phone,
        "tables": tables,
        "days": 3,
    }
    consent = ActingFor(family, Channel.PHONE, "通话记录") if by_phone else None
    by = tale.staff["worker"] if by_phone else family
    case = tale.here.open(
        NOTICE, by=by, people={"family": family}, data=data, acting_for=consent
    ).case
    return case, family


def within(tale: Tale) -> None:
    """In October 18 tables are within the guideline of the day."""
    tale.at(10, 27)
    case, family = _notice(tale, date(2025, 10, 29), 18, by_phone=True)
    for help_ in ("advice", "ceremony", "ecological"):
        tale.act(case, "advise", "chair", help=help_)
    tale.at(10, 30)
    tale.here.act(case, "note_held", by=family)
    tale.say(
        "10月，一家打电话报备白事，打算办18桌，符合当天的倡导标准。理事会主持简朴仪式、联系生态安葬。"
        "报备不是审批，不用等谁同意。",
        "In October a family gives notice by telephone: 18 tables, within the guideline of that"
        " day. The council holds a plain ceremony and arranges an ecological burial. A notice is no"
        " application; nobody has to agree.",
    )


def beyond(tale: Tale) -> None:
    """In November a new guideline holds; going beyond it leads to a talk and to nothing else."""
    tale.at(11, 10)
    plainer, family = _notice(tale, date(2025, 11, 12), 18)
    same, other = _notice(tale, date(2025, 11, 13), 26)
    tale.act(plainer, "talk", "first", talk_result="simpler")
    tale.here.act(plainer, "change", by=family, data={"tables": 8})
    room = {"room": "activity_room", "room_day": date(2025, 11, 12)}
    tale.act(plainer, "lend_room", "first", **room, room_hours="11:00-14:00")
    tale.act(plainer, "advise", "first", help="utensils")
    tale.act(same, "talk", "chair", talk_result="as_planned")
    tale.act(same, "advise", "chair", help="formalities")
    tale.refused(
        "另一家也想借同一时段的活动室",
        "The other family wants the activity room in the same hours",
        partial(tale.act, same, "lend_room", "chair", **room, room_hours="12:00-15:00"),
    )
    tale.refused(
        "社区工作人员想替理事会上门劝导",
        "A worker of the community wants to talk to the family in the council's place",
        partial(tale.act, same, "talk", "worker", talk_result="thinking"),
    )
    tale.at(11, 14)
    for case, who in ((plainer, family), (same, other)):
        tale.here.act(case, "note_held", by=who)
    tale.say(
        "11月起用新的倡导标准，同样18桌就超出了。两家都有人上门劝导：一家改在社区活动室办8桌，一家仍按原计划，"
        "理事会照样帮忙。不扣分，不收钱。",
        "From November on a new guideline holds, and 18 tables are beyond it. Both families are"
        " talked to: one holds 8 in the activity room, one stays with its plan and is helped all"
        " the same. No points, no money.",
    )
