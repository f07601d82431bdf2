"""Whether a structure may be removed now: by day, and not on public holidays."""

from collections.abc import Callable

from community_gov.plugin import Fact, Question, Reading, Text, allow, deny, unknown
from community_gov_street_order.settings import StreetOrderSettings
from community_gov_street_order.sources import HOURS

_SATURDAY = 5
_LABEL = Text("不在夜间、法定节假日", "not at night, nor on a public holiday")
_NIGHT = Text(
    "夜间不得实施拆除，可在 {begins} 点到 {ends} 点之间进行。",
    "No removal at night; between {begins} and {ends} o'clock it may be made.",
)
_HOLIDAY = Text("今天不得实施拆除：{why}。", "No removal today: {why}.")
_NOT_ANNOUNCED = Text(
    "今年的放假安排还没有公布，无法判断今天是否为法定节假日。",
    "The holidays of this year are not announced, so whether today is one cannot be told.",
)


def removal_hours(settings: StreetOrderSettings) -> Question:
    """Return the question that stands before a removal; the settings are those of one place."""
    return Question("removal_hours@1", _LABEL, (), _answering(settings), HOURS)


def _answering(settings: StreetOrderSettings) -> Callable[[Reading], Fact]:
    def answer(reading: Reading) -> Fact:
        day = reading.day
        if day is None or day.provisional:
            return unknown(_NOT_ANNOUNCED)
        weekend = day.date.weekday() >= _SATURDAY and day.notice is None
        if not day.works and not (weekend and settings.weekends):
            return deny(_HOLIDAY.fill(why=day.why))
        if not settings.day_begins <= reading.at.hour < settings.day_ends:
            return deny(_NIGHT.fill(begins=settings.day_begins, ends=settings.day_ends))
        return allow()

    return answer
