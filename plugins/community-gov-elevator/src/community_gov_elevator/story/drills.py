"""Two drills: the one of the page, in which we let the crew be late, and a faster one."""

from datetime import datetime
from functools import partial
from typing import cast

from community_gov_elevator.story.tale import CHINA, Tale
from community_gov_elevator.times import compare_drills

_KNOWN = {"people_trapped": 1, "car_position": "五层与六层之间", "danger": "none"}
"""What the simulated victim (模拟被困居民) says over the intercom."""


def first_drill(tale: Tale, plan: str) -> str:
    """Tell the drill of the page; the crew's lateness is ours, to show what happens then."""
    moment = datetime(2025, 10, 22, 10, 0, tzinfo=CHINA)
    case = tale.begin_planned(moment, plan, "community")
    told = tale.last_told(case)
    tale.say(
        f"枫林逸景社区联合鸿泽物业开展演练：二单元电梯“故障”，一名居民扮作被困乘客。进度里写着：{told.zh}。",
        "The community and the property company begin a drill: the lift of unit 2 “fails” with a"
        f" resident who plays the victim. Its progress reads: {told.en}.",
    )
    tale.act(case, "answer", "control", **_KNOWN)
    tale.after(1)
    tale.act(case, "keep_contact", "control")
    tale.act(case, "tell_maintenance", "control")
    tale.say(
        "对讲里传来呼救，中控室一边安抚，一边启动预案、通知维保单位。",
        "A call for help over the intercom: the control room calms the caller, starts the plan and"
        " tells the maintenance unit.",
    )
    tale.after(4)
    tale.act(case, "man_landing", "staff")
    tale.say(
        "物业人员赶到电梯口，设好警示标识，隔门陪着说话。",
        "Property staff are at the landing: warning signs up, talking through the door.",
    )
    tale.after(6)
    tale.act(case, "dispatch", "duty")
    tale.act(case, "set_out", "crew")
    _late(tale, case)
    _freed(tale, case, 41, 43)
    note = "安抚及时；机房钥匙找了几分钟"
    tale.act(case, "observe", "community", observation=note)
    tale.say(
        f"社区只记观察：“{note}”。",
        "The community notes what it saw, and nothing else: “calmed at once; minutes lost over the"
        " key of the machine room”.",
    )
    tale.after(80)
    tale.act(case, "debrief", "officer", debrief_result="improve", improvement="夜间和高峰就近备勤")
    tale.say(
        "复盘：有待改进，高峰时段改为就近备勤。",
        "Debrief: to be improved; in busy hours a crew will wait nearby.",
    )
    return case


def _late(tale: Tale, case: str) -> None:
    tale.say(
        "（版面上维保人员火速抵达；这里设定路上堵车，看看超时会怎样。）",
        "(On the page the crew came fast; here we let it meet a traffic jam, to see what happens.)",
    )
    tale.after(20)
    tale.refused(
        "中控室着急，要真的请消防救援",
        "The control room is anxious and wants to call the fire brigade in earnest",
        partial(tale.act, case, "call_brigade", "control"),
    )
    tale.after(31)
    fired = [one.label for one in tale.here.history(case) if one.command.clock]
    tale.say(
        f"计时器没有停：{'；'.join(one.zh for one in fired)}。",
        f"The clock has not stood still: {'; '.join(one.en for one in fired)}.",
    )
    tale.after(36)
    tale.act(case, "arrive", "crew")
    tale.say(
        "第36分钟，维保人员带工具到达机房和困人楼层，升级就此停住。",
        "In minute 36 the crew is at the machine room and at the floor, and the escalation stops.",
    )


def second_drill(tale: Tale, plan: str) -> str:
    """Tell the second drill, four weeks later."""
    moment = datetime(2025, 11, 19, 15, 0, tzinfo=CHINA)
    case = tale.begin_planned(moment, plan, "officer")
    tale.act(case, "answer", "control", **_KNOWN)
    tale.act(case, "keep_contact", "control")
    tale.act(case, "tell_maintenance", "control")
    tale.after(2)
    tale.act(case, "dispatch", "duty")
    tale.act(case, "set_out", "crew")
    tale.act(case, "man_landing", "staff")
    tale.after(14)
    tale.act(case, "arrive", "crew")
    _freed(tale, case, 18, 19)
    tale.after(50)
    tale.act(case, "debrief", "officer", debrief_result="as_planned")
    tale.say(
        "四周后再练一次：没有任何提醒响起，复盘符合预案。",
        "Four weeks later a second drill: no warning is heard, and it went as planned.",
    )
    return case


def _freed(tale: Tale, case: str, opened: int, out: int) -> None:
    tale.after(opened)
    tale.act(case, "open_door_by_crew", "crew")
    tale.after(out)
    tale.act(case, "free", "crew")
    tale.act(case, "check", "staff", people_state="well")
    tale.say(
        f"持证人员打开轿门，第{out}分钟救出“被困”居民。",
        f"Certified workers open the door; the “trapped” resident is out in minute {out}.",
    )


def compared(tale: Tale, first: str, second: str) -> None:
    """Tell what the two drills differ by."""
    both = compare_drills(tale.here.history(first), tale.here.history(second))
    rows = cast("dict[str, dict[str, object]]", both["minutes"])
    timed = [row for row in rows.values() if row["difference"] is not None]
    zh = "；".join(
        f"{cast('dict[str, str]', row['label'])['zh']} {row['first']}→{row['second']} 分钟"
        for row in timed
    )
    en = "; ".join(
        f"{cast('dict[str, str]', row['label'])['en']} {row['first']} → {row['second']} min"
        for row in timed
    )
    tale.say(f"两次演练比较：{zh}。", f"The two drills compared: {en}.")
