"""Statements and participation."""

from community_gov.domain.text import Text

REPORTS: dict[str, tuple[Text, Text]] = {
    "participation.not_over": (
        Text(
            "后一段时间到 {end} 为止，还没有过完，不能与前一段相比。",
            "The second stretch lasts until {end}; it is not over and cannot be compared yet.",
        ),
        Text(
            "请选更早的日期，或减少天数（至少 1 天）。",
            "Choose an earlier day, or fewer days, but at least one.",
        ),
    ),
    "participation.base": (
        Text(
            "基数填的是 {base} 人，而参与的人就有 {persons} 人。",
            "The base is {base} persons, but {persons} took part.",
        ),
        Text(
            "请核对基数：应是有可能参与的全部人数。",
            "Check the base: it is everybody who could have taken part.",
        ),
    ),
}
