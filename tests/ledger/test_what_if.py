"""What would be: the same history under other rules, and nothing else changed."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.domain.authority import Authority, Dated, Series
from community_gov.domain.text import Text, same
from community_gov.ledger.auditing import NothingYet, booked_again
from community_gov.ledger.booking import carried_out
from community_gov.ledger.orders import Order, OrderKind, Rated
from community_gov.ledger.page import Page
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import Limit, Period, PointRule, rate
from community_gov.ledger.terms import Expiry, Scheme, Terms
from community_gov.ledger.what_if import Rules, Standing, WhatIf, what_if

from . import orders as o
from .histories import TERMS, on_time, steps, told

WHY = Authority(same("notice 1"))
PATROL = PointRule("points:patrol@1", o.POINTS, same("patrol"), WHY, per_hour=2)
TEA = Reward(
    "points:tea",
    o.POINTS,
    same("tea"),
    Series(same("tea"), (Dated(date(2020, 1, 1), 6, WHY),)),
    "street",
    same("the street"),
)
DAY = date(2026, 3, 2)
NOTHING_SPECIAL = Terms()


def scheme(name: str = o.POINTS, terms: Terms = NOTHING_SPECIAL) -> Scheme:
    return Scheme(name, same(name), same("p"), terms, Fraction(1))


def rules(
    *some: PointRule,
    rewards: Sequence[Reward] = (TEA,),
    terms: Terms = NOTHING_SPECIAL,
    minutes: str = "",
) -> Rules:
    schemes = {o.POINTS: scheme(terms=terms)}
    if minutes:
        schemes[minutes] = scheme(minutes)
    known = {one.name: one for one in some or (PATROL,)}
    return Rules(schemes, known, {one.name: one for one in rewards})


class History:
    """What was booked under the rules of then."""

    def __init__(self, under: Rules) -> None:
        self.under = under
        self.page = Page(NothingYet(), o.morning(2026, 3, 2))
        for unit, one in under.schemes.items():
            carried_out(self.page, Order("@terms/1", unit, OrderKind.TERMS, terms=one.terms))

    def later(self, days: int) -> None:
        self.page.at += timedelta(days)

    def award(self, id: str, who: str, minutes: int, **more: str) -> None:
        order = Order(
            id, o.POINTS, OrderKind.AWARD, credit=who, day=self.page.today, what="points:patrol",
            measured={"minutes": str(minutes)}, by="clerk", **more,
        )  # fmt: skip
        rule = self.under.rule(order)
        assert rule is not None
        self(evolve(order, rated=rate(rule, order.measured, self.page.today)))
        if rule.hours:
            self(evolve(order, unit=rule.hours, rated=Rated(rule.name, minutes)))

    def redeem(self, id: str, who: str, count: int = 1) -> None:
        price = TEA.prices.on(self.page.today).value
        self(o.hold(id, who, price * count, what=TEA.what, count=count, day=self.page.today))

    def __call__(self, order: Order) -> None:
        carried_out(self.page, order)

    def under_other(self, new: Rules) -> WhatIf:
        books: dict[str, list] = {}
        for done in self.page.booked:
            books.setdefault(done.order.unit, []).append(done)
        return what_if(books.values(), self.under, new, self.page.at)


@settings(max_examples=300)
@given(steps, st.sampled_from(TERMS), st.integers(0, 500))
def test_the_same_rules_make_no_difference(drawn, terms, later) -> None:
    page = told(drawn, terms)
    at = page.at + timedelta(later)
    same_rules = rules(terms=terms)
    found = what_if([list(page.booked)], same_rules, rules(terms=terms), at)
    assert found.before == found.after
    assert (found.unpaid, found.failed) == ((), ())
    again = booked_again("x", page.booked, [])
    assert again is not None
    again.at = at
    for account in [name for _, name in again.accounts if not name.startswith("@")]:
        on_time(again, account)
        balance = again.account(o.POINTS, account).balance
        assert found.before[o.POINTS, account].balance == balance
    for before, after in found.issued.values():
        assert before == after


def test_who_gains_and_what_it_costs() -> None:
    was = History(rules())
    was.award("a1", "ann", 60)
    was.award("a2", "bob", 240)
    found = was.under_other(rules(evolve(PATROL, per_hour=3)))
    assert found.after == {
        (o.POINTS, "ann"): Standing(3, 3),
        (o.POINTS, "bob"): Standing(12, 12),
    }
    assert found.before[o.POINTS, "bob"] == Standing(8, 8)
    assert found.issued == {o.POINTS: (10, 15)}


def test_a_new_cap_takes() -> None:
    was = History(rules())
    for number in range(3):
        was.award(f"a{number}", "ann", 120)
    capped = evolve(PATROL, limits=(Limit(Period.DAY, 6),))
    found = was.under_other(rules(capped))
    assert found.after[o.POINTS, "ann"] == Standing(6, 6)


def test_only_the_days_on_which_the_new_version_holds() -> None:
    was = History(rules())
    was.award("a1", "ann", 60)
    was.later(1)
    was.award("a2", "ann", 60)
    newer = evolve(PATROL, name="points:patrol@2", per_hour=10, since=DAY + timedelta(1))
    found = was.under_other(rules(PATROL, newer))
    assert found.after[o.POINTS, "ann"] == Standing(12, 12)


def test_points_that_would_have_lapsed() -> None:
    was = History(rules())
    was.award("a1", "ann", 120)
    was.later(10)
    was.award("a2", "ann", 60)
    was.later(2)
    found = was.under_other(rules(terms=Terms(Expiry("term", days=5))))
    assert found.after[o.POINTS, "ann"] == Standing(2, 2)
    was.later(10)
    found = was.under_other(rules(terms=Terms(Expiry("term", days=5))))
    assert found.after[o.POINTS, "ann"] == Standing(0, 0), "lapses until today"
    assert found.issued == {o.POINTS: (6, 0)}


def test_what_could_not_have_been_paid_has_no_consequences() -> None:
    was = History(rules())
    was.award("a1", "ann", 240)
    was.redeem("h1", "ann")
    was(o.settle("s1", "h1"))
    was(o.refund("r1", "s1"))
    was.redeem("h2", "ann")
    found = was.under_other(rules(evolve(PATROL, per_hour=1)))
    assert [one.done.order.id for one in found.unpaid] == ["h1", "h2"]
    assert [one.code for failed in found.unpaid for one in failed.problems] == [
        "points.too_few"
    ] * 2
    assert found.failed == () and found.after[o.POINTS, "ann"] == Standing(4, 4)
    assert found.before[o.POINTS, "ann"] == Standing(8, 2)


def dear(price: int) -> Reward:
    return evolve(TEA, prices=Series(same("tea"), (Dated(date(2020, 1, 1), price, WHY),)))


def test_another_price_in_every_part_of_a_redemption() -> None:
    was = History(rules())
    was.award("a1", "ann", 600)
    was.redeem("h1", "ann", 2)
    was(o.settle("s1", "h1", 6))  # one of the two
    was.redeem("h2", "ann")
    was(o.void("v2", "h2"))
    found = was.under_other(rules(rewards=[dear(9)]))
    assert found.before[o.POINTS, "ann"] == Standing(20, 14)
    assert found.after[o.POINTS, "ann"] == Standing(20, 11)
    was(o.refund("r1", "s1", 3))
    found = was.under_other(rules(rewards=[dear(9)]))
    assert found.before[o.POINTS, "ann"] == Standing(20, 17)
    assert found.after[o.POINTS, "ann"] == Standing(20, 15), "half of the price of then: 4.5"
    was(o.refund("r2", "s1"))
    found = was.under_other(rules(rewards=[dear(9)]))
    assert found.after[o.POINTS, "ann"] == Standing(20, 20)


def test_limits_and_schemes_of_rewards() -> None:
    was = History(rules())
    was.award("a1", "ann", 600)
    was.redeem("h1", "ann")
    was.redeem("h2", "ann")
    one = evolve(TEA, limits=(Limit(Period.QUARTER, 1),))
    found = was.under_other(rules(rewards=[one]))
    assert [failed.problems[0].code for failed in found.unpaid] == ["hold.cap"]
    assert found.after[o.POINTS, "ann"].balance == 14
    found = was.under_other(rules(rewards=[evolve(TEA, scheme="points:minutes")]))
    assert [failed.problems[0].code for failed in found.unpaid] == ["reward.not_offered"] * 2


def test_the_worker_comes_by_when_it_did() -> None:
    terms = Terms(Expiry("term", days=8), grace=9)
    was = History(rules(terms=terms))
    was.award("a1", "ann", 300)
    until = was.page.at + timedelta(5)
    was(o.hold("h1", "ann", 10, what=TEA.what, count=1, until=until, day=was.page.today))
    was.later(6)
    on_time(was.page, "ann")  # back before their last day: no grace
    was.later(6)
    found = was.under_other(rules(evolve(PATROL, per_hour=3), terms=terms))
    assert found.before[o.POINTS, "ann"] == Standing(0, 0)
    assert found.after[o.POINTS, "ann"] == Standing(0, 0)


def test_a_reward_that_would_not_be_there() -> None:
    was = History(rules())
    was.award("a1", "ann", 600)
    was.redeem("h1", "ann")
    found = was.under_other(rules(rewards=[]))
    assert [one.problems[0].code for one in found.unpaid] == ["reward.not_offered"]
    assert found.after[o.POINTS, "ann"].balance == 20


def test_corrections_follow_what_they_correct() -> None:
    was = History(rules())
    was.award("a1", "ann", 600)
    was.award("a2", "ann", 60)
    was(o.reverse("r1", "a1"))
    was(o.reverse("r2", "a2", 2))
    found = was.under_other(rules(evolve(PATROL, per_hour=5)))
    assert found.after[o.POINTS, "ann"] == Standing(3, 3)
    found = was.under_other(rules(evolve(PATROL, per_hour=1)))
    assert found.after[o.POINTS, "ann"] == Standing(0, 0) and found.failed == ()
    found = was.under_other(rules(evolve(PATROL, name="points:walk@1")))
    assert found.after == {} and [one.done.order.id for one in found.failed] == ["a1", "a2"]


def test_minutes_move_along_with_the_rule() -> None:
    minutes = "points:minutes"
    both = evolve(PATROL, hours=minutes)
    was = History(rules(both, minutes=minutes))
    was.award("a1", "ann", 60)
    was.award("a2", "ann", 60)
    was(o.reverse("r1", "a2"))
    was(evolve(o.reverse("r1", "a2"), unit=minutes))
    found = was.under_other(rules(evolve(both, minutes_at_most=30), minutes=minutes))
    assert found.before == {(o.POINTS, "ann"): Standing(2, 2), (minutes, "ann"): Standing(60, 60)}
    assert found.after == {(o.POINTS, "ann"): Standing(1, 1), (minutes, "ann"): Standing(30, 30)}


def test_a_part_that_was_taken_back_is_of_its_own_unit() -> None:
    minutes = "points:minutes"
    both = evolve(PATROL, hours=minutes)
    was = History(rules(both, minutes=minutes))
    was.award("a1", "ann", 60)
    was(o.reverse("r1", "a1", 1))
    was(evolve(o.reverse("r1", "a1", 30), unit=minutes))
    found = was.under_other(rules(evolve(both, per_hour=4), minutes=minutes))
    assert found.after == {(o.POINTS, "ann"): Standing(3, 3), (minutes, "ann"): Standing(30, 30)}


def test_evidence_that_would_have_been_asked_for() -> None:
    was = History(rules())
    was.award("a1", "ann", 60)
    was.award("a2", "ann", 60, evidence="photo")
    found = was.under_other(rules(evolve(PATROL, evidence=True)))
    assert [one.problems[0].code for one in found.failed] == ["award.no_evidence"]
    assert found.after[o.POINTS, "ann"].earned == 2
    assert all(isinstance(one.what, Text) for failed in found.failed for one in failed.problems)
