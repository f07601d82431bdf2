"""What the scenes share: the community, who is who, and the count of what was refused."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from attrs import define, field

from community_gov.plugin import Neighbourhood, Said, Stage, Text, told_refusal

CHINA = timezone(timedelta(hours=8))
SINCE = date(2025, 1, 1)
RESIDENTS = 15
_STAFF = {
    "worker": ("community_worker", "kaide_committee"),
    "helper": ("campaign_helper", "kaide_committee"),
    "branch": ("party_branch", "kaide_branch"),
    "reviewer": ("covenant_reviewer", "yongtai_office"),
    "second reviewer": ("covenant_reviewer", "yongtai_office"),
    "civil affairs": ("street_civil_affairs", "yongtai_office"),
}


@define
class Tale:
    """One telling of the chapter.

    Attributes:
        staff: by name in the story, the ids of those who have an office.
        residents: who is on the roll of residents.
        seats: the cases of the council's seats that were filled.
        refusals: how often each code was the answer.
    """

    stage: Stage
    here: Neighbourhood
    staff: dict[str, str] = field(factory=dict)
    residents: list[str] = field(factory=list)
    council: str = ""
    seats: dict[str, str] = field(factory=dict)
    refusals: Counter[str] = field(factory=Counter)

    @classmethod
    def on(cls, stage: Stage) -> "Tale":
        """Begin on a stage, with everybody appointed."""
        tale = cls(stage, stage.place("kaide"))
        for name, (role, body) in _STAFF.items():
            tale.staff[name] = tale.here.register_person({})
            tale.here.appoint(tale.staff[name], role, body, SINCE)
        for _ in range(RESIDENTS):
            tale.enrol()
        return tale

    def enrol(self) -> str:
        """Put a resident on the roll, from today on."""
        person = self.here.register_person({})
        self.here.appoint(person, "voting_resident", "residents", self.here.today())
        self.residents.append(person)
        return person

    def at(self, month: int, day: int, hour: int = 9) -> None:
        """Let time pass until a moment of 2025."""
        self.stage.go_to(datetime(2025, month, day, hour, tzinfo=CHINA))

    def say(self, zh: str, en: str) -> None:
        """Tell one line."""
        self.stage.say(Text(zh, en))

    def act(self, case: str, action: str, by: str, **data: object) -> None:
        """Do something in an office."""
        self.here.act(case, action, by=self.staff[by], data=data)

    def vote(self, case: str, action: str, agree: int, refuse: int = 0, abstain: int = 0) -> None:
        """Let residents answer until the vote is decided."""
        answers = [Said.AGREE] * agree + [Said.REFUSE] * refuse + [Said.ABSTAIN] * abstain
        self.stage.random.shuffle(answers)
        for resident, said in zip(self.residents, answers, strict=False):
            shown = self.shown(case, action, "residents")
            if shown is None:
                return
            self.here.vote(case, action, "residents", said, by=resident, shown=shown)

    def shown(self, case: str, action: str, gate: str) -> str | None:
        """Return what a voter is shown; None when nothing is open there."""
        for step in self.here.what_next(case):
            if step.action.name == action and step.gate and step.gate.name == gate:
                return step.shown or ""
        return None

    def refused(self, zh: str, en: str, wish: Callable[[], object]) -> None:
        """Try what must be refused, and tell why it was."""
        self.refusals.update(told_refusal(self.stage, Text(zh, en), wish))
