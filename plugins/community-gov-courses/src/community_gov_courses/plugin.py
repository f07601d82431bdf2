"""The plugin: partners, courses, seats, classes and next term's plan."""

from collections.abc import Mapping, Sequence
from datetime import date

from community_gov.plugin import (
    Authority,
    Chapter,
    Offer,
    PointRule,
    Program,
    Question,
    Reward,
    Scheme,
    Telling,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_courses import helping
from community_gov_courses.proposing import questions
from community_gov_courses.settings import CoursesSettings
from community_gov_courses.sources import HOUSE_RULE, PAGE
from community_gov_courses.tellings import TELLINGS


class Courses:
    """Community partners and free courses in one place."""

    name = "courses"
    label = Text("社区合伙人与公益课程", "Community partners and free courses")
    Settings = CoursesSettings

    def __init__(self, settings: CoursesSettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer what the area has, partners, courses, seats in them, classes, and plans."""
        values = _values(self._settings)
        package = "community_gov_courses"
        return [
            Offer(one, WorkflowFile(package, f"workflows/{one.name}.yaml", values))
            for one in _PROGRAMS
        ]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        """Give what is physical, what is proposed for next term, and whom to look for."""
        return questions(self._settings)

    @hookimpl
    def schemes(self) -> Sequence[Scheme]:
        """Keep helpers' hours."""
        return [helping.scheme()]

    @hookimpl
    def point_rules(self) -> Sequence[PointRule]:
        """Give how help in a class is counted."""
        return [helping.rule()]

    @hookimpl
    def rewards(self) -> Sequence[Reward]:
        """Give what partners give to helpers."""
        return tuple(helping.rewards(self._settings))

    @hookimpl
    def tellings(self) -> Sequence[Telling]:
        """Tell what the workflows themselves do not."""
        return TELLINGS

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the courses of the page; loaded only for who asks for the story."""
        from community_gov_courses.story import CHAPTER

        return [CHAPTER]


def _values(settings: CoursesSettings) -> Mapping[str, object]:
    """Return the settings as the workflow files write them."""
    award = {"to": "helper", "rule": settings.helper_rule, "measures": _MEASURES}
    need = {"field": "insurance", "when": {"physical": "true"}}
    return {
        "subjects": {
            one.name: {"zh": one.label.zh, "en": one.label.en} for one in settings.subjects
        },
        "agreement_term": str(settings.agreement_term),
        "remind_before": str(settings.remind_before),
        "keep_seat": str(settings.keep_seat),
        "skip_holidays": settings.skip_holidays,
        "decided_by": settings.decided_by,
        "retention": str(settings.retention),
        "thanks": [{"award": award}] if settings.helper_rule else [],
        "to_begin": ["seats", *([need] if settings.insurance_needed else [])],
    }


_MEASURES = {"minutes": "minutes", "day": "day"}


def _program(name: str, label: Text, about: Text, rests_on: Authority = PAGE) -> Program:
    since = date(2025, 1, 1)
    return Program(name, label, workflow=name, about=about, authority=rests_on, since=since)


_PROGRAMS = (
    _program(
        "resource",
        Text("辖区资源摸底", "Stock-taking of the area"),
        Text(
            "社区摸清辖区里有什么机构、场地、能人，再去请。",
            "The community takes stock of organisations, rooms and skilled people, and asks them.",
        ),
    ),
    _program(
        "partner",
        Text("社区合伙人", "Community partner"),
        Text(
            "愿意把好资源送到居民身边的机构，可与社区签订合作协议。",
            "An organisation that brings what it has to its neighbours signs an agreement.",
        ),
    ),
    _program(
        "course",
        Text("公益课程", "Free course"),
        Text(
            "合伙人在社区活动室免费开课，零基础也能学。",
            "A partner teaches in the community's room, free, for beginners too.",
        ),
    ),
    _program(
        "enrolment",
        Text("课程报名", "Seat in a course"),
        Text(
            "手机、电话、到社区都可以报名；名额满了先候补，有空自动递补。",
            "Online, by telephone or at the community; when it is full you wait, and move up.",
        ),
    ),
    _program(
        "session",
        Text("上课记录", "Class"),
        Text("每次课的签到和课后评价。", "Who was there, and what was thought of it."),
    ),
    _program(
        "plan",
        Text("下期安排", "Plan for next term"),
        Text(
            "根据报名、出勤和评价提出建议，由居委会成员决定。",
            "Proposed from demand, attendance and opinions; decided by the residents' committee.",
        ),
        HOUSE_RULE,
    ),
)
