"""What partners and the office are told besides."""

from community_gov.plugin import Telling, Text

TELLINGS = (
    Telling(
        "agreement_begins",
        "partner",
        ("contact",),
        entering=("in_force",),
        text=Text(
            "与社区的合作协议已生效，可以安排课程了。",
            "The agreement with the community is in force; courses can be arranged.",
        ),
    ),
    Telling(
        "agreement_rests",
        "partner",
        ("contact",),
        entering=("suspended", "ended", "declined"),
        text=Text(
            "与社区的合作没有继续：{reason}。有疑问请与社区联系。",
            "The community and you do not go on together: {reason}. Please ask if in doubt.",
        ),
    ),
    Telling(
        "plan_decided",
        "plan",
        ("community_worker",),
        entering=("decided",),
        text=Text(
            "“{subject}”下期决定：{decision}。请接着安排。",
            "Next term of {subject}: {decision}. Please arrange it.",
        ),
    ),
)
