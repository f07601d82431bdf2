"""One community with everybody who has a part, on a real database."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from community_gov.plugin import CommunityGovError, Said
from community_gov.testing import Bench

PLACE = """
place: here
kind: community
label: {zh: 某社区, en: A community}
language: zh
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
  branch: {kind: party_branch, label: {zh: 党支部, en: Party branch}}
  helpers: {kind: council, label: {zh: 红白理事会, en: The council}}
  residents: {kind: residents_assembly, label: {zh: 居民会议, en: Residents' assembly}}
  street_office: {kind: street, label: {zh: 街道办, en: Street office}}
resources:
  hall: {label: {zh: 活动室, en: Hall}, capacity: 40}
calendar: {name: cn}
appoints:
  - {workflow: 'funeral:seat', role: council_member, body: helpers}
plugins:
  - points
  - funeral:
      guidelines:
        - {name: spring, source: {zh: 例, en: example}, since: 2026-01-01, until: 2026-03-31,
           tables: 20, yuan_a_table: 300}
        - {name: april, source: {zh: 例, en: example}, since: 2026-04-01, tables: 10, days: 3}
"""
TEXT = "第一条 邻里互助。\n第二条 丧事从简。"


class Site:
    """The community, with five residents on the roll."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("here")
        self.worker = bench.worker("here", "community_worker", "committee")
        self.street = bench.worker("here", "covenant_reviewer", "street_office")
        self.civil = bench.worker("here", "street_civil_affairs", "street_office")
        self.residents = [bench.worker("here", "voting_resident", "residents") for _ in range(5)]
        self.sent: list[Any] = []

    def open(self, program: str, by: str, **more: Any) -> str:
        return self.here.open(f"funeral:{program}", by=by, **more).case

    def act(self, case: str, action: str, by: str, **more: Any) -> tuple[str, ...]:
        return self.here.act(case, action, by=by, **more).states

    def states(self, case: str) -> tuple[str, ...]:
        return self.here.case(case).state.configuration

    def value(self, case: str, field: str) -> object:
        return self.here.case(case).held[field].value

    def codes(self, wish: Any, *args: Any, **more: Any) -> list[str]:
        with pytest.raises(CommunityGovError) as refused:
            wish(*args, **more)
        return [problem.code for problem in refused.value.problems]

    def vote(
        self, case: str, action: str, agree: int, refuse: int = 0, gate: str = "residents"
    ) -> None:
        answers = [Said.AGREE] * agree + [Said.REFUSE] * refuse
        for who, said in zip(self.residents, answers, strict=False):
            step = self.step(case, action, gate)
            if step is None:
                return
            self.here.vote(case, action, gate, said, by=who, shown=step.shown or "")

    def step(self, case: str, action: str, gate: str) -> Any:
        return next(
            (
                one
                for one in self.here.what_next(case)
                if one.action.name == action and one.gate and one.gate.name == gate
            ),
            None,
        )

    def after(self, **time: int) -> None:
        """Let time pass; each clock fires when it is due."""
        until = self.bench.moment + timedelta(**time)
        while (due := self.bench.district.next_due(until)) is not None:
            report = self.bench.go_to(max(self.bench.moment, due))
            assert report.fired
            assert not report.failed
        self.bench.moment = until

    def messages(self) -> list[Any]:
        while self.bench.district.deliver(self.sent.append).left:
            pass
        return self.sent

    def council(self, seats: int = 1) -> tuple[str, list[str], list[str]]:
        """Elect a council and let it take office."""
        council = self.open("council", self.worker, data={"term_name": "第一届"})
        cases, people = [], []
        for _ in range(seats):
            person = self.here.register_person({})
            seat = self.open(
                "seat",
                self.worker,
                people={"candidate": person},
                data={"post": "member"},
                links={"council": [council]},
            )
            self.act(seat, "accept", person)
            self.act(seat, "elect", self.worker)
            self.vote(seat, "elect", 5)
            cases.append(seat)
            people.append(person)
        self.act(council, "constitute", self.worker)
        return council, cases, people

    def drafted(self, previous: str | None = None, text: str = TEXT) -> str:
        """Return a covenant whose draft is with the street."""
        more: dict[str, Any] = {}
        if previous is not None:
            more = {"action": "amend", "links": {"previous": [previous]}}
        case = self.open("covenant", self.worker, data={"version_name": "某版"}, **more)
        self.after(days=20)
        self.act(case, "draft", self.worker, data={"text_zh": text, "opinions_taken_up": 0})
        ticked = {"submit-posted": True, "submit-no_penalty": True}
        self.act(case, "submit", self.worker, data=ticked)
        return case

    def reviewed(self, previous: str | None = None, text: str = TEXT) -> str:
        case = self.drafted(previous, text)
        ticked = {"pass_review-lawful": True, "pass_review-no_penalty": True}
        self.act(case, "pass_review", self.street, data=ticked)
        return case

    def published(self, previous: str | None = None, text: str = TEXT) -> str:
        case = self.reviewed(previous, text)
        self.act(case, "adopt", self.worker)
        self.vote(case, "adopt", 3)
        self.act(case, "file", self.street, data={"filing_number": "备〔2026〕1号"})
        where = {"publication-place": "小区公示栏", "publication-contact": "居委会"}
        self.act(case, "publication-post", self.worker, data=where)
        return case

    def in_force(self, previous: str | None = None, text: str = TEXT) -> str:
        case = self.published(previous, text)
        self.after(days=11)
        return case


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with Bench(tmp_path, {"here.yaml": PLACE}) as bench:
        yield Site(bench)
