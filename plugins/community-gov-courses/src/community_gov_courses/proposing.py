"""What to do with a course next term, and which partner to look for: a proposal with its reasons.

A rule proposes and people decide. The numbers are counted from the cases of the term when it is
summed up, and stay in the history of the plan beside what was concluded from them.
"""

from collections.abc import Mapping, Sequence

from community_gov.plugin import Fact, Mood, Question, Reading, Text, unknown
from community_gov_courses.settings import CoursesSettings
from community_gov_courses.sources import HOUSE_RULE, SAFETY

FIGURES = ("asked", "seats", "not_reached", "came", "stayed_away", "good", "fair", "poor")
"""The fields of a plan that a proposal is derived from."""

_CONTINUE = Text(
    "报名 {asked} 人、名额 {seats} 个，出勤率 {attendance}%，好评 {liked}%：照常续开。",
    "{asked} asked for {seats} seats, attendance {attendance} %, liked by {liked} %: go on.",
)
_WIDEN = Text(
    "报名 {asked} 人、名额 {seats} 个，结课时还有 {not_reached} 人候补，出勤率 {attendance}%，"
    "好评 {liked}%：供不应求，建议扩班。",
    "{asked} asked for {seats} seats, {not_reached} still waiting at the end, attendance"
    " {attendance} %, liked by {liked} %: more seats or a second group.",
)
_CHANGE = Text(
    "报名 {asked} 人、名额 {seats} 个，出勤率 {attendance}%，好评 {liked}%："
    "有人愿学，但课上得不合意，建议调整时间、内容或老师。",
    "{asked} asked for {seats} seats, attendance {attendance} %, liked by {liked} %: it is wanted"
    " but not as it is; change hours, content or teacher.",
)
_STOP = Text(
    "报名 {asked} 人、名额 {seats} 个，出勤率 {attendance}%，好评 {liked}%：少有人学，建议停开。",
    "{asked} asked for {seats} seats, attendance {attendance} %, liked by {liked} %: few want it;"
    " stop.",
)
_MISSING = Text("统计数字不全，无从建议。", "Figures are missing, so nothing is proposed.")
_NO_OPINION = Text(
    "没有收到课后评价，不能据此调整或停开：建议续开并收集评价。",
    "No opinions were given after class, so nothing can be concluded: go on, and ask for them.",
)
_SAME = Text("现有合伙人可以续办，不必另找。", "The partner goes on; no other is needed.")
_MORE = Text(
    "需要多一个同类课程的合伙人，或请现有合伙人加一位老师。",
    "A second partner for the same subject is needed, or another teacher of this one.",
)
_OTHER = Text("建议另找同类课程的合伙人。", "Another partner for the same subject is needed.")
_ELSE = Text(
    "建议另找教别的课的合伙人，先问居民想学什么。",
    "A partner for another subject is needed; ask the residents first what they want.",
)
_LOOK_FOR = {"continue": _SAME, "widen": _MORE, "change": _OTHER, "stop": _ELSE}
_PARTNER = {"continue": "none", "widen": "second", "change": "other", "stop": "else"}


def questions(settings: CoursesSettings) -> Sequence[Question]:
    """Give the questions of all workflows, as a place has set them."""
    physical = {one.name for one in settings.subjects if one.physical}

    def is_physical(reading: Reading) -> Fact:
        """Return whether a subject asks something of the body."""
        return Fact(reading.values.get("subject") in physical)

    def proposal(reading: Reading) -> Fact:
        """Return what to do next term, with the reasons."""
        return proposed(settings, reading.values)

    def look_for(reading: Reading) -> Fact:
        """Return which partner to look for, with the reason."""
        found = proposed(settings, reading.values)
        if not found.known:
            return found
        return Fact(_PARTNER[str(found.value)], _LOOK_FOR[str(found.value)])

    def attendance(reading: Reading) -> Fact:
        """Return how many in a hundred came to class; nothing when nobody was expected."""
        return Fact(per_cent(reading.values, ("came",), ("came", "stayed_away")))

    def liked(reading: Reading) -> Fact:
        """Return how many opinions in a hundred were good; nothing when there were none."""
        return Fact(per_cent(reading.values, ("good",), _OPINIONS))

    def opinions(reading: Reading) -> Fact:
        """Return how many opinions there were."""
        return Fact(_sum(reading.values, _OPINIONS))

    return (
        _computed("attendance@1", _ATTENDANCE, ("came", "stayed_away"), attendance),
        _computed("liked@1", _LIKED, _OPINIONS, liked),
        _computed("opinions@1", _COUNT, _OPINIONS, opinions),
        _computed("is_physical@1", _IS_PHYSICAL, ("subject",), is_physical, safety=True),
        _computed("proposal@1", _PROPOSAL, FIGURES, proposal),
        _computed("look_for@1", _WHOM, FIGURES, look_for),
    )


def proposed(settings: CoursesSettings, values: Mapping[str, object]) -> Fact:
    """Return ``continue``, ``widen``, ``change`` or ``stop``, with the reasons as numbers.

    Args:
        values: by field, as in `FIGURES`; a course that was called off early has no seats yet.
    """
    numbers: dict[str, object] = {"seats": 0}
    numbers |= {name: values[name] for name in FIGURES if name in values}
    if len(numbers) < len(FIGURES):
        return unknown(_MISSING)
    asked, seats, waiting = (_sum(numbers, (one,)) for one in FIGURES[:3])
    attendance = per_cent(numbers, ("came",), ("came", "stayed_away"))
    liked = per_cent(numbers, ("good",), _OPINIONS)
    if not _sum(numbers, _OPINIONS):
        return Fact("continue", _NO_OPINION)
    numbers |= {"attendance": attendance, "liked": liked}
    wanted = 100 * asked // max(1, seats)
    good = attendance >= settings.well_attended and liked >= settings.well_liked
    if wanted < settings.too_few:
        value, text = ("change", _CHANGE) if good else ("stop", _STOP)
    elif not good:
        value, text = "change", _CHANGE
    elif wanted >= settings.full_enough and (waiting or wanted > settings.full_enough):
        value, text = "widen", _WIDEN
    else:
        value, text = "continue", _CONTINUE
    return Fact(value, text.fill(**numbers))


def per_cent(values: Mapping[str, object], part: Sequence[str], whole: Sequence[str]) -> int:
    """Return how many in a hundred a part is, rounded down; 0 where the whole is nothing."""
    total = _sum(values, whole)
    return 100 * _sum(values, part) // total if total else 0


def _sum(values: Mapping[str, object], names: Sequence[str]) -> int:
    return sum(one for name in names if type(one := values.get(name)) is int)


def _computed(
    name: str, label: Text, reads: tuple[str, ...], answer: object, *, safety: bool = False
) -> Question:
    rests_on = SAFETY if safety else HOUSE_RULE
    return Question(name, label, reads, answer, rests_on, Mood.COMPUTE)  # type: ignore[arg-type]


_OPINIONS = ("good", "fair", "poor")
_ATTENDANCE = Text("出勤率", "attendance in per cent")
_LIKED = Text("好评率", "how many in a hundred liked it")
_COUNT = Text("评价份数", "how many opinions there are")
_IS_PHYSICAL = Text("是不是体育类课程", "whether it is a physical course")
_PROPOSAL = Text("下期建议", "what is proposed for next term")
_WHOM = Text("要找什么样的合伙人", "which partner to look for")
