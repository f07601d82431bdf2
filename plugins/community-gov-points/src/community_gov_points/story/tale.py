"""What the scenes share: the estate, its people, and what they have done so far."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone

from attrs import define, field

from community_gov.plugin import Neighbourhood, Said, Stage, Text, told_refusal

CHINA = timezone(timedelta(hours=8))
SINCE = date(2025, 1, 1)
_STAFF = {
    "worker": ("community_worker", "committee"),
    "colleague": ("community_worker", "committee"),
    "gate": ("property_staff", "property_company"),
    "keeper": ("partner_staff", "housekeepers"),
}
RESIDENTS = 100
"""So many residents are registered: the base of the share that takes part, set by us."""


@define
class Tale:
    """One telling of the chapter.

    Attributes:
        staff: by name in the story, the ids of those who have a part.
        residents: everybody registered in the estate.
        refusals: the codes of what was refused.
    """

    stage: Stage
    here: Neighbourhood
    staff: dict[str, str] = field(factory=dict)
    residents: list[str] = field(factory=list)
    refusals: list[str] = field(factory=list)

    @classmethod
    def on(cls, stage: Stage) -> "Tale":
        """Begin on a stage, with everybody registered and appointed."""
        stage.go_to(datetime(2025, 1, 5, 9, 0, tzinfo=CHINA))
        tale = cls(stage, stage.place("tianxiang"))
        for name, (role, body) in _STAFF.items():
            tale.staff[name] = tale.here.register_person({})
            tale.here.appoint(tale.staff[name], role, body, SINCE)
        more = RESIDENTS - len(tale.staff)
        tale.residents = [tale.here.register_person({}) for _ in range(more)]
        return tale

    def helped(self, moment: datetime, activity: str, people: Sequence[str], minutes: int) -> str:
        """Let some people help together, and the worker confirm it; return the case."""
        self.stage.go_to(moment)
        case = self.here.open(
            "points:activity",
            by=self.staff["worker"],
            people={"volunteer": people},
            data={
                "activity": activity,
                "event": f"{moment:%Y-%m-%d %H:%M} {activity}",
                "day": moment.date(),
                "minutes": minutes,
            },
        ).case
        self.here.act(case, "confirm", by=self.staff["colleague"])
        return case

    def redeem(self, who: str, reward: str, quantity: int = 1) -> str:
        """Let somebody redeem a reward; return the case."""
        return self.here.open(
            "points:redemption",
            by=who,
            people={"resident": who},
            data={"reward": reward, "quantity": quantity},
        ).case

    def agree(self, case: str, action: str, by: str) -> None:
        """Agree to what waits for a second look."""
        step = next(one for one in self.here.what_next(case) if one.gate is not None)
        gate = step.gate.name if step.gate else ""
        shown = step.shown or ""
        self.here.vote(case, action, gate, Said.AGREE, by=self.staff[by], shown=shown)

    def has(self, who: str) -> int:
        """Return what somebody can spend."""
        return self.here.points.balance(who).points

    def say(self, zh: str, en: str) -> None:
        """Tell one line."""
        self.stage.say(Text(zh, en))

    def refused(self, zh: str, en: str, wish: Callable[[], object]) -> None:
        """Try what must be refused, and tell why it was."""
        self.refusals += told_refusal(self.stage, Text(zh, en), wish)
