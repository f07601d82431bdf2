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
    "portrait.no_measure": (
        Text(
            "给了措施的范围，却没有给出是哪一天开始的。",
            "This says what to compare, but not when the measure began.",
        ),
        Text(
            "请用 --measure 给出措施的第一天，如 --measure 2025-04-01。",
            "Give its first day with --measure, such as --measure 2025-04-01.",
        ),
    ),
    "portrait.measure_outside": (
        Text(
            "措施的第一天须在 {since} 之后，且不晚于 {until}：否则没有前后可比。",
            "A measure begins after {since} and not after {until}, or there is no before and after.",
        ),
        Text(
            "请核对日期；如果数据其实更新，请用 --until 写明到哪一天。",
            "Check the day; if the data reach further, say until when with --until.",
        ),
    ),
    "portrait.measure_days": (
        Text(
            "这一天之前只有 {before} 天的数据，从这一天起只有 {after} 天。",
            "There are only {before} days of data before this day, and {after} from it on.",
        ),
        Text(
            "请减少 --measure-days，或补充数据。",
            "Ask for fewer with --measure-days, or bring more data.",
        ),
    ),
    "portrait.measure_category": (
        Text("类目中没有“{category}”。", "The taxonomy has no category “{category}”."),
        Text("请从以下代码中选用：{codes}。", "Choose among these codes: {codes}."),
    ),
    "portrait.measure_place": (
        Text("文件里没有来自“{place}”的投诉。", "No complaint of the file is from “{place}”."),
        Text(
            "请照文件里的写法填写地点；没有投诉的地方无从比较，请去掉。",
            "Write the place as the file does; leave out a place that nobody complained of.",
        ),
    ),
}
