"""From what the area has to seven courses in one activity room."""

from datetime import date
from functools import partial

from community_gov_courses.story.tale import PAPER, Tale

# Day of the first class, hours and seats are set by us: the page says only "every week".
TIMETABLE = {
    "calligraphy": (date(2025, 9, 1), "09:00-10:30", 12),
    "recitation": (date(2025, 9, 2), "09:00-10:30", 10),
    "classical_dance": (date(2025, 9, 3), "09:00-10:30", 12),
    "african_drum": (date(2025, 9, 4), "15:00-16:30", 8),
    "digital_piano": (date(2025, 9, 5), "09:00-10:00", 6),
    "therapeutic_yoga": (date(2025, 9, 3), "15:00-16:30", 10),
    "bungee_fitness": (date(2025, 9, 4), "19:00-20:00", 6),
}
PHYSICAL = ("classical_dance", "therapeutic_yoga", "bungee_fitness")
_LAST = date(2025, 9, 26)
_COMMITMENTS = (
    *("built_together", "promoted_together", "run_together", "shared"),
    "free_of_charge",
)


def partnership(tale: Tale) -> str:
    """Tell how the area's resources were looked through and a partner found; return its case."""
    tale.go_to(8, 4, 9)
    offers = "书法、朗诵、古典舞、非洲鼓、电钢琴、理疗瑜伽、室内蹦极的老师"
    known = {"organisation": "辖区一家文化艺术机构", "kind": "arts", "offers": offers}
    found = tale.open("resource", data=known)
    shop = tale.open(
        "resource", data={"organisation": "辖区一家健身房", "kind": "business", "offers": "操课"}
    )
    tale.act(shop, "set_aside", reason="for_profit")
    tale.act(found, "approach")
    tale.go_to(8, 11, 10)
    links = {"resource": [found]}
    partner = tale.open("partner", data=known, people={"contact": "contact"}, links=links)
    tale.act(partner, "vet", data={"licence": PAPER, "phone": "13800138000"})
    three = {f"agree-{one}": True for one in _COMMITMENTS[1:]}
    tale.refused(
        "协议漏了“组织共建”，想先签",
        "The agreement leaves out “building together”, and is to be signed all the same",
        partial(tale.act, partner, "agree", data=three),
    )
    tale.act(partner, "agree", data={f"agree-{one}": True for one in _COMMITMENTS})
    tale.agree(partner, "agree", "first member")
    tale.say(
        "社区摸底辖区资源，与一家文化艺术机构签下一年协议："
        "组织共建、文明共宣、服务共办、文化共享，对居民免费。",
        "The community looks through what its area has and signs a year's agreement with an arts"
        " organisation: built together, promoted together, run together, shared, and free.",
    )
    return partner


def seven_courses(tale: Tale, partner: str) -> None:
    """Tell how seven courses got their hours in one room."""
    tale.go_to(8, 18, 9)
    for subject, (first, hours, seats) in TIMETABLE.items():
        course = tale.open("course", data={"subject": subject}, people={"teacher": subject})
        tale.courses[subject] = course
        if subject == "therapeutic_yoga":
            tale.refused(
                "理疗瑜伽起初也排在周三上午九点",
                "Therapeutic yoga is first put at nine on Wednesdays too",
                partial(_timetable, tale, partner, subject, date(2025, 9, 3), "09:00-10:30"),
            )
        _timetable(tale, partner, subject, first, hours)
        insurance = {"insurance": PAPER} if subject in PHYSICAL else {}
        tale.act(course, "enrol", data={"seats": seats, **insurance})
    names = [tale.called(subject) for subject in TIMETABLE]
    tale.say(
        f"七门课排进同一间活动室：{'、'.join(one.zh for one in names)}。"
        "古典舞、理疗瑜伽、室内蹦极另要教师资质和保险。",
        f"Seven courses share one activity room: {', '.join(one.en for one in names)}."
        " Dance, yoga and bungee need a teacher's certificate and insurance besides.",
    )


def _timetable(tale: Tale, partner: str, subject: str, first: date, hours: str) -> None:
    certificate = {"teacher_certificate": PAPER} if subject in PHYSICAL else {}
    data = {
        "term": "2025年秋季",
        "room": "activity_room",
        "first_day": first,
        "last_day": _LAST,
        "hours": hours,
        "ximalu:for_beginners": "零基础，从头教起",
        **certificate,
    }
    tale.act(tale.courses[subject], "timetable", data=data, links={"partner": [partner]})
