"""Every word of the pages, in both languages; Django's locale middleware says which."""

from django.utils.translation import get_language

from community_gov import Language, Text

WORDS = {
    "hall": Text("柳荫街道服务大厅（演示）", "Liuyin Street service hall (example)"),
    "cases": Text("事项", "Cases"),
    "visits": Text("来访登记", "Book of visits"),
    "new": Text("新办", "Begin"),
    "none": Text("暂无", "None yet"),
    "skip": Text("跳到正文", "Skip to the content"),
    "login": Text("登录", "Log in"),
    "logout": Text("退出", "Log out"),
    "language": Text("语言", "Language"),
    "user": Text("用户名", "User name"),
    "password": Text("密码", "Password"),
    "wrong_login": Text("用户名或密码不对，请重试。", "User name or password is wrong; try again."),
    "state": Text("当前环节", "Where it is"),
    "told": Text("办理进度", "Progress"),
    "held": Text("已填内容", "What is held"),
    "steps": Text("可以办理", "What you can do"),
    "steps_for": Text("为 {who} 代办", "For {who}"),
    "nothing": Text("现在没有要您办的。", "There is nothing for you to do now."),
    "hand_in": Text("提交", "Hand in"),
    "problems": Text("没有办成，什么都没有写入。请看：", "Nothing was done, and nothing written:"),
    "choose": Text("请选择", "Choose"),
    "required": Text("必填", "required"),
    "ticket": Text("窗口叫号", "Ticket number"),
    "ticket_help": Text(
        "在窗口办的，填今天的号；与所办事项一起登记，一起作数。",
        "At the counter: today's number. It is written together with the step, or not at all.",
    ),
    "ticket_used": Text(
        "这个号今天已登记过。请核对号码。", "This number was called today already; check it."
    ),
    "ticket_wrong": Text("请填 1 到 9999 的号码。", "Fill in a number from 1 to 9999."),
    "consent": Text("本人同意的凭据", "Where the person's consent is kept"),
    "consent_help": Text("如同意书编号。", "Such as the number of a form."),
    "people": Text("有关的人", "Who has which part"),
    "day": Text("日期", "Day"),
    "step": Text("办理内容", "Step"),
    "case": Text("事项", "Case"),
    "busy": Text(
        "系统正忙，没有写入。请稍后再提交一次。",
        "The system is busy and nothing was written. Hand it in once more in a moment.",
    ),
    "valid_until": Text("有效期至", "Valid until"),
}


def language() -> Language:
    """Return the language of this request."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def say(word: str, **values: object) -> str:
    """Return a word of the pages in the language of this request."""
    return WORDS[word].in_(language()).format(**values)
