"""What the scenes share: the estate, who is who, and the count of what was refused."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from attrs import define, field

from community_gov.plugin import Neighbourhood, Said, Stage, Text, told_refusal

CHINA = timezone(timedelta(hours=8))
RESCUE = "elevator:entrapment"
ESTATE = "鸿泽物业服务的小区"
SINCE = date(2025, 1, 1)
_STAFF = {
    "community": ("community_worker", "committee"),
    "control": ("control_room", "property_company"),
    "staff": ("property_staff", "property_company"),
    "officer": ("safety_officer", "property_company"),
    "director": ("safety_director", "property_company"),
    "head": ("head_of_unit", "property_company"),
    "duty": ("maintenance_duty", "maintenance_unit"),
    "crew": ("maintenance_worker", "maintenance_unit"),
    "second crew": ("maintenance_worker", "maintenance_unit"),
}
LIFT = {"building_unit": "二单元", "lift_number": "1号", "how_reported": "intercom"}


@define
class Tale:
    """One telling of the chapter.

    Attributes:
        staff: by name in the story, the ids of those who have a part.
        begun: when the rescue that is told began.
        refusals: how often each code was the answer.
    """

    stage: Stage
    here: Neighbourhood
    staff: dict[str, str] = field(factory=dict)
    begun: datetime = datetime(2025, 1, 1, tzinfo=CHINA)
    refusals: Counter[str] = field(factory=Counter)

    @classmethod
    def on(cls, stage: Stage) -> "Tale":
        """Begin on a stage, with everybody appointed."""
        tale = cls(stage, stage.place("fenglin"))
        for name, office in _STAFF.items():
            tale.hire(name, *office)
        former = tale.staff["former crew"] = tale.here.register_person({})
        tale.here.appoint(
            former, "maintenance_worker", "maintenance_unit", SINCE, date(2025, 11, 30)
        )
        return tale

    def hire(self, name: str, role: str, body: str) -> None:
        """Register somebody and appoint them."""
        self.staff[name] = self.here.register_person({})
        self.here.appoint(self.staff[name], role, body, SINCE)

    def begin(self, moment: datetime, action: str, by: str, **data: object) -> str:
        """Open a case at a moment and return it."""
        self.stage.go_to(moment)
        self.begun = moment
        return self.open(RESCUE, action, by, **LIFT, **data)

    def begin_planned(self, moment: datetime, plan: str, by: str) -> str:
        """Begin the drill of a plan at a moment and return the drill."""
        self.stage.go_to(moment)
        self.begun = moment
        self.act(plan, "begin", by, how_reported="intercom", people_trapped=1)
        return self.linked(plan, "drill")[-1]

    def open(self, program: str, action: str, by: str, **data: object) -> str:
        """Open a case of the estate and return it."""
        data = {"estate": ESTATE, **data}
        return self.here.open(program, action=action, by=self.staff[by], data=data).case

    def linked(self, case: str, link: str) -> tuple[str, ...]:
        """Return the cases that are linked with one."""
        return self.here.case(case).state.links.get(link, ())

    def after(self, minutes: int) -> None:
        """Let time pass until so many minutes after the beginning."""
        self.stage.go_to(self.begun + timedelta(minutes=minutes))

    def act(self, case: str, action: str, by: str, **data: object) -> None:
        """Do something."""
        self.here.act(case, action, by=self.staff[by], data=data)

    def sign(self, case: str, action: str, by: str) -> None:
        """Agree to what waits for a signature."""
        step = next(
            one for one in self.here.what_next(case) if one.gate and one.action.name == action
        )
        gate = step.gate.name if step.gate else ""
        self.here.vote(case, action, gate, Said.AGREE, by=self.staff[by], shown=step.shown or "")

    def say(self, zh: str, en: str) -> None:
        """Tell one line."""
        self.stage.say(Text(zh, en))

    def refused(self, zh: str, en: str, wish: Callable[[], object]) -> None:
        """Try what must be refused, and tell why it was."""
        self.refusals.update(told_refusal(self.stage, Text(zh, en), wish))

    def last_told(self, case: str) -> Text:
        """Return the newest line of a case's progress, as a resident reads it."""
        return self.here.progress(case)[-1].what
