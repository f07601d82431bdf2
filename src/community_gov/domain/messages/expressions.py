"""When a condition that somebody wrote cannot be understood, or cannot be answered as it stands."""

from community_gov.domain.text import Text


def _at(zh: str, en: str) -> Text:
    return Text(
        f"条件中的“{{word}}”（第 {{column}} 个字符）{zh}",
        f"“{{word}}” (character {{column}} of the condition) {en}",
    )


_SHORTER = Text(
    "请拆成几个条件，或改用一个有名字的核查。",
    "Make several conditions of it, or name a check instead.",
)
_OTHER_KIND = Text("请改用同一类内容。", "Use something of the same kind.")

EXPRESSIONS: dict[str, tuple[Text, Text]] = {
    # How it is written
    "expression.empty": (
        Text("条件是空的。", "The condition is empty."),
        Text("请写上条件，或删去它。", "Write one, or remove it."),
    ),
    "expression.too_long": (
        Text("条件超过 {limit} 个字符。", "The condition is longer than {limit} characters."),
        _SHORTER,
    ),
    "expression.too_many": (
        _at(
            "处起，条件超过 {limit} 个部分。",
            "is where the condition goes beyond {limit} parts.",
        ),
        _SHORTER,
    ),
    "expression.too_deep": (
        _at("处，嵌套超过 {limit} 层。", "is nested more than {limit} deep."),
        _SHORTER,
    ),
    "expression.character": (
        _at("没有意义。", "has no meaning there."),
        Text(
            "请改写：条件由名称、数、日期、加引号的文字、and、or、not、in、比较符号、"
            "+ - * 和括号组成。",
            "Write this part otherwise: a condition is made of names, numbers, dates, "
            "quoted text, and, or, not, in, comparisons, + - * and brackets.",
        ),
    ),
    "expression.unseen": (
        _at("是看不见的字符。", "is an invisible character."),
        Text("请删去它，或重新打一遍。", "Remove it, or type the condition again."),
    ),
    "expression.otherwise": (
        _at("不是条件的写法。", "is not how a condition is written."),
        Text("请用半角写“{near}”。", "Write “{near}”."),
    ),
    "expression.unquoted": (
        _at("不是名称，也没有加引号。", "is neither a name nor in quotation marks."),
        Text("请给文字加半角引号，如 '{word}'。", "Put text in quotation marks, such as '{word}'."),
    ),
    "expression.name": (
        _at("不能作名称。", "cannot be a name."),
        Text(
            "请改名：以小写英文字母开头，后接小写字母、数字、下划线或短横线；核查写成“名称@版本”，"
            "如 eligible@1。",
            "Begin with a to z; then a to z, digits, _ or -. A check is written name@version, "
            "such as eligible@1.",
        ),
    ),
    "expression.open_text": (
        _at("是引号，但后面没有与它成对的引号。", "opens a text that nothing closes."),
        Text("请在文字后补上同样的引号。", "Put the same mark after the text."),
    ),
    "expression.minus": (
        _at("：减号写法不对。", "has a minus that cannot be read."),
        Text(
            "请在减号两边都加空格，因为名称里可以有短横线；负数写成 -3；日期写成 2026-01-01。",
            "Put a space on both sides of a minus, since a name may contain one; write "
            "a negative number as -3, and a date as 2026-01-01.",
        ),
    ),
    "expression.fraction": (
        _at("不是分数。", "is not a fraction."),
        Text(
            "请把分数写成 2/3，中间不留空格，分母不为 0；条件里没有除法。",
            "Write it as 2/3, without spaces and not over 0; there is no division here.",
        ),
    ),
    "expression.number": (
        _at("不是数。", "is not a number."),
        Text("请写整数或 2/3 这样的分数。", "Write a whole number, or a fraction such as 2/3."),
    ),
    "expression.no_such_day": (
        _at("不是日期。", "is not a day."),
        Text("请写成 2026-01-01 这样的日期。", "Write a date such as 2026-01-01."),
    ),
    "expression.too_large": (
        _at("太大，超过 {limit}。", "is beyond {limit}."),
        Text("请用较小的数。", "Use a smaller number."),
    ),
    "expression.expected": (
        _at("处应是{expected}。", "stands where {expected} is expected."),
        Text("请补上缺少的，或删去多余的。", "Add what is missing, or remove what is too much."),
    ),
    "expression.chained": (
        _at("把几个比较连在了一起。", "makes a chain of comparisons."),
        Text(
            "请用 and 连接，如 1 <= copies and copies <= 5。",
            "Join them with and, as in 1 <= copies and copies <= 5.",
        ),
    ),
    "expression.list": (
        _at("：列表只能写在 in 之后。", "begins a list, which may stand after in only."),
        Text("请写成 kind in [one, other] 这样。", "Write it as in kind in [one, other]."),
    ),
    "expression.call": (
        _at("后面不能接括号。", "cannot be called."),
        Text(
            "条件里只有 length(…)；其他计算请改用一个有名字的核查。",
            "There is length(…) only; for anything else name a check.",
        ),
    ),
    # What it means
    "expression.minus_in_name": (
        _at("是一个名称，但没有这样的填写项。", "is one name, and there is no such field."),
        Text(
            "要相减，请在减号两边加空格：{near}。",
            "To subtract, put spaces around the minus: {near}.",
        ),
    ),
    "expression.sealed": (
        _at(
            "是密封的个人信息，条件不能直接看它；个人信息只经由核查进入判断。",
            "is about a person and sealed; a personal value enters a decision through a question only.",
        ),
        Text(
            "请改用一个只给出结论的核查，写成“名称@版本”。",
            "Name a check that tells only what follows from it, as name@version.",
        ),
    ),
    "expression.ambiguous": (
        _at(
            "既是填写项，又是“{field}”的选项。",
            "is both a field and a choice of “{field}”.",
        ),
        Text("如指选项，请加引号：'{word}'。", "If you mean the choice, quote it: '{word}'."),
    ),
    "expression.bare_word": (
        _at("没有加引号。", "is not in quotation marks."),
        Text(
            "只有选择项的选项可以不加引号；文字请写 '{word}'。",
            "Only the choices of a field may do without; write '{word}'.",
        ),
    ),
    "expression.compares": (
        _at("把{left}与{right}相比。", "compares {left} with {right}."),
        _OTHER_KIND,
    ),
    "expression.order": (
        _at(
            "不能用于{kind}，因为它不分大小先后。", "cannot be used on {kind}, which has no order."
        ),
        Text("请用 == 、!= 或 in。", "Use ==, != or in."),
    ),
    "expression.needs": (
        _at("是{kind}，此处应是{expected}。", "is {kind}, where {expected} is expected."),
        Text("请改写这一处。", "Write this part otherwise."),
    ),
}
