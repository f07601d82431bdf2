"""One estate with everybody who has a part in a rescue, on a real database."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from community_gov.plugin import CommunityGovError, Event, Said
from community_gov.testing import Bench

PLACE = """
place: here
kind: community
label: {zh: 某社区, en: A community}
language: zh
bodies:
  company: {kind: property_company, label: {zh: 物业公司, en: Property company}}
  upkeep: {kind: maintenance_unit, label: {zh: 维保单位, en: Maintenance unit}}
  brigade: {kind: fire_brigade, label: {zh: 消防救援站, en: Fire station}}
  inspection: {kind: inspection_body, label: {zh: 检验机构, en: Inspection body}}
  market: {kind: market_regulator, label: {zh: 市场监管局, en: Market regulator}}
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
calendar: {name: cn}
plugins:
  - elevator: %s
"""
OFFICES = {
    "control": ("control_room", "company"),
    "staff": ("property_staff", "company"),
    "officer": ("safety_officer", "company"),
    "director": ("safety_director", "company"),
    "head": ("head_of_unit", "company"),
    "duty": ("maintenance_duty", "upkeep"),
    "crew": ("maintenance_worker", "upkeep"),
    "second": ("maintenance_worker", "upkeep"),
    "brigade": ("firefighter", "brigade"),
    "inspector": ("inspector", "inspection"),
    "regulator": ("regulator", "market"),
    "community": ("community_worker", "committee"),
}
CALL = {
    "estate": "某小区",
    "building_unit": "二单元",
    "lift_number": "1号",
    "how_reported": "intercom",
    "people_trapped": 2,
    "car_position": "五层与六层之间",
    "danger": "none",
}
STEPS = {
    "answer": "control",
    "keep_contact": "control",
    "man_landing": "staff",
    "tell_maintenance": "control",
    "dispatch": "duty",
    "set_out": "crew",
    "arrive": "crew",
}
"""What goes on side by side, and who does it."""


class Site:
    """The estate; times in whole minutes from the first report."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("here")
        self.who = {name: bench.worker("here", *office) for name, office in OFFICES.items()}
        self.begin = bench.moment
        self.sent: list[Any] = []

    def report(self, **more: Any) -> str:
        return self._open("report", "control", more)

    def drill(self, by: str = "community", **more: Any) -> str:
        return self._open("drill", by, more)

    def _open(self, action: str, by: str, more: dict[str, Any]) -> str:
        data = {**CALL, **more}
        self.begin = self.bench.moment
        opened = self.here.open("elevator:entrapment", action=action, by=self.who[by], data=data)
        return opened.case

    def act(self, case: str, action: str, by: str, **more: Any) -> tuple[str, ...]:
        return self.here.act(case, action, by=self.who[by], **more).states

    def steps(self, case: str, *steps: str) -> None:
        for step in steps:
            self.act(case, step, STEPS[step])

    def crew_frees(self, case: str, *without: str) -> None:
        self.steps(case, *(step for step in STEPS if step not in without))
        self.act(case, "open_door_by_crew", "crew")
        self.act(case, "free", "crew")

    def to_repair(self, case: str) -> None:
        self.act(case, "check", "staff", data={"people_state": "well"})
        self.act(case, "take_out_of_service", "officer")

    def codes(self, case: str, action: str, by: str, **more: Any) -> list[str]:
        with pytest.raises(CommunityGovError) as refused:
            self.act(case, action, by, **more)
        return [problem.code for problem in refused.value.problems]

    def sign(self, case: str, action: str, gate: str, by: str, said: Said = Said.AGREE) -> str:
        step = next(
            one
            for one in self.here.what_next(case)
            if one.action.name == action and one.gate and one.gate.name == gate
        )
        answer = self.here.vote(case, action, gate, said, by=self.who[by], shown=step.shown or "")
        return answer.happened

    def after(self, minutes: int) -> None:
        """Let time pass until so many minutes after the report; each clock fires when due."""
        until = self.begin + timedelta(minutes=minutes)
        while (due := self.bench.district.next_due(until)) is not None:
            assert self.bench.go_to(max(self.bench.moment, due)).fired
        self.bench.moment = until

    def without_clocks(self, minutes: int) -> None:
        """Let time pass while nobody lets clocks fire."""
        self.bench.moment = self.begin + timedelta(minutes=minutes)

    def states(self, case: str) -> set[str]:
        return set(self.here.case(case).state.configuration)

    def history(self, case: str) -> tuple[Event, ...]:
        return self.here.history(case)

    def fired(self, case: str) -> dict[str, int]:
        """Return by clock the minute in which it fired."""
        events = self.history(case)
        began = events[0].command.at
        return {
            one.command.clock: (one.command.at - began) // timedelta(minutes=1)
            for one in events
            if one.command.clock
        }

    def limit(self, case: str, clock: str) -> int | None:
        """Return the minutes after the report at which a running clock is due."""
        dues: dict[str, datetime | None] = {
            one.clock: one.due.at for one in self.here.deadlines(case)
        }
        due = dues.get(clock)
        return None if due is None else (due - self.begin) // timedelta(minutes=1)

    def messages(self) -> list[Any]:
        """Return all messages that have left so far."""
        while self.bench.district.deliver(self.sent.append).left:
            pass
        return self.sent

    def told(self, role: str) -> list[Any]:
        """Return the messages to whoever holds a role, or to the role when nobody does."""
        people = {self.who[name] for name, (one, _) in OFFICES.items() if one == role}
        return [one for one in self.messages() if one.to in people | {f"role:{role}"}]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Make sites with other settings."""
    benches: list[Bench] = []

    def make(settings: str = "{}", *plugins: type) -> Site:
        folder = tmp_path / str(len(benches))
        bench = Bench(folder, {"here.yaml": PLACE % settings}, plugins=plugins)
        benches.append(bench)
        return Site(bench)

    yield make
    for bench in benches:
        bench.district.close()


@pytest.fixture
def site(made: Callable[..., Site]) -> Site:
    return made()
