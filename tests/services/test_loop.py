"""A finding opens a case; when the case is closed, the same is asked again."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from community_gov import CommunityGovError
from community_gov.domain.errors import InvalidInput, Refused
from community_gov.domain.findings import Finding, Inquiry
from community_gov.domain.text import Text
from community_gov.services import patience
from community_gov.testing import Bench

PLACE = """
place: here
kind: community
label: {zh: 某社区, en: A community}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
calendar: {name: cn}
plugins: [points]
"""
ASKED = Inquiry("complaints", {"category": "no_room"}, Text("多少件？", "How many?"))


def found(count: int, at: datetime) -> Finding:
    said = Text(f"{count} 件", f"{count} complaints")
    return Finding(ASKED, at, {"complaints": str(count)}, said, "platform export")


class Data:
    """What the data say from one day to the next."""

    def __init__(self) -> None:
        self.count, self.broken = 12, False
        self.ready = Event()
        self.ready.set()
        self.asked: list[Inquiry] = []

    def __call__(self, place: str, inquiry: Inquiry, at: datetime) -> Finding | None:
        if self.broken:
            raise OSError("the export is being written")
        self.asked.append(inquiry)
        self.ready.wait(20)
        return found(self.count, at)


@pytest.fixture
def data() -> Data:
    return Data()


@pytest.fixture
def bench(tmp_path: Path, data: Data) -> Iterator[Bench]:
    with Bench(tmp_path, {"here.yaml": PLACE}, inquire=data) as bench:
        yield bench


@pytest.fixture
def case(bench: Bench) -> Callable[..., tuple[str, str]]:
    def begin(finding: Finding | None) -> tuple[str, str]:
        here = bench.place("here")
        worker = bench.worker("here", "community_worker", "committee")
        helper = here.register_person({})
        done = {"activity": "patrol", "event": "查看", "day": bench.moment.date(), "minutes": 60}
        opened = here.open(
            "points:activity",
            by=helper,
            people={"volunteer": helper},
            data=done,
            finding=finding,
        )
        return opened.case, worker

    return begin


def test_the_loop_from_problem_to_effect(
    bench: Bench, data: Data, case: Callable[..., tuple[str, str]]
) -> None:
    here, first = bench.place("here"), found(12, bench.moment)
    name, worker = case(first)
    assert here.loop(name).problem == first and here.loop(name).effect == ()
    data.count = 0
    bench.moment += timedelta(1)
    answer = here.act(name, "confirm", by=worker)
    assert answer.states == ("confirmed",)
    loop = here.loop(name)
    assert [one.answer["complaints"] for one in loop.effect] == ["0"]
    assert data.asked == [ASKED]
    assert [step.what.en for step in loop.execution] == ["Register an activity", "Confirm"]
    assert loop.plan == () and len(loop.points) == 2
    assert "0 complaints" in [why.en for step in here.explain(name) for why in step.why]
    assert bench.district.verify().problems == ()


def test_data_that_cannot_be_asked_hold_up_nobody(
    bench: Bench, data: Data, case: Callable[..., tuple[str, str]]
) -> None:
    here = bench.place("here")
    name, worker = case(found(12, bench.moment))
    data.broken = True
    here.act(name, "confirm", by=worker)
    assert here.loop(name).effect == ()
    with pytest.raises(CommunityGovError, match="cannot be asked"):
        here.ask_again(name)
    data.broken, data.count = False, 3
    assert here.ask_again(name).answer == {"complaints": "3"}
    assert [one.answer["complaints"] for one in here.loop(name).effect] == ["3"]
    assert here.case(name).state.configuration == ("confirmed",)
    assert bench.district.verify().problems == ()


def test_data_that_hang_hold_up_nobody(
    bench: Bench,
    data: Data,
    case: Callable[..., tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patience, "QUESTION_BUDGET", 0.1)
    here = bench.place("here")
    name, worker = case(found(12, bench.moment))
    data.ready.clear()
    begun = monotonic()
    assert here.act(name, "confirm", by=worker).states == ("confirmed",)
    assert here.loop(name).effect == ()
    with pytest.raises(Refused, match="Try later") as late:
        here.ask_again(name)
    assert "稍后再问" in "".join(late.value.lines("zh"))
    assert monotonic() - begun < 5 and len(data.asked) == 1, "what hangs is not asked twice"
    data.ready.set()
    for _ in range(100):
        sleep(0.02)
        try:
            assert here.ask_again(name).answer == {"complaints": "12"}
        except Refused:
            continue
        break
    assert len(here.loop(name).effect) == 1


def test_an_answer_as_of_an_earlier_day(
    bench: Bench, data: Data, case: Callable[..., tuple[str, str]]
) -> None:
    here, first = bench.place("here"), bench.moment
    name, _ = case(found(12, first))
    bench.moment += timedelta(30)
    here.ask_again(name)
    here.ask_again(name, first + timedelta(10))
    told = [one.at for one in here.loop(name).effect]
    assert told == [first + timedelta(10), first + timedelta(30)], "oldest first"
    for wrong in (first - timedelta(1), bench.moment + timedelta(minutes=1)):
        with pytest.raises(InvalidInput, match="2026-03-02 to 2026-04-01"):
            here.ask_again(name, wrong)
    assert len(here.loop(name).effect) == 2


def test_a_case_without_a_finding_asks_nothing(
    bench: Bench, data: Data, case: Callable[..., tuple[str, str]]
) -> None:
    here = bench.place("here")
    name, worker = case(None)
    here.act(name, "confirm", by=worker)
    assert data.asked == [] and here.loop(name).problem is None
    with pytest.raises(CommunityGovError, match="not opened on what data had found"):
        here.ask_again(name)


def test_a_voted_step_belongs_to_the_plan(
    bench: Bench, case: Callable[..., tuple[str, str]]
) -> None:
    here = bench.place("here")
    name, worker = case(found(12, bench.moment))
    here.act(name, "confirm", by=worker)
    here.act(name, "take_back", by=worker, reason="twice")
    assert [step.what.en for step in here.loop(name).plan] == ["Take back the points"]
