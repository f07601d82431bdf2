"""A Saturday night in December: this time it is real."""

from datetime import datetime
from functools import partial

from community_gov_elevator.story.tale import CHINA, RESCUE, Tale


def rescue(tale: Tale) -> str:
    """Tell the real entrapment until everybody is out."""
    moment = datetime(2025, 12, 6, 21, 47, tzinfo=CHINA)
    case = tale.begin(moment, "report", "control", people_trapped=2)
    told = tale.last_told(case)
    tale.say(
        f"周六夜里，二单元电梯真的困住两人（设定）。进度里没有演练字样：{told.zh}。",
        "On a Saturday night the lift of unit 2 traps two people in earnest (invented). Its"
        f" progress bears no mark: {told.en}.",
    )
    tale.act(case, "answer", "control", car_position="三层附近", danger="none")
    tale.act(case, "keep_contact", "control")
    tale.refused(
        "社区工作人员赶来，想直接指挥派人",
        "A community worker hurries there and wants to command",
        partial(tale.act, case, "tell_maintenance", "community"),
    )
    tale.after(1)
    tale.act(case, "tell_maintenance", "control")
    tale.after(3)
    tale.act(case, "dispatch", "duty")
    tale.act(case, "set_out", "crew")
    tale.act(case, "man_landing", "staff")
    tale.after(9)
    tale.refused(
        "层门外有人催促，物业人员想用三角钥匙开门",
        "People urge them on, and property staff want to open the door with a key",
        partial(tale.act, case, "open_door_by_crew", "staff"),
    )
    tale.after(22)
    tale.act(case, "arrive", "crew")
    warned = [one.label for one in tale.here.history(case) if one.command.clock]
    tale.say(
        f"第22分钟维保人员到场，在时限内；途中响过一次：{'；'.join(one.zh for one in warned)}。",
        "The crew is there in minute 22, within the limit; on the way a warning was heard:"
        f" {'; '.join(one.en for one in warned)}.",
    )
    tale.refused(
        "同来的一人上月底证书到期，要动手开门",
        "One who came along, with a certificate that ran out last month, wants to open the door",
        partial(tale.act, case, "open_door_by_crew", "former crew"),
    )
    tale.after(27)
    tale.act(case, "open_door_by_crew", "crew")
    tale.after(29)
    tale.act(case, "free", "crew")
    tale.act(case, "check", "staff", people_state="well")
    tale.act(case, "take_out_of_service", "officer")
    tale.say(
        "第29分钟两人平安出来，电梯断电、挂停用牌。",
        "Both are out and well in minute 29; the lift is switched off and marked.",
    )
    return case


def back_in_service(tale: Tale, case: str) -> None:
    """Tell how the lift comes back into service, and not before it may."""
    tale.stage.go_to(datetime(2025, 12, 7, 8, 30, tzinfo=CHINA))
    tale.refused(
        "有人急着用梯，故障还没排除就要恢复使用",
        "In a hurry, the lift is to run again before the fault is cleared",
        partial(tale.act, case, "return_to_service", "crew"),
    )
    tale.stage.go_to(datetime(2025, 12, 7, 10, 10, tzinfo=CHINA))
    tale.act(case, "clear_fault", "crew", fault_cause="door_system")
    tale.act(case, "ask_for_signature", "crew")
    tale.act(case, "return_to_service", "crew")
    tale.refused(
        "故障排除了，安全员还没签字，维保人员再次要求恢复",
        "The fault is cleared, nobody has signed, and the crew asks again",
        partial(tale.act, case, "return_to_service", "crew"),
    )
    tale.refused(
        "另一名维保人员想代签",
        "Another of the crew wants to sign instead",
        partial(tale.sign, case, "return_to_service", "second crew"),
    )
    tale.stage.go_to(datetime(2025, 12, 7, 11, 0, tzinfo=CHINA))
    tale.sign(case, "return_to_service", "officer")
    tale.say(
        "物业电梯安全员现场查看后签字，电梯恢复使用。",
        "The property company's safety officer looks at the lift and signs; it runs again.",
    )
    real = tale.here.cases(program=RESCUE, exercise=False)
    drills = tale.here.cases(program=RESCUE, exercise=True)
    tale.say(
        f"真实事件清单里只有 {len(real)} 件，{len(drills)} 次演练不在其中。",
        f"The list of real events holds {len(real)} and none of the {len(drills)} drills.",
    )
