"""What the scenes share: the community, its partner, its residents, and what was refused."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone

from attrs import define, field

from community_gov.plugin import (
    Document,
    Neighbourhood,
    Said,
    Stage,
    Text,
    told_refusal,
)

CHINA = timezone(timedelta(hours=8))
SINCE = date(2025, 1, 1)
PAPER = Document("paper.pdf", b"%PDF-1.7 invented", valid_until=date(2026, 12, 31))
DECLARATION = Document("health.jpg", b"\xff\xd8\xff invented and signed")
_STAFF = {
    "worker": "community_worker",
    "colleague": "community_worker",
    "first member": "committee_member",
    "second member": "committee_member",
}


@define
class Tale:
    """One telling of the chapter.

    Attributes:
        staff: by name in the story, the ids of those who have a part.
        courses: by subject, the case of the course.
        seats: by subject, the cases of those who asked, in order.
        refusals: how often each code was the answer.
    """

    stage: Stage
    here: Neighbourhood
    staff: dict[str, str] = field(factory=dict)
    courses: dict[str, str] = field(factory=dict)
    seats: dict[str, list[str]] = field(factory=dict)
    refusals: Counter[str] = field(factory=Counter)

    @classmethod
    def on(cls, stage: Stage) -> "Tale":
        """Begin on a stage, with everybody appointed."""
        tale = cls(stage, stage.place("ximalu"))
        for name, role in _STAFF.items():
            tale.staff[name] = tale.here.register_person({})
            tale.here.appoint(tale.staff[name], role, "committee", SINCE)
        return tale

    def person(self, name: str) -> str:
        """Return somebody's id, registering them at the first mention."""
        if name not in self.staff:
            self.staff[name] = self.here.register_person({})
        return self.staff[name]

    def go_to(self, month: int, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass until a moment of 2025."""
        self.stage.go_to(datetime(2025, month, day, hour, minute, tzinfo=CHINA))

    def open(
        self,
        program: str,
        *,
        action: str = "open",
        by: str = "worker",
        data: Mapping[str, object] | None = None,
        people: Mapping[str, str] | None = None,
        links: Mapping[str, Sequence[str]] | None = None,
    ) -> str:
        """Open a case and return it."""
        return self.here.open(
            f"courses:{program}",
            action=action,
            by=self.person(by),
            data=data or {},
            people={part: self.person(one) for part, one in (people or {}).items()},
            links=links or {},
        ).case

    def act(self, case: str, action: str, by: str = "worker", **more: object) -> None:
        """Do something."""
        self.here.act(case, action, by=self.person(by), **more)  # type: ignore[arg-type]

    def agree(self, case: str, action: str, by: str) -> None:
        """Agree to what waits for it."""
        step = next(
            one for one in self.here.what_next(case) if one.gate and one.action.name == action
        )
        gate = step.gate.name if step.gate else ""
        self.here.vote(case, action, gate, Said.AGREE, by=self.staff[by], shown=step.shown or "")

    def called(self, subject: str) -> Text:
        """Return what a subject is called."""
        fields = self.here.workflow_of(self.courses[subject]).fields
        return next(one for one in fields if one.name == "subject").choices[subject]

    def holding(self, subject: str) -> list[str]:
        """Return who holds a seat in a course, in the order of asking."""
        return [
            one
            for one in self.seats[subject]
            if "holding" in self.here.case(one).state.configuration
        ]

    def say(self, zh: str, en: str) -> None:
        """Tell one line."""
        self.stage.say(Text(zh, en))

    def refused(self, zh: str, en: str, wish: Callable[[], object]) -> None:
        """Try what must be refused, and tell why it was."""
        self.refusals.update(told_refusal(self.stage, Text(zh, en), wish))
