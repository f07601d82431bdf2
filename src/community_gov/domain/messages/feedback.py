"""When a question to residents does not fit its workflow, or its answers are few."""

from community_gov.domain.text import Text

FEEDBACK: dict[str, tuple[Text, Text]] = {
    "feedback.answer": (
        Text(
            "{path}：“{name}”不是这个问题的答案。",
            "{path}: “{name}” is no answer to this question.",
        ),
        Text("请改用可选的答案：{near}。", "Write one of the answers: {near}."),
    ),
    "feedback.through_what": (
        Text(
            "{path}：要么同时写明哪些答案可以重办、走哪个操作，要么都不写。",
            "{path}: say both which answers reopen and through which action, or neither.",
        ),
        Text("请补上 answers 和 through。", "Add answers and through."),
    ),
    "feedback.through": (
        Text("{path}：没有操作“{name}”。", "{path}: there is no action “{name}”."),
        Text("请写流程里已有的重办操作。", "Name the workflow's own action that reopens."),
    ),
    "feedback.through_gate": (
        Text(
            "{path}：“{action}”要经审批，或者是法定机关的职权，不能随答案自动办理。",
            "{path}: “{action}” waits for approval, or the law gives it to one body; an answer cannot do it by itself.",
        ),
        Text(
            "请另写一个不经审批的重办操作。", "Write an action for reopening that waits for nobody."
        ),
    ),
    "feedback.through_way": (
        Text(
            "{path}：“{action}”不是从询问的环节出发，或者没有离开它们。",
            "{path}: “{action}” does not lead out of the states in which the question is asked.",
        ),
        Text(
            "请核对 after 和这个操作的 from、to。", "Compare after with the action's from and to."
        ),
    ),
    "feedback.nobody": (
        Text(
            "{path}：问题没有写问谁、在哪个环节之后问，或者没有写答案。",
            "{path}: the question lacks whom it asks, after which state, or its answers.",
        ),
        Text("请补上 of、after 和 choices。", "Add of, after and choices."),
    ),
}
