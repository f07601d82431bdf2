"""Room and teacher that are free, seats, a waiting list, attendance, and the next term."""

from datetime import date
from functools import partial

import pytest

from community_gov.plugin import Document
from community_gov.testing import Bench
from community_gov_courses import course_figures
from community_gov_courses.proposing import proposed
from community_gov_courses.settings import CoursesSettings

from .conftest import PAPER, PLACE, House, at_once


def test_a_room_and_a_teacher_are_in_one_place_at_a_time(house: House) -> None:
    partner, first, second = house.partner(), house.planned(), house.planned("recitation")
    house.timetable(first, partner)
    assert house.codes(house.timetable, second, partner, hours="10:00-11:00") == ["conflict.booked"]
    house.timetable(second, partner, hours="10:30-12:00")
    third = house.planned("african_drum", teacher="calligraphy-teacher")
    assert house.codes(house.timetable, third, partner, room="studio") == ["conflict.booked"]
    found = house.here.bookings("hall", since=date(2026, 3, 1), until=date(2026, 12, 31))
    assert len(found) == 14 and date(2026, 4, 6) not in {one.day for one in found}, "清明"
    assert {one.title.zh for one in found} == {"书法", "朗诵"}
    house.act(first, "call_off", reason="no_teacher")
    house.timetable(third, partner)
    assert house.sound()


def test_a_physical_course_asks_for_certificate_insurance_and_health_declaration(
    house: House,
) -> None:
    partner, course = house.partner(), house.planned("therapeutic_yoga")
    assert house.codes(house.timetable, course, partner) == ["field.missing"]
    old = Document("old.pdf", b"%PDF-1.7 old", valid_until=date(2025, 12, 31))
    assert house.codes(house.timetable, course, partner, teacher_certificate=old) == [
        "document.expired"
    ]
    house.timetable(course, partner, teacher_certificate=PAPER)
    assert house.codes(house.act, course, "enrol", data={"seats": 12}) == ["field.missing"]
    house.act(course, "enrol", data={"seats": 12, "insurance": PAPER})
    assert house.codes(house.apply, course, "wang") == ["check.denied"]
    healthy = Document("health.jpg", b"\xff\xd8\xff signed")
    seat = house.apply(course, "wang", health_declaration=healthy, emergency_contact="13700137000")
    assert house.state(seat) == "regular"
    assert house.here.masked(seat)["health_declaration"] == "JPEG" and house.sound()


def test_the_waiting_list_moves_up_by_every_path_and_keeps_its_order(house: House) -> None:
    course = house.running(2)
    a, b, c, d, e = (house.apply(course, name) for name in "abcde")
    assert [house.state(one) for one in (a, b, c)] == ["regular", "regular", "waiting"]
    house.act(a, "withdraw", "a")
    assert house.state(c) == "offered" and house.state(d) == "waiting"
    house.after(days=5)
    assert [house.state(c), house.state(d)] == ["lapsed", "offered"], "kept for three days only"
    house.act(d, "confirm", "d")
    house.act(course, "resize", data={"seats": 3})
    assert house.state(e) == "offered"
    house.act(b, "drop", reason="unwell")
    f = house.apply(course, "f", by="f", channel="online")
    assert house.state(f) == "regular" and house.sound()


def test_who_stays_away_twice_may_lose_the_seat(house: House) -> None:
    course = house.running(1)
    a, b = house.apply(course, "a"), house.apply(course, "b")
    house.hold_class(course, [], [a])
    assert house.codes(house.act, a, "drop_no_show", reason="no_show") == ["action.not_here"]
    house.hold_class(course, [a])
    house.hold_class(course, [], [a])
    house.hold_class(course, [], [a])
    house.act(a, "drop_no_show", reason="no_show")
    assert house.state(b) == "offered"


def test_next_term_is_proposed_from_what_happened_and_decided_by_people(house: House) -> None:
    course = house.running(2)
    a, b, c = (house.apply(course, name) for name in "abc")
    for present, absent in (([a, b], []), ([a, b], []), ([a], [b])):
        session = house.hold_class(course, present, absent)
        stuffed = {"good": len(present) + 1, "fair": 0, "poor": 0}
        assert house.codes(house.act, session, "collect_opinions", data=stuffed)
        opinions = {"good": len(present), "fair": 0, "poor": 0}
        house.act(session, "collect_opinions", data=opinions)
        house.after(days=7)
    house.act(course, "end")
    assert [house.state(one) for one in (a, b, c)] == ["completed", "completed", "not_reached"]
    figures = course_figures(house.here, course)
    assert (figures.asked, figures.waiting, figures.attendance, figures.liked) == (3, 1, 83, 100)
    typed_in = {"subject": "calligraphy", "asked": 99, "not_reached": 50}
    links = {"course": [course]}
    assert house.codes(house.open, "plan", data=typed_in, links=links) == ["action.not_yours"]
    assert house.codes(house.act, course, "sum_up", data={"asked": 99}) == ["field.not_taken"]
    house.act(course, "sum_up")
    (plan,) = house.here.case(course).state.links["next_plan"]
    held = house.here.case(plan).held
    counted = {name: one.value for name, one in held.items()}
    by_hand = {"asked": 3, "seats": 2, "not_reached": 1, "came": 5, "stayed_away": 1}
    assert counted | by_hand == counted
    assert counted | {"attendance": 83, "liked": 100, "opinions": 5} == counted
    assert (held["proposal"].value, held["look_for"].value) == ("widen", "second")
    because = house.here.history(plan)[0].facts.answers["courses:proposal@1"].because
    assert because is not None and "还有 1 人候补" in because.zh and "1 still waiting" in because.en
    house.act(plan, "decide", data={"decision": "continue"}, reason="no_money_no_room")
    house.agree(plan, "decide", "zhang")
    assert house.state(plan) == "proposed"
    house.agree(plan, "decide", "qian")
    house.act(plan, "carry_on")
    (following,) = house.here.case(plan).state.links["next"]
    assert house.state(following) == "planned" and house.sound()


@pytest.mark.parametrize(
    ("figures", "value"),
    [
        ((20, 12, 5, 90, 95, 30), "widen"),
        ((12, 12, 0, 90, 95, 30), "continue"),
        ((9, 12, 0, 70, 80, 30), "continue"),
        ((9, 12, 0, 69, 80, 30), "change"),
        ((30, 12, 9, 90, 79, 30), "change"),
        ((5, 12, 0, 90, 95, 30), "change"),
        ((5, 12, 0, 40, 95, 30), "stop"),
        ((5, 12, 0, 40, 0, 0), "continue"),
        ((0, 0, 0, 0, 0, 1), "stop"),
    ],
)
def test_each_proposal_follows_from_its_figures(figures: tuple[int, ...], value: str) -> None:
    asked, seats, waiting, attendance, liked, opinions = figures
    values = {"asked": asked, "seats": seats, "not_reached": waiting, "fair": 0}
    values |= {"came": attendance, "stayed_away": 100 - attendance}
    values |= {"good": liked, "poor": 100 - liked} if opinions else {"good": 0, "poor": 0}
    fact = proposed(CoursesSettings(), values)
    assert fact.value == value and fact.because is not None
    assert proposed(CoursesSettings(), {"asked": 3}).known is False


def test_a_helper_earns_by_a_rule_of_the_place_and_works_without_one(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with Bench(
        tmp_path_factory.mktemp("none"), {"here.yaml": PLACE % ": {helper_rule: ''}"}
    ) as bench:
        house = House(bench)
        session = house.hold_class(house.running(), [])
        house.act(session, "thank_helper")
        assert house.here.history(session)[-1].decision.effects == ()
    both = (PLACE % ": {helper_rule: 'points:patrol'}") + "  - points\n"
    with Bench(tmp_path_factory.mktemp("points"), {"here.yaml": both}) as bench:
        other = House(bench)
        course = other.running()
        session = other.hold_class(course, [])
        other.act(session, "thank_helper")
        assert other.here.points.balance(other.who["aunt li"], "points:points").points > 0
        assert other.sound()


def test_nobody_stands_twice_on_the_list_of_one_course_whoever_asks(house: House) -> None:
    course, other = house.running(2), house.running(2, "recitation", hours="15:00-16:00")
    house.person("child")
    asked = [partial(house.apply, course, "child", who) for who in ("child", "worker", "colleague")]
    ends = at_once(*asked)
    (first,) = set(ends) - {"check.denied"}
    assert isinstance(first, str) and ends.count("check.denied") == 2, "also at one moment"
    for who in ("child", "worker"):
        assert house.codes(house.apply, course, "child", by=who) == ["check.denied"]
    house.apply(other, "child")
    house.act(first, "withdraw", "child")
    assert house.state(house.apply(course, "child")) == "regular", "who has left may come back"
    house.act(course, "end")
    house.act(course, "sum_up")
    assert house.here.case(course).held["asked"].value == 1 and house.sound()


def test_attendance_is_of_this_course_and_nobody_is_there_and_away(house: House) -> None:
    course, other = house.running(2), house.running(2, "recitation", hours="15:00-16:00")
    mine, theirs = house.apply(course, "a"), house.apply(other, "b")
    assert house.codes(house.hold_class, course, [mine, theirs]) == ["check.denied"]
    assert house.codes(house.hold_class, course, [mine], [mine]) == ["check.denied"]
    session = house.hold_class(course, [mine])
    held = house.here.case(session).held
    assert (held["came"].value, held["stayed_away"].value) == (1, 0) and house.sound()


def test_a_room_holds_only_so_many(house: House) -> None:
    course = house.running(20)
    assert house.codes(house.act, course, "resize", data={"seats": 21}) == ["booking.too_small"]
    assert house.codes(house.act, course, "move", data={"room": "studio"}) == ["booking.too_small"]
    house.act(course, "resize", data={"seats": 12})
    house.act(course, "move", data={"room": "studio"})
    assert house.sound()


def test_fewer_seats_send_nobody_away_and_fill_no_gap_until_they_are_free(house: House) -> None:
    course = house.running(3)
    a, b, c, d = (house.apply(course, name) for name in "abcd")
    house.act(course, "resize", data={"seats": 1})
    for one, name in ((a, "a"), (b, "b")):
        house.act(one, "withdraw", name)
        assert house.state(d) == "waiting", "whoever is there is as many as may be"
    house.act(c, "withdraw", "c")
    assert house.state(d) == "offered" and house.sound()


def test_a_course_that_is_called_off_while_somebody_moves_up_leaves_nobody_waiting(
    house: House,
) -> None:
    course = house.running(1)
    a, b = house.apply(course, "a"), house.apply(course, "b")
    answers = at_once(
        lambda: house.act(a, "withdraw", "a"),
        lambda: house.act(course, "call_off", reason="no_teacher"),
    )
    assert house.state(b) == "course_called_off" or "conflict.version" in answers
    if "called_off" not in house.here.case(course).state.configuration:
        house.act(course, "call_off", reason="no_teacher")
    assert house.state(b) == "course_called_off"
    assert house.state(a) in ("withdrawn", "course_called_off") and house.sound()
