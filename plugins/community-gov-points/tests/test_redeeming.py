"""Points buy rewards: set aside, handed over, given back."""

from collections.abc import Callable
from datetime import date, datetime

from .conftest import Block, codes


def rich(block: Block, hours: int = 20) -> Block:
    for _ in range(hours // 2):
        block.worked("li", minutes=120)
    block.delivered("parking", 2)
    block.delivered("housekeeping", 1)
    return block


def test_set_aside_and_handed_over(block: Block) -> None:
    rich(block)
    case = block.redeem("li", "parking", 2)
    assert (block.has("li"), block.left("parking")) == ((10, 10), 0)
    block.act(case, "hand_over", "gate")
    assert block.has("li") == (10, 0)
    assert block.points.outstanding().owed == {"property_company": 10}
    block.sound()


def test_a_part_is_handed_over_and_the_rest_comes_back(block: Block) -> None:
    rich(block)
    case = block.redeem("li", "parking", 2)
    block.act(case, "hand_over", "gate", data={"handed": 1})
    assert (block.has("li"), block.left("parking")) == ((15, 0), 1)
    block.sound()


def test_no_more_than_there_is(block: Block) -> None:
    rich(block)
    assert codes(lambda: block.redeem("li", "parking", 3)) == ["stock.too_little"]
    assert codes(lambda: block.redeem("chen", "parking")) == ["points.too_few"]
    assert (block.has("li"), block.left("parking")) == ((20, 0), 2)
    assert block.here.cases(program="points:redemption") == []


def test_cancelled_in_time(block: Block) -> None:
    rich(block)
    case = block.redeem("li")
    block.act(case, "cancel", "li")
    assert (block.has("li"), block.left("housekeeping")) == ((20, 0), 1)
    assert codes(lambda: block.act(case, "hand_over", "keeper")) == ["action.not_here"]
    block.sound()


def test_not_fetched_in_time(block: Block) -> None:
    rich(block)
    case = block.redeem("li")
    block.days(40)
    assert block.here.case(case).state.configuration == ("over",)
    assert (block.has("li"), block.left("housekeeping")) == ((20, 0), 1)
    block.sound()


def test_brought_back_afterwards(block: Block) -> None:
    rich(block)
    case = block.redeem("li")
    block.act(case, "hand_over", "keeper")
    block.act(case, "bring_back", "keeper", reason="faulty")
    assert (block.has("li"), block.left("housekeeping")) == ((20, 0), 1)
    assert block.points.outstanding().owed == {"housekeeping_partner": 0}
    block.sound()


def test_nobody_hands_over_to_themselves(block: Block) -> None:
    for _ in range(10):
        block.worked("gate", minutes=120)
    block.delivered("housekeeping", 1)
    case = block.redeem("gate")
    assert codes(lambda: block.act(case, "hand_over", "gate")) == ["conflict_of_interest"]


def test_no_parking_without_the_owners_consent(made: Callable[..., Block]) -> None:
    block = made("{}")
    assert [one.reward.name for one in block.points.catalogue()] == ["points:housekeeping"]
    assert codes(lambda: block.redeem("li", "parking")) == ["reward.not_here"]


def test_the_price_of_the_day(made: Callable[..., Block]) -> None:
    block = made(
        """{rewards: [{name: tea, label: {zh: 茶, en: Tea}, funder: committee,
      funder_label: {zh: 居委会, en: Committee}, stocked: false, a_quarter: 2,
      prices: [{since: 2026-01-01, points: 1}, {since: 2026-03-10, points: 2}]}]}"""
    )
    for _ in range(4):
        block.worked("li", minutes=120)
    block.redeem("li", "tea")
    block.days(10)
    block.redeem("li", "tea")
    assert block.has("li") == (8 - 1 - 2, 3)
    assert codes(lambda: block.redeem("li", "tea")) == ["hold.cap"]
    block.days(30)
    block.redeem("li", "tea")
    block.sound()


def test_points_lapse_with_the_year_after(block: Block) -> None:
    block.worked("li", minutes=120)
    block.days(365)
    assert block.has("li") == (2, 0)
    block.days(365)
    assert block.has("li") == (0, 0)
    assert block.bench.district.run_due().booked == 0
    block.sound()


def test_a_drop_of_the_delivery_is_counted_by_somebody_else(block: Block) -> None:
    data = {"reward": "parking", "announced": 3}
    case = block.here.open("points:delivery", by=block.who["wang"], data=data).case
    counted = {"counted": 2}
    found = codes(lambda: block.act(case, "take_in", "wang", data=counted))
    assert found == ["four_eyes"]
    block.act(case, "take_in", "zhao", data=counted)
    assert block.left("parking") == 2


def test_the_case_says_what_became_of_it(block: Block) -> None:
    rich(block)
    case = block.redeem("li")
    block.act(case, "hand_over", "keeper")
    block.act(case, "bring_back", "keeper", reason="unwanted")
    said = [why.en for step in block.here.explain(case) for why in step.why]
    assert [one for one in said if "points" in one and not one.startswith("told")] == [
        "20 points set aside (points:housekeeping@2025-01-01)",
        "handed over for 20 points",
        "20 points given back after it was handed over",
    ]


def test_no_more_is_counted_than_was_announced(block: Block) -> None:
    data = {"reward": "parking", "announced": 2}
    case = block.here.open("points:delivery", by=block.who["gate"], data=data).case
    counted = {"counted": 3}
    assert codes(lambda: block.act(case, "take_in", "wang", data=counted)) == ["check.denied"]
    assert block.left("parking") == 0


def test_on_new_years_day_what_passes_on_is_there_before_it_is_booked(
    made: Callable[..., Block],
) -> None:
    block = made("{carried_at_most: 3}")
    block.worked("li", minutes=120)
    block.worked("li", minutes=120)
    block.bench.moment = datetime.fromisoformat("2026-12-31T23:59:59+08:00")
    assert block.has("li") == (4, 0)
    block.bench.moment = datetime.fromisoformat("2027-01-01T00:00:00+08:00")
    early = block.points.balance(block.who["li"])
    assert (early.points, early.lapsing) == (3, ((date(2027, 12, 31), 3),))
    block.bench.district.run_due()
    assert block.points.balance(block.who["li"]) == early
    block.bench.moment = datetime.fromisoformat("2029-01-01T00:00:00+08:00")
    assert block.has("li") == (0, 0)


TEA = """{rewards: [{name: tea, label: {zh: 茶, en: Tea}, funder: committee, stocked: %s,
  funder_label: {zh: 居委会, en: Committee}, prices: [{since: 2026-01-01, points: 1}]}]}"""


def test_the_piece_comes_back_though_it_is_no_longer_counted(made: Callable[..., Block]) -> None:
    block = made(TEA % "true")
    block.worked("li")
    block.delivered("tea", 1)
    case = block.redeem("li", "tea")
    block.settings(TEA % "false")
    block.act(case, "cancel", "li")
    block.settings(TEA % "true")
    assert (block.has("li"), block.left("tea")) == ((1, 0), 1)
    block.sound()
