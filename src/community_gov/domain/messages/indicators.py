"""What a place watches."""

from community_gov.domain.text import Text

INDICATORS: dict[str, tuple[Text, Text]] = {
    "indicator.percent": (
        Text("这里要写百分之几，如 90%。", "A share is expected here, such as 90%."),
        Text("请写 0% 到 100%。", "Write it from 0% to 100%."),
    ),
    "indicator.never": (
        Text("这个指标没有终点，数不出来。", "This indicator ends nowhere: it counts nothing."),
        Text("请在 to 里写至少一个操作。", "Name one action at least in “to”."),
    ),
    "indicator.readers": (
        Text(
            "这个指标涉及个人，却没有写明谁能看。",
            "This indicator is about persons, and does not say who may see it.",
        ),
        Text(
            "请在 readers 里写明角色；不涉及个人的，写 personal: false。",
            "Name roles in “readers”; if it is not about persons, write “personal: false”.",
        ),
    ),
    "indicator.aim": (
        Text(
            "at_least 高于 at_most，哪个数都达不了标。",
            "“at_least” is above “at_most”, so no share is ever met.",
        ),
        Text("请改其中一个。", "Correct one of the two."),
    ),
}
