"""A street with its market and everybody who has a part in it, on a real database."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from community_gov import Document, Refused
from community_gov.plugin import Said
from community_gov.testing import Bench

PLACE = """
place: here
kind: street
label: {zh: 某街道, en: A street}
language: zh
bodies:
  office: {kind: street, label: {zh: 街道办事处, en: Street office}}
  team: {kind: enforcement_team, label: {zh: 综合行政执法队, en: Enforcement team}}
  cleaners: {kind: sanitation, label: {zh: 环卫, en: Sanitation}}
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
calendar: {name: cn}
plugins: %s
"""
OFFICES = {
    "officer": ("officer", "team"),
    "second": ("officer", "team"),
    "third": ("officer", "team"),
    "leader": ("team_leader", "team"),
    "head": ("office_head", "office"),
    "legal": ("legal_reviewer", "office"),
    "publicist": ("publicist", "office"),
    "lead": ("roster_lead", "team"),
    "cleaner": ("sanitation_worker", "cleaners"),
    "grid": ("grid_worker", "committee"),
    "community": ("community_worker", "committee"),
}
PHOTO = Document("scene.jpg", b"\xff\xd8\xff as it was, with a place and a face")
COPY = Document(
    "clean.jpg",
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9",
)
COVERED = {"make_public_copy-faces": True, "make_public_copy-plates": True}
PAPER = Document("receipt.pdf", b"%PDF-1.7 served")
SERVED = {"served_how": "in_person", "receipt": PAPER}
SCENE = {"photo": PHOTO, "photo_taken_at": "北口东侧", "recording": "R-01"}


class Street:
    """The street, and what is done there in short words."""

    PHOTO, COPY, PAPER, SERVED, SCENE, COVERED = PHOTO, COPY, PAPER, SERVED, SCENE, COVERED

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("here")
        self.who = {name: bench.worker("here", *office) for name, office in OFFICES.items()}
        self.who["trader"] = self.here.register_person({})
        self.who["volunteer"] = self.here.register_person({})
        self.sent: list[Any] = []

    def open(self, program: str, action: str, by: str, **more: Any) -> str:
        people = {part: self.who[name] for part, name in more.pop("people", {}).items()}
        links = more.pop("links", None)
        return self.here.open(
            f"street_order:{program}",
            action=action,
            by=self.who[by],
            people=people,
            links=links,
            data=more,
        ).case

    def act(self, case: str, action: str, by: str, reason: str | None = None, **data: Any) -> str:
        return self.here.act(case, action, by=self.who[by], reason=reason, data=data).happened

    def agree(self, case: str, action: str, by: str, gate: str = "second_officer") -> str:
        step = next(
            one
            for one in self.here.what_next(case)
            if one.action.name == action and one.gate and one.gate.name == gate
        )
        shown = step.shown or ""
        return self.here.vote(case, action, gate, Said.AGREE, by=self.who[by], shown=shown).happened

    def two(self, case: str, action: str, **data: Any) -> None:
        """Let two officers do something."""
        self.act(case, action, "officer", **data)
        self.agree(case, action, "second")

    def decide(self, case: str, action: str, **data: Any) -> None:
        """Let the head decide after legal review."""
        self.act(case, action, "head", **data)
        self.agree(case, action, "legal", "legal_review")

    def finding(self, kind: str, *, fixed: bool, public: bool = True, **links: list[str]) -> str:
        case = self.open(
            "finding",
            "establish",
            "officer",
            people={"trader": "trader"},
            links=links,
            kind=kind,
            spot="12号摊位旁",
            fixed=fixed,
            public_ground=public,
            **SCENE,
        )
        self.agree(case, "establish", "second")
        return case

    def codes(self, wish: Callable[..., object], *args: Any, **data: Any) -> set[str]:
        with pytest.raises(Refused) as refused:
            wish(*args, **data)
        return {problem.code for problem in refused.value.problems}

    def at(self, case: str) -> str:
        return self.here.case(case).state.configuration[-1]

    def go_to(self, moment: str | datetime) -> None:
        """Let every clock fire in its minute."""
        until = datetime.fromisoformat(f"{moment}+08:00") if isinstance(moment, str) else moment
        while (due := self.bench.district.next_due(until)) is not None:
            assert not self.bench.go_to(max(due, self.bench.moment)).failed
        self.bench.moment = until

    def after(self, **time: int) -> None:
        self.go_to(self.bench.moment + timedelta(**time))

    def told(self, name: str) -> list[str]:
        """Return what somebody was told since this was asked last."""
        while self.bench.district.deliver(self.sent.append).left:
            pass
        mine = [one for one in self.sent if one.to == self.who[name]]
        self.sent = [one for one in self.sent if one not in mine]
        return [one.text.zh for one in mine]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Street]]:
    """Make streets with other plugins or settings."""
    benches: list[Bench] = []

    def make(plugins: str = "[street_order: {}]") -> Street:
        bench = Bench(tmp_path / str(len(benches)), {"here.yaml": PLACE % plugins})
        benches.append(bench)
        return Street(bench)

    yield make
    for bench in benches:
        assert not bench.district.verify().problems
        bench.district.close()


@pytest.fixture
def street(made: Callable[..., Street]) -> Street:
    return made()
