"""Single values: text and moments, strictly; what does not fit is named and never shown."""

import math
import re
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache

from community_gov.domain.column_mapping import EXCEL
from community_gov.insight.complaint import LONGEST, is_clean, tidy
from community_gov.insight.intake.rows import EXCEL_EPOCH, Odd

_EXACT = 2**53
_LARGEST = 10**19
_FIRST_SURE_SERIAL = 61  # spreadsheets count a 29 February 1900 that never was
_LAST_SERIAL = 2_958_465
_YEARS = range(1970, 2200)
DAY_END = time(23, 59, 59)

_ISO = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_NUMBER = re.compile(r"[0-9]{1,7}(\.[0-9]{1,12})?")
_PARTS = {
    "%Y": "(?P<year>[0-9]{4})",
    "%m": "(?P<month>[0-9]{1,2})",
    "%d": "(?P<day>[0-9]{1,2})",
    "%H": "(?P<hour>[0-9]{1,2})",
    "%M": "(?P<minute>[0-9]{1,2})",
    "%S": "(?P<second>[0-9]{1,2})",
}


class Unfit(Exception):
    """A value that cannot be taken, by the code of its message."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = f"complaints.{code}"
        self.params = params


def as_text(value: object) -> str:
    """Return a value as tidy text; empty for nothing.

    Raises:
        Unfit: it is no text, or has characters in it that cannot be meant.
    """
    match value:
        case None:
            return ""
        case str():
            return _clean(value)
        case Odd():
            raise Unfit(f"cell_{value.value}")
        case bool():
            raise Unfit("no_text")
        case int():
            return _whole(value, _LARGEST)
        case float():
            return _whole(int(value), _EXACT) if value.is_integer() else _no_number()
        case Decimal():
            return _whole(int(value), _LARGEST) if _is_whole(value) else _no_number()
        case _:
            raise Unfit("no_text")


def _clean(text: str) -> str:
    if not is_clean(text.strip()):
        raise Unfit("characters")
    tidied = tidy(text)
    if len(tidied) > LONGEST:
        raise Unfit("too_long", limit=LONGEST)
    return tidied


def _whole(number: int, limit: int) -> str:
    if abs(number) >= limit:
        raise Unfit("number")
    return str(number)


def _is_whole(number: Decimal) -> bool:
    return number.is_finite() and number.adjusted() < 20 and number == number.to_integral_value()


def _no_number() -> str:
    raise Unfit("number")


def as_moment(
    value: object,
    formats: tuple[str, ...],
    zones: tuple[tzinfo, tzinfo],
    epoch: date = EXCEL_EPOCH,
    *,
    day_end: bool = False,
) -> datetime | None:
    """Return a value as a moment at the place's clock; None for nothing.

    Args:
        formats: see `TimeColumn`.
        zones: of what is written without one, and of the place.
        epoch: from which day a spreadsheet's numbers count.
        day_end: whether a day without a time is meant to its end.

    Raises:
        Unfit: it is no moment, or none that ever was.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    found = _moment(value, formats, epoch)
    if not isinstance(found, datetime):
        found = datetime.combine(found, DAY_END if day_end else time())
    written, here = zones
    try:
        local = (found if found.tzinfo else found.replace(tzinfo=written)).astimezone(here)
    except OverflowError:
        raise Unfit("no_such_day") from None
    if local.year not in _YEARS:
        raise Unfit("year", first=_YEARS.start, last=_YEARS.stop - 1)
    return local.replace(tzinfo=None, fold=0)


def _moment(value: object, formats: tuple[str, ...], epoch: date) -> datetime | date:
    if isinstance(value, Odd):
        raise Unfit(f"cell_{value.value}")
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        raise Unfit("time_form")
    if isinstance(value, int | float | Decimal):
        return _serial(value, formats, epoch)
    if not isinstance(value, str):
        raise Unfit("time_form")
    text = value.strip()
    if any(one.isdecimal() and not one.isascii() for one in text):
        raise Unfit("wide_digits")
    if EXCEL in formats and _NUMBER.fullmatch(text):
        return _serial(float(text), formats, epoch)
    return _written(text, tuple(one for one in formats if one != EXCEL))


def _serial(number: float | Decimal, formats: tuple[str, ...], epoch: date) -> datetime | date:
    if not _is_finite(number):
        raise Unfit("number")
    if EXCEL not in formats:
        raise Unfit("serial")
    if not _FIRST_SURE_SERIAL <= number <= _LAST_SERIAL:
        raise Unfit("no_such_day")
    if number == int(number):
        return epoch + timedelta(days=int(number))
    start = datetime.combine(epoch, time())
    return start + timedelta(seconds=round(float(number) * 86_400))


def _is_finite(number: float | Decimal) -> bool:
    if isinstance(number, Decimal):
        return number.is_finite()
    # A whole number may be too large to be asked.
    return isinstance(number, int) or math.isfinite(number)


def _written(text: str, formats: tuple[str, ...]) -> datetime | date:
    if not formats:
        return _iso(text)
    for one in formats:
        if (found := _pattern(one).fullmatch(text)) is not None:
            parts = {name: int(digits) for name, digits in found.groupdict().items()}
            return _existing(parts)
    raise Unfit("time_form")


def _iso(text: str) -> datetime | date:
    found = _ISO.fullmatch(text)
    if found is None:
        raise Unfit("time_form")
    try:
        return datetime.fromisoformat(text) if found[2] else date.fromisoformat(text)
    except ValueError:
        raise Unfit("no_such_day") from None


def _existing(parts: dict[str, int]) -> datetime | date:
    try:
        return datetime(**parts) if "hour" in parts else date(**parts)  # type: ignore[arg-type] # noqa: DTZ001
    except ValueError:
        raise Unfit("no_such_day") from None


@lru_cache(maxsize=64)
def _pattern(written: str) -> re.Pattern[str]:
    pattern = re.escape(written)
    for part, digits in _PARTS.items():
        pattern = pattern.replace(part, digits, 1)
    return re.compile(pattern)
