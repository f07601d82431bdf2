"""What was wrong is reversed by two people, and stays to be seen."""

from collections.abc import Callable

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
