"""Rooms and people are booked for hours of some days, and nothing is ever booked twice."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov import Conflict

from .desk import HEAD, PLACE, Desk, faults

SHARED = PLACE.replace(
    "plugins:",
    """resources:
  hall: {label: {zh: 活动室, en: Hall}, capacity: 30}
  van: {label: {zh: 面包车, en: Van}}
plugins:""",
)
EVENING = """
fields:
  subject: {label: {zh: 主题, en: subject}, type: choice, choices: {tea: {zh: 茶会, en: Tea}}}
  room: {label: {zh: 场地, en: room}, type: text}
  first: {label: {zh: 首日, en: first day}, type: date}
  last: {label: {zh: 末日, en: last day}, type: date}
  hours: {label: {zh: 时段, en: hours}, type: text}
  skips: {label: {zh: 不用的日子, en: not on}, type: text}
  heads: {label: {zh: 人数, en: how many}, type: int}
states:
  planned: {label: {zh: 已排, en: planned}}
  off: {label: {zh: 取消, en: off}, status: final}
actions:
  open:
    label: {zh: 排期, en: plan}
    by: [clerk]
    to: planned
    takes: [subject, room, first, last, hours, skips, heads]
    effects: [{book: BOOKED}]
  rehearse:
    label: {zh: 演练, en: rehearse}
    by: [clerk]
    to: planned
    exercise: true
    takes: [subject, room, first, last, hours, skips, heads]
    effects: [{book: BOOKED}]
  move:
    label: {zh: 改期, en: move}
    by: [clerk]
    from: planned
    takes: [room, first, last, hours, skips]
    effects:
      - unbook: {}
      - book: BOOKED
  cancel:
    label: {zh: 取消, en: call off}
    by: [clerk]
    from: planned
    to: off
    effects: [unbook: {}]
""".replace(
    "BOOKED",
    "{what: [room], who: [owner], first: first, last: last, hours: hours, skips: skips,"
    " title: subject, heads: heads}",
)
FAIR = (
    HEAD.replace("workflow: thing", "workflow: fair")
    + """
fields:
  room: {label: {zh: 场地, en: room}, type: text}
  day: {label: {zh: 日期, en: day}, type: date}
states: {planned: {label: {zh: 已排, en: planned}}}
actions:
  open:
    label: {zh: 排期, en: plan}
    by: [clerk]
    to: planned
    needs: [room, day]
    effects: [book: {what: [room], first: day}]
"""
)
MONDAY = date(2026, 3, 2)


class Rooms:
    """A place with a hall and a van, and evenings that are planned in them."""

    def __init__(self, folder: Path, file: str = EVENING, place: str = SHARED) -> None:
        self.desk = Desk(folder, file, more={"fair": FAIR}, place=place)

    def plan(self, who: str = "ann", action: str = "open", **data: Any) -> str:
        usual = {"room": "hall", "first": MONDAY, "hours": "19:00-20:30", "subject": "tea"}
        return self.desk.open("clerk", people={"owner": who}, action=action, data={**usual, **data})

    def booked(self, what: str | None = None, weeks: int = 60) -> list[str]:
        until = MONDAY + timedelta(weeks=weeks)
        found = self.desk.here.bookings(what, since=MONDAY, until=until)
        return [f"{one.day:%m-%d} {one.what_label.en} {one.title.en}" for one in found]

    def codes(self, **data: Any) -> list[str]:
        return self.desk.codes(self.plan, **data)


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    made = Rooms(tmp_path)
    yield made
    made.desk.bench.district.close()


def test_every_week_but_for_the_days_that_are_named(rooms: Rooms) -> None:
    rooms.plan(last=date(2026, 3, 31), skips="2026-03-09、2026-03-23")
    assert rooms.booked("hall") == ["03-02 Hall Tea", "03-16 Hall Tea", "03-30 Hall Tea"]
    (first, *_) = rooms.desk.here.bookings(since=MONDAY, until=MONDAY)
    assert (first.starts, first.ends) == (19 * 60, 20 * 60 + 30)
    assert rooms.desk.sound()


def test_holidays_and_closures_leave_out_an_evening_by_themselves(tmp_path: Path) -> None:
    """清明 2026 is Monday, 6 April (国办发明电〔2025〕7号); a week later the place is closed."""
    without = EVENING.replace("title: subject,", "title: subject, without_holidays: true,")
    pipes = "{zh: 换水管, en: New pipes}"
    closed = SHARED.replace("{name: cn}", f"{{name: cn, closures: {{2026-04-13: {pipes}}}}}")
    rooms = Rooms(tmp_path, without, closed)
    first, last = date(2026, 3, 30), date(2026, 4, 20)
    case = rooms.plan(first=first, last=last)
    assert rooms.booked("hall") == ["03-30 Hall Tea", "04-20 Hall Tea"]
    assert rooms.codes(who="bob", first=date(2026, 4, 6), last=date(2026, 4, 6)) == [
        "booking.no_day"
    ]
    rooms.desk.act(case, "move", data={"hours": "18:00-19:30"})
    assert rooms.booked("hall") == ["03-30 Hall Tea", "04-20 Hall Tea"]
    (event, *_) = rooms.desk.here.history(case)
    assert event.facts.days_off == (date(2026, 4, 6), date(2026, 4, 13)), "verify asks no calendar"
    assert rooms.desk.sound()
    rooms.desk.bench.district.close()


def test_who_comes_second_is_told_what_is_taken_by_what_and_when(rooms: Rooms) -> None:
    first = rooms.plan("ann", last=date(2026, 3, 31))
    said = rooms.desk.why(
        rooms.plan, "bob", first=date(2026, 3, 16), last=date(2026, 4, 30), hours="20:00-21:00"
    )
    assert f"“活动室”已被“茶会”订下（事项 {first}）" in said
    assert "“Hall” is booked on 2026-03-16, 19:00-20:30, for “Tea”" in said
    assert said.count("Hall") == 1, "once, not for every week"
    assert "王秀英" not in said and rooms.desk.sound()


def test_another_program_meets_the_same_hall_and_nobody_is_in_two_rooms(rooms: Rooms) -> None:
    rooms.plan("ann")
    day = {"room": "hall", "day": MONDAY}
    assert rooms.desk.codes(rooms.desk.open, "clerk", "fair", data=day) == ["conflict.booked"]
    assert "the person who is asked for" in rooms.desk.why(rooms.plan, "ann", room="van")
    assert rooms.codes(who="ann", room="van", hours="20:30-21:00") == [], "the end is free"
    assert rooms.desk.codes(rooms.desk.open, "clerk", "fair", data={**day, "room": "van"}) == [
        "conflict.booked"
    ], "the whole day meets any hour of it"
    assert len(rooms.desk.here.cases()) == 2, "what is refused leaves no case"


def test_an_evening_is_moved_and_called_off_and_what_is_past_stays(rooms: Rooms) -> None:
    case = rooms.plan(last=date(2026, 3, 16))
    rooms.desk.act(case, "move", data={"hours": "18:00-19:30"})
    assert rooms.codes(who="bob", hours="19:30-21:00") == []
    rooms.desk.after(days=8)
    rooms.desk.act(case, "move", data={"hours": "18:30-19:30"})
    rooms.desk.act(case, "cancel")
    assert rooms.booked("hall") == ["03-02 Hall Tea", "03-02 Hall Tea", "03-09 Hall Tea"]
    assert rooms.desk.sound()


def test_a_rehearsal_takes_nothing(rooms: Rooms) -> None:
    rooms.plan(action="rehearse")
    assert rooms.booked() == [] and rooms.desk.sound()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"room": "hal"}, "booking.no_resource"),
        ({"hours": "七点"}, "booking.hours"),
        ({"hours": "21:00-19:00"}, "booking.hours"),
        ({"last": date(2026, 3, 1)}, "booking.no_day"),
        ({"skips": "2026-03-02"}, "booking.no_day"),
        ({"last": date(2036, 3, 1)}, "booking.too_many"),
        ({"heads": 31}, "booking.too_small"),
        ({"last": date(2026, 3, 9), "skips": "three weeks"}, "booking.skips"),
        ({"who": ()}, "booking.nobody"),
    ],
)
def test_what_cannot_be_booked_is_refused_with_the_reason(
    rooms: Rooms, data: dict[str, Any], code: str
) -> None:
    assert rooms.codes(**data) == [code] and rooms.booked() == []


def test_what_is_missing_is_said_too(rooms: Rooms) -> None:
    said = rooms.desk.codes(rooms.desk.open, "clerk", people={"owner": "ann"})
    assert said == ["field.missing", "field.missing"]


def test_two_at_once_one_has_it(rooms: Rooms) -> None:
    ends: list[str] = []
    rooms.desk.person("ann"), rooms.desk.person("bob")
    barrier = threading.Barrier(2)

    def plan(who: str) -> None:
        barrier.wait()
        try:
            rooms.plan(who, last=date(2026, 12, 28))
            ends.append("booked")
        except Conflict as lost:
            ends.append(lost.problems[0].code)

    threads = [threading.Thread(target=plan, args=(who,)) for who in ("ann", "bob")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["booked", "conflict.booked"]
    assert len(rooms.booked("hall")) == 44 and rooms.desk.sound()


def test_verify_finds_what_somebody_wrote_into_the_table_or_took_out_of_it(rooms: Rooms) -> None:
    rooms.plan()
    file = rooms.desk.bench.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE cg_slot SET day = '2026-03-03' WHERE what = 'hall'")
    (problem,) = rooms.desk.bench.district.verify().problems
    assert (problem.code, problem.params["what"]) == ("history.slots", "hall")
    assert problem.line("zh") != problem.line("en")


@contextmanager
def opened() -> Iterator[Rooms]:
    with TemporaryDirectory() as folder:
        made = Rooms(Path(folder))
        yield made
        made.desk.bench.district.close()


Hours = st.tuples(st.integers(8, 12), st.integers(1, 3)).map(
    lambda one: f"{one[0]:02}:00-{one[0] + one[1]:02}:00"
)
Deeds = st.lists(
    st.tuples(
        st.sampled_from(("plan", "plan", "move", "cancel")),
        st.integers(0, 5),
        st.sampled_from(("hall", "van")),
        st.sampled_from(("ann", "bob", "cem")),
        st.integers(0, 9),
        st.integers(0, 2),
        Hours,
    ),
    min_size=3,
    max_size=9,
)


@settings(max_examples=12, deadline=None)
@given(Deeds)
def test_whatever_is_planned_nothing_is_taken_twice(deeds: list[Any]) -> None:
    with opened() as rooms:
        cases: list[str] = []
        for deed, which, room, who, day, weeks, hours in deeds:
            first = MONDAY + timedelta(days=day)
            data = {"first": first, "last": first + timedelta(weeks=weeks), "hours": hours}
            try:
                if deed == "plan" or not cases:
                    cases.append(rooms.plan(who, room=room, **data))
                elif deed == "move":
                    rooms.desk.act(cases[which % len(cases)], "move", data={"room": room, **data})
                else:
                    rooms.desk.act(cases.pop(which % len(cases)), "cancel")
            except Conflict as taken:
                assert {one.code for one in taken.problems} == {"conflict.booked"}
        found = rooms.desk.here.bookings(since=MONDAY, until=MONDAY + timedelta(days=60))
        for number, one in enumerate(found):
            for other in found[number + 1 :]:
                apart = one.ends <= other.starts or other.ends <= one.starts
                assert one.what != other.what or one.day != other.day or apart
        assert rooms.desk.sound()


def test_what_a_file_says_wrongly_is_said() -> None:
    assert {one.code for one in faults(EVENING.replace("who: [owner]", "who: [clerk]"))} == {
        "unknown.role"
    }
