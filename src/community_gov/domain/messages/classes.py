"""When a class of an author's cannot be read as a chart."""

from community_gov.domain.text import Text

CLASSES: dict[str, tuple[Text, Text]] = {
    "class.no_rules": (
        Text("状态机类里没有 rules 表。", "The class has no “rules” table."),
        Text("请在类体内写 rules = Rules(…)。", "Write rules = Rules(…) in its body."),
    ),
    "class.callback": (
        Text(
            "类里的“{name}”是会执行的代码；类只用来画图。",
            "“{name}” is code that would run; the class only draws the chart.",
        ),
        Text(
            "请改为有名字和版本的核查，或 rules 里的效果。",
            "Make it a named check, or an effect in “rules”.",
        ),
    ),
    "class.no_state": (
        Text(
            "环节“{name}”不在 rules 的 states 里。",
            "State “{name}” is not in the states of “rules”.",
        ),
        Text("您是不是写成了：{near}？", "Is it the one written as: {near}?"),
    ),
    "class.unknown_state": (
        Text("rules 里的环节“{name}”不在图上。", "State “{name}” of “rules” is not in the chart."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "class.no_action": (
        Text(
            "事件“{name}”不在 rules 的 actions 里。",
            "Event “{name}” is not in the actions of “rules”.",
        ),
        Text("您是不是写成了：{near}？", "Is it the one written as: {near}?"),
    ),
    "class.no_event": (
        Text(
            "从环节“{name}”出发有一条没有事件的转移。",
            "A transition from state “{name}” has no event.",
        ),
        Text("请给它一个事件。", "Give it an event."),
    ),
    "class.inherits": (
        Text(
            "这个类继承了另一张图，从环节“{name}”出发的转移分不清是谁画的。",
            "This class inherits from another chart, and who drew a transition from “{name}” cannot be told.",
        ),
        Text(
            "请另写一张图，或用补丁（splices）改动别人的流程。",
            "Draw a chart of its own, or patch the other workflow with splices.",
        ),
    ),
    "class.targets": (
        Text(
            "从环节“{name}”出发有一条多目标的转移。",
            "A transition from state “{name}” has several targets.",
        ),
        Text("请指向外层环节。", "Point it at the outer state."),
    ),
    "class.condition": (
        Text(
            "条件“{condition}”不是有名字和版本的核查。",
            "The condition “{condition}” is not made of named checks.",
        ),
        Text(
            "请写成 “eligible@1 and not urgent@1” 这样。",
            "Write it like “eligible@1 and not urgent@1”.",
        ),
    ),
}
