"""A neighbourhood with volunteers, two workers and two partners, on a real database."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
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
  company: {kind: property_company, label: {zh: 物业公司, en: Property company}}
  keepers: {kind: partner, label: {zh: 家政公司, en: Housekeepers}}
calendar: {name: cn}
plugins:
  - points: %s
"""
CONSENT = "{parking_consent: {zh: 业主大会决定, en: decided by the owners}}"
OFFICES = {
    "wang": ("community_worker", "committee"),
    "zhao": ("community_worker", "committee"),
    "gate": ("property_staff", "company"),
    "keeper": ("partner_staff", "keepers"),
}


class Block:
    """The neighbourhood, as a caseworker speaks of it."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("here")
        self.points = self.here.points
        self.who = {name: bench.worker("here", *office) for name, office in OFFICES.items()}
        self.times = 0

    def settings(self, settings: str, more: str = "") -> None:
        """Begin anew with other settings, on the same database."""
        self.bench.district.close()
        places = self.bench.places
        (places / "here.yaml").write_text(PLACE % settings + more, encoding="utf-8")
        self.bench = Bench(places.parent, places, self.bench.moment)
        self.here = self.bench.place("here")
        self.points = self.here.points

    def resident(self, name: str) -> str:
        self.who[name] = self.here.register_person({})
        return self.who[name]

    def family(self, one: str, other: str) -> None:
        since = date(2020, 1, 1)
        self.here.relate("household", self.who[one], self.who[other], since)

    def registered(self, *who: str, activity: str = "patrol", **data: Any) -> str:
        self.times += 1
        event = {"event": f"第{self.times}次", "day": self.bench.moment.date(), "minutes": 60}
        people = {"volunteer": [self.who[one] for one in who]}
        data = {"activity": activity, **event, **data}
        return self.here.open("points:activity", by=self.who[who[0]], people=people, data=data).case

    def worked(self, *who: str, by: str = "wang", **data: Any) -> str:
        """Take part in an activity that is confirmed at once."""
        case = self.registered(*who, **data)
        self.act(case, "confirm", by)
        return case

    def act(self, case: str, action: str, by: str, **more: Any) -> str:
        return self.here.act(case, action, by=self.who[by], **more).happened

    def agree(self, case: str, action: str, by: str) -> str:
        step = next(one for one in self.here.what_next(case) if one.gate is not None)
        assert step.gate is not None
        shown = step.shown or ""
        return self.here.vote(
            case, action, step.gate.name, Said.AGREE, by=self.who[by], shown=shown
        ).happened

    def delivered(self, reward: str, count: int) -> str:
        data = {"reward": reward, "announced": count}
        case = self.here.open("points:delivery", by=self.who["gate"], data=data).case
        self.act(case, "take_in", "wang", data={"counted": count})
        return case

    def redeem(self, who: str, reward: str = "housekeeping", quantity: int = 1) -> str:
        data = {"reward": reward, "quantity": quantity}
        people = {"resident": self.who[who]}
        return self.here.open("points:redemption", by=self.who[who], people=people, data=data).case

    def has(self, who: str) -> tuple[int, int]:
        """Return what somebody can spend, and what is set aside."""
        balance = self.points.balance(self.who[who])
        return balance.points, balance.held

    def left(self, reward: str) -> int | None:
        return next(
            one.left for one in self.points.catalogue() if one.reward.name == f"points:{reward}"
        )

    def days(self, number: int) -> None:
        self.bench.go_to(self.bench.moment + timedelta(number))

    def sound(self) -> None:
        """See that every case and every book is what was written."""
        assert self.bench.district.verify().problems == ()


def codes(wish: Callable[[], object]) -> list[str]:
    with pytest.raises(CommunityGovError) as refused:
        wish()
    return [problem.code for problem in refused.value.problems]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Block]]:
    """Make neighbourhoods with other settings."""
    blocks: list[Block] = []

    def make(settings: str = CONSENT) -> Block:
        block = Block(Bench(tmp_path / str(len(blocks)), {"here.yaml": PLACE % settings}))
        blocks.append(block)
        block.resident("li")
        block.resident("chen")
        return block

    yield make
    for block in blocks:
        block.bench.district.close()


@pytest.fixture
def block(made: Callable[..., Block]) -> Block:
    return made()
