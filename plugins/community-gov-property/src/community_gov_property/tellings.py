"""What the owners' side is told besides."""

from community_gov.plugin import Telling, Text

TELLINGS = (
    Telling(
        "can_be_carried_out",
        "swap",
        ("owners_side",),
        entering=("approved",),
        text=Text(
            "用房置换方案可以执行了，正在确认规划用途。",
            "The exchange of rooms can be carried out; the planned use is being confirmed.",
        ),
    ),
    Telling(
        "not_carried",
        "swap",
        ("owners_side",),
        entering=("refused", "halted", "dropped"),
        text=Text(
            "用房置换没有继续，接下来怎么办，召集人会和各方商量。",
            "The exchange of rooms does not go on; the convener will talk with the parties.",
        ),
    ),
)
