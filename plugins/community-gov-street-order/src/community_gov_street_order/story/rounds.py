"""A week of rounds: held, missed, escalated, and a finding that opens a case by itself."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from community_gov_street_order.story.tale import Tale

_ROUTE: Mapping[str, Any] = {f"hold-{one}": True for one in ("way", "waste", "line", "corners")}


def rounds(tale: Tale) -> None:
    """Tell a week on two posts, until the market closes for the winter."""
    tale.go_to(2025, 10, 19, 16)
    north = tale.open("roster", "roster", people={"patroller": "grid"}, post="市场北段")
    south = tale.open("roster", "roster", people={"patroller": "volunteer"}, post="市场南段")
    tale.say(
        "定人定岗：北段网格员、南段志愿者，每天早上 8:30 各派一次巡查。",
        "A named person for each post: a grid worker in the north, a volunteer in the south; a"
        " round for each every morning at half past eight.",
    )
    tale.go_to(2025, 10, 20, 9)
    _hold(tale, north, "grid")
    _hold(tale, south, "volunteer")
    tale.go_to(2025, 10, 21, 9)
    today = tale.linked(south, "round")[-1]
    tale.act(today, "note_finding", "volunteer", kind="waste_heap", spot="南口")
    (report,) = tale.linked(today, "report")
    tale.act(report, "send_cleaning", "officer")
    tale.act(report, "clean", "cleaner")
    _hold(tale, north, "grid")
    _hold(tale, south, "volunteer")
    tale.say(
        "南口又有垃圾堆放：巡查时记下，自动立项，环卫清理。",
        "Rubbish again at the south end: noted on the round, it opens a case by itself and is"
        " cleaned.",
    )
    tale.go_to(2025, 10, 22, 9)
    _hold(tale, north, "grid")
    tale.go_to(2025, 10, 23, 9)
    _hold(tale, north, "grid")
    tale.go_to(2025, 10, 23, 18)
    tale.say(
        "南段连着两天没人巡：先提醒本人，再通知排班负责人，记漏巡，最后报街道。",
        "In the south nobody goes for two days: the one on duty is reminded, then who keeps the"
        " roster is told, it is missed, and in the end the street office hears of it.",
    )
    tale.go_to(2025, 10, 24, 9)
    _hold(tale, north, "grid")
    held = _hold(tale, south, "volunteer", confirmed=False)
    tale.refused(
        "志愿者想自己确认自己的巡查",
        "The volunteer wants to confirm the round",
        partial(tale.act, held, "confirm", "volunteer"),
    )
    tale.act(held, "confirm", "roster")
    earned = sum(one.amount for one in tale.here.points.history(tale.who["volunteer"]))
    tale.say(
        f"周五补上，梯级归零，重新计。志愿者经确认的巡查共记 {earned} 分。",
        f"On Friday a round is held, and the ladder begins anew. The volunteer's confirmed rounds"
        f" have earned {earned} points.",
    )
    for post in (north, south):
        tale.act(post, "rest", "roster", reason="season")
    tale.say("入冬市场歇业，巡查暂停。", "The market closes for the winter, and the rounds rest.")


def _hold(tale: Tale, post: str, who: str, *, confirmed: bool = True) -> str:
    today = tale.linked(post, "round")[-1]
    tale.act(today, "hold", who, minutes=60, **_ROUTE)
    if confirmed:
        tale.act(today, "confirm", "roster")
    return today
