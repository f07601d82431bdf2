"""What the scenes share: the estate, its workers, and the platform's export."""

from datetime import date, datetime, timedelta, timezone

from attrs import define, field

from community_gov.plugin import Neighbourhood, Said, Stage, Taxonomy, Text
from community_gov_complaints.files import complaints_file, mapping_file, other_matters_file

CHINA = timezone(timedelta(hours=8))
YEAR = 2025
TAXONOMY = "complaints:property@1"


def at(month: int, day: int, hour: int = 9) -> datetime:
    """Return a moment of the story's year."""
    return datetime(YEAR, month, day, hour, tzinfo=CHINA)


@define
class Tale:
    """One telling of the chapter."""

    stage: Stage
    here: Neighbourhood
    staff: dict[str, str] = field(factory=dict)

    @classmethod
    def on(cls, stage: Stage) -> "Tale":
        """Begin on a stage, with everybody appointed."""
        stage.go_to(at(1, 2))
        tale = cls(stage, stage.place("tianxiang"))
        for name, (role, body) in {
            "worker": ("community_worker", "committee"),
            "colleague": ("community_worker", "committee"),
            "property": ("property_staff", "property_company"),
        }.items():
            tale.staff[name] = tale.here.register_person({})
            tale.here.appoint(tale.staff[name], role, body, date(YEAR, 1, 1))
        return tale

    @property
    def taxonomy(self) -> Taxonomy:
        """The categories of the estate."""
        return self.here.rulebook.taxonomies[TAXONOMY]

    def export(self) -> object:
        """Take in the platform's export: complaints, and all else that came the same ways."""
        files = [complaints_file(), other_matters_file()]
        return self.stage.complaints("tianxiang", files, mapping_file())

    def act(self, case: str, action: str, **more: object) -> None:
        """Let the worker do something."""
        self.here.act(case, action, by=self.staff["worker"], **more)  # type: ignore[arg-type]

    def agree(self, case: str, action: str) -> None:
        """Let the property company agree to what waits for it."""
        step = next(one for one in self.here.what_next(case) if one.gate is not None)
        gate = step.gate.name if step.gate else ""
        shown = step.shown or ""
        self.here.vote(case, action, gate, Said.AGREE, by=self.staff["property"], shown=shown)

    def say(self, zh: str, en: str) -> None:
        """Tell one line."""
        self.stage.say(Text(zh, en))
