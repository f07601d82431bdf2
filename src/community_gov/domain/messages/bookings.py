"""When a room, a thing or a person cannot be booked."""

from community_gov.domain.text import Text

BOOKINGS: dict[str, tuple[Text, Text]] = {
    "conflict.booked": (
        Text(
            "{day} {hours}，“{what}”已被“{title}”订下（事项 {by}）。",
            "“{what}” is booked on {day}, {hours}, for “{title}” (case {by}).",
        ),
        Text(
            "请换个时间、场地或人，或与对方商量；整件办理都没有写入。",
            "Choose other hours, another room or person, or talk to them; nothing was written.",
        ),
    ),
    "booking.no_resource": (
        Text("本处没有名为“{name}”的场地或物品。", "This place has no room or thing “{name}”."),
        Text(
            "请用地方文件 resources 中的名称，如：{near}。",
            "Use a name that stands under resources in the place's file; did you mean: {near}?",
        ),
    ),
    "booking.too_small": (
        Text(
            "“{what}”只容 {capacity} 人，要订给 {heads} 人。",
            "“{what}” holds {capacity} people, and is wanted for {heads}.",
        ),
        Text("请换大一些的场地，或减少人数。", "Choose a larger room, or fewer people."),
    ),
    "booking.nobody": (
        Text("事项里还没有“{part}”，无从预订。", "The case has nobody as “{part}” to book."),
        Text("请先写明是谁。", "Say first who it is."),
    ),
    "booking.hours": (
        Text("“{field}”不是起止时间。", "“{field}” does not say from when to when."),
        Text("请写成 09:00-10:30，当天起、当天止。", "Write 09:00-10:30, within one day."),
    ),
    "booking.skips": (
        Text("“{field}”里有的不是日期。", "Something in “{field}” is not a day."),
        Text("请写成 2026-05-01、2026-05-02。", "Write 2026-05-01, 2026-05-02."),
    ),
    "booking.no_day": (
        Text("没有一天可订。", "There is no day to book."),
        Text(
            "请检查首日、末日和不用的日子：末日不能早于首日；放假的日子也可能不算。",
            "Check the first and the last day and those left out, holidays perhaps among them; the"
            " last is not before the first.",
        ),
    ),
    "booking.too_many": (
        Text(
            "一次要订 {days} 天，最多 {most} 天。", "That is {days} days at once; {most} at most."
        ),
        Text("请分几次订。", "Book them in several parts."),
    ),
}
