"""Invent the complaints of one estate: the page's counts, nobody's words.

``python -m community_gov_complaints.invented`` writes the shipped files anew.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from attrs import frozen

from community_gov_complaints.invented_texts import OTHER_MATTERS, TEXTS, TITLES

YEAR = 2025
"""The page says *from 1 July on* and names no year."""

SEED = 114
HEADS = (
    "工单编号", "受理时间", "来源渠道", "地点", "标题", "内容", "办理状态", "办理时限", "办结时间",
)  # fmt: skip
COUNTS: Mapping[str, int] = {
    "premises": 41,
    "lifts": 14,
    "leaks": 12,
    "pipes": 10,
    "parking": 8,
    "lighting": 6,
    "fire_safety": 5,
    "service": 6,
    "fees": 2,
    "neighbours": 2,
}
"""106 in all: the first seven, 96, are hard; the last three, 10, are soft."""


@frozen
class Burst:
    """Complaints of one kind that come from one building in one month."""

    kind: str
    place: str
    month: int
    count: int


_CHANNELS = ("12345热线", "平台小程序", "社区来访", "网格上报")
_WEIGHTS = (5, 4, 2, 1)
_BUILDINGS = tuple(f"{number}号楼" for number in range(1, 13))
_BUSY = "3号楼"
_BURST = Burst("lifts", "7号楼", 3, 13)
_DAYS_TO_DO = 15
_STILL_OPEN = 2
_OTHERS_A_MONTH = 9


@frozen
class Invented:
    """One complaint as the platform might export it, and what it is about."""

    row: tuple[str, ...]
    category: str


def complaints(year: int = YEAR, seed: int = SEED) -> list[Invented]:
    """Return the 106 complaints from January to June, in the order of time."""
    random = Random(seed)
    told = _told(random, year)
    made = []
    for number, (opened, kind, place, text) in enumerate(told, start=1):
        closed = _closed(random, opened) if number <= len(told) - _STILL_OPEN else None
        said = (TITLES[kind], text)
        row = _row(f"WY{year}{number:05}", random, opened, closed, place, said)
        made.append(Invented(row, kind))
    return made


def _told(random: Random, year: int) -> list[tuple[datetime, str, str, str]]:
    """Return when, what kind, where and what was said, in the order of time."""
    burst = _BURST
    told = []
    for kind, count in COUNTS.items():
        for number in range(count):
            if kind == burst.kind and number < burst.count:
                opened, place = _moment(random, date(year, burst.month, 1), 28), burst.place
            else:
                opened = _moment(random, date(year, 1, 1), 181)
                place = _BUSY if random.random() < 0.2 else random.choice(_BUILDINGS)
            told.append((opened, kind, place, random.choice(TEXTS[kind])))
    return sorted(told)


def other_matters(year: int = YEAR, seed: int = SEED) -> list[tuple[str, ...]]:
    """Return what else came by the same channels, from January to December."""
    random = Random(seed + 1)
    moments = sorted(_moment(random, date(year, 1, 1), 364) for _ in range(12 * _OTHERS_A_MONTH))
    rows = []
    for number, opened in enumerate(moments, start=1):
        title, text = random.choice(OTHER_MATTERS)
        place = random.choice(("东门", "西门", "中心广场"))
        closed = _closed(random, opened)
        rows.append(_row(f"QT{year}{number:05}", random, opened, closed, place, (title, text)))
    return rows


def _moment(random: Random, first: date, days: int) -> datetime:
    day = first + timedelta(days=random.randrange(days))
    at = time(8 + random.randrange(10), random.randrange(60))
    return datetime.combine(day, at)


def _closed(random: Random, opened: datetime) -> datetime | None:
    """Most in time, some late."""
    late = random.random() < 0.2
    days = random.randint(_DAYS_TO_DO + 1, 40) if late else random.randint(1, _DAYS_TO_DO - 1)
    return opened + timedelta(days=days, minutes=random.randrange(60))


def _row(
    number: str,
    random: Random,
    opened: datetime,
    closed: datetime | None,
    place: str,
    said: tuple[str, str],
) -> tuple[str, ...]:
    channel = random.choices(_CHANNELS, _WEIGHTS)[0]
    due = opened + timedelta(days=_DAYS_TO_DO)
    status = "办理中" if closed is None else "已办结"
    return (number, _written(opened), channel, place, *said, status, _written(due),
            _written(closed))  # fmt: skip


def _written(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def files(year: int = YEAR, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each shipped file."""
    made = complaints(year, seed)
    yield "complaints.csv", _csv(HEADS, [one.row for one in made])
    yield "other_matters.csv", _csv(HEADS, other_matters(year, seed))
    yield "labels.csv", _csv(("id", "category"), [(one.row[0], one.category) for one in made])


def _csv(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([heads, *rows])
    return written.getvalue()


if __name__ == "__main__":
    for name, content in files():
        (Path(__file__).parent / "data" / name).write_text(content, encoding="utf-8")
