"""A week of rounds on trial: daily, weekly, monthly; one finds a silent intercom, one is missed."""

from datetime import datetime

from community_gov_elevator.checklists import DAILY, MONTHLY, WEEKLY
from community_gov_elevator.story.elsewhere import elsewhere
from community_gov_elevator.story.tale import CHINA, ESTATE, LIFT, Tale

_POSTS = {
    "daily": ("officer", "日管控", DAILY),
    "weekly": ("director", "周排查", WEEKLY),
    "monthly": ("head", "月调度", MONTHLY),
}


def week_of_rounds(tale: Tale) -> tuple[str, ...]:
    """Tell the week after the rescue, and return the rosters."""
    tale.stage.go_to(datetime(2025, 12, 7, 15, 0, tzinfo=CHINA))
    daily, weekly, monthly = rosters = tuple(_named(tale, kind) for kind in _POSTS)
    tale.say(
        "有过这一次，鸿泽物业给电梯安全检查定人定岗，试行一周（设定）：安全员日管控，安全总监周排查，主要负责人月调度。",
        "After the real event the property company names who looks at the lifts, for a week on"
        " trial (invented): the safety officer daily, the safety director weekly, the head of the"
        " unit monthly.",
    )
    _held(tale, daily, "daily", _at(8, 9))
    _finding(tale, daily)
    _held(tale, daily, "daily", _at(10, 9))
    _held(tale, monthly, "monthly", _at(10, 16))
    _missed(tale, daily)
    for day in (12, 13, 14):
        _held(tale, daily, "daily", _at(day, 9))
        if day == 12:
            _held(tale, weekly, "weekly", _at(day, 11))
    tale.say(
        "周五安全总监核对一周记录，漏掉的一天也在上面；月调度会上，主要负责人听了汇报。",
        "On Friday the safety director goes through the records of the week, the missed day among"
        " them; at the monthly review the head of the unit heard the report.",
    )
    return rosters


def _finding(tale: Tale, roster: str) -> None:
    tale.stage.go_to(_at(9, 9))
    found = tale.linked(roster, "round")[-1]
    where = {name: LIFT[name] for name in ("building_unit", "lift_number")}
    tale.act(found, "note_lift_fault", "officer", **where, fault="intercom")
    (fault,) = tale.linked(found, "fault")
    tale.act(fault, "stop", "officer")
    tale.act(found, "note_other", "officer", other=_first_kind(tale), spot="二单元一层候梯厅")
    tale.act(found, "note_property", "officer", spot="二单元一层候梯厅的灯不亮")
    _tick(tale, found, "daily")
    tale.stage.go_to(_at(9, 11))
    tale.act(fault, "clear", "crew", remedy="更换对讲主机电池，试通话正常")
    tale.stage.go_to(_at(9, 12))
    tale.act(fault, "sign", "officer")
    tale.say(
        "第二天检查，轿厢对讲无应答，当场立案、停用；维保人员换好电池，安全员试通话后签字，中午恢复。",
        "On the second day the intercom of the car is silent: a case opens on the spot and the lift"
        " is out of use. The crew changes the battery, the safety officer tries it and signs; at"
        " noon it runs.",
    )
    elsewhere(tale, found)


def _first_kind(tale: Tale) -> str:
    """Return the first kind of other finding that the place has."""
    fields = tale.here.rulebook.workflows["elevator:round"].fields
    return next(iter(next(one.choices for one in fields if one.name == "other")))


def _missed(tale: Tale, roster: str) -> None:
    tale.stage.go_to(_at(12, 7))
    lost = tale.linked(roster, "round")[-1]
    fired = [one.label for one in tale.here.history(lost) if one.command.clock]
    tale.say(
        f"周四没有人检查：{'；'.join(one.zh for one in fired)}。安全总监和主要负责人都收到了。",
        f"On Thursday nobody looks: {'; '.join(one.en for one in fired)}. Safety director and head"
        " of the unit were told.",
    )


def _named(tale: Tale, kind: str) -> str:
    person, post, _ = _POSTS[kind]
    return tale.here.open(
        "elevator:roster",
        action=f"assign_{kind}",
        by=tale.staff["head"],
        people={"on_duty": tale.staff[person]},
        data={"estate": ESTATE, "lifts": "1号", "post": post},
    ).case


def _held(tale: Tale, roster: str, kind: str, moment: datetime) -> None:
    tale.stage.go_to(moment)
    _tick(tale, tale.linked(roster, "round")[-1], kind)


def _tick(tale: Tale, case: str, kind: str) -> None:
    person, _, items = _POSTS[kind]
    tale.act(case, f"hold_{kind}", person, **{f"hold_{kind}-{one.name}": True for one in items})


def _at(day: int, hour: int) -> datetime:
    return datetime(2025, 12, day, hour, 30, tzinfo=CHINA)
