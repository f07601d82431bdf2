"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text

WORDS: Mapping[str, Text] = {
    "drills": Text("演练次数", "Drills"),
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
    "people_taught": Text("参加教学人次", "People at the teaching sessions"),
    "refusals": Text("被拒绝的操作", "Actions refused"),
}
