"""The plugin: which programs a place offers, and the questions that they ask."""

from collections.abc import Mapping, Sequence
from datetime import date

from community_gov.plugin import (
    Authority,
    Chapter,
    Offer,
    Program,
    Question,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_childcare.questions import QUESTIONS
from community_gov_childcare.settings import ChildcareSettings, Mode
from community_gov_childcare.sources import NORMS, PLAN

_PACKAGE = "community_gov_childcare"


class Childcare:
    """The childcare subsidy in one place."""

    name = "childcare"
    label = Text("育儿补贴", "Childcare subsidy")
    Settings = ChildcareSettings

    def __init__(self, settings: ChildcareSettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer help, or review with payment, as the place's mode says."""
        offered = _ASSIST if self._settings.mode is Mode.ASSIST else _OPERATE
        values = _values(self._settings)
        return [Offer(one, WorkflowFile(_PACKAGE, _file(one), values)) for one in offered]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        """Give the guards and computations of all three workflows."""
        return QUESTIONS

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the subsidy of the page; loaded only for who asks for the story."""
        from community_gov_childcare.story import CHAPTER

        return [CHAPTER]


def _file(program: Program) -> str:
    return f"workflows/{program.workflow}.yaml"


def _values(settings: ChildcareSettings) -> Mapping[str, object]:
    """Return the settings as a workflow file writes them."""
    return {
        "review_time": str(settings.review_time),
        "correction_reminder": str(settings.correction_reminder),
        "call_back": str(settings.call_back),
        "batch_interval": str(settings.batch_interval),
        "retention": str(settings.retention),
        "range_check": settings.range_check,
        "first_review_body": settings.first_review_body,
        "confirmation_body": settings.confirmation_body,
        "payment_body": settings.payment_body,
    }


def _program(name: str, label: Text, about: Text, since: date, authority: Authority) -> Program:
    return Program(name, label, workflow=name, about=about, authority=authority, since=since)


_ASSIST = (
    _program(
        "assist",
        Text("育儿补贴宣传与辅导", "Childcare subsidy: outreach and advice"),
        Text(
            "告诉您能不能领、领多少、怎么领，帮您在微信或支付宝申领，办到哪一步随时告知。",
            "Whether, how much and how: we explain, help you to apply by WeChat or Alipay, and tell"
            " you how far it is.",
        ),
        date(2025, 7, 28),
        PLAN,
    ),
)
_OPERATE = (
    _program(
        "operate",
        Text("育儿补贴申领与审核", "Childcare subsidy: application and review"),
        Text(
            "户口在本地、未满3周岁的孩子，每年可由一位监护人申领一次。",
            "For a child under three who is registered here: one guardian applies, once a year.",
        ),
        date(2025, 8, 31),
        NORMS,
    ),
    _program(
        "payments",
        Text("育儿补贴分批发放", "Childcare subsidy: payment batches"),
        Text(
            "审核确认后的补贴每季度至少集中发放一批。",
            "Confirmed subsidies are paid in batches, one every quarter at least.",
        ),
        date(2025, 8, 31),
        NORMS,
    ),
)
