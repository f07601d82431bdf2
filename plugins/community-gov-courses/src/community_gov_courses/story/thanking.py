"""Who helped in class has points and hours, and the partner says thanks for the hours."""

from community_gov_courses.story.tale import Tale

GIFT = "courses:writing_set"
_POINTS, _HOURS = "points:points", "courses:hours"


def thanks(tale: Tale) -> None:
    """Tell what the helper of the writing class has earned, and what it is good for."""
    points, helper = tale.here.points, tale.person("helper")
    helped = _sessions(tale)
    before = points.balance(helper, _HOURS).points
    points.restock(GIFT, 2, by=tale.person("worker"), id="from the partner")
    case = tale.here.open(
        "points:redemption",
        by=helper,
        people={"resident": helper},
        data={"reward": GIFT, "quantity": 1},
    ).case
    tale.act(case, "hand_over")
    earned, left = points.balance(helper, _POINTS).points, points.balance(helper, _HOURS).points
    tale.say(
        f"书法课的志愿者帮课 {len(helped)} 次，社区逐次确认：记 {earned} 分，"
        f"另记服务时长 {before} 分钟。"
        f"合伙人拿出笔墨纸砚一套答谢，用去 {before - left} 分钟，还剩 {left} 分钟，积分不动。",
        f"Somebody helped in {len(helped)} writing classes, each confirmed by the community:"
        f" {earned} points, and {before} minutes beside them. The partner gives brush, ink, paper"
        f" and stone for {before - left} minutes; {left} are left, the points untouched.",
    )


def _sessions(tale: Tale) -> list[str]:
    """Return the classes in which the helper had a part and was thanked."""
    return [
        one.id
        for one in tale.here.cases(program="courses:session")
        if "helper" in one.people
        and any("thank_helper" in event.decision.done for event in tale.here.history(one.id))
    ]
