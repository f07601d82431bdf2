"""Why somebody has what they have, and what a household and a whole place have."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen

from community_gov import InvalidInput, NotFound
from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.shares import OTHER
from community_gov.domain.text import Text, same
from community_gov.ledger.orders import Order, OrderKind, Rated
from community_gov.ledger.statements import Group
from community_gov.plugin import (
    Authority,
    Dated,
    Expiry,
    Limit,
    Period,
    PointRule,
    Reward,
    Scheme,
    Series,
    Terms,
    hookimpl,
)
from community_gov.services.points.schemes import terms_of
from community_gov.services.ports import Bookings
from community_gov.testing import Bench

from .conftest import dumped

PLACE = """
place: lane
kind: community
label: {zh: 槐树巷, en: Locust Lane}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
plugins:
  - thanks: %s
"""
NOTICE = Authority(Text("居民会议纪要第3号", "minutes of meeting 3"))
POINTS = "thanks:points"


@frozen
class Settings:
    per_hour: int = 2
    term: int = 30
    ceiling: int = 1000


class Thanks:
    name = "thanks"
    label = Text("谢谢", "Thanks")
    Settings = Settings

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @hookimpl
    def schemes(self) -> list[Scheme]:
        terms = Terms(Expiry("term", days=self.settings.term), ceiling=self.settings.ceiling)
        unit = Text("分", "points")
        return [
            Scheme("points", Text("积分", "Points"), unit, terms, Fraction(1, 2), NOTICE),
            Scheme("minutes", Text("时长", "Time"), Text("分钟", "minutes"), Terms(lots=False)),
        ]

    @hookimpl
    def point_rules(self) -> list[PointRule]:
        limits = (Limit(Period.DAY, 6),)
        return [
            PointRule(
                "patrol@2",
                "points",
                Text("巡逻", "Patrol"),
                NOTICE,
                per_hour=self.settings.per_hour,
                limits=limits,
                hours="minutes",
            ),
            PointRule("reading@1", "points", Text("读报", "Reading"), NOTICE, each=1),
        ]

    @hookimpl
    def rewards(self) -> list[Reward]:
        price = Series(same("tea"), (Dated(date(2020, 1, 1), 4, NOTICE),))
        street = Text("街道办", "Street office")
        return [
            Reward("tea", "points", Text("茶叶", "Tea"), price, "street", street, stocked=False)
        ]


class Lane:
    """The neighbourhood, as somebody at its counter speaks of it."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("lane")
        self.points = self.here.points
        self.number = 0
        names = {"ann": "王小花", "bob": "李大山", "clerk": "赵一一", "chief": "钱二二"}
        self.who = {name: self.here.register_person({"name": full}) for name, full in names.items()}

    def id(self) -> str:
        self.number += 1
        return f"n{self.number}"

    def award(self, who: str, minutes: int = 60, what: str = "patrol", **more: Any) -> str:
        id = self.id()
        person, by = self.who.get(who, who), self.who["clerk"]
        self.points.award(person, f"thanks:{what}", by=by, id=id, minutes=minutes, **more)
        return id

    def order(self, kind: OrderKind, **given: Any) -> str:
        id, office = self.id(), self.here._office
        orders = (Order(id, POINTS, kind, **given),)
        bookings = Bookings(orders, terms_of(office, orders), office.moment())
        office.store.book_orders("lane", bookings)
        return id

    def hold(self, who: str, amount: int = 4) -> str:
        more = {"what": "reward:thanks:tea", "count": amount // 4, "credit": "@funder:street"}
        rated = Rated("thanks:tea@2020-01-01", amount, (), NOTICE.title)
        return self.order(OrderKind.HOLD, debit=self.who[who], amount=amount, rated=rated, **more)

    def deduct(self, who: str, amount: int) -> str:
        id, by, second = self.id(), self.who["clerk"], self.who["chief"]
        reason = Text("记错了", "a slip of the pen")
        self.points.deduct(self.who[who], amount, reason, by=by, second=second, id=id)
        return id

    def reverse(self, of: str, amount: int | None = None) -> str:
        id, by, second = self.id(), self.who["clerk"], self.who["chief"]
        reason = Text("没有去", "was not there")
        self.points.reverse(of, reason, by=by, second=second, id=id, amount=amount, scheme=POINTS)
        return id

    def days(self, number: int) -> None:
        self.bench.go_to(self.bench.moment + timedelta(number))

    @property
    def today(self) -> date:
        return self.bench.moment.date()

    def said(self, who: str, **more: Any) -> list[str]:
        """Every line as one, in English."""
        lines = self.points.explain(self.who[who], oldest_first=True, **more)
        return [" | ".join(one.en for one in (line.what, *line.why)) for line in lines]


def made(folder: Path, settings: str = "{}") -> Bench:
    start = datetime(2026, 3, 2, 9, tzinfo=CHINA_TIME)
    return Bench(folder, {"lane.yaml": PLACE % settings}, start, plugins=[Thanks])


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[Lane]:
    with made(tmp_path) as bench:
        yield Lane(bench)


def test_every_line_says_what_happened_and_why(lane: Lane) -> None:
    lane.award("ann", 60, source="spring", evidence="photo 7", day=date(2026, 3, 1))
    lane.award("ann", 300)
    first = lane.hold("ann")
    settled = lane.order(OrderKind.SETTLE, of=first)
    lane.order(OrderKind.REFUND, of=settled, amount=1)
    second = lane.hold("ann")
    lane.order(OrderKind.VOID, of=second)
    third = lane.hold("ann")
    lane.days(40)
    lane.order(OrderKind.VOID, of=third)
    wrong = lane.award("ann", 90)
    lane.reverse(wrong, 1)
    lane.deduct("ann", 1)
    lane.points.transfer(lane.who["ann"], lane.who["bob"], 1, by=lane.who["ann"], id="t")
    said = lane.said("ann")
    assert said == [
        "Patrol: 2 points | by rule thanks:patrol, version 2 | measured: minutes 60"
        " | 60 minutes at 2 an hour | 2 in all | evidence: photo 7 | event: spring"
        f" | confirmed by 赵** {lane.who['clerk']} | 2 points are a lot of their own,"
        " good until 2026-04-01",
        "Patrol: 6 points | by rule thanks:patrol, version 2 | measured: minutes 300"
        " | 300 minutes at 2 an hour | 10 in all | cut by a cap: 6 a day at most for Patrol"
        f" | confirmed by 赵** {lane.who['clerk']} | 6 points are a lot of their own,"
        " good until 2026-04-01",
        "4 points set aside for Tea, 1 of it",
        "Tea was handed over",
        "Tea was given back, and 1 points with it | 1 points went back to where they came from,"
        " good until 2026-04-01",
        "4 points set aside for Tea, 1 of it",
        "Tea was cancelled, 4 points come back | 4 points went back to where they came from,"
        " good until 2026-04-01",
        "4 points set aside for Tea, 1 of it",
        "1 points lapsed",
        "Tea was cancelled, 4 points come back"
        " | 4 points of it were past their last day and lapsed at once",
        "Patrol: 3 points | by rule thanks:patrol, version 2 | measured: minutes 90"
        f" | 90 minutes at 2 an hour | 3 in all | confirmed by 赵** {lane.who['clerk']}"
        " | 3 points are a lot of their own, good until 2026-05-11",
        "“Patrol” was reversed, 1 points | reason: was not there"
        f" | asked for by 赵** {lane.who['clerk']} | agreed by 钱** {lane.who['chief']}",
        "1 points were deducted | reason: a slip of the pen"
        f" | asked for by 赵** {lane.who['clerk']} | agreed by 钱** {lane.who['chief']}",
        f"1 points given to 李** {lane.who['bob']} | asked for by 王** {lane.who['ann']}",
    ]
    assert lane.said("bob") == [
        f"1 points from 王** {lane.who['ann']} | asked for by 王** {lane.who['ann']}"
        " | 1 points are a lot of their own,"
        " good until 2026-05-11"
    ]
    assert all("王小花" not in str(one) for one in lane.points.explain(lane.who["ann"]))


def test_a_line_has_its_day_balance_rule_and_authority(lane: Lane) -> None:
    lane.award("ann", 60, day=date(2026, 3, 1))
    lane.award("ann", 120)
    lane.hold("ann")
    spent, more, first = lane.points.explain(lane.who["ann"])
    assert (first.day, first.at.date()) == (date(2026, 3, 1), date(2026, 3, 2))
    assert (first.change, first.balance, first.rule) == (2, 2, "thanks:patrol@2")
    assert first.authority == NOTICE.title and spent.authority == NOTICE.title
    assert (more.balance, spent.change, spent.balance) == (6, -4, 2)
    assert spent.balance == lane.points.balance(lane.who["ann"]).points
    assert first.what == Text("巡逻：记 2 分", "Patrol: 2 points")


def test_lapsed_points_and_changed_terms_are_lines_too(tmp_path: Path) -> None:
    with made(tmp_path) as bench:
        lane = Lane(bench)
        lane.award("ann", 60)
        ann, clerk = lane.who["ann"], lane.who["clerk"]
        lane.days(31)
        bench.district.run_due()
        lane.here._office.store.book_due("lane", POINTS, ann, bench.moment)
    (bench.places / "lane.yaml").write_text(PLACE % "{term: 60}", encoding="utf-8")
    with Bench(tmp_path, bench.places, bench.moment, plugins=[Thanks]) as bench:
        points = bench.place("lane").points
        points.award(ann, "thanks:patrol", by=clerk, id="later", minutes=60)
        lines = points.explain(ann)
        assert [one.what.en for one in lines] == [
            "Patrol: 2 points",
            "The terms of the scheme changed",
            "2 points lapsed",
            "Patrol: 2 points",
        ]
        assert [(one.change, one.balance) for one in lines] == [(2, 2), (0, 0), (-2, 0), (2, 2)]
        pages: list[list[int]] = []
        before = None
        while page := points.explain(ann, limit=2, before=before):
            pages.append([one.number for one in page])
            before = page[-1].number
        assert [len(page) for page in pages] == [2, 2]
        assert [*pages[0], *pages[1]] == [one.number for one in lines] and len(pages) == 2
        assert points.explain(clerk) == ()


def test_who_asks_for_no_such_scheme(lane: Lane) -> None:
    with pytest.raises(NotFound):
        lane.points.explain(lane.who["ann"], "thanks:pionts")


# Statements


def amounts(groups: tuple[Group, ...]) -> dict[str, int | None]:
    return {one.name: one.amount for one in groups}


def test_a_statement_of_a_month_has_the_first_and_the_last_day(lane: Lane) -> None:
    lane.award("ann", 60)
    lane.bench.go_to(datetime(2026, 3, 31, 23, 59, tzinfo=CHINA_TIME))
    lane.award("ann", 120)
    lane.hold("ann")
    lane.bench.go_to(datetime(2026, 4, 1, 0, 0, tzinfo=CHINA_TIME))
    lane.award("ann", 180)
    reports, ann = lane.points.reports, lane.who["ann"]
    march = reports.of_person(ann, date(2026, 3, 1), date(2026, 3, 31))
    assert (march.sums.opening, march.sums.closing) == (0, 2)
    assert amounts(march.sums.lines) == {"awarded": 6, "spent": -4}
    assert march.activities == (Group("thanks:patrol", 1, 2, 6),)
    april = reports.of_person(ann, date(2026, 4, 1), date(2026, 4, 30))
    assert (april.sums.opening, april.sums.closing) == (2, 8)
    one_day = reports.of_person(ann, date(2026, 3, 3), date(2026, 3, 30))
    assert (one_day.sums.opening, one_day.sums.lines, one_day.sums.closing) == (2, (), 2)
    before = reports.of_person(ann, date(2020, 1, 1), date(2020, 1, 1))
    assert (before.sums.opening, before.sums.closing) == (0, 0)
    with pytest.raises(InvalidInput):
        reports.of_person(ann, date(2026, 4, 1), date(2026, 3, 31))
    with pytest.raises(InvalidInput):
        reports.of_person("nobody", date(2026, 3, 1), date(2026, 3, 31))


def test_a_household_is_whoever_is_related_on_the_last_day(lane: Lane) -> None:
    ann, bob, chief = (lane.who[one] for one in ("ann", "bob", "chief"))
    lane.here.relate("household", ann, bob, date(2020, 1, 1), date(2026, 3, 31))
    lane.here.relate("household", chief, ann, date(2020, 1, 1))
    lane.here.relate("friend", lane.who["clerk"], ann, date(2020, 1, 1))
    for who in ("ann", "bob", "chief"):
        lane.award(who, 60)
    lane.points.transfer(ann, bob, 1, by=ann, id="t")
    reports, march = lane.points.reports, (date(2026, 3, 1), date(2026, 3, 31))
    for one in (ann, bob, chief):
        found = reports.of_household(one, *march)
        assert (found.accounts, found.sums.closing) == (3, 6)
        assert amounts(found.sums.lines) == {
            "awarded": 6,
            "transferred_in": 1,
            "transferred_out": -1,
        }
    april = (date(2026, 3, 1), date(2026, 4, 1))
    assert reports.of_household(bob, *april).accounts == 1
    assert reports.of_household(ann, *april).accounts == 2
    assert reports.of_household(lane.who["clerk"], *march, kind="friend").accounts == 2


def crowd(lane: Lane, count: int) -> list[str]:
    return [lane.here.register_person({}) for _ in range(count)]


def test_a_place_tells_nothing_of_a_few(lane: Lane) -> None:
    march = (date(2026, 3, 1), date(2026, 3, 31))
    people = crowd(lane, 7)
    for one in people[:3]:
        lane.award(one, 60)
    points, minutes = lane.points.reports.of_place(*march)
    assert (points.sums.opening, points.sums.closing) == (None, None)
    assert points.activities == (Group(OTHER),) == minutes.activities
    for one in people[3:]:
        lane.award(one, 60)
    lane.award(people[0], what="reading")
    points, _ = lane.points.reports.of_place(*march)
    assert points.activities == (Group(OTHER, 7, 8, 15),)
    assert (points.sums.closing, amounts(points.sums.lines)) == (15, {"awarded": 15})
    points, _ = lane.points.reports.of_place(*march, least=1)
    assert points.activities == (
        Group("thanks:patrol", 7, 7, 14),
        Group("thanks:reading", 1, 1, 1),
    )


def test_what_was_reversed_in_full_was_not_done(lane: Lane) -> None:
    lane.award("ann", 60)
    lane.reverse(lane.award("ann", 60))
    lane.reverse(lane.award("bob", 120), 1)
    lane.reverse(lane.award(lane.here.register_person({}), 60))
    points, _ = lane.points.reports.of_place(lane.today, lane.today, least=1)
    assert points.activities == (Group("thanks:patrol", 2, 2, 5),)
    (own,) = lane.points.reports.of_person(lane.who["ann"], lane.today, lane.today).activities
    assert own == Group("thanks:patrol", 1, 1, 2)


def test_a_scheme_says_what_it_owes_and_who_pays(lane: Lane) -> None:
    lane.award("ann", 180)
    lane.order(OrderKind.SETTLE, of=lane.hold("ann"))
    lane.days(1)
    lane.award("ann", 180)
    lane.hold("ann")
    lane.days(1)
    found = lane.points.reports.of_scheme(date(2026, 3, 3), date(2026, 3, 3))
    owed = found.liability
    assert owed is not None
    assert (owed.points, owed.held, owed.yuan) == (8, 4, 4)
    (street,) = owed.funders
    assert (street.name, street.label.en, street.rewards[0].en) == (
        "street",
        "Street office",
        "Tea",
    )
    assert (street.before, street.points, street.yuan) == (4, 4, 2)
    earlier = lane.points.reports.of_scheme(date(2026, 3, 2), date(2026, 3, 2))
    assert amounts(earlier.sums.lines) == {"awarded": 6, "spent": -4}
    first = earlier.liability
    assert first is not None and (first.points, first.funders[0].before) == (2, 0)
    assert lane.points.outstanding().points == owed.points


# Participation


def test_forty_percent_more_took_part(lane: Lane) -> None:
    people = crowd(lane, 35)
    for one in people[:25]:
        lane.award(one, 60, day=date(2026, 2, 20))
    lane.reverse(lane.award(people[30], 60, day=date(2026, 2, 20)))
    lane.days(40)
    for one in people:
        lane.award(one, 60, day=date(2026, 3, 5))
        lane.award(one, 60, day=date(2026, 3, 1))
    crowd(lane, 3)
    reports = lane.points.reports
    found = reports.participation(date(2026, 3, 1), 10, base=100)
    assert found.before is not None and found.after is not None
    assert (found.before.count, found.after.count) == (25, 35)
    assert found.relative == 40 and found.percentage_points == 10
    later = reports.participation(date(2026, 3, 1), 10, least=4).after
    assert later is not None and later.of == len(people) + 4, "who came later is not counted"
    assert reports.participation(date(2026, 3, 2), 1, base=100).relative is None
    with pytest.raises(InvalidInput) as caught:
        reports.participation(date(2026, 3, 1), 10, base=34)
    assert caught.value.problems[0].code == "participation.base"
    with pytest.raises(InvalidInput) as caught:
        reports.participation(lane.today, 1, base=100)
    assert caught.value.problems[0].code == "participation.not_over"


# What if


def test_a_changed_place_is_built_beside_the_one_that_holds(lane: Lane, tmp_path: Path) -> None:
    lane.award("ann", 60)
    change = tmp_path / "change.yaml"
    change.write_text("thanks: {per_hour: 3}\n", encoding="utf-8")
    before = dumped(lane.bench.url)
    from community_gov.host import Catalogue, PlaceBook

    book = PlaceBook(lane.bench.places, Catalogue.of(Thanks))
    changed = book.changed("lane", change)
    points, minutes = lane.points.what_if(changed)
    (one,) = points.differences
    assert one.who == f"王** {lane.who['ann']}" and one.gain == 1
    assert (points.cost, points.yuan) == ((2, 3), (1, Fraction(3, 2)))
    assert (minutes.differences, minutes.same) == ((), 1)
    assert dumped(lane.bench.url) == before
    assert book.rulebook("lane").point_rules["thanks:patrol@2"].per_hour == 2
    nothing = evolve(changed, point_rules={}, schemes={}, rewards={})
    points, _ = lane.points.what_if(nothing)
    assert [one.problems[0].code for one in points.failed] == ["award.no_rule"]
