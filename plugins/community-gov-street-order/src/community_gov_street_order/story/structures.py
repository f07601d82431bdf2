"""The second shed: every term is waited for, and it is removed by day on a working day."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from community_gov_street_order.story.tale import PHOTO, SCENE, SEEN, SERVED, Tale

_NUMBER: Mapping[str, Any] = {"decision_number": "强拆〔2026〕1号（设定）"}


def structures(tale: Tale, sheds: list[str]) -> None:
    """Tell how the second shed goes, and whether what was put right has lasted."""
    shed = sheds[1]
    tale.go_to(2025, 10, 27, 9)
    tale.act(shed, "announce", "officer", **SEEN)
    tale.refused(
        "期限一过就有人想强制拆除",
        "The term is over and somebody wants to enforce at once",
        partial(tale.act, shed, "decide_enforcement", "head", **_NUMBER),
    )
    _looked_at_again(tale)
    tale.go_to(2026, 4, 20, 9)
    tale.two(shed, "remind_party", **SERVED)
    tale.act(shed, "state_case", "stall 12", statement="希望延后几天，货还没有清完")
    tale.go_to(2026, 4, 28, 9)
    tale.refused(
        "陈述申辩还没有答复就要决定",
        "To decide before the party's statement was answered",
        partial(tale.act, shed, "decide_enforcement", "head", **_NUMBER),
    )
    tale.act(shed, "answer_statement", "legal", heard="同意节后实施，先协助清货")
    tale.act(shed, "decide_enforcement", "head", **_NUMBER)
    tale.sign(shed, "decide_enforcement", "legal", "legal_review")
    tale.sign(shed, "decide_enforcement", "deputy", "luyuan:deputy_signs")
    tale.say(
        "复议、起诉期满，催告、答复之后，法制审核通过，本街道另加的分管负责人签字，作出强制执行决定。",
        "The terms for review and suit are over; reminded, heard and answered, reviewed, and signed"
        " by the deputy head too, as this street has added: enforcement is decided.",
    )
    tale.two(shed, "serve_enforcement", **SERVED)
    tale.go_to(2026, 4, 30, 22, 30)
    tale.refused(
        "有人想连夜拆完",
        "Somebody wants it gone tonight",
        partial(tale.act, shed, "remove", "officer", **SCENE),
    )
    tale.go_to(2026, 5, 1, 10)
    tale.refused(
        "“五一”人手齐，想当天拆",
        "Many hands are free on Labour Day",
        partial(tale.act, shed, "remove", "officer", **SCENE),
    )
    tale.go_to(2026, 5, 6, 9, 30)
    tale.two(shed, "remove", **SCENE)
    tale.say(
        "节后第一个工作日上午，两名执法人员到场，全程记录，依法拆除。",
        "On the first working day after the holiday, in the morning, two officers are there, all of"
        " it is recorded, and the shed is removed.",
    )
    tale.go_to(2026, 5, 15, 9)
    tale.act(shed, "lasts", "officer")


def _looked_at_again(tale: Tale) -> None:
    back = ""
    for case in tale.here.cases(program="street_order:finding"):
        if "put_right" in case.state.configuration:
            again = tale.here.masked(case.id)["kind"] == "over_the_line"
            more: dict[str, Any] = {"photo": PHOTO, "photo_taken_at": "3号摊"} if again else {}
            tale.act(case.id, "came_back" if again else "lasts", "officer", **more)
            back = case.id if again else back
    tale.two(back, "advise", first_breach=False, minor=True, **SERVED)
    tale.two(back, "see_put_right")
    tale.act(back, "hand_over", "head", reason="not_first")
    tale.say(
        "回头看：多数问题没有反弹；3号摊再次越线，不再适用初次免罚，转入处罚程序。",
        "Looked at again: most has lasted; stall 3 is over its line again, which is no first breach"
        " any more, and goes to the penalty procedure.",
    )
