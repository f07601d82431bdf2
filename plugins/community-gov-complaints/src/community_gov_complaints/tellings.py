"""What residents who raised a problem are told besides."""

from community_gov.plugin import Telling, Text

TELLINGS = (
    Telling(
        "plan_made",
        "problem",
        ("reporter",),
        entering=("agreed",),
        text=Text(
            "您反映的“{problem}”已经商定办法：{plan}。",
            "A plan is agreed to for “{problem}”, which you raised: {plan}.",
        ),
    ),
    Telling(
        "not_taken_up",
        "problem",
        ("reporter",),
        entering=("dropped",),
        text=Text(
            "您反映的“{problem}”没有办理：{reason}。有疑问请与社区联系。",
            "“{problem}”, which you raised, was not taken up: {reason}. Please ask us if in doubt.",
        ),
    ),
)
