"""What the scenes share: the places, who is who, and the count of what was refused."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from attrs import define, field

from community_gov.plugin import Deadline, Neighbourhood, Stage, Text, told_refusal

CHINA = timezone(timedelta(hours=8))
ASSIST, OPERATE, PAYMENTS = "childcare:assist", "childcare:operate", "childcare:payments"
SINCE = date(2025, 7, 28)


@define
class Tale:
    """One telling of the chapter.

    Attributes:
        staff: by name in the story, the ids of those who work there.
        people: by place and name, the ids of parents and children.
        listed: by family, the case at the community.
        applied: by family, the case at the street.
        forms: by family, what was handed in; kept by the family, not by any office.
        refusals: how often each code was the answer.
    """

    stage: Stage
    hetai: Neighbourhood
    yingbin: Neighbourhood
    wuding: Neighbourhood
    staff: dict[str, str] = field(factory=dict)
    people: dict[tuple[str, str], str] = field(factory=dict)
    listed: dict[str, str] = field(factory=dict)
    applied: dict[str, str] = field(factory=dict)
    forms: dict[str, dict[str, object]] = field(factory=dict, repr=False)
    refusals: Counter[str] = field(factory=Counter)

    @classmethod
    def on(cls, stage: Stage) -> "Tale":
        """Begin on a stage."""
        return cls(stage, stage.place("hetai"), stage.place("yingbin"), stage.place("wuding"))

    def at(self, year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
        """Let time pass until a moment in China."""
        self.stage.go_to(datetime(year, month, day, hour, minute, tzinfo=CHINA))

    def say(self, zh: str, en: str) -> None:
        """Tell one line."""
        self.stage.say(Text(zh, en))

    def hire(self, place: Neighbourhood, who: str, body: str, *roles: str) -> str:
        """Register somebody who works in a body, with roles there."""
        person = self.staff.get(who) or place.register_person({})
        for role in roles:
            place.appoint(person, role, body, SINCE)
        self.staff[who] = person
        return person

    def person(self, place: Neighbourhood, name: str) -> str:
        """Return somebody's id in a place; registered when first met there."""
        known = self.people.get((place.name, name))
        if known is None:
            known = self.people[place.name, name] = place.register_person({"name": name})
        return known

    def deadline(self, case: str, clock: str) -> Deadline:
        """Return a clock that runs in a case at the street."""
        (found,) = (one for one in self.yingbin.deadlines(case) if one.clock == clock)
        return found

    def refused(self, zh: str, en: str, wish: Callable[[], object]) -> None:
        """Try what must be refused, and tell why it was."""
        self.refusals.update(told_refusal(self.stage, Text(zh, en), wish))
