"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text


def _kinds(figure: str, label: Text) -> Mapping[str, Text]:
    return {
        figure: label,
        f"{figure}.daily": Text("日管控", "Daily"),
        f"{figure}.weekly": Text("周排查", "Weekly"),
        f"{figure}.monthly": Text("月调度", "Monthly"),
    }


WORDS: Mapping[str, Text] = {
    "drills": Text("演练次数", "Drills"),
    "drills_planned": Text(
        "演练计划（日历到期和加练）", "Drills planned, by the calendar or extra"
    ),
    "drills_held": Text("其中已完成", "Of these held"),
    "real_events": Text("真实困人次数", "Real events"),
    "minutes_to_arrival_by_drill": Text(
        "演练：维保人员到场用时（分钟）", "Drills: minutes until the crew arrived"
    ),
    "minutes_to_arrival_by_drill.1": Text("第一次演练", "First drill"),
    "minutes_to_arrival_by_drill.2": Text("第二次演练", "Second drill"),
    "minutes_to_arrival_by_real_event": Text(
        "真实事件：维保人员到场用时（分钟）", "Real event: minutes until the crew arrived"
    ),
    "minutes_until_free_by_drill": Text(
        "演练：救出“被困”居民用时（分钟）", "Drills: minutes until the “trapped” was free"
    ),
    "minutes_until_free_by_drill.1": Text("第一次演练", "First drill"),
    "minutes_until_free_by_drill.2": Text("第二次演练", "Second drill"),
    "minutes_until_free_by_real_event": Text(
        "真实事件：救出被困人员用时（分钟）", "Real event: minutes until the trapped were free"
    ),
    "late_arrivals_in_drills": Text("演练中到场超时", "Late arrivals in drills"),
    "late_arrivals_in_real_events": Text("真实事件中到场超时", "Late arrivals in real events"),
    "messages_to_outside_in_drills": Text(
        "演练中误发到外单位的消息", "Messages that left for outside in drills"
    ),
    "lessons": Text("互动教学场次", "Teaching sessions"),
    "people_taught": Text("听讲人次", "People taught"),
    "people_taught_by_session": Text("各场到场人数", "People taught, by session"),
    "people_taught_by_session.1": Text("第一场", "First session"),
    "people_taught_by_session.2": Text("第二场", "Second session"),
    "people_who_tried_the_intercom": Text("亲手按过对讲的人次", "People who tried the intercom"),
    "questions_answered": Text("现场问答（条）", "Questions answered"),
    "rounds_held": Text("已完成的检查（次）", "Rounds held"),
    **_kinds("rounds_held_by_kind", Text("已完成的检查，按类别", "Rounds held, by kind")),
    "rounds_missed": Text("漏查（次）", "Rounds missed"),
    **_kinds("rounds_missed_by_kind", Text("漏查，按类别", "Rounds missed, by kind")),
    "rounds_late": Text("超时（次）", "Rounds that ran late"),
    "findings_in_rounds": Text("检查发现的问题", "Findings in rounds"),
    "street_cases_opened": Text("其中转街道立案的", "of which opened a case of the street"),
    "property_cases_opened": Text(
        "其中转物业问题立案的", "of which opened a case of the property company"
    ),
    "lift_faults_cleared": Text("其中已处理的电梯故障", "Lift faults cleared"),
    "refusals": Text("被拒绝的操作", "Actions refused"),
}
