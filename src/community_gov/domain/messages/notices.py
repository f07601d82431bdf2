"""When people are told: rules in a place's file, and notices that did not leave."""

from community_gov.domain.text import Text

_SEE = Text(
    "请用 community-gov notices 查看；排除原因后可重发。",
    "See community-gov notices; once the cause is gone, send it again from there.",
)

NOTICES: dict[str, tuple[Text, Text]] = {
    "notice.failed": (
        Text("通知没有发出（{detail}）。", "The notice did not leave ({detail})."),
        _SEE,
    ),
    "notice.channel_down": (
        Text("渠道暂时不通（{detail}）。", "The channel is down ({detail})."),
        Text(
            "会自动再试；若一直不通，请检查地址、网络和对方服务。",
            "It is tried again by itself; if that goes on, check the address, the network and the other side.",
        ),
    ),
    "notice.too_fast": (
        Text(
            "对方要求放慢发送（{detail}）。", "The other side asks to send more slowly ({detail})."
        ),
        Text("会自动再试，无须处理。", "It is tried again by itself; nothing needs to be done."),
    ),
    "notice.refused": (
        Text(
            "对方不接收这条通知（{detail}）。",
            "The other side does not take this notice ({detail}).",
        ),
        Text(
            "请核对收件人的联系方式和渠道的设置，改正后重发。",
            "Check the receiver's address and the channel's settings, then send it again.",
        ),
    ),
    "notice.no_secret": (
        Text("环境变量 {detail} 没有设置。", "The environment variable {detail} is not set."),
        Text(
            "请在运行 worker 的环境里设置它；通知会自动再试。",
            "Set it where the worker runs; the notices are tried again by themselves.",
        ),
    ),
    "notice.no_address": (
        Text(
            "收件人没有登记这种联系方式，或者岗位上没有人。",
            "The receiver has no such address on record, or nobody holds the role.",
        ),
        Text(
            "请用别的方式告知，或登记后重发。",
            "Tell them another way, or record it and send it again.",
        ),
    ),
    "notices.without": (
        Text(
            "{path}：没有插件带来名为 {name} 的告知规则。",
            "{path}: no plugin brings a rule named {name}.",
        ),
        Text(
            "请改写成已有的规则，如 {near}；用不着就删去这一处。",
            "Name a rule that a plugin brings, such as {near}, or remove this entry.",
        ),
    ),
    "plugin.telling": (
        Text(
            "插件“{plugin}”的告知规则 {name} 里写了“{said}”，流程中没有，或者是个人信息。",
            "The rule {name} of the plugin “{plugin}” says “{said}”, which its workflow does not have, or which is personal.",
        ),
        Text(
            "请开发者改用流程里有、又不涉及个人的名称，如 {near}。",
            "Its author must use a name that the workflow has and that is not personal, "
            "such as {near}.",
        ),
    ),
    "notice.inside": (
        Text(
            "网址指向本机或单位内网，没有发送。",
            "The address leads to this machine or the office's own network; nothing was sent.",
        ),
        Text(
            "确实要发到内网的，请在这个渠道的设置里写 inside: true。",
            "If that is meant, write inside: true in the settings of the channel.",
        ),
    ),
    "notice.declined": (
        Text(
            "收件人表示不愿通过这个渠道接收通知。",
            "The receiver does not want to be told by this channel.",
        ),
        Text(
            "请用收件人愿意的方式告知，如打电话、上门。",
            "Tell them in a way that they want, such as a call or a visit.",
        ),
    ),
    "contact.unknown": (
        Text("本处没有登记此人。", "Nobody of this id is registered here."),
        Text("请核对编号。", "Check the id."),
    ),
    "contact.nothing": (
        Text(
            "没有登记“{field}”，无可撤回。",
            "“{field}” is not on record; there is nothing to withdraw.",
        ),
        Text("请核对要撤回哪一项。", "Check what is to be withdrawn."),
    ),
    "contact.channel": (
        Text("本处没有这个渠道。", "There is no such channel here."),
        Text("请改用本处有的渠道，如 {near}。", "Choose a channel of this place, such as {near}."),
    ),
    "contact.busy": (
        Text("有人正在同时更改同一项。", "Somebody else is changing the same at this moment."),
        Text("请稍后再改一次。", "Change it again in a moment."),
    ),
    "notice.no_channel": (
        Text(
            "地方文件里已没有这个渠道，或者这个地方现在读不出来（{detail}）。",
            "The place's file has no such channel any more, or the place cannot be built now ({detail}).",
        ),
        Text(
            "请恢复渠道或改正地方文件；通知会自动再试。",
            "Put the channel back or mend the file; the notice is tried again by itself.",
        ),
    ),
    "notice.timeout": (
        Text(
            "渠道在限定时间内没有答复（{detail}）。",
            "The channel did not answer in its time ({detail}).",
        ),
        _SEE,
    ),
    "notice.not_here": (
        Text("没有这样一条放弃的通知。", "There is no such notice that was given up."),
        Text("请用 community-gov notices 查看编号。", "See the ids with community-gov notices."),
    ),
    "notices.kind": (
        Text("{path}：没有“{name}”这种渠道。", "{path}: there is no kind of channel “{name}”."),
        Text(
            "是不是想写 {near}？提供它的插件要列在 plugins 里。",
            "Did you mean {near}? The plugin that gives it must stand under plugins.",
        ),
    ),
    "notices.kind_missing": (
        Text(
            "{path}：没有写 kind，不知道是哪种渠道。",
            "{path}: without a kind nobody knows what channel this is.",
        ),
        Text("请加上 kind，如 kind: notices:email。", "Add one, such as kind: notices:email."),
    ),
    "notices.settings": (
        Text(
            "{path}：渠道的设置不成立：{detail}。",
            "{path}: the channel's settings cannot be: {detail}.",
        ),
        Text("请改正。", "Correct them."),
    ),
    "notices.setting_missing": (
        Text("{path}：渠道缺少“{name}”。", "{path}: the channel lacks “{name}”."),
        Text("请补上。", "Add it."),
    ),
    "notices.setting_unknown": (
        Text(
            "{path}：这种渠道没有设置“{name}”。",
            "{path}: this kind of channel has no setting “{name}”.",
        ),
        Text(
            "请删去这一项，或改写成它有的设定：{near}。",
            "Leave it out, or write one that it has: {near}.",
        ),
    ),
    "notices.channel": (
        Text("{path}：没有名为“{name}”的渠道。", "{path}: there is no channel named “{name}”."),
        Text(
            "是不是想写 {near}？渠道写在 notices.channels 里。",
            "Did you mean {near}? Channels stand under notices.channels.",
        ),
    ),
    "notices.workflow": (
        Text("{path}：这里没有流程“{name}”。", "{path}: there is no workflow “{name}” here."),
        Text("是不是想写 {near}？", "Did you mean {near}?"),
    ),
    "notices.action": (
        Text("{path}：没有操作“{name}”。", "{path}: there is no action “{name}”."),
        Text("是不是想写 {near}？", "Did you mean {near}?"),
    ),
    "notices.state": (
        Text("{path}：没有环节“{name}”。", "{path}: there is no state “{name}”."),
        Text("是不是想写 {near}？", "Did you mean {near}?"),
    ),
    "notices.audience": (
        Text("{path}：没有角色“{name}”。", "{path}: there is no role “{name}”."),
        Text("是不是想写 {near}？", "Did you mean {near}?"),
    ),
    "notices.field": (
        Text(
            "{path}：通知里写了“{name}”，这里不能用它。",
            "{path}: the notice names “{name}”, which cannot stand here.",
        ),
        Text(
            "请只写流程里不属于个人的项：{near}。",
            "Name only fields of the workflow that are about nobody: {near}.",
        ),
    ),
    "notices.nobody": (
        Text(
            "{path}：这条规则没有写告知谁，或者没有写用哪个渠道。",
            "{path}: the rule does not say whom, or by which channel.",
        ),
        Text("请补上 to 和 by。", "Add to and by."),
    ),
    "notices.text_when": (
        Text(
            "{path}：有 text 的规则要写明什么时候告知。",
            "{path}: a rule with a text must say when it is told.",
        ),
        Text("请加上 on 或 entering，并写明 workflow。", "Add on or entering, and the workflow."),
    ),
    "notices.quiet": (
        Text("{path}：免打扰时段 {value} 不成立。", "{path}: the quiet hours {value} cannot be."),
        Text("请写从几点到几点，如 21:00-08:00。", "Write from when to when, like 21:00-08:00."),
    ),
    "notices.pace": (
        Text(
            "{path}：重试的间隔要以分钟计，最长的不短于最初的。",
            "{path}: pauses between attempts are in minutes, and the longest is no shorter than the first.",
        ),
        Text(
            "请改写，如 first: 1 minute，most: 360 minutes。",
            "Write for example first: 1 minute, most: 360 minutes.",
        ),
    ),
}
