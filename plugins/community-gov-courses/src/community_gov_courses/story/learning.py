"""Asking for seats, waiting, moving up, and coming to class."""

from datetime import date, datetime, time, timedelta
from functools import partial

from community_gov_courses.story.opening import PHYSICAL, TIMETABLE
from community_gov_courses.story.tale import CHINA, DECLARATION, Tale

# So many ask for each course, and so many think so of it, set by us; the page gives no number.
ASKED = {
    "calligraphy": 12,
    "recitation": 6,
    "classical_dance": 15,
    "african_drum": 6,
    "digital_piano": 6,
    "therapeutic_yoga": 10,
    "bungee_fitness": 2,
}
OPINIONS = {"digital_piano": (2, 3, 1), "bungee_fitness": (0, 1, 0)}
ABSENT = {"bungee_fitness": 1, "calligraphy": 1}


def enrolling(tale: Tale) -> None:
    """Tell how seats were asked for, and who moved up from the waiting list."""
    tale.go_to(8, 20, 9)
    tale.refused(
        "有人没交健康声明就报古典舞",
        "Somebody asks for a seat in the dance class without a health declaration",
        partial(_apply, tale, "classical_dance", "somebody", "apply_physical", {}),
    )
    for subject, count in ASKED.items():
        tale.seats[subject] = [
            _apply(tale, subject, f"{subject} {number}", *_way(subject)) for number in range(count)
        ]
    dance = tale.seats["classical_dance"]
    seats = tale.here.masked(tale.courses["classical_dance"])["seats"]
    waiting = [one for one in dance if one not in tale.holding("classical_dance")]
    tale.say(
        f"古典舞 {seats} 个名额，{len(dance)} 人报名，{len(waiting)} 人候补；"
        "62岁的王姨打电话报的名，由社区代为登记。",
        f"The dance class has {seats} seats; {len(dance)} ask, {len(waiting)} wait. Aunt Wang, 62,"
        " asked by telephone and the community put her down.",
    )
    tale.go_to(8, 25, 10)
    tale.act(dance[3], "withdraw")
    tale.go_to(8, 29, 9)
    first, second, third = waiting
    tale.act(second, "confirm", "classical_dance 13")
    tale.say(
        "一人退出，候补第一位三天内没有确认，名额自动顺延给第二位，她确认了。",
        "One leaves; the first on the list does not answer within three days, so the seat goes to"
        " the second, who takes it.",
    )
    assert tale.here.case(first).state.configuration == ("lapsed",)
    assert "waiting" in tale.here.case(third).state.configuration


def _way(subject: str) -> tuple[str, dict[str, object]]:
    if subject not in PHYSICAL:
        return "apply", {}
    more = {"health_declaration": DECLARATION, "emergency_contact": "13700137000"}
    return "apply_physical", more


def _apply(tale: Tale, subject: str, who: str, action: str, more: dict[str, object]) -> str:
    return tale.open(
        "enrolment",
        action=action,
        data={"phone": "13900139000", "channel": "telephone", **more},
        people={"participant": who},
        links={"course": [tale.courses[subject]]},
    )


def a_term_of_classes(tale: Tale) -> None:
    """Tell the term: attendance and opinions of two classes of each course, and its end."""
    for course in tale.courses.values():
        tale.act(course, "begin")
    for week in (0, 3):
        for subject, (first, hours, _) in sorted(TIMETABLE.items(), key=lambda one: one[1][:2]):
            _class(tale, subject, first + timedelta(weeks=week), hours)
    tale.go_to(9, 27, 9)
    for course in tale.courses.values():
        tale.act(course, "end")
    tale.say(
        "四周课上完，签到和不记名的课后评价都有数。李叔在书法课上写出了像样的字。",
        "Four weeks of classes are over, with attendance and nameless opinions counted. Uncle Li"
        " writes characters that can be shown.",
    )


def _class(tale: Tale, subject: str, day: date, hours: str) -> None:
    hour, minute = hours.partition("-")[0].split(":")
    tale.stage.go_to(datetime.combine(day, time(int(hour), int(minute)), CHINA))
    links = {"course": [tale.courses[subject]]}
    session = tale.open(
        "session",
        data={"day": day, "minutes": 90},
        links=links,
        people={"helper": "helper"} if subject == "calligraphy" else {},
    )
    here = tale.holding(subject)
    missing = ABSENT.get(subject, 0)
    there = {"present": here[missing:], "absent": here[:missing]}
    tale.act(session, "take_attendance", links=there)
    good, fair, poor = OPINIONS.get(subject, (len(there["present"]), 0, 0))
    tale.act(session, "collect_opinions", data={"good": good, "fair": fair, "poor": poor})
    if subject == "calligraphy":
        tale.act(session, "thank_helper", "colleague")
