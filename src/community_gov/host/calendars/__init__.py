"""The work calendars shipped with the library, read from the YAML files of this folder."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from community_gov.domain.calendar import AnnouncedYear, WorkCalendar
from community_gov.domain.text import Text

_YEAR_KEYS = {"notice", "notice_checked", "published", "days"}
_DAY_KEYS = {"off", "work"}


@lru_cache
def load_calendar(name: str = "cn") -> WorkCalendar:
    """Read a shipped calendar; ``cn.yaml`` describes the shape of such a file.

    Args:
        name: Name of the file without its ending.

    Raises:
        LookupError: No calendar of that name is shipped.
        ValueError: The file contradicts itself.
    """
    shipped = {file.name: file for file in files(__name__).iterdir()}
    file = shipped.get(f"{name}.yaml")
    if file is None:
        known = sorted(other[:-5] for other in shipped if other.endswith(".yaml"))
        raise LookupError(f"no calendar {name!r} is shipped; there are: {', '.join(known)}")
    data = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    names = {zh: Text(zh, en) for zh, en in data["names"].items()}
    years = tuple(_announced(year, entry, names) for year, entry in data["years"].items())
    return WorkCalendar(data["name"], years)


def _announced(year: int, entry: Mapping[str, Any], names: Mapping[str, Text]) -> AnnouncedYear:
    _refuse_unknown(year, entry, _YEAR_KEYS)
    off: dict[date, Text] = {}
    worked: dict[date, Text] = {}
    for zh, days in entry["days"].items():
        _refuse_unknown(year, days, _DAY_KEYS)
        off |= dict.fromkeys(_span(days["off"]), names[zh])
        worked |= dict.fromkeys(days.get("work", ()), names[zh])
    checked = "" if entry["notice_checked"] else "（文号未核实 number not checked）"
    return AnnouncedYear(year, entry["notice"] + checked, off, worked)


def _refuse_unknown(year: int, entry: Mapping[str, Any], known: set[str]) -> None:
    if unknown := entry.keys() - known:
        raise ValueError(f"year {year}: unknown {', '.join(sorted(unknown))}")


def _span(written: date | str) -> Iterator[date]:
    """Read one date, or ``first..last`` with both ends."""
    if isinstance(written, date):
        yield written
        return
    first, last = map(date.fromisoformat, written.split(".."))
    if last < first:
        raise ValueError(f"{written}: the last day is before the first")
    for count in range((last - first).days + 1):
        yield first + timedelta(days=count)
