"""When a patch finds no place in a workflow, or would take a power from its body."""

from community_gov.domain.text import Text

PATCHES: dict[str, tuple[Text, Text]] = {
    "patch.replaced_twice": (
        Text(
            "{kind}“{name}”已由 {first} 替换，不能再替换一次。",
            "The {kind} “{name}” is replaced by {first} already.",
        ),
        Text("请保留其一。", "Keep one of the two."),
    ),
    "patch.nothing_there": (
        Text("流程里没有“{name}”，补丁无处可加。", "The workflow has no “{name}” to patch."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "patch.already_there": (
        Text("流程里已有“{name}”。", "The workflow has “{name}” already."),
        Text("请换一个名字，或改用 replace。", "Use another name, or “replace”."),
    ),
    "patch.power": (
        Text(
            "补丁改变了“{action}”由谁决定（依法属于 {power} 类机构）。",
            "The patch changes who decides “{action}”, which the law gives to a body of kind {power}.",
        ),
        Text("请保留原来的 power 和该机构的角色。", "Keep its power, and the roles of that body."),
    ),
    "patch.power_deemed": (
        Text(
            "“{action}”依法由 {power} 类机构决定，补丁不能规定逾期视为已决定。",
            "“{action}” is decided by a body of kind {power}; a patch cannot have the lapse of time"
            " decide it.",
        ),
        Text(
            "请去掉 deemed；到期可改为提醒。",
            "Remove “deemed”; let the clock remind somebody instead.",
        ),
    ),
    "patch.power_taken": (
        Text(
            "补丁使“{action}”少了原有的去向，而这项权力依法属于 {power} 类机构。",
            "The patch takes from “{action}” a way that it has; the law gives it to a body of kind"
            " {power}.",
        ),
        Text(
            "请保留原有的每一条路径；要多加条件，请用 add_gate、add_document 或 add_check。",
            "Keep every way; to ask for more, use add_gate, add_document or add_check.",
        ),
    ),
    "patch.power_round": (
        Text(
            "有了“{by}”，事项不经“{action}”也能到“{states}”，而这项权力依法属于 {power} 类机构。",
            "With “{by}” a case comes to “{states}” without “{action}”, which the law gives to a"
            " body of kind {power}.",
        ),
        Text(
            "请让它通往别的环节，或留给该机构的操作去办。",
            "Let it lead elsewhere, or leave it to the action of that body.",
        ),
    ),
    "patch.power_flag": (
        Text(
            "“{by}”改动标记“{flag}”，而它只由 {power} 类机构依法作出的决定改动。",
            "“{by}” changes the flag “{flag}”, which only a decision of a body of kind {power} does.",
        ),
        Text("请另设一个标记（add_flag）。", "Add a flag of your own with “add_flag”."),
    ),
    "patch.power_clock": (
        Text(
            "补丁改动或另设了期限“{clock}”，而它到期即行使依法属于 {power} 类机构的权力。",
            "The patch adds or changes the clock “{clock}”, which decides what the law gives to a"
            " body of kind {power}.",
        ),
        Text(
            "请保留流程原有的期限；提醒可另设期限。",
            "Keep the time that the workflow gives; remind with a clock of your own.",
        ),
    ),
}
