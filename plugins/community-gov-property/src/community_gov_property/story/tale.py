"""What the scenes share: the estate, who is who, twelve invented owners, and short ways to act."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

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
YEAR = 2025
"""The page gives no year; ours."""
_STAFF = {
    "convener": ("convener", "committee"),
    "colleague": ("convener", "committee"),
    "organiser": ("organiser", "committee"),
    "company": ("property_staff", "property_company"),
    "registrar": ("registrar", "land_registry"),
    "planner": ("planning_officer", "planning"),
}
AREAS = ("128.5", "96", "96", "89.5", "89.5", "89.5", "102", "102", "75.5", "75.5", "118", "118")
"""Exclusive areas of twelve invented owners; a real estate has hundreds."""


def at(month: int, day: int, hour: int = 9) -> datetime:
    """Return a moment of the story's year."""
    return datetime(YEAR, month, day, hour, tzinfo=CHINA)


def paper(name: str, valid_until: date | None = None) -> Document:
    """Return a document; what is on it does not matter here."""
    return Document(f"{name}.pdf", b"%PDF-1.7 " + name.encode(), valid_until=valid_until)


@define
class Tale:
    """One telling of the chapter.

    Attributes:
        who: by name in the story, the ids of those who have a part.
        owners: by id, the exclusive area of each in square metres.
        refusals: how often each code was the answer.
    """

    stage: Stage
    here: Neighbourhood
    who: dict[str, str] = field(factory=dict)
    owners: dict[str, Fraction] = field(factory=dict)
    refusals: Counter[str] = field(factory=Counter)

    @classmethod
    def on(cls, stage: Stage) -> "Tale":
        """Begin on a stage, with everybody registered and appointed."""
        stage.go_to(at(1, 2))
        tale = cls(stage, stage.place("tianxiang"))
        for name, (role, body) in _STAFF.items():
            tale.who[name] = tale.here.register_person({})
            tale.here.appoint(tale.who[name], role, body, date(YEAR, 1, 1))
        if "points:activity" in tale.here.rulebook.programs:
            for name in ("worker", "second worker"):
                tale.who[name] = tale.here.register_person({})
                tale.here.appoint(tale.who[name], "community_worker", "committee", date(YEAR, 1, 1))
        tale.who["holder"] = tale.here.register_person({})
        for number, area in enumerate(AREAS, 1):
            owner = tale.who[f"owner {number}"] = tale.here.register_person({})
            tale.owners[owner] = Fraction(area)
        return tale

    def act(self, case: str, action: str, by: str = "convener", **more: object) -> None:
        """Let somebody do something."""
        self.here.act(case, action, by=self.who[by], **more)  # type: ignore[arg-type]

    def answer(
        self, case: str, action: str, gate: str, by: str, said: Said = Said.AGREE, reason: str = ""
    ) -> None:
        """Let somebody answer at a gate, on what is shown there now."""
        shown = next(
            one.shown
            for one in self.here.what_next(case)
            if one.gate is not None and one.gate.name == gate and one.action.name == action
        )
        self.here.vote(
            case,
            action,
            gate,
            said,
            by=self.who[by],
            shown=shown or "",
            reason=reason or None,
        )

    def say(self, zh: str, en: str) -> None:
        """Tell one line."""
        self.stage.say(Text(zh, en))

    def refused(self, zh: str, en: str, wish: Callable[[], object]) -> None:
        """Try what must be refused, and tell why it was."""
        self.refusals.update(told_refusal(self.stage, Text(zh, en), wish))
