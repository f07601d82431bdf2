"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text

WORDS: Mapping[str, Text] = {
    "courses": Text("开设的课程", "Courses"),
    "seats": Text("名额", "Seats"),
    "asked": Text("报名人次", "Asked for a seat"),
    "waited": Text("先候补的", "Had to wait first"),
    "moved_up": Text("其中递补上的", "Of these, moved up"),
    "seats_exceeded": Text("超过名额的课", "Courses with more people than seats"),
    "clashes_refused": Text("被拒的排课冲突", "Clashes of room or teacher refused"),
    "classes_booked": Text("订下活动室的次数", "Times the activity room is booked"),
    "sessions": Text("有记录的课", "Classes on record"),
    "attendance": Text("出勤率（%）", "Attendance (per cent)"),
    "liked": Text("好评率（%）", "Liked by (per cent)"),
    "helper_points": Text("课程志愿者积分", "Points of the course helper"),
    "helper_minutes_left": Text("其服务时长余额（分钟）", "Minutes of help left to spend"),
    "owed_by_the_partner": Text(
        "由合伙人答谢的时长（分钟）", "Minutes the partner gave thanks for"
    ),
    "owed_by_the_partner.partner": Text("文化艺术机构", "Arts organisation"),
    "next_term": Text("下期安排", "Next term"),
    "next_term.continue": Text("续开", "continue"),
    "next_term.widen": Text("扩班", "widen"),
    "next_term.change": Text("调整", "change"),
    "next_term.stop": Text("停开", "stop"),
    "decided_otherwise": Text("决定与建议不同的", "Decided otherwise than proposed"),
    "partners_to_look_for": Text("要再找的合伙人", "Partners to look for"),
}
