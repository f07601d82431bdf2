"""When a watch does not fit its workflow."""

from community_gov.domain.text import Text

WATCHES: dict[str, tuple[Text, Text]] = {
    "watch.asks_nothing": (
        Text("{path}：没有写观察时问什么。", "{path}: the watch does not say what it asks."),
        Text(
            "请在 asks 下写 question、data 或 cases。", "Write question, data or cases under asks."
        ),
    ),
    "watch.nobody": (
        Text(
            "{path}：没有写在哪个环节观察，或者无法判断时告诉谁。",
            "{path}: the watch lacks its states, or whom it tells when there is no answer.",
        ),
        Text("请补上 in 和 tells。", "Add in and tells."),
    ),
    "watch.through": (
        Text("{path}：没有操作“{name}”。", "{path}: there is no action “{name}”."),
        Text(
            "请写流程里已有的重开或办结操作。",
            "Name actions of the workflow that reopen and end it.",
        ),
    ),
    "watch.through_gate": (
        Text(
            "{path}：“{action}”要经审批，或者是法定机关的职权，不能随答案自动办理。",
            "{path}: “{action}” waits for approval, or the law gives it to one body; an answer cannot do it by itself.",
        ),
        Text("请另写一个不经审批的操作。", "Write an action that waits for nobody."),
    ),
    "watch.through_way": (
        Text(
            "{path}：“{action}”不是从观察的环节出发，或者没有离开它们。",
            "{path}: “{action}” does not lead out of the states that are watched.",
        ),
        Text("请核对 in 和这个操作的 from、to。", "Compare in with the action's from and to."),
    ),
}
