"""When somebody may not do something, or somebody else was faster."""

from community_gov.domain.text import Text

ACTING: dict[str, tuple[Text, Text]] = {
    "action.unknown": (
        Text("这个流程里没有这个操作。", "This workflow has no such action."),
        Text("您是不是要找：{near}？", "Did you mean: {near}?"),
    ),
    "action.not_yours": (
        Text(
            "您现在的身份不能“{action}”。", "You may not do “{action}” in the roles you hold now."
        ),
        Text("此事由以下人员办理：{roles}。请转交。", "Please ask one of these: {roles}."),
    ),
    "action.not_here": (
        Text(
            "事项目前处于“{here}”，还不能（或不再能）“{action}”。",
            "The case is at “{here}”, from where “{action}” is not possible.",
        ),
        Text(
            "“{action}”在这些环节办理：{there}。请先查看下一步可办的事。",
            "“{action}” is possible at: {there}. Look at what can be done next.",
        ),
    ),
    "action.way_closed": (
        Text(
            "事项所处的环节可以“{action}”，但所要求的条件目前不成立。",
            "“{action}” belongs here, but what it depends on does not hold now.",
        ),
        Text(
            "请查看该操作的条件，或先办理其他事项。",
            "Look at its conditions, or do what has to come first.",
        ),
    ),
    "flag.not_open": (
        Text("没有第 {number} 件待处理。", "Number {number} is not open."),
        Text("请改用待处理的号码：{open}。", "Give the number of one that is open: {open}."),
    ),
    "flag.not_yours": (
        Text("第 {number} 件不是您提的。", "Number {number} is not yours."),
        Text(
            "只有提出的人能撤回；请核对号码。",
            "Only who raised it can withdraw it; check the number.",
        ),
    ),
    "action.closed": (
        Text("现在不能“{action}”：{because}。", "“{action}” is not possible now: {because}."),
        Text(
            "请先查看事项目前的情况和下一步可办的事。",
            "Look at where the case is and what can be done next.",
        ),
    ),
    "four_eyes": (
        Text(
            "“{earlier}”是您或您代理的人经手的，“{action}”须由另一人办理。",
            "You, or who you act for, did “{earlier}”, so somebody else must do “{action}”.",
        ),
        Text("请转交另一位有权的同事。", "Please hand it to another colleague who may do it."),
    ),
    "check.denied": (
        Text("{because}", "{because}"),
        Text("如情况有误，请更正材料后再办。", "If a detail is wrong, correct it and try again."),
    ),
    "check.unknown": (
        Text("“{action}”暂不能决定：{because}。", "“{action}” cannot be decided yet: {because}."),
        Text("请补充所缺内容后再办。", "Supply what is missing and try again."),
    ),
    "check.unanswered": (
        Text(
            "“{action}”所依据的核查“{check}”没有得到回答。",
            "The check “{check}”, on which “{action}” rests, was not answered.",
        ),
        Text(
            "请联系本系统的维护人员，查看插件是否已安装。",
            "Ask whoever keeps this system whether the plugin is installed.",
        ),
    ),
    "reason.missing": (
        Text("“{action}”须说明理由。", "“{action}” needs a reason."),
        Text("请选择其一：{choices}。", "Choose one: {choices}."),
    ),
    "reason.unknown": (
        Text("没有这个理由可选。", "That reason is not on the list."),
        Text("您是不是要选：{near}？", "Did you mean: {near}?"),
    ),
    "items.missing": (
        Text("“{action}”须指明哪一项有问题。", "“{action}” must name what is wrong."),
        Text(
            "请逐项列出并注明理由，其余材料不必重交。",
            "Name each item with its reason; nothing else is asked for again.",
        ),
    ),
    "items.not_taken": (
        Text("“{action}”不用于退回材料。", "“{action}” does not send anything back."),
        Text("请使用退回补正的操作。", "Use the action that sends items back."),
    ),
    "items.not_held": (
        Text(
            "事项里没有这份材料，无从退回。",
            "The case holds no such item, so it cannot be sent back.",
        ),
        Text("您是不是要退回：{near}？", "Did you mean: {near}?"),
    ),
    "links.not_taken": (
        Text("“{action}”不能关联这一类事项。", "“{action}” takes no such links."),
        Text("请去掉这项关联。", "Leave the link out."),
    ),
    "links.missing": (
        Text("“{action}”须关联原来的事项。", "“{action}” must be linked to the case it follows."),
        Text("请写明原事项编号。", "Give the number of that case."),
    ),
    "gate.unknown": (
        Text("这个操作没有这道审批。", "This action has no such approval."),
        Text("请写现有的审批之一：{known}。", "Name one that it has: {known}."),
    ),
    "gate.not_yours": (
        Text(
            "“{gate}”不由您现在的身份签署意见。",
            "You may not answer “{gate}” in the roles you hold now.",
        ),
        Text("请由担任以下岗位的人签署意见：{roles}。", "Please ask one of these: {roles}."),
    ),
    "gate.own_request": (
        Text(
            "申请办理的人不能自己通过“{gate}”。",
            "Nobody may approve their own request at “{gate}”.",
        ),
        Text("请由另一人签署意见。", "Ask somebody else to answer."),
    ),
    "gate.voted": (
        Text("您在“{gate}”已经签署过意见。", "You have answered “{gate}” already."),
        Text("无须再次签署。", "There is nothing more for you to do here."),
    ),
    "gate.not_on_roll": (
        Text(
            "“{gate}”的表决名册里没有您（或您代理的人）。",
            "You, or the one you act for, are not among the voters of “{gate}”.",
        ),
        Text(
            "名册在提请时已经固定；有误请联系召集人重新提请。",
            "The electorate was frozen with the request. If it is wrong, ask for the vote anew.",
        ),
    ),
    "gate.not_yet": (
        Text(
            "还轮不到“{gate}”：先要通过“{earlier}”。",
            "“{gate}” is not open yet: “{earlier}” comes first.",
        ),
        Text("请等前面的审批办完。", "Wait for what comes before it."),
    ),
    "gate.not_asked_of_you": (
        Text("没有请您加签。", "Your agreement was not asked for."),
        Text("无须签署。", "There is nothing for you to sign."),
    ),
    "gate.nobody_votes": (
        Text("“{gate}”没有任何人可以表决。", "Nobody can vote at “{gate}”."),
        Text(
            "请先登记有表决权的人，再提请。", "Register those who may vote, then ask for it again."
        ),
    ),
    "gate.no_weight": (
        Text(
            "“{gate}”名册里有人的表决权数查不清：{because}。",
            "What somebody counts for at “{gate}” could not be found out: {because}.",
        ),
        Text("请补全登记后再提请。", "Complete the register, then ask for it again."),
    ),
    "conflict_of_interest": (
        Text(
            "您或您代理的人就是{parts}，或与其有登记在案的关系，不能“{action}”。",
            "You, or who you act for, are on record as related to {parts} or are one of them, so you may"
            " not do “{action}”.",
        ),
        Text("请回避，转交另一位有权的同事。", "Please stand back and hand it to a colleague."),
    ),
    "task.not_now": (
        Text(
            "现在没有“{action}”这一步可以分派。",
            "There is no step “{action}” to be given to anybody now.",
        ),
        Text("请先查看下一步可办的事。", "Look at what can be done next."),
    ),
    "task.not_theirs": (
        Text("这个人不能“{action}”。", "This person may not do “{action}”."),
        Text(
            "请分派给担任以下岗位的人：{roles}。",
            "Give it to somebody who is one of these: {roles}.",
        ),
    ),
    "task.somebody_elses": (
        Text("“{action}”已交由另一人办理。", "“{action}” was given to somebody else."),
        Text("需要由您办的，请先接手。", "If you are to do it, take it over first."),
    ),
    "task.several": (
        Text(
            "“{gate}”由多人签署或表决，不能只交给一个人。",
            "Several people answer “{gate}”, so it cannot be given to one.",
        ),
        Text("请由有权的人各自办理。", "Let each of them answer."),
    ),
    "task.barred": (
        Text(
            "“{action}”不能分派给这个人：本人提请或经办过，须由他人办理。",
            "This person asked for “{action}” or did what must be apart from it.",
        ),
        Text("请分派给另一位有权的同事。", "Give it to another colleague who may do it."),
    ),
    "signer.not_yours_to_drop": (
        Text(
            "这项加签是审批人提出的，提请人不能减签。",
            "An approver asked for this agreement, so who asked for “{action}” cannot drop it.",
        ),
        Text("请与加签的审批人商量。", "Talk to the one who asked for it."),
    ),
    "signer.none_here": (
        Text("“{action}”不能加签。", "Nobody's agreement can be asked for besides at “{action}”."),
        Text(
            "需要加签的，请流程的维护人员在 signers 下写明角色。",
            "If it should be possible, name roles under “signers” of the action.",
        ),
    ),
    "signer.not_one": (
        Text("不能请这个人加签。", "This person's agreement cannot be asked for."),
        Text("请改请担任以下岗位的人：{roles}。", "Ask somebody who is one of these: {roles}."),
    ),
    "signer.already": (
        Text(
            "这个人已在“{action}”中提请、签署或被请加签。",
            "This person has a hand in “{action}” already.",
        ),
        Text("无须再请。", "There is no need to ask again."),
    ),
    "signer.not_yours": (
        Text(
            "只有提请人和当前的审批人可以就“{action}”加签、减签。",
            "Only who asked for “{action}”, or may answer it now, can ask others besides.",
        ),
        Text("请转告他们。", "Please tell one of them."),
    ),
    "signer.not_open": (
        Text("没有这一项待签的加签。", "No such agreement is waited for."),
        Text(
            "请查看还在等谁加签；已经签署的不能减签。",
            "Look at whose agreement is still waited for; one that was given cannot be dropped.",
        ),
    ),
    "gate.closed": (
        Text("“{gate}”已经通过。", "“{gate}” is passed already."),
        Text("无须再次签署。", "There is nothing more to do here."),
    ),
    "gate.shown": (
        Text(
            "您看到的内容与现在待批的不一致，所签意见不作数。",
            "What you were shown is not what is asked now, so the answer does not count.",
        ),
        Text("请重新打开事项，看过后再签署意见。", "Open the case again, look, and answer then."),
    ),
    "gate.answer": (
        Text("没有这种意见。", "There is no such answer."),
        Text("请从这些意见中选一种：{known}。", "Answer with one of: {known}."),
    ),
    "gate.hands_in": (
        Text(
            "在“{gate}”签署意见时不能同时提交材料或关联。",
            "An answer at “{gate}” hands nothing in.",
        ),
        Text("请分开办理。", "Do that separately."),
    ),
    "gate.comes_to_more": (
        Text(
            "“{action}”按现在的情况算出的结果，与审批人看到的不同。",
            "“{action}” no longer comes to what the approvers were shown.",
        ),
        Text("请重新提请审批。", "Ask for the approval again."),
    ),
    "gate.already_asked": (
        Text("“{action}”已经提请审批，正在等待。", "“{action}” was asked for already and waits."),
        Text("请等待审批结果。", "Wait for the approval."),
    ),
    "tally.nothing_asked": (
        Text(
            "目前没有提请这个操作，也就没有票可计。",
            "Nobody has asked for this, so nothing is counted.",
        ),
        Text(
            "请先提请，再看计票；已经办结的，结果写在事项说明里。",
            "Ask for it first; what an earlier vote came to stands in the account of the case.",
        ),
    ),
    "gate.nothing_asked": (
        Text("目前没有提请审批的“{action}”。", "Nobody has asked for “{action}”."),
        Text("请先查看下一步可办的事。", "Look at what can be done next."),
    ),
    "clock.not_due": (
        Text("这个期限没有到期，或已经停止。", "This clock is not due, or no longer runs."),
        Text("无须处理。", "There is nothing to do."),
    ),
    "clock.as_reckoned": (
        Text("期限的日子没有变化。", "No due day has changed."),
        Text("无须处理。", "There is nothing to do."),
    ),
    "automatic.endless": (
        Text(
            "“{action}”之后自动办理没完没了，已停下，什么都没有改动。",
            "After “{action}” things went on happening by themselves without an end; nothing"
            " was changed.",
        ),
        Text(
            "请流程的维护人员检查 by: [automatic] 的操作及其条件。",
            "Ask whoever keeps the workflow to look at its actions “by: [automatic]”.",
        ),
    ),
    "clock.not_running": (
        Text("事项里没有正在计算的这个期限。", "This clock does not run in the case."),
        Text(
            "请查看正在计算的期限：{near}；事项办结或暂停后不再计算。",
            "Look at a clock that runs ({near}); none does once the case is over.",
        ),
    ),
    "conflict.rests_on": (
        Text(
            "所关联的事项 {case} 刚刚有了变化，此次办理依据的情况已不是最新。",
            "The linked case {case} has just moved on, and this act rested on where it was.",
        ),
        Text("请再看一眼，然后重新办理。", "Look again, then do it once more."),
    ),
    "conflict.version": (
        Text(
            "这件事项刚被别人办过，您看到的已不是最新。",
            "Somebody else has changed this case since you looked.",
        ),
        Text(
            "请刷新后再办，您这次的操作没有生效。",
            "Look again and repeat if needed; nothing of yours was done.",
        ),
    ),
    "conflict.claim_taken": (
        Text(
            "这一份已被占用，不能重复办理。",
            "This is taken already; it cannot be taken twice.",
        ),
        Text(
            "如您认为有误，请联系受理窗口核实。",
            "If you think this is wrong, ask the office to look into it.",
        ),
    ),
    "conflict.case_exists": (
        Text("这件事项已经建立。", "This case exists already."),
        Text("请直接查看原事项。", "Look at the case that is there."),
    ),
    "key.done": (
        Text("同一请求刚刚已经办理。", "The same request was carried out a moment ago."),
        Text("无须重复提交。", "There is no need to send it again."),
    ),
    "key.reused": (
        Text("这个请求编号已用于另一内容。", "This request key was used for something else."),
        Text("请换一个新的请求编号。", "Use a new key for a new request."),
    ),
    "message.not_sent": (
        Text("这条通知没有发出（{kind}）。", "This message could not be sent ({kind})."),
        Text(
            "它会继续等待，下次再发；请检查发送渠道。",
            "It goes on waiting and is tried again; check the channel.",
        ),
    ),
    "workflow.not_here": (
        Text("本处没有这个流程。", "There is no such workflow here."),
        Text("您是不是要找：{near}？", "Did you mean: {near}?"),
    ),
    "finding.cannot_ask": (
        Text(
            "这件事项不是由数据发现的，或者现在查问不到数据。",
            "The case was not opened on what data had found, or the data cannot be asked now.",
        ),
        Text("请核对事项和数据来源。", "Check the case and where the data come from."),
    ),
    "finding.too_slow": (
        Text("数据迟迟没有答复，这次没有查问到。", "The data did not answer in time."),
        Text(
            "事项不受影响；请稍后再问，或者让查问读取事先备好的数据。",
            "The case is as it was. Try later, or let the inquiry read data that were made ready.",
        ),
    ),
    "finding.day": (
        Text(
            "不能以这一天为准查问：它还没到，或者早于当初发现问题的日子。",
            "The data cannot be asked as of this day: it is to come, or before the problem was found.",
        ),
        Text("请写 {first} 到 {last} 之间的一天。", "Give a day from {first} to {last}."),
    ),
    "case.not_here": (
        Text("本处没有这件事项。", "There is no such case here."),
        Text("请核对编号。", "Check the number."),
    ),
    "case.other_workflow": (
        Text(
            "这件事项走的是流程 {kept}，不是 {name}。", "This case follows {kept}, and not {name}."
        ),
        Text("请写 {kept}，或换一件事项。", "Name {kept}, or give another case."),
    ),
    "case.twice": (
        Text("一次请求里同一事项出现两次。", "The same case stands twice in one request."),
        Text("请分开办理。", "Do one after the other."),
    ),
    "queue.not_here": (
        Text("本处没有这个待办列表。", "There is no such list of cases here."),
        Text("您是不是要找：{near}？", "Did you mean: {near}?"),
    ),
    "field.no_version": (
        Text("这一项没有第 {number} 份。", "There never was a version {number} of this item."),
        Text(
            "请先看这件事项的更正对照，再写其中有的编号。",
            "Look at the corrections of the case, and give a number that stands there.",
        ),
    ),
    "program.not_here": (
        Text("本处没有这个项目。", "This neighbourhood offers no such program."),
        Text("您是不是要找：{near}？", "Did you mean: {near}?"),
    ),
    "program.not_offered": (
        Text(
            "“{program}”现在不受理：受理时间为 {since} 至 {until}。",
            "“{program}” is not open today: it runs from {since} to {until}.",
        ),
        Text("请在受理时间内再来。", "Come back within that time."),
    ),
    "people.no_such_part": (
        Text("这个流程里没有这个当事人身份。", "The workflow has no such part in a case."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "people.unknown": (
        Text("此人尚未在本处登记。", "This person is not registered here."),
        Text("请先登记再办理。", "Register the person first."),
    ),
    "people.missing": (
        Text(
            "“{field}”是关于当事人“{part}”的，但事项里没有此人。",
            "“{field}” is about the {part}, whom the case does not name.",
        ),
        Text("请先写明当事人。", "Say first who that is."),
    ),
    "acting_for.stranger": (
        Text(
            "代办人须是本处工作人员，或与本人有登记在册的关系。",
            "Only somebody who works here, or is a relation on record, may act for another.",
        ),
        Text(
            "请由工作人员代办，或先登记两人的关系。",
            "Let a worker do it, or record the relation first.",
        ),
    ),
    "acting_for.consent": (
        Text(
            "代办须写明本人同意的凭据。",
            "Acting for somebody needs a note of where their consent is kept.",
        ),
        Text(
            "请写明同意书编号、录音或见证人。",
            "Give the form's number, the recording or the witness.",
        ),
    ),
    "rule.not_yet": (
        Text("“{rule}”自 {since} 起才有规定。", "“{rule}” has no rule before {since}."),
        Text("请核对日期。", "Check the date."),
    ),
}
