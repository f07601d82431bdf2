"""One estate with everybody who sits at the table, six owners, and a real database."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from community_gov.plugin import CommunityGovError, Document, Said
from community_gov.testing import Bench

PLACE = """
place: here
kind: estate
label: {zh: 某小区, en: An estate}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
  owners: {kind: owners_committee, label: {zh: 业委会, en: Owners' committee}}
  company: {kind: property_company, label: {zh: 物业公司, en: Property company}}
  street: {kind: street, label: {zh: 街道办事处, en: Street office}}
  registry: {kind: registration_authority, label: {zh: 登记机构, en: Land registry}}
  planning: {kind: planning_authority, label: {zh: 规划部门, en: Planning authority}}
plugins:
  - property: %s
  - complaints
"""
OFFICES = {
    "convener": ("convener", "committee"),
    "second convener": ("convener", "committee"),
    "committee": ("owners_side", "owners"),
    "organiser": ("organiser", "owners"),
    "staff": ("property_staff", "company"),
    "registrar": ("registrar", "registry"),
    "planner": ("planning_officer", "planning"),
    "worker": ("community_worker", "committee"),
}
PROPOSAL = {
    "premises": "21号商铺",
    "room_area": Fraction(50),
    "plan": "改为物业用房",
    "in_return": "另议",
}
PAPER = b"%PDF-1.7 paper"
POSTED = {"notice-place": "东门", "notice-contact": "居委会", "posted": Document("b.pdf", PAPER)}


class Estate:
    """The estate; `who` knows everybody by a short name."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("here")
        self.who: dict[str, str] = {}
        roles = {one.name: one.body for flow in self._workflows() for one in flow.roles}
        kinds = {name: one.kind for name, one in self.here.rulebook.place.bodies.items()}
        for name, (role, body) in OFFICES.items():
            if roles[role] == kinds[body]:
                self.who[name] = bench.worker("here", role, body)
        for name in ("holder", *(f"o{number}" for number in range(1, 7))):
            self.who[name] = self.here.register_person({})

    def _workflows(self) -> Any:
        return self.here.rulebook.workflows.values()

    def open(self, **more: Any) -> str:
        data = {"problem": "没有物业用房", "gap_area": Fraction(50)}
        parts = {"title_holder": self.who["holder"]}
        by = self.who["convener"]
        return self.here.open("property:swap", by=by, people=parts, data=data, **more).case

    def act(self, case: str, action: str, by: str = "convener", **more: Any) -> Any:
        return self.here.act(case, action, by=self.who[by], **more)

    def vote(
        self, case: str, action: str, gate: str, by: str, said: Said = Said.AGREE, **more: Any
    ) -> str:
        shown = next(
            one.shown
            for one in self.here.what_next(case)
            if one.action.name == action and one.gate and one.gate.name == gate
        )
        by = self.who[by]
        return self.here.vote(case, action, gate, said, by=by, shown=shown or "", **more).happened

    def codes(self, wish: Callable[..., Any], *args: Any, **more: Any) -> list[str]:
        with pytest.raises(CommunityGovError) as refused:
            wish(*args, **more)
        return [problem.code for problem in refused.value.problems]

    def states(self, case: str) -> set[str]:
        return set(self.here.case(case).state.configuration)

    def later(self, days: int) -> None:
        self.bench.go_to(self.bench.moment + timedelta(days=days))

    def checked(self, **more: Any) -> str:
        """A case whose title is clear."""
        case = self.open(**more)
        self.act(case, "check_title", data=self.clear())
        return case

    def clear(self, **more: object) -> dict[str, object]:
        until = self.bench.moment.date() + timedelta(days=90)
        extract = Document("extract.pdf", PAPER, valid_until=until)
        return {
            "title_extract": extract,
            "ownership": "as_stated",
            "mortgage": "none",
            "seizure": "none",
            **more,
        }

    def propose(self, case: str, by: str = "convener", **more: object) -> None:
        self.act(case, "talks-propose", by, data={**PROPOSAL, **more})

    def settled(self, **more: Any) -> str:
        case = self.checked(**more)
        self.propose(case)
        for gate, by in (
            ("owners_side", "committee"),
            ("property_staff", "staff"),
            ("title_holder", "holder"),
        ):
            self.vote(case, "talks-settle", gate, by)
        return case

    def approved(self, **more: Any) -> str:
        """A case for which two people said that no joint decision is needed."""
        case = self.settled(**more)
        data = {"item": "none_of_them", "item_reason": "开发建设单位依法应配置"}
        self.act(case, "no_joint_decision", data=data)
        self.vote(case, "no_joint_decision", "owners_agree", "committee")
        self.vote(case, "no_joint_decision", "second_person", "second convener")
        return case

    def executed(self, **more: Any) -> str:
        case = self.approved(**more)
        use = {"planned_use": "changed", "use_reference": "规〔2025〕1号"}
        self.act(case, "confirm_use", "planner", data=use)
        self.act(case, "ask_registration", data={"registration_reference": "2025-1"})
        ticked = {f"finish_works-{one}": True for one in ("fitted", "fire", "access", "sign")}
        self.act(case, "finish_works", "staff", data={"works_done": "已改造", **ticked})
        self.act(case, "register_transfer", "registrar")
        return case

    def watched(self, **more: Any) -> str:
        case = self.executed(**more)
        self.act(case, "accept", data={"measured_area": Fraction(50)})
        self.vote(case, "accept", "owners", "committee")
        self.vote(case, "accept", "company", "staff")
        duty = {"process_change": "handover_check", "process_duty": "物业，7月起"}
        self.act(case, "improve_process", data=duty)
        return case

    def decision(self, item: str = "other", matter: str | None = None, first: int = 100) -> str:
        """A decision of six owners; the first has `first` square metres, the others a hundred."""
        owners = [self.who[f"o{number}"] for number in range(1, 7)]
        data = {
            "question": "商铺置换为物业用房",
            "item": item,
            "item_reason": "涉及共有",
            "roll": "\n".join(f"{one} {first if one == owners[0] else 100}" for one in owners),
        }
        return self.here.open(
            "property:decision",
            by=self.who["organiser"],
            people={"owner": owners},
            data=data,
            links={"matter": [matter]} if matter else {},
        ).case

    def polled(self, item: str = "other", matter: str | None = None, first: int = 100) -> str:
        """A decision that is put to the vote, after its notice."""
        case = self.decision(item, matter, first)
        self.act(case, "notice-post", "organiser", data=POSTED)
        self.later(16)
        proof = Document("proof.pdf", PAPER)
        data = {"ballots_delivered": 6, "delivery_proof": proof}
        self.act(case, "start_vote", "organiser", data=data)
        self.act(case, _asked(item), "organiser")
        return case

    def ballots(self, case: str, item: str, answers: str) -> str:
        """Let owners answer in turn: + agrees, - refuses, 0 abstains; return the last answer."""
        said = {"+": Said.AGREE, "-": Said.REFUSE, "0": Said.ABSTAIN}
        happened = ""
        for number, answer in enumerate(answers, 1):
            happened = self.vote(case, _asked(item), "owners", f"o{number}", said[answer])
        return happened


def _asked(item: str) -> str:
    return "adopt_special" if item in ("raise_fund", "rebuild", "change_use") else "adopt"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Estate]]:
    """Make estates with other settings."""
    benches: list[Bench] = []

    def make(settings: str = "{}", place: str = PLACE) -> Estate:
        bench = Bench(tmp_path / str(len(benches)), {"here.yaml": place % settings})
        benches.append(bench)
        return Estate(bench)

    yield make
    for bench in benches:
        bench.district.close()


@pytest.fixture
def estate(made: Callable[..., Estate]) -> Estate:
    return made()
