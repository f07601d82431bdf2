"""What an effect books, out of what a case holds, and what is wrong with it."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.commands import Held
from community_gov.domain.effects import Book
from community_gov.domain.errors import Problem
from community_gov.domain.slots import (
    MIDNIGHT,
    MOST_DAYS,
    PERSON,
    days_in,
    minutes_of,
    repeated,
)
from community_gov.workflow.definition import Action, Workflow


def needed_by(action: Action) -> tuple[str, ...]:
    """Return the fields without which nothing can be booked."""
    booking = (one for one in action.effects if isinstance(one, Book))
    return tuple(name for one in booking for name in (*one.what, one.first))


def asked_of_calendar(action: Action, held: Mapping[str, Held]) -> tuple[date, ...]:
    """Return the days of which it must be known whether they are off.

    Args:
        held: all that the case holds once the action is done.
    """
    found: list[date] = []
    for effect in action.effects:
        if isinstance(effect, Book) and effect.without_holidays and effect.first in held:
            with suppress(ValueError):  # `wrong` says so
                days = _days(effect, held)
                found += days if len(days) <= MOST_DAYS else ()
    return tuple(dict.fromkeys(found))


def booked(
    effect: Book, case: Case, held: Mapping[str, Held], since: date, days_off: Collection[date]
) -> Book:
    """Return what an effect books from a day on; `wrong` has found nothing in it.

    Args:
        days_off: those that the calendar names off.
    """
    starts, ends = minutes_of(_text(held, effect.hours)) if _text(held, effect.hours) else _ALL_DAY
    things = (_text(held, name) for name in effect.what)
    persons = (PERSON + person for part in effect.who for person in case.people.get(part, ()))
    return evolve(
        effect,
        taken=tuple(dict.fromkeys((*things, *persons))),
        days=tuple(day for day in _left(effect, held, days_off) if day >= since),
        starts=starts,
        ends=ends,
        called=_text(held, effect.title),
        count=_number(held, effect.heads),
    )


def wrong(
    workflow: Workflow,
    case: Case,
    action: Action,
    held: Mapping[str, Held],
    days_off: Collection[date],
) -> Iterator[Problem]:
    """Yield why what an action would book cannot be; what is missing is said elsewhere."""
    for effect in action.effects:
        if isinstance(effect, Book) and effect.first in held:
            yield from _wrong(workflow, case, effect, held, days_off)


def _wrong(
    workflow: Workflow,
    case: Case,
    effect: Book,
    held: Mapping[str, Held],
    days_off: Collection[date],
) -> Iterator[Problem]:
    labels: dict[str, object] = {one.name: one.label for one in workflow.fields}
    labels |= {one.name: one.label for one in workflow.roles}
    for part in effect.who:
        if not case.people.get(part):
            yield Problem("booking.nobody", part, {"part": labels[part]})
    try:
        minutes_of(_text(held, effect.hours) or "00:00-24:00")
    except ValueError:
        yield Problem("booking.hours", effect.hours, {"field": labels[effect.hours]})
    try:
        days = _days(effect, held)
    except ValueError:
        yield Problem("booking.skips", effect.skips, {"field": labels[effect.skips]})
        return
    if not _left(effect, held, days_off):
        yield Problem("booking.no_day", effect.last or effect.first)
    elif len(days) > MOST_DAYS:
        yield Problem("booking.too_many", effect.last, {"days": len(days), "most": MOST_DAYS})


def _days(effect: Book, held: Mapping[str, Held]) -> tuple[date, ...]:
    first = _day(held, effect.first)
    assert first is not None
    last = _day(held, effect.last) or first
    return repeated(first, last, effect.every, days_in(_text(held, effect.skips)))


def _left(effect: Book, held: Mapping[str, Held], days_off: Collection[date]) -> tuple[date, ...]:
    days = _days(effect, held)
    return tuple(day for day in days if day not in days_off) if effect.without_holidays else days


def _day(held: Mapping[str, Held], name: str) -> date | None:
    value = held[name].value if name in held else None
    return value if isinstance(value, date) else None


def _number(held: Mapping[str, Held], name: str) -> int:
    value = held[name].value if name in held else None
    return value if type(value) is int else 0


def _text(held: Mapping[str, Held], name: str) -> str:
    value = held[name].value if name in held else None
    return value if isinstance(value, str) else ""


_ALL_DAY = (0, MIDNIGHT)
