"""When a workflow does not hold together."""

from community_gov.domain.text import Text


def _unknown(zh: str, en: str) -> tuple[Text, Text]:
    return (
        Text(f"没有名为“{{name}}”的{zh}。", f"There is no {en} called “{{name}}”."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    )


WORKFLOWS: dict[str, tuple[Text, Text]] = {
    "unknown.state": _unknown("环节", "state"),
    "unknown.role": _unknown("角色", "role"),
    "unknown.action": _unknown("操作", "action"),
    "unknown.check": _unknown("核查或计算", "check or computation"),
    "unknown.field": _unknown("填写项", "field"),
    "unknown.reason": _unknown("理由", "reason"),
    "unknown.message": _unknown("通知文本", "message"),
    "unknown.link": _unknown("关联", "link"),
    "unknown.choice": _unknown("选项", "choice"),
    "unknown.rule": _unknown("积分规则", "points rule"),
    "unknown.measure": _unknown("计量", "measure"),
    "unknown.flag": _unknown("标记", "flag"),
    "unknown.clock": _unknown("期限", "clock"),
    "unknown.program": _unknown("项目", "program"),
    "unknown.gate": _unknown("审批", "approval"),
    "unknown.status": _unknown("状态类别", "status"),
    "workflow.expires": (
        Text("“{field}”不是材料，没有有效期。", "“{field}” is no document and cannot expire."),
        Text("请去掉 expires，或把 type 改为 document。", "Drop “expires”, or make it a document."),
    ),
    "workflow.given_out": (
        Text(
            "“{field}”是机关发出的，“{action}”却可由当事人提交。",
            "“{field}” is given out by an office, yet parties may hand it in with “{action}”.",
        ),
        Text(
            "请让只有机关岗位的操作带它，或把 direction 改为 in。",
            "Let it come with an action of offices only, or set its direction to “in”.",
        ),
    ),
    "workflow.no_weight": (
        Text(
            "“{gate}”按“{measure}”计票，却没写每个人有多少。",
            "“{gate}” counts “{measure}”, but nothing says how much each voter has of it.",
        ),
        Text(
            "请在 weights 下写明由哪个计算给出。",
            "Name the computation that says so under “weights”.",
        ),
    ),
    "workflow.weight_unused": (
        Text(
            "“{gate}”的 weights 写了“{measure}”，表决规则里却不用它。",
            "“{gate}” has weights of “{measure}”, which its rule does not count.",
        ),
        Text("请删去，或在 needed 里用上。", "Leave it out, or use it under “needed”."),
    ),
    "workflow.gate_circle": (
        Text(
            "审批“{gate}”与别的审批互相等待。",
            "The approval “{gate}” and others wait for each other.",
        ),
        Text("请检查 after 的先后。", "Look at the order under “after”."),
    ),
    "workflow.clock_asks": (
        Text(
            "期限“{clock}”的条件须由事项自身回答。",
            "The conditions of the clock “{clock}” must be such as the case answers by itself.",
        ),
        Text(
            "请改用 in:环节、flag:标记、done:操作、asked:操作。",
            "Use in:STATE, flag:FLAG, done:ACTION or asked:ACTION.",
        ),
    ),
    "workflow.not_deemed": (
        Text(
            "“{action}”的职权属于{power}，却会到期自动办理。",
            "“{action}” is in the power of {power}, yet time alone would do it.",
        ),
        Text(
            "只有法律规定“逾期视为决定”的才可以：请写 deemed: true 并注明 authority；"
            "否则到期只能提醒。",
            "Only where a law says that it counts as decided: set “deemed: true” and name the"
            " authority. Otherwise let the clock remind somebody.",
        ),
    ),
    "workflow.deemed_way_round": (
        Text(
            "“{action}”到期或自动办理，结果与“{instead}”相同，而“{instead}”的职权属于{power}。",
            "“{action}” happens by itself and leads to where only “{instead}” leads, which is in"
            " the power of {power}.",
        ),
        Text(
            "法律有此规定的，请注明 authority（法律和条文）；否则请改为通向别的环节。",
            "Where a law says so, name it under “authority”. Otherwise lead elsewhere.",
        ),
    ),
    "workflow.deemed_by_whom": (
        Text(
            "“{action}”视为已决定，却没有写明依据。",
            "“{action}” counts as decided by lapse of time, but nothing says by which rule.",
        ),
        Text("请写明 authority（法律和条文）。", "Name the law and article under “authority”."),
    ),
    "workflow.automatic_opens": (
        Text("“{action}”不能自动立项。", "“{action}” cannot open a case by itself."),
        Text("请由人立项，或由另一事项立项。", "Let a person open it, or another case."),
    ),
    "workflow.automatic_endless": (
        Text(
            "“{action}”自动办理后留在原处，会没完没了。",
            "“{action}” happens by itself and stays where it is, so it would never stop.",
        ),
        Text(
            "请写 to，或写明办过就不再成立的条件，如 once: true。",
            "Give it “to”, or a condition that no longer holds afterwards, such as “once: true”.",
        ),
    ),
    "workflow.extends_unit": (
        Text(
            "“{action}”要延长 {more}，而期限是 {whole}，单位不同。",
            "“{action}” extends by {more} a clock of {whole}: another unit.",
        ),
        Text("请用期限本身的单位。", "Use the clock's own unit."),
    ),
    "workflow.clock_in_final": (
        Text(
            "期限“{clock}”在“{state}”仍计时，而事项到此已终结。",
            "The clock “{clock}” runs in “{state}”, where the case is over for good.",
        ),
        Text(
            "请从 runs_in 去掉该环节；若还可重开，请把 status 改为 closed。",
            "Take the state out of “runs_in”; if the case can be reopened, its status is “closed”.",
        ),
    ),
    "workflow.nobody_may": (
        Text("没有任何人可以“{action}”。", "Nobody may do “{action}”."),
        Text("请在 by 下写明角色。", "Name roles under “by”."),
    ),
    "workflow.no_reasons": (
        Text(
            "“{action}”退回材料，却没有可选的理由。",
            "“{action}” sends items back but lists no reasons.",
        ),
        Text("请在 reasons 下列出。", "List some under “reasons”."),
    ),
    "workflow.gate_reserved": (
        Text(
            "审批不能叫“{name}”：这个名称留给加签。",
            "An approval cannot be named “{name}”, which is kept for agreement asked for besides.",
        ),
        Text("请换一个名称。", "Choose another name."),
    ),
    "workflow.gate_needs_nobody": (
        Text("审批“{gate}”不需要任何人同意。", "The approval “{gate}” needs nobody."),
        Text("请把 needed 写成 1 或更大。", "Set “needed” to 1 or more."),
    ),
    "workflow.document_unsealed": (
        Text(
            "“{field}”是材料，却没有写明是关于谁的。",
            "“{field}” is a document, but nothing says whom it is about.",
        ),
        Text(
            "请写 personal；材料一律密封保存。",
            "Give it “personal”; documents are always kept sealed.",
        ),
    ),
    "workflow.role_reserved": (
        Text("“{name}”是系统保留的角色名。", "The role name “{name}” is reserved."),
        Text("请换一个名字。", "Use another name."),
    ),
    "workflow.name": (
        Text("{kind} 的名称“{name}”不合规定。", "“{name}” cannot be the name of a {kind}."),
        Text(
            "请用小写英文字母开头，后接小写字母、数字、下划线或短横线，至多 64 个字符。",
            "Begin with a to z; then a to z, digits, _ or -; at most 64 characters.",
        ),
    ),
    "workflow.empty_text": (
        Text(
            "“{name}”有一处文字的中文或英文是空的。",
            "A text of “{name}” is empty in Chinese or in English.",
        ),
        Text("请把两种语言都写上。", "Write it in both languages."),
    ),
    "workflow.needed_twice": (
        Text(
            "“{gate}”既写了人数，又写了表决规则。",
            "“{gate}” gives both a number of people and a majority.",
        ),
        Text("请只写其中一种。", "Give just one of them."),
    ),
    "workflow.reserved": (
        Text(
            "{kind} 不能叫“{name}”：在流程文件里这个词另有含义。",
            "A {kind} cannot be called “{name}”: in a workflow file this word means something else.",
        ),
        Text("请换一个名字。", "Use another name."),
    ),
    "workflow.twice": (
        Text("{kind} “{name}”写了两次。", "The {kind} “{name}” stands twice."),
        Text("请换一个名字，或删去其一。", "Use another name, or remove one."),
    ),
    "workflow.leads_nowhere": (
        Text("“{action}”没有起止环节。", "“{action}” leads from nowhere to nowhere."),
        Text("请写明 to，或 from 与 to。", "Give “to”, or “from” and “to”."),
    ),
    "workflow.exercise_opens": (
        Text(
            "“{action}”不是立案操作，不能标为演练。",
            "“{action}” opens no case, so it cannot make one an exercise.",
        ),
        Text(
            "请把 exercise 写在立案的操作上。",
            "Write “exercise” on the action that opens the case.",
        ),
    ),
    "workflow.leads_to_start": (
        Text(
            "“{action}”通向立案之前，事项不能倒回那里。",
            "“{action}” leads to before the opening, where no case can return.",
        ),
        Text("请指向一个环节。", "Point it at a state."),
    ),
    "workflow.refusal_meets_gate": (
        Text(
            "审批“{gate}”不同意时执行“{action}”，而它自己也要审批。",
            "A refusal at “{gate}” does “{action}”, which needs an approval itself.",
        ),
        Text("请指定一个无须审批的操作。", "Name an action without gates."),
    ),
    "workflow.only_history": (
        Text(
            "环节“{name}”里只有历史环节，没有可以进入的环节。",
            "The state “{name}” holds a history state only, and nothing to enter.",
        ),
        Text("请至少写一个普通的内层环节。", "Give it at least one plain inner state."),
    ),
    "workflow.history_at_top": (
        Text(
            "历史环节“{name}”不在任何外层环节里。",
            "The history state “{name}” is inside no other state.",
        ),
        Text("请把它移到要记住的那个环节里。", "Move it into the state that it is to remember."),
    ),
    "workflow.award_rule": (
        Text(
            "记分须写明规则（rule）或记有规则的项（activity），二者选一。",
            "An award names a `rule`, or the field that names it (`activity`): one of the two.",
        ),
        Text("请保留其中一个。", "Keep one of them."),
    ),
    "workflow.reserve_for_ever": (
        Text(
            "“{clock}”到期时没有退回，积分会一直预扣着。",
            "When “{clock}” is over nothing is given back: the points would stay set aside.",
        ),
        Text(
            "请让它触发一个带 give_back 的操作。",
            "Let it fire an action with the effect give_back.",
        ),
    ),
    "workflow.book_nothing": (
        Text("预订没有写明订什么或请谁。", "A booking says neither what nor whom."),
        Text("请写 what（填写项）或 who（事项中的人）。", "Write what, or who."),
    ),
    "workflow.book_personal": (
        Text(
            "“{field}”是密封的个人信息，不能用于预订。",
            "“{field}” is sealed personal data, by which nothing is booked.",
        ),
        Text(
            "请改用不涉及个人的项；订人用 who。",
            "Use a field that is about nobody; people are booked with who.",
        ),
    ),
    "workflow.book_type": (
        Text(
            "“{field}”用于预订，须是下列类型之一：{types}。",
            "“{field}” is used to book and must be of one of these types: {types}.",
        ),
        Text("请改字段类型或换一项。", "Change its type, or use another field."),
    ),
    "workflow.condition_form": (
        Text(
            "“{condition}”没有写全：关联之后要写办到哪一步，或写环节和名额项。",
            "“{condition}” is not whole: after the link it says where the cases are, or the state"
            " and the field.",
        ),
        Text(
            "请写全，例如 some:part:open、some:part:in:filed、room:part:filed:seats。",
            "Write it whole, such as some:part:open, some:part:in:filed, room:part:filed:seats.",
        ),
    ),
    "workflow.room_field": (
        Text(
            "“{field}”不能作名额：名额须是整数，且不是个人信息。",
            "“{field}” cannot say how many there may be: that is a whole number, about nobody.",
        ),
        Text("请改字段类型，或换一项。", "Change its type, or use another field."),
    ),
    "workflow.one_for_back": (
        Text(
            "关联“{link}”写了 one_for，却没写 back：看不出同一人是否已有一件。",
            "The link “{link}” says one_for and no back: whether somebody has one already cannot"
            " be seen.",
        ),
        Text("请写上 back。", "Say with back as what the linked case remembers this one."),
    ),
    "workflow.counted_form": (
        Text("“{written}”没写全要数什么。", "“{written}” does not say all of what is counted."),
        Text(
            "请写全，例如 count:part、count:part:in:filed、sum:part:sacks、people:part:resident。",
            "Write it whole, such as count:part, count:part:in:filed, sum:part:sacks, "
            "people:part:resident.",
        ),
    ),
    "workflow.counted_field": (
        Text(
            "“{field}”不能记数出来的数：须是整数，且不是个人信息。",
            "“{field}” cannot keep what is counted: that is a whole number, about nobody.",
        ),
        Text("请改字段类型，或换一项。", "Change its type, or use another field."),
    ),
    "workflow.up_to": (
        Text(
            "up_to 须是同一关联“{link}”的名额条件。",
            "What up_to says must be about room among the same linked cases, “{link}”.",
        ),
        Text(
            "请改写，例如 room:{link}:filed:seats。", "Write for example room:{link}:filed:seats."
        ),
    ),
    "workflow.take_back_alone": (
        Text(
            "“{action}”会冲正积分，却不需要第二个人同意。",
            "“{action}” reverses points, but nobody else has to agree.",
        ),
        Text("请给它加一道审批（gates）。", "Give it a gate."),
    ),
    "workflow.booked_personal": (
        Text(
            "“{field}”是密封的个人信息，不能写入积分账。",
            "“{field}” is sealed personal data, which does not go into the points ledger.",
        ),
        Text("请改用不涉及个人的项。", "Use a field that is about nobody."),
    ),
    "workflow.booked_type": (
        Text(
            "“{field}”须是下列类型之一：{types}。",
            "“{field}” must be of one of these types: {types}.",
        ),
        Text("请改字段类型或换一项。", "Change its type, or use another field."),
    ),
    "workflow.claim_not_needed": (
        Text(
            "“{action}”据“{field}”申领，但没有任何操作要求填它。",
            "“{action}” claims by “{field}”, which no action needs.",
        ),
        Text("请在 needs 里加上。", "Add it to “needs”."),
    ),
    "workflow.carries_from_anybody": (
        Text(
            "关联“{link}”会带入内容，却没有核对是否同一对象。",
            "The link “{link}” carries values over but does not check that both are about the same.",
        ),
        Text("请在 same 里写明可查找的填写项。", "Name a findable field under “same”."),
    ),
    "workflow.message": (
        Text(
            "通知文本“{message}”里的占位“{name}”不可用。",
            "The message “{message}” has a placeholder that cannot be filled: “{name}”.",
        ),
        Text(
            "请只用不涉个人的填写项、{{items}} 或 {{reason}}；花括号须成对。",
            "Use a field about nobody, {{items}} or {{reason}}; braces come in pairs.",
        ),
    ),
    "workflow.never_opens": (
        Text("“{workflow}”没有可以立案的操作。", "“{workflow}” has no action that opens a case."),
        Text("请写一个没有 from 的操作。", "Write an action without “from”."),
    ),
    "workflow.state_twice": (
        Text(
            "环节名“{name}”出现两次（“start”为保留名）。",
            "The state name “{name}” is used twice (“start” is reserved).",
        ),
        Text(
            "请换一个名字；内层环节也须唯一。",
            "Use another name; inner states need one of their own too.",
        ),
    ),
    "workflow.state_kind": (
        Text(
            "环节“{name}”写作 {kind}，与它有无内层环节不符。",
            "State “{name}” is said to be {kind}, which does not fit its inner states.",
        ),
        Text(
            "请改正类型，或增删内层环节：只有 nested 与 parallel 有内层环节。",
            "Correct the kind, or its inner states: only nested and parallel states have some.",
        ),
    ),
    "workflow.power": (
        Text(
            "“{action}”的权力依法属于 {power} 类机构，“{role}”不能行使。",
            "The power to do “{action}” lies with a body of kind {power}; “{role}” cannot hold it.",
        ),
        Text("请把这个操作交给该机构的角色。", "Give the action to a role of that body."),
    ),
    "workflow.unreachable": (
        Text("没有路径能到达环节“{state}”。", "No way leads to the state “{state}”."),
        Text(
            "请补上通向它的操作，或删去它。", "Add an action that leads there, or remove the state."
        ),
    ),
    "workflow.dead_end": (
        Text(
            "事项到了环节“{state}”仍未办完，却再没有路可走。",
            "In the state “{state}” a case is still open, and no way leads out of it.",
        ),
        Text(
            "请补上离开它的操作；如果事项到此为止，请在该环节写 status: closed 或 final。",
            "Add an action that leads out of it; if the case ends there, give the state"
            " “status: closed” or “final”.",
        ),
    ),
    "workflow.claim_not_findable": (
        Text(
            "“{field}”不可查找，无法用于全区唯一的申领。",
            "“{field}” is not findable, so it cannot carry a claim.",
        ),
        Text("请在其 personal 下写 findable: true。", "Write “findable: true” in its “personal”."),
    ),
    "workflow.need_on_sealed": (
        Text(
            "“{field}”是密封的个人信息，不能用作何时需要某项材料的条件。",
            "“{field}” is sealed, so a need cannot depend on its value.",
        ),
        Text("请改用一个有名字的核查（checks）。", "Use a named check instead."),
    ),
    "workflow.clock_may_not_fire": (
        Text(
            "期限“{clock}”到期要做“{action}”，但该操作不允许 clock。",
            "The clock “{clock}” fires “{action}”, which “clock” may not do.",
        ),
        Text("请在该操作的 by 下加上 clock。", "Add “clock” to the action's “by”."),
    ),
    "workflow.lost": (
        Text(
            "事项所依据的流程版本不在数据库里。",
            "The workflow that the case is pinned to is not in the database.",
        ),
        Text(
            "请从备份恢复，并运行 community-gov verify。",
            "Restore it from a backup and run community-gov verify.",
        ),
    ),
}
