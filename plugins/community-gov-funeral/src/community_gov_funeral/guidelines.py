"""Hold a family's plan against the guideline of the day on which notice was given."""

from collections.abc import Iterable, Mapping
from datetime import date

from community_gov.plugin import Fact, Mood, Question, Reading, Text
from community_gov_funeral.settings import Guideline
from community_gov_funeral.sources import GUIDELINE

MEASURES = ("tables", "yuan_a_table", "gift_yuan", "days")
"""What a guideline may recommend a limit for."""

NO_GUIDELINE = "none"


def guideline_on(guidelines: Iterable[Guideline], day: date, occasion: str) -> Guideline | None:
    """Return the guideline of a day for an occasion; of several that hold, the newest."""
    holding = [
        one
        for one in guidelines
        if one.since <= day
        and (one.until is None or day <= one.until)
        and (not one.occasions or occasion in one.occasions)
    ]
    return max(holding, key=lambda one: one.since, default=None)


def standing(guideline: Guideline | None, planned: Mapping[str, object]) -> str:
    """Say how a plan stands beside a guideline.

    Returns:
        ``within`` or ``beyond``; ``not_said`` where nothing was said that it speaks of, and
        ``none`` where there is no guideline. It is a word, and nothing follows from it but advice.
    """
    if guideline is None:
        return NO_GUIDELINE
    compared = [
        value <= limit
        for measure in MEASURES
        if isinstance(value := planned.get(measure), int)
        and isinstance(limit := getattr(guideline, measure), int)
    ]
    if not compared:
        return "not_said"
    return "within" if all(compared) else "beyond"


def questions(guidelines: tuple[Guideline, ...]) -> tuple[Question, ...]:
    """Return the questions of a place with these guidelines."""

    def applied(reading: Reading) -> Guideline | None:
        noticed = reading.values.get("noticed_on")
        day = noticed if isinstance(noticed, date) else reading.at.date()
        return guideline_on(guidelines, day, str(reading.values.get("occasion", "")))

    def named(reading: Reading) -> Fact:
        found = applied(reading)
        return Fact(found.name if found else NO_GUIDELINE, found.source if found else None)

    def compared(reading: Reading) -> Fact:
        return Fact(standing(applied(reading), reading.values))

    day = ("occasion", "noticed_on")
    which = Text("对照哪一条倡导标准", "Which guideline?")
    how = Text("与倡导标准相比", "How does the plan stand beside the guideline?")
    return (
        Question("guideline@1", which, day, named, GUIDELINE, Mood.COMPUTE),
        Question("standing@1", how, (*day, *MEASURES), compared, GUIDELINE, Mood.COMPUTE),
    )
