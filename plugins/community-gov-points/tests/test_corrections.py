"""What was wrong is reversed by two people, and stays to be seen."""

from collections.abc import Callable

from community_gov.plugin import Text

from .conftest import Block, codes


def test_two_people_take_points_back(block: Block) -> None:
    case = block.worked("li", minutes=120)
    assert block.act(case, "take_back", "wang", reason="twice") == "requested"
    assert block.has("li") == (2, 0)
    assert codes(lambda: block.agree(case, "take_back", "wang")) != []
    assert block.agree(case, "take_back", "zhao") == "acted"
    assert block.has("li") == (0, 0)
    reversal, award = block.points.history(block.who["li"])
    assert (reversal.order.by, reversal.order.second) == (block.who["wang"], block.who["zhao"])
    assert reversal.order.of == award.order.id
    assert block.points.balance(block.who["li"], "points:minutes").points == 0
    block.sound()


def spent(block: Block) -> str:
    cases = [block.worked("li", minutes=120) for _ in range(10)]
    block.delivered("housekeeping", 1)
    block.act(block.redeem("li"), "hand_over", "keeper")
    block.act(cases[0], "take_back", "wang", reason="not_there")
    return cases[0]


def test_what_is_spent_is_not_taken_back(block: Block) -> None:
    case = spent(block)
    assert codes(lambda: block.agree(case, "take_back", "zhao")) == ["points.below_floor"]
    assert block.here.case(case).state.configuration == ("confirmed",)
    block.sound()


def test_unless_the_scheme_allows_a_debt(made: Callable[..., Block]) -> None:
    block = made("{lowest_balance: -5}")
    case = spent(block)
    assert block.agree(case, "take_back", "zhao") == "acted"
    assert block.has("li") == (-2, 0)
    block.worked("li", minutes=120)
    block.worked("li", minutes=120)
    assert block.has("li") == (2, 0)
    block.sound()


def test_minutes_without_a_point_are_taken_back(block: Block) -> None:
    case = block.worked("li", minutes=59)
    block.act(case, "take_back", "wang", reason="wrong_time")
    assert block.agree(case, "take_back", "zhao") == "acted"
    assert block.points.balance(block.who["li"], "points:minutes").points == 0
    block.sound()


def test_who_got_nothing_for_a_cap_hinders_no_reversal(made: Callable[..., Block]) -> None:
    block = made("{activities: [{name: tea, label: {zh: 茶, en: Tea}, each: 5, a_month: 5}]}")
    block.worked("li", activity="tea")
    case = block.worked("li", "chen", activity="tea")
    block.act(case, "take_back", "wang", reason="twice")
    assert block.agree(case, "take_back", "zhao") == "acted"
    assert (block.has("li"), block.has("chen")) == ((5, 0), (0, 0))


def test_an_application_reverses_what_gave_minutes_only(block: Block) -> None:
    block.worked("li", minutes=59)
    (done,) = block.points.history(block.who["li"], "points:minutes")
    wish = {"by": block.who["wang"], "second": block.who["zhao"], "id": "1"}
    (undone,) = block.points.reverse(done.order.id, Text("记错了", "a mistake"), **wish)
    assert undone.order.unit == "points:minutes"
