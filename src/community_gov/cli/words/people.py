"""What the commands on people, notices and answers say about themselves."""

from community_gov.domain.text import Text

TEXTS = {
    "person": Text(
        "查看怎样联系一个人（已遮盖）；更改、撤回联系方式，或不再接收某个渠道的通知。",
        "How a person can be reached, masked; change or withdraw it, or decline a channel.",
    ),
    "person_change": Text(
        "更改这一项；新的内容从终端或标准输入读，每项一行，不写在命令里。",
        "Change this; the new value is read from the terminal or standard input, a line for each, never from the command.",
    ),
    "person_withdraw": Text("撤回这一项。", "Withdraw this."),
    "person_decline": Text(
        "不再通过这个渠道告知此人。", "No longer tell the person by this channel."
    ),
    "person_accept": Text("恢复通过这个渠道告知此人。", "Tell the person by this channel again."),
    "person_by": Text(
        "由谁办理（编号）；不写就是本人。", "Who does it, by id; the person, when left out."
    ),
    "notices": Text(
        "还没有发出的通知：哪些在等，哪些已放弃、为什么。有放弃的，以 1 结束。",
        "Notices that have not left: which wait, which were given up and why. Ends with 1 where some were.",
    ),
    "feedback": Text(
        "办结后问居民的话，各答了多少：份额、区间，人少不列。",
        "What residents answered after closing: shares with their intervals; few are not told.",
    ),
    "feedback_since": Text("从哪天起；默认一年前。", "The first day; a year ago by default."),
    "feedback_until": Text("到哪天为止；默认今天。", "The last day; today by default."),
    "feedback_least": Text(
        "少于这么多份的答案不单独列出。", "Answers fewer than this are not told by themselves."
    ),
    "notices_place": Text("只看这个地方。", "Only this place."),
    "notices_send": Text("先把到时间的发出去，适合 cron。", "First send what is due: for cron."),
    "notices_again": Text(
        "先让这一条放弃的通知重发。", "First let this one, given up, be tried again."
    ),
    "notices_again_all": Text(
        "先让放弃的通知全部重发；可配合 --place。",
        "First let all that were given up be tried again; --place limits it.",
    ),
}
