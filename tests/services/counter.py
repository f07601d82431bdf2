"""What a caseworker at one counter does all day, in few words."""

import threading
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from community_gov import Answer, CommunityGovError, Document, Said
from community_gov.plugin import InvalidIdentityNumber, check_identity_number
from community_gov.testing import Bench

INSTALLED = Path(__file__).parent / "installed"
"""A folder of installed packages, as on the path of a real program."""

DISTRICT = """
place: poplars
kind: district
label: {zh: 杨树区, en: Poplar District}
bodies:
  land_office: {kind: land_office, label: {zh: 土地管理所, en: Land office}}
"""
WILLOW = """
place: willow
kind: community
label: {zh: 柳荫社区, en: Willow}
under: poplars
bodies:
  willow_committee: {kind: residents_committee, label: {zh: 柳荫居委会, en: Willow's committee}}
plugins:
  - garden
"""
POPLAR = """
place: poplar
kind: community
label: {zh: 白杨社区, en: Poplar}
under: poplars
bodies:
  poplar_committee: {kind: residents_committee, label: {zh: 白杨居委会, en: Poplar's committee}}
plugins:
  - garden: {answer_in: 10 working days}
"""
PLACES = {"poplars.yaml": DISTRICT, "willow.yaml": WILLOW, "poplar.yaml": POPLAR}

SHARP = Document("bill.pdf", b"%PDF-1.7 every line can be read")


def identity(number: int = 1, born: date = date(1990, 5, 17)) -> str:
    """Make up a valid identity number."""
    head = f"140213{born:%Y%m%d}{number:03d}"
    for last in "0123456789X":
        try:
            return check_identity_number(head + last, born).normal
        except InvalidIdentityNumber:
            continue
    raise AssertionError(head)


def days(count: float) -> timedelta:
    return timedelta(days=count)


class Counter:
    """One place, with a resident, a gardener, a chair and a land officer."""

    def __init__(self, bench: Bench, place: str, people: Sequence[str] = ()) -> None:
        self.bench = bench
        self.district = bench.district
        self.name = place
        self.here = bench.place(place)
        self.people = tuple(people) or self._hired()
        self.aunt, self.gardener, self.chair, self.officer = self.people

    def _hired(self) -> tuple[str, ...]:
        committee = f"{self.name}_committee"
        return (
            self.here.register_person({"name": "王秀英"}),
            self.bench.worker(self.name, "gardener", committee),
            self.bench.worker(self.name, "chair", committee),
            self.bench.worker(self.name, "land_officer", "land_office"),
        )

    def form(self, number: int = 1, **changed: object) -> dict[str, object]:
        """Return a form as the resident with this number fills it in."""
        data = {
            "plot": "sunny",
            "phone": f"1380013{number:04d}",
            "identity_number": identity(number),
            "photo": SHARP,
        }
        return {**data, **changed}

    def draft(self, number: int = 1, key: str | None = None, **changed: object) -> str:
        return self.begin(number, key, **changed).case

    def begin(self, number: int = 1, key: str | None = None, **changed: object) -> Answer:
        people = {"resident": self.aunt}
        data = self.form(number, **changed)
        return self.here.open("garden:plot", by=self.aunt, people=people, data=data, key=key)

    def ask(self, number: int = 1, **changed: object) -> str:
        """Hand in a request for a plot and return the case."""
        case = self.draft(number, **changed)
        self.here.act(case, "submit", by=self.aunt)
        return case

    def act(self, case: str, action: str, by: str, **more: Any) -> Answer:
        return self.here.act(case, action, by=by, **more)

    def shown(self, case: str) -> str:
        (step,) = (one for one in self.here.what_next(case) if one.gate)
        return step.shown or ""

    def look_too(self, case: str, answer: Said = Said.AGREE, **more: Any) -> Answer:
        named = {"by": self.chair, **more}
        named["shown"] = named.get("shown") or self.shown(case)
        return self.here.vote(case, "agree", "second_look", answer, **named)

    def held(self, number: int = 1) -> str:
        """Give somebody a plot and return the case."""
        case = self.ask(number)
        self.act(case, "agree", self.gardener)
        self.look_too(case)
        self.act(case, "confirm", self.officer)
        return case

    def states(self, case: str) -> tuple[str, ...]:
        return self.here.case(case).state.configuration


def together(*wishes: Callable[[], Any]) -> list[Any]:
    """Do several things at one moment; return each answer, or the code it was refused with."""
    barrier = threading.Barrier(len(wishes))
    ends: list[Any] = [None] * len(wishes)

    def run(number: int, wish: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            ends[number] = wish()
        except CommunityGovError as error:
            ends[number] = error.problems[0].code

    threads = [threading.Thread(target=run, args=one) for one in enumerate(wishes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def events(counter: Counter, case: str) -> Sequence[str]:
    """Return what happened to a case, in single words."""
    return [event.decision.happened for event in counter.here.history(case)]
