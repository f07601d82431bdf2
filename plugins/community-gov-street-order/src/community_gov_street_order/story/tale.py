"""What the scenes share: the street, who is who, and the count of what was refused."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

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
_CARDS_END = date(2025, 9, 30)
PHOTO = Document("scene.jpg", b"\xff\xd8\xff a picture of the scene, invented")
COPY = Document(
    "public.jpg",
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9",
)
"""A whole picture with nothing in it but its size."""
COVERED: Mapping[str, Any] = {"make_public_copy-faces": True, "make_public_copy-plates": True}
PAPER = Document("receipt.pdf", b"%PDF-1.7 a service receipt, invented")
SERVED: Mapping[str, Any] = {"served_how": "in_person", "receipt": PAPER}
SEEN: Mapping[str, Any] = {"photo": PHOTO, "photo_taken_at": "北立生巷"}
SCENE: Mapping[str, Any] = {**SEEN, "recording": "执法记录 1 号"}
_STAFF = {
    "officer": ("officer", "enforcement_team"),
    "second officer": ("officer", "enforcement_team"),
    "leader": ("team_leader", "enforcement_team"),
    "roster": ("roster_lead", "enforcement_team"),
    "head": ("office_head", "street_office"),
    "deputy": ("deputy_head", "street_office"),
    "legal": ("legal_reviewer", "street_office"),
    "publicist": ("publicist", "street_office"),
    "cleaner": ("sanitation_worker", "sanitation"),
    "grid": ("grid_worker", "committee"),
    "community": ("community_worker", "committee"),
}


@define
class Tale:
    """One telling of the chapter.

    Attributes:
        who: by name in the story, the ids of those who have a part.
        refusals: how often each code was the answer.
    """

    stage: Stage
    here: Neighbourhood
    who: dict[str, str] = field(factory=dict)
    refusals: Counter[str] = field(factory=Counter)

    @classmethod
    def on(cls, stage: Stage) -> "Tale":
        """Begin on a stage, with everybody appointed."""
        tale = cls(stage, stage.place("luyuan"))
        for name, (role, body) in _STAFF.items():
            tale.here.appoint(tale.person(name), role, body, SINCE)
        former = tale.person("former officer")
        tale.here.appoint(former, "officer", "enforcement_team", SINCE, _CARDS_END)
        tale.person("volunteer")
        return tale

    def person(self, name: str) -> str:
        """Return somebody by name in the story; whoever is new is registered."""
        if name not in self.who:
            self.who[name] = self.here.register_person({})
        return self.who[name]

    def go_to(self, year: int, month: int, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass until a day and time."""
        self.stage.go_to(datetime(year, month, day, hour, minute, tzinfo=CHINA))

    def open(
        self,
        program: str,
        by: str,
        action: str = "open",
        people: Mapping[str, str] | None = None,
        links: Mapping[str, Sequence[str]] | None = None,
        **data: Any,
    ) -> str:
        """Open a case and return it."""
        parts = {part: self.person(name) for part, name in (people or {}).items()}
        return self.here.open(
            f"street_order:{program}",
            by=self.person(by),
            action=action,
            people=parts,
            links=links,
            data=data,
        ).case

    def act(self, case: str, action: str, by: str, reason: str | None = None, **data: Any) -> None:
        """Do something."""
        self.here.act(case, action, by=self.who[by], reason=reason, data=data)

    def sign(self, case: str, action: str, by: str, gate: str = "second_officer") -> None:
        """Agree to what waits for somebody."""
        step = next(
            one
            for one in self.here.what_next(case)
            if one.action.name == action and one.gate and one.gate.name == gate
        )
        shown = step.shown or ""
        self.here.vote(case, action, gate, Said.AGREE, by=self.who[by], shown=shown)

    def two(self, case: str, action: str, **data: Any) -> None:
        """Let two officers do something."""
        self.act(case, action, "officer", **data)
        self.sign(case, action, "second officer")

    def file(self, report: str, kind: str, spot: str, *, fixed: bool, trader: str) -> str:
        """Let two officers look at what was reported and open a file."""
        case = self.open(
            "finding",
            "officer",
            "establish",
            people={"trader": trader},
            links={"report": [report]},
            kind=kind,
            spot=spot,
            fixed=fixed,
            public_ground=True,
            **SCENE,
        )
        self.sign(case, "establish", "second officer")
        return case

    def linked(self, case: str, kind: str) -> tuple[str, ...]:
        """Return the cases that are linked so."""
        return tuple(self.here.case(case).state.links.get(kind, ()))

    def say(self, zh: str, en: str) -> None:
        """Tell one line."""
        self.stage.say(Text(zh, en))

    def refused(self, zh: str, en: str, wish: Callable[[], object]) -> None:
        """Try what must be refused, and tell why it was."""
        self.refusals.update(told_refusal(self.stage, Text(zh, en), wish))
