"""The plugin: seven programs, two questions, kinds, and the settings as the files read them."""

from collections.abc import Mapping, Sequence
from datetime import date

from community_gov.plugin import (
    Authority,
    Chapter,
    Classifier,
    Offer,
    Program,
    Question,
    Taxonomy,
    Telling,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_street_order import kinds
from community_gov_street_order.removal import removal_hours
from community_gov_street_order.settings import ReminderWhen, StreetOrderSettings
from community_gov_street_order.sources import HOUSE_RULE, PAGE
from community_gov_street_order.stripped import stripped
from community_gov_street_order.tellings import TELLINGS


class StreetOrder:
    """Street order in one place."""

    name = "street_order"
    label = Text("市容环境整治", "Street order")
    Settings = StreetOrderSettings

    def __init__(self, settings: StreetOrderSettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer the operation, its findings, and what belongs to both."""
        values = _values(self._settings)
        package = "community_gov_street_order"
        return [
            Offer(one, WorkflowFile(package, f"workflows/{one.name}.yaml", values))
            for one in _PROGRAMS
        ]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        """Answer whether a removal may be made now, and whether a picture hides anything."""
        return [removal_hours(self._settings), stripped()]

    @hookimpl
    def taxonomies(self) -> Sequence[Taxonomy]:
        """Give the kinds of findings as categories of complaints."""
        return [kinds.taxonomy()]

    @hookimpl
    def classifiers(self) -> Sequence[Classifier]:
        """Sort what callers say into the kinds of findings."""
        return [kinds.words(self._settings)]

    @hookimpl
    def tellings(self) -> Sequence[Telling]:
        """Tell what the workflows themselves do not."""
        return TELLINGS

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the market of the page; loaded only for who asks for the story."""
        from community_gov_street_order.story import CHAPTER

        return [CHAPTER]


def _values(settings: StreetOrderSettings) -> Mapping[str, object]:
    """Return the settings as the workflow files write them."""
    durations = (
        *("put_right_term", "notice_within", "away_term", "keep_term", "keep_more"),
        *("removal_term", "statement_term", "review_term", "suit_term", "look_again_after"),
        "watch_for",
        *("round_within", "remind_before", "missed_after", "put_off_by", "retention"),
    )
    waits = ("running:review_term", "running:suit_term")
    late = settings.reminder_when is ReminderWhen.TERMS_OVER
    return {
        **{name: str(getattr(settings, name)) for name in durations},
        "reminder_waits_for": waits if late else (),
        "roster_body": settings.roster_body,
        "kinds": kinds.choices(),
        "round_times": str(settings.round_times),
        "route": {one.name: {"zh": one.label.zh, "en": one.label.en} for one in settings.route},
        "when_confirmed": _when_confirmed(settings.points_rule),
    }


def _when_confirmed(rule: str | None) -> list[object]:
    """Return what a confirmed round causes: it resets the ladder, and may earn points."""
    held = {"forward": {"link": "roster", "action": "round_held"}}
    earned = {"award": {"to": "patroller", "rule": rule, "measures": {"minutes": "minutes"}}}
    return [held, earned] if rule else [held]


def _program(name: str, label: Text, about: Text, authority: Authority) -> Program:
    return Program(name, label, name, about, authority, since=date(2025, 1, 1))


_PROGRAMS = (
    _program(
        "operation",
        Text("联合整治", "Joint operation"),
        Text(
            "执法队和环卫一起整治市场：先告知，后整治，量一量通道宽了多少。",
            "The enforcement team and sanitation put a market in order: traders are told first, and"
            " the width of the way is measured before and after.",
        ),
        PAGE,
    ),
    _program(
        "report",
        Text("市容环境问题", "Report"),
        Text(
            "看到垃圾堆放、污水、占道、私搭乱建，可以反映；由执法人员到场查看。",
            "Rubbish, sewage, blocked ways, awnings and sheds can be reported; officers come and"
            " look.",
        ),
        PAGE,
    ),
    _program(
        "finding",
        Text("执法案件", "Finding"),
        Text(
            "一处问题一个案卷，全过程记录。",
            "A file for each finding, the whole process on record.",
        ),
        PAGE,
    ),
    _program(
        "contact",
        Text("告知商户", "Traders told the rules"),
        Text("逐个摊位告知规矩，有问有答。", "Stall by stall: the rules, questions and answers."),
        HOUSE_RULE,
    ),
    _program(
        "opinion",
        Text("居民评价", "Opinion of residents"),
        Text("整治得好不好，请居民说一说。", "Residents say whether it has become better."),
        HOUSE_RULE,
    ),
    _program(
        "roster",
        Text("定人定岗", "Roster"),
        Text(
            "每个岗位有名有姓，到时间自动派巡查。",
            "A name for each post; rounds come by themselves.",
        ),
        PAGE,
    ),
    _program(
        "round",
        Text("常态化巡查", "Round"),
        Text("按路线逐点检查，发现问题自动立案。", "Point by point; what is found opens a case."),
        PAGE,
    ),
)
