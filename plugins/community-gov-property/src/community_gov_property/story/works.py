"""Execution, acceptance, a change of process, and half a year of watching."""

from datetime import date
from fractions import Fraction

from community_gov_property.story.tale import YEAR, Tale, at


def carried_out(tale: Tale, case: str) -> None:
    """Tell how the room is fitted out while the title passes."""
    tale.stage.go_to(at(6, 9))
    use = {"planned_use": "changed", "use_reference": "（编号待填）"}
    tale.act(case, "confirm_use", "planner", data=use)
    tale.stage.go_to(at(6, 16))
    tale.act(case, "ask_registration", data={"registration_reference": "（编号待填）"})
    tale.stage.go_to(at(6, 20))
    tale.act(case, "registration_refused", "registrar", reason="paper_missing")
    tale.act(case, "ask_registration", data={"registration_reference": "（编号待填）"})
    _helped(tale, case)
    tale.stage.go_to(at(6, 30, 15))
    ticked = {f"finish_works-{one}": True for one in ("fitted", "fire", "access", "sign")}
    tale.act(case, "finish_works", "company", data={"works_done": "已改造", **ticked})
    tale.act(case, "register_transfer", "registrar")
    tale.say(
        "登记机构先退回一次，补齐材料后，6月30日改造完成、产权转移登记同日办妥。",
        "The registry refuses once for want of a paper; on 30 June the room is fitted out and the"
        " transfer is registered, on the same day.",
    )


def _helped(tale: Tale, case: str) -> None:
    """Link the volunteers who helped to move, where the estate keeps points."""
    if "points:activity" not in tale.here.rulebook.programs:
        return
    tale.stage.go_to(at(6, 28))
    helpers = [tale.who[f"owner {number}"] for number in (2, 4, 8)]
    day = date(YEAR, 6, 28)
    help_ = tale.here.open(
        "points:activity",
        by=tale.who["worker"],
        people={"volunteer": helpers},
        data={"activity": "patrol", "event": f"{day} 搬运物业档案", "day": day, "minutes": 60},
    ).case
    tale.here.act(help_, "confirm", by=tale.who["second worker"])
    tale.act(case, "note_help", links={"help": [help_]})


def accepted(tale: Tale, case: str) -> None:
    """Tell the acceptance and what is changed so that it cannot happen again."""
    tale.refused(
        "实测只有48平方米就想验收",
        "Acceptance of a room that measures 48 m²",
        lambda: tale.act(case, "accept", data={"measured_area": Fraction(48)}),
    )
    tale.act(case, "accept", data={"measured_area": Fraction(50)})
    tale.answer(case, "accept", "owners", "owner 1")
    tale.answer(case, "accept", "company", "company")
    duty = {"process_change": "handover_check", "process_duty": "物业服务企业和社区，自2025年7月起"}
    tale.act(case, "improve_process", data=duty)
    tale.say(
        "业主代表和物业验收；往后小区交接都要核对物业用房并留记录。接着观察半年。",
        "The owners' side and the property company accept it; from now on rooms are checked and"
        " recorded whenever an estate is taken over. It is watched for half a year.",
    )


def closed(tale: Tale, case: str) -> None:
    """Tell the end of the watch: the case is closed by its clock, and the data are asked."""
    tale.stage.go_to(at(12, 31))
    loop = tale.here.loop(case)
    tale.say(
        "观察期满没有复发，事项自动办结。" + "".join(one.said.zh for one in loop.effect),
        "Nothing came back in half a year, and the case is closed by its clock. "
        + " ".join(one.said.en for one in loop.effect),
    )
