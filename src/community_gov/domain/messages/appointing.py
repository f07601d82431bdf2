"""When a case cannot give an office, or a file lets it give one that it may not."""

from community_gov.domain.text import Text

APPOINTING: dict[str, tuple[Text, Text]] = {
    "appointing.nobody": (
        Text("事项里没有人可以任命为“{role}”。", "The case names nobody to be “{role}”."),
        Text("请先写明是谁。", "Say first who it is."),
    ),
    "appointing.no_end": (
        Text(
            "任命“{role}”，任期到哪一天还不清楚。", "Until when “{role}” is held is not known yet."
        ),
        Text(
            "请先填写最后一天，或先让任期开始计算。",
            "Fill in the last day first, or let the term begin.",
        ),
    ),
    "appointing.over": (
        Text(
            "任命“{role}”，任期最后一天 {last} 已过。",
            "The last day of “{role}”, {last}, is over.",
        ),
        Text("请核对日期；换届之后再任命。", "Check the day; appoint once a new term has begun."),
    ),
    "appointing.oneself": (
        Text(
            "“{role}”只由被任命的人自己决定，没有别人同意。",
            "Nobody but the one who would be “{role}” has decided on that.",
        ),
        Text("请由别人办理，或经别人同意。", "Let somebody else do it, or agree to it."),
    ),
    "appointment.by_case": (
        Text(
            "这项任职是事项 {case} 任命的，不能在事项之外结束。",
            "Case {case} has given this office; it does not end beside the case.",
        ),
        Text(
            "请在该事项里办理辞任、罢免或更正。",
            "Resign, recall or correct in that case.",
        ),
    ),
    "appoints.twice": (
        Text("同一流程的“{role}”授权了两次。", "The same workflow is let appoint “{role}” twice."),
        Text("请删去一处。", "Remove one of them."),
    ),
    "appoints.nothing": (
        Text("该流程没有任命“{name}”的操作。", "No action of this workflow appoints a “{name}”."),
        Text("请核对岗位名称，如：{near}。", "Check the name of the role; did you mean: {near}?"),
    ),
    "appoints.body": (
        Text("本处没有名为“{name}”的机构。", "This place has no body “{name}”."),
        Text(
            "请用 bodies 中的名称，如：{near}。",
            "Use a name that stands under bodies; did you mean: {near}?",
        ),
    ),
    "appoints.power": (
        Text(
            "“{role}”掌握依法行使的职权（{powers}），任命须在 powers 中逐项写明。",
            "“{role}” holds powers that law gives to its body ({powers}); to appoint to it, powers"
            " must name each.",
        ),
        Text(
            "确需由该流程任命的，请写 powers: [{powers}]；否则请删去这项授权。",
            "If this workflow is to appoint to it, write powers: [{powers}]; else remove "
            "the entry.",
        ),
    ),
    "workflow.appoint_two_ends": (
        Text("任期既写了 until，又写了 term。", "Both “until” and “term” say the last day."),
        Text("请只留一个。", "Keep one of them."),
    ),
    "workflow.appoint_until": (
        Text("“{field}”不能作为任期的最后一天。", "“{field}” cannot be the last day of an office."),
        Text(
            "请用不含个人信息的 date 类填写项。", "Use a field of type date that is about nobody."
        ),
    ),
    "workflow.end_appointment": (
        Text("本流程从不任命“{role}”，谈不上免去。", "The workflow never appoints a “{role}”."),
        Text(
            "请加上 appoint，或删去 end_appointment。", "Add an appoint, or remove end_appointment."
        ),
    ),
    "deputy.oneself": (
        Text("不能代理自己。", "Nobody is their own deputy."),
        Text("请写另一个人。", "Name somebody else."),
    ),
    "appointment.not_held": (
        Text(
            "{day} 当天，此人在该机构并不担任这个岗位。",
            "On {day} this person does not hold that role in that body.",
        ),
        Text(
            "请核对人员、岗位、机构和日期；任期已经届满的不必再结束。",
            "Check person, role, body and day; a term that is over need not be ended.",
        ),
    ),
    "deputy.of_nothing": (
        Text(
            "被代理人没有任过这个岗位。",
            "The one to be stood in for was never appointed to this role.",
        ),
        Text("请先登记任职，再写代理。", "Record the appointment first."),
    ),
    "term.backwards": (
        Text(
            "任期止于 {until}，早于开始的 {since}。",
            "The term ends on {until}, before it begins on {since}.",
        ),
        Text("请核对日期。", "Check the dates."),
    ),
    "body.not_here": (
        Text("本处没有这个机构。", "There is no such body here."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "role.not_here": (
        Text("本处的流程里没有这个岗位。", "No workflow here has such a role."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "role.other_body": (
        Text(
            "“{role}”属于 {kind} 类机构，不能由“{body}”的人员担任。",
            "“{role}” belongs to a body of kind {kind}; nobody can hold it in “{body}”.",
        ),
        Text("请在有权的机构里任命。", "Appoint somebody in the body that has the power."),
    ),
}
