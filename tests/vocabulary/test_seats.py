"""So many seats, and those who wait move up: first come first served, by every path."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov import CommunityGovError, Conflict
from community_gov.store.sqlite_store import SqliteStore

from .desk import HEAD, Desk, faults

OUTING = """
fields:
  seats: {label: {zh: 名额, en: seats}, type: int}
states:
  planned: {label: {zh: 报名中, en: planned}}
actions:
  open: {label: {zh: 发起, en: announce}, by: [clerk], to: planned, needs: [seats]}
  change: {label: {zh: 改名额, en: change the seats}, by: [clerk], from: planned, needs: [seats]}
  freed:
    {label: {zh: 空出名额, en: a seat is free}, by: [case], from: planned, links: [guest]}
  move_up:
    label: {zh: 递补, en: move up}
    by: [automatic]
    arcs:
      - {from: planned, when: ['some:guest:in:queueing', 'room:guest:coming:seats']}
    effects:
      - forward: {link: guest, action: seat, in: queueing, up_to: 'room:guest:coming:seats'}
"""
GUEST = (
    HEAD.replace("workflow: thing", "workflow: guest")
    + """
states:
  queueing:
    label: {zh: 排队, en: in the queue}
    states:
      asked: {label: {zh: 已报名, en: asked}}
      waiting: {label: {zh: 候补, en: waiting}, status: waiting}
  coming: {label: {zh: 参加, en: coming}}
  gone: {label: {zh: 退出, en: gone}, status: final}
actions:
  open:
    label: {zh: 报名, en: ask}
    by: [resident]
    to: asked
    links: [{kind: outing, required: true, states: [planned], back: guest}]
  seat: {label: {zh: 给名额, en: give a seat}, by: [case], from: queueing, to: coming}
  wait: {label: {zh: 候补, en: wait}, by: [automatic], from: asked, to: waiting}
  leave:
    label: {zh: 退出, en: leave}
    by: [resident, clerk, clock]
    from: [queueing, coming]
    to: gone
    effects:
      - forward: {link: outing, action: freed}
clocks:
  too_long:
    label: {zh: 名额保留时限, en: how long a place is kept}
    duration: 30 calendar days
    runs_in: [coming]
    fires: leave
"""
)


class Outing:
    """An outing with few seats, and those who ask for one, in the order in which they do."""

    def __init__(self, folder: Path, seats: int) -> None:
        self.desk = Desk(folder, OUTING, more={"guest": GUEST})
        self.case = self.desk.open("clerk", data={"seats": seats})
        self.asked: list[str] = []

    def ask(self) -> str:
        answer = self.desk.here.open(
            "tried:guest",
            by=self.desk.people["resident"],
            people={"resident": self.desk.people["resident"]},
            links={"outing": [self.case]},
        )
        self.asked.append(answer.case)
        return answer.states[-1]

    def at(self, state: str) -> list[int]:
        """Return which of those who asked are in a state, by number."""
        return [number for number, one in enumerate(self.asked) if state in self.desk.states(one)]


@pytest.fixture
def outing(tmp_path: Path) -> Iterator[Outing]:
    made = Outing(tmp_path, 2)
    yield made
    made.desk.bench.district.close()


def test_who_asks_while_there_is_room_has_a_seat_at_once_and_the_others_wait(
    outing: Outing,
) -> None:
    assert [outing.ask() for _ in range(4)] == ["coming", "coming", "waiting", "waiting"]
    assert outing.desk.done(outing.asked[0]) == ["ask", "give a seat"]
    assert outing.desk.sound()


def test_a_seat_that_is_given_up_goes_to_who_has_waited_longest(outing: Outing) -> None:
    for _ in range(4):
        outing.ask()
    outing.desk.act(outing.asked[3], "leave", "resident")
    assert outing.at("coming") == [0, 1]
    outing.desk.act(outing.asked[0], "leave", "resident")
    assert outing.at("coming") == [1, 2] and outing.desk.sound()


def test_a_larger_room_moves_up_as_many_as_fit_and_a_smaller_one_sends_nobody_away(
    outing: Outing,
) -> None:
    for _ in range(6):
        outing.ask()
    outing.desk.act(outing.case, "change", data={"seats": 5})
    assert outing.at("coming") == [0, 1, 2, 3, 4]
    outing.desk.act(outing.case, "change", data={"seats": 1})
    outing.desk.act(outing.asked[0], "leave", "clerk")
    assert outing.at("coming") == [1, 2, 3, 4] and outing.at("waiting") == [5]
    assert outing.desk.sound()


def test_a_deadline_that_passes_moves_up_too(outing: Outing) -> None:
    outing.ask()
    outing.desk.after(days=1)
    for _ in range(2):
        outing.ask()
    outing.desk.after(days=29, hours=16)
    assert outing.at("coming") == [1, 2] and outing.desk.sound()


def test_many_seats_are_filled_at_once(outing: Outing) -> None:
    outing.desk.act(outing.case, "change", data={"seats": 0})
    for _ in range(60):
        outing.ask()
    outing.desk.act(outing.case, "change", data={"seats": 55})
    assert outing.at("coming") == list(range(55)), "more than automatic actions may follow"


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do everything at the same moment and return what each was answered."""
    barrier, ends = threading.Barrier(len(deeds)), []

    def one(deed: Callable[[], object]) -> None:
        barrier.wait()
        try:
            ends.append(deed())
        except CommunityGovError as lost:
            ends.append(lost.problems[0].code)

    threads = [threading.Thread(target=one, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_many_at_the_last_seat_are_all_answered_at_their_first_asking(outing: Outing) -> None:
    outing.ask()
    ends = at_once(*[outing.ask] * 8)
    assert sorted(map(str, ends)) == ["coming", *["waiting"] * 7], "nobody is told to ask again"
    assert len(outing.at("coming")) == 2 and outing.desk.sound()


def test_who_leaves_and_who_asks_and_who_enlarges_at_once_leave_no_seat_empty(
    outing: Outing,
) -> None:
    desk = outing.desk
    for _ in range(4):
        outing.ask()
    leave = [partial(desk.act, one, "leave", "clerk") for one in outing.asked]
    ends = at_once(outing.ask, outing.ask, *leave[:2])
    assert not {"conflict.version", "conflict.rests_on"} & set(map(str, ends))
    assert outing.at("coming") == [2, 3] and len(outing.at("waiting")) == 2 and desk.sound()


def test_who_names_the_version_that_was_seen_is_not_decided_anew(
    outing: Outing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else asks between the decision and the writing: the outing has moved."""
    outing.ask()
    mine, commit, between = outing.asked[0], SqliteStore.commit, [outing.ask]

    def late(store: SqliteStore, *written: Any) -> None:
        if between:
            between.pop()()
        commit(store, *written)

    monkeypatch.setattr(SqliteStore, "commit", late)
    seen = outing.desk.here.case(mine).version
    with pytest.raises(Conflict):
        outing.desk.act(mine, "leave", "resident", version=seen)
    between[:] = [outing.ask]
    outing.desk.act(mine, "leave", "resident")
    assert "gone" in outing.desk.states(mine) and outing.desk.sound()


@contextmanager
def opened(seats: int) -> Iterator[Outing]:
    with TemporaryDirectory() as folder:
        made = Outing(Path(folder), seats)
        yield made
        made.desk.bench.district.close()


Deeds = st.lists(
    st.one_of(
        st.just(("ask", 0)),
        st.tuples(st.just("leave"), st.integers(0, 7)),
        st.tuples(st.just("more"), st.integers(1, 2)),
        st.tuples(st.just("days"), st.sampled_from((3, 40))),
    ),
    min_size=4,
    max_size=10,
)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 3), Deeds)
def test_whatever_is_done_all_seats_are_taken_by_those_who_asked_first(
    seats: int, deeds: list[tuple[str, int]]
) -> None:
    with opened(seats) as outing:
        for deed, number in deeds:
            here = [*outing.at("coming"), *outing.at("waiting")]
            if deed == "ask":
                outing.ask()
            elif deed == "leave" and here:
                outing.desk.act(outing.asked[here[number % len(here)]], "leave", "resident")
            elif deed == "more":
                seats += number
                outing.desk.act(outing.case, "change", data={"seats": seats})
            elif deed == "days":
                outing.desk.after(days=number)
            coming, waiting = outing.at("coming"), outing.at("waiting")
            assert len(coming) == min(seats, len(coming) + len(waiting))
            assert not coming or not waiting or max(coming) < min(waiting)
        assert outing.desk.sound()


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (OUTING.replace("coming:seats'}", "coming:place'}"), "unknown.field"),
        (OUTING.replace("up_to: 'room:guest:", "up_to: 'some:guest:"), "workflow.up_to"),
        (OUTING.replace("type: int", "type: text"), "workflow.room_field"),
    ],
)
def test_what_cannot_be_is_said_of_the_file(broken: str, code: str) -> None:
    (found,) = {one.code: one for one in faults(broken)}.values()
    assert found.code.endswith(code) and found.line("zh") != found.line("en")
