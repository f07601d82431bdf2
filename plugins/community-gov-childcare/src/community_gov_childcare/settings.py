"""What a place may set; the amount is a rule of law and no setting."""

from enum import StrEnum

from attrs import frozen

from community_gov.plugin import Duration, Text, setting
from community_gov_childcare.sources import (
    FIRST_DAY,
    HOUSE_RULE,
    NORMS,
    RETENTION,
    WHO_DECIDES,
)


class Mode(StrEnum):
    """What a place does for the subsidy.

    Reviewing and paying go together: a batch holds cases of its own place only, so a place
    that pays and does not review would have nothing to pay.
    """

    ASSIST = "assist"
    OPERATE = "operate"


class Office(StrEnum):
    """Kinds of bodies that may be given a power here; the community is none of them."""

    STREET = "street"
    TOWNSHIP = "township"
    COUNTY_HEALTH_BUREAU = "county_health_bureau"
    FINANCE_BUREAU = "finance_bureau"


@frozen
class ChildcareSettings:
    """The settings of one place."""

    mode: Mode = setting(
        Mode.ASSIST,
        Text(
            "assist：只做宣传、辅导和进度告知，不留存材料（社区）；"
            "operate：受理、初审、审核确认和分批拨付（有职权的机关）",
            "assist: outreach, advice and news of progress, no copies kept (a community);"
            " operate: applications, first review, confirmation and payment (the offices that"
            " have the power)",
        ),
        WHO_DECIDES,
    )
    review_time: Duration = setting(
        Duration.parse("30 working days"),
        Text(
            "自提交起，初审和审核确认合计的办理时限；补正期间不计入",
            "time for first review and confirmation together, from the submission on; it stands"
            " still while papers are corrected",
        ),
        NORMS,
    )
    correction_reminder: Duration = setting(
        Duration.parse("10 working days"),
        Text(
            "退回补正后多久仍未补交，即提醒工作人员主动联系申领人",
            "how long after papers were sent back a worker is reminded to contact the applicant",
        ),
        HOUSE_RULE,
    )
    call_back: Duration = setting(
        Duration.parse("5 working days"),
        Text(
            "答应回访后多久提醒工作人员", "how long after a promised call-back a worker is reminded"
        ),
        HOUSE_RULE,
    )
    batch_interval: Duration = setting(
        Duration.parse("3 months"),
        Text(
            "一批开批后最迟多久应开下一批（每季度至少集中发放一批）",
            "how long after one payment batch the next must be opened (one every quarter at least)",
        ),
        NORMS,
    )
    first_day_counts: bool = setting(
        True,
        Text(
            "2022年1月1日当天出生的孩子是否纳入（按月折算为1个月）",
            "whether a child born on 2022-01-01 itself is covered (one month by the rule)",
        ),
        FIRST_DAY,
    )
    first_review_body: Office = setting(
        Office.STREET,
        Text("由哪类机关初审", "the kind of body that signs the first review"),
        WHO_DECIDES,
    )
    confirmation_body: Office = setting(
        Office.COUNTY_HEALTH_BUREAU,
        Text("由哪类机关审核确认", "the kind of body that confirms"),
        WHO_DECIDES,
    )
    payment_body: Office = setting(
        Office.FINANCE_BUREAU,
        Text("由哪类机关拨付", "the kind of body that pays"),
        WHO_DECIDES,
    )
    retention: Duration = setting(
        Duration.parse("36 months"),
        Text("办结后个人信息保存多久", "how long personal data is kept after a case is closed"),
        RETENTION,
    )

    @property
    def range_check(self) -> str:
        """The check that decides about births on 2022-01-01; the workflow's hash pins it."""
        return "born_in_range@1" if self.first_day_counts else "born_after_first_day@1"
