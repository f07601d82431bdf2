"""When a chart or a portrait cannot be drawn."""

from community_gov.domain.text import Text

PICTURES: dict[str, tuple[Text, Text]] = {
    "pictures.not_installed": (
        Text(
            "画图用的程序没有安装，没有写出任何文件。",
            "What draws charts is not installed; nothing was written.",
        ),
        Text(
            "请运行 pip install 'community-gov[pictures]'，然后重试。",
            "Run: pip install 'community-gov[pictures]', then try again.",
        ),
    ),
    "portrait.no_days": (
        Text(
            "文件里没有一件合格的投诉，不知道是哪些天。",
            "No complaint of the file is valid, so the days are not known.",
        ),
        Text(
            "请用 --since 和 --until 给出起止日期；先用 complaints import 看看原因。",
            "Give --since and --until; complaints import says what is wrong with the rows.",
        ),
    ),
    "portrait.open": (
        Text("渠道的开通日期写法不对。", "This does not say when a channel was open."),
        Text(
            "请写成 渠道:起始日 或 渠道:起始日:截止日，如 hotline:2025-01-01:2025-06-30。",
            "Write channel:first or channel:first:last, such as hotline:2025-01-01:2025-06-30.",
        ),
    ),
}
