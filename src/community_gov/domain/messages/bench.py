"""When a test says something that the bench does not know, or expects what did not happen."""

from community_gov.domain.text import Text

_POSSIBLE = Text("现在可以办：{possible}。", "What can be done now: {possible}.")
_COMPARE = Text(
    "规则变了就改这张表，没变就是流程有错。",
    "Change the test if the rule has changed; if not, the workflow is wrong.",
)
_NEAR = Text("您是不是要写：{near}？", "Did you mean: {near}?")

BENCH: dict[str, tuple[Text, Text]] = {
    "bench.nobody": (
        Text("试验台上没有叫“{name}”的人。", "Nobody on the bench is called “{name}”."),
        Text(
            "您是不是要写：{near}？没有介绍过的人，先写明是谁、任什么职。",
            "Did you mean: {near}? Somebody new is introduced first, with their role.",
        ),
    ),
    "bench.twice": (
        Text(
            "试验台上已经有一个“{name}”，任的是别的职。",
            "Somebody called “{name}” is on the bench already, in another role.",
        ),
        Text("请换一个名字。", "Give this one another name."),
    ),
    "bench.which_body": (
        Text(
            "任“{role}”的机构不止一个：{choices}。",
            "More than one body has the role “{role}”: {choices}.",
        ),
        Text("请写明在哪个机构。", "Say in which body."),
    ),
    "bench.no_body": (
        Text(
            "“{role}”在 {kind} 类机构任职，本处没有这样的机构。",
            "The role “{role}” is held in a {kind}, and this place has none.",
        ),
        Text(
            "请在地方文件的 bodies 里写上这个机构。",
            "Add such a body to `bodies` in the place file.",
        ),
    ),
    "bench.which_place": (
        Text("这里有好几个地方：{choices}。", "There are several places: {choices}."),
        Text("请写明是哪一个。", "Say which one is meant."),
    ),
    "bench.no_places": (
        Text(
            "“{folder}”旁边和上层都没有放地方文件的文件夹 places。",
            "There is no folder `places` with place files beside “{folder}” or above it.",
        ),
        Text(
            "请放一个，或在 pytest 配置里写 bench_places。",
            "Add one, or set bench_places in the configuration of pytest.",
        ),
    ),
    "bench.no_vote": (
        Text(
            "“{action}”现在没有可由此人表态的审批。",
            "There is no gate of “{action}” that this person can answer now.",
        ),
        Text("请改办现在可以办的：{possible}。", "Do what can be done now: {possible}."),
    ),
    "bench.which_gate": (
        Text(
            "“{action}”现在有几道审批可以表态：{choices}。",
            "Several gates of “{action}” can be answered now: {choices}.",
        ),
        Text("请写明是哪一道。", "Say which gate is meant."),
    ),
    "bench.moment": (
        Text("“{name}”不是一个时刻。", "“{name}” is not a moment."),
        Text(
            "请写成 2026-03-09 或 2026-03-09 14:30。",
            "Write it as 2026-03-09 or 2026-03-09 14:30.",
        ),
    ),
    "bench.backwards": (
        Text("时间不能倒流：现在已经是 {now}。", "Time does not go back: it is {now} already."),
        Text("请写一个更晚的时刻。", "Give a later moment."),
    ),
    "bench.not_refused": (
        Text(
            "应当被拒（{expected}），却办成了，现在在 {state}。",
            "It should have been refused ({expected}), but was done; the case is at {state}.",
        ),
        Text(
            "规则变了，请改这张表；没变，就是流程有错，请改流程。",
            "Change the test if the rule has changed; if not, correct the workflow.",
        ),
    ),
    "bench.refused_otherwise": (
        Text(
            "应当因 {expected} 被拒，实际因 {happened} 被拒：{why}",
            "It should have been refused by {expected}, but was refused by {happened}: {why}",
        ),
        Text(
            "请改测试或流程；现在可以办：{possible}。",
            "Correct the test or the workflow; what can be done now: {possible}.",
        ),
    ),
    "bench.refused": (
        Text(
            "应当办成，却被拒（{happened}）。",
            "It should have been done, but was refused ({happened}).",
        ),
        Text(
            "请改测试或流程；现在可以办：{possible}。",
            "Correct the test or the workflow; what can be done now: {possible}.",
        ),
    ),
    "bench.state": (
        Text(
            "办完应当在 {expected}，实际在 {happened}。",
            "The case should be at {expected}, but is at {happened}.",
        ),
        Text(
            "请改测试或流程；现在可以办：{possible}。",
            "Correct the test or the workflow; what can be done now: {possible}.",
        ),
    ),
    "bench.no_state": (
        Text("流程里没有“{name}”这个环节。", "The workflow has no state “{name}”."),
        _NEAR,
    ),
    "bench.why": (
        Text(
            "被 {code} 拒绝时应当说到“{expected}”，实际说的是：{happened}",
            "The refusal {code} should say “{expected}”, but says: {happened}",
        ),
        Text(
            "规则变了，请改这张表；没变，就是流程有错，请改流程。",
            "Change the test if the rule has changed; if not, correct the workflow.",
        ),
    ),
    "bench.not_told": (
        Text(
            "应当告知 {who}“{expected}”，实际告知的是：{happened}。",
            "{who} should have been told “{expected}”, but was told: {happened}.",
        ),
        Text(
            "规则变了，请改这张表；没变，就是流程有错，请改流程。",
            "Change the test if the rule has changed; if not, correct the workflow.",
        ),
    ),
    "bench.told_somebody": (
        Text(
            "不应告知任何人，却告知了：{happened}。",
            "Nobody should have been told anything, but this was told: {happened}.",
        ),
        Text(
            "规则变了，请改这张表；没变，就是流程有错，请改流程。",
            "Change the test if the rule has changed; if not, correct the workflow.",
        ),
    ),
    "bench.due": (
        Text(
            "期限“{clock}”应当到 {expected}，实际是 {happened}。",
            "The clock “{clock}” should be due on {expected}, but is: {happened}.",
        ),
        Text(
            "请与办件里正在走的期限比对：{running}。",
            "Compare with the clocks that run in the case: {running}.",
        ),
    ),
    "bench.points": (
        Text(
            "{who} 应当有 {expected} 分，实际有 {happened} 分。",
            "{who} should have {expected} points, but has {happened}.",
        ),
        Text(
            "规则变了，请改这张表；没变，就是流程有错，请改流程。",
            "Change the test if the rule has changed; if not, correct the workflow.",
        ),
    ),
    "bench.held": (
        Text(
            "“{field}”应当是“{expected}”，实际是“{happened}”。",
            "“{field}” should be “{expected}”, but is “{happened}”.",
        ),
        Text(
            "规则变了，请改这张表；没变，就是流程有错，请改流程。",
            "Change the test if the rule has changed; if not, correct the workflow.",
        ),
    ),
    "bench.flags": (
        Text(
            "应当有的标记：{expected}；实际有：{happened}。",
            "The flags should be {expected}, but are {happened}.",
        ),
        Text(
            "规则变了，请改这张表；没变，就是流程有错，请改流程。",
            "Change the test if the rule has changed; if not, correct the workflow.",
        ),
    ),
    "bench.damaged": (
        Text(
            "走完之后，存下来的和发生过的对不上：{why}",
            "In the end what is stored is not what happened: {why}",
        ),
        Text("请运行 community-gov verify 查看。", "Look at it with `community-gov verify`."),
    ),
    "bench.no_case": (
        Text("这一步之前没有叫“{name}”的办件。", "No case called “{name}” was opened before."),
        _NEAR,
    ),
    "bench.no_case_yet": (
        Text("这一步之前还没有立过件。", "No case was opened before this step."),
        Text("请先写一步 opens。", "Begin with a step that `opens` one."),
    ),
    "bench.one_verb": (
        Text(
            "一步只写一件事：opens、does、answers、after 或 at 之中的一个。",
            "A step says one thing: opens, does, answers, after or at.",
        ),
        Text("请分成几步，每步一行。", "Make several steps of it, a line each."),
    ),
    "bench.no_who": (
        Text("没有写是谁做的。", "It does not say who does it."),
        Text("请写 who。", "Add `who`."),
    ),
    "bench.empty": (
        Text("表里一件也没有。", "There is no case in the table."),
        Text("请在 cases 下面写一件，每步一行。", "Write one under `cases`, a line for each step."),
    ),
}
