"""A community with a hall, a partner, a teacher and residents, on a real database."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from community_gov.plugin import CommunityGovError, Document, Said
from community_gov.testing import Bench

PLACE = """
place: here
kind: community
label: {zh: 某社区, en: A community}
language: zh
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
resources:
  hall: {label: {zh: 活动室, en: Hall}, capacity: 20}
  studio: {label: {zh: 排练厅, en: Studio}, capacity: 12}
plugins:
  - courses%s
"""
PAPER = Document("paper.pdf", b"%PDF-1.7 paper", valid_until=date(2027, 12, 31))
HOURS = {"room": "hall", "first_day": date(2026, 3, 9), "last_day": date(2026, 4, 27)}


class House:
    """The community; people by name."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("here")
        self.who = {
            "worker": bench.worker("here", "community_worker", "committee"),
            "colleague": bench.worker("here", "community_worker", "committee"),
            "zhang": bench.worker("here", "committee_member", "committee"),
            "qian": bench.worker("here", "committee_member", "committee"),
        }

    def person(self, name: str) -> str:
        if name not in self.who:
            self.who[name] = self.here.register_person({})
        return self.who[name]

    def open(self, program: str, by: str = "worker", **more: Any) -> str:
        people = {part: self.person(one) for part, one in more.pop("people", {}).items()}
        return self.here.open(f"courses:{program}", by=self.person(by), people=people, **more).case

    def act(self, case: str, action: str, by: str = "worker", **more: Any) -> tuple[str, ...]:
        return self.here.act(case, action, by=self.person(by), **more).states

    def agree(self, case: str, action: str, by: str = "zhang") -> None:
        step = next(
            one for one in self.here.what_next(case) if one.gate and one.action.name == action
        )
        gate = step.gate.name if step.gate else ""
        shown = step.shown or ""
        self.here.vote(case, action, gate, Said.AGREE, by=self.person(by), shown=shown)

    def state(self, case: str) -> str:
        return self.here.case(case).state.configuration[-1]

    def codes(self, wish: Any, *args: Any, **more: Any) -> list[str]:
        with pytest.raises(CommunityGovError) as refused:
            wish(*args, **more)
        return [one.code for one in refused.value.problems]

    def partner(self) -> str:
        """An arts organisation whose agreement is in force."""
        known = {"organisation": "某文化艺术机构", "kind": "arts", "offers": "老师和乐器"}
        case = self.open("partner", people={"contact": "ms gu"}, data=known)
        self.act(case, "vet", data={"licence": PAPER, "phone": "13800138000"})
        ticks = {f"agree-{one}": True for one in COMMITMENTS}
        self.act(case, "agree", data=ticks)
        self.agree(case, "agree")
        return case

    def planned(self, subject: str = "calligraphy", teacher: str = "") -> str:
        people = {"teacher": teacher or f"{subject}-teacher"}
        return self.open("course", data={"subject": subject}, people=people)

    def timetable(self, case: str, partner: str, **more: Any) -> None:
        data = {"term": "2026春", "hours": "09:00-10:30", **HOURS, **more}
        self.act(case, "timetable", data=data, links={"partner": [partner]})

    def running(self, seats: int = 2, subject: str = "calligraphy", **more: Any) -> str:
        case = self.planned(subject)
        self.timetable(case, self.partner(), **more)
        insurance = {"insurance": PAPER} if "teacher_certificate" in more else {}
        self.act(case, "enrol", data={"seats": seats, **insurance})
        self.act(case, "begin")
        return case

    def apply(self, course: str, name: str, by: str = "worker", **more: Any) -> str:
        data = {"phone": "13900139000", "channel": "telephone", **more}
        action = "apply_physical" if "health_declaration" in more else "apply"
        return self.open(
            "enrolment",
            by,
            action=action,
            data=data,
            people={"participant": name},
            links={"course": [course]},
        )

    def hold_class(self, course: str, present: list[str], absent: list[str] | None = None) -> str:
        data = {"day": self.bench.moment.date(), "minutes": 90}
        links = {"course": [course]}
        case = self.open("session", data=data, links=links, people={"helper": "aunt li"})
        self.act(case, "take_attendance", links={"present": present, "absent": absent or []})
        return case

    def after(self, **time: float) -> None:
        self.bench.go_to(self.bench.moment + timedelta(**time))

    def sound(self) -> bool:
        return self.bench.district.verify().problems == ()


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do everything at the same moment and return what each was answered."""
    barrier, ends = threading.Barrier(len(deeds)), []

    def one(deed: Callable[[], object]) -> None:
        barrier.wait()
        try:
            ends.append(deed())
        except CommunityGovError as refused:
            ends.append(refused.problems[0].code)

    threads = [threading.Thread(target=one, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


COMMITMENTS = ("built_together", "promoted_together", "run_together", "shared", "free_of_charge")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with Bench(tmp_path, {"here.yaml": PLACE % ""}) as bench:
        yield House(bench)
