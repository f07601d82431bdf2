"""A voucher is good once, with a telephone or on paper."""

from community_gov import check_voucher

from .conftest import CONSENT, Block, codes
from .test_redeeming import rich


def test_a_voucher_from_beginning_to_end(block: Block) -> None:
    rich(block)
    case = block.redeem("li")
    issued = block.here.points.voucher(case)
    assert block.here.points.voucher(case) == issued
    assert issued.voucher.label.zh == "家政服务（2小时）"
    assert block.here.points.check_voucher(issued.token).state == "good"
    today = block.bench.moment.date()
    key = block.here.points.voucher_key()
    assert check_voucher(issued.token, key, today) == issued.voucher
    block.act(case, "hand_over", "keeper")
    assert block.here.points.check_voucher(issued.token).state == "spent"
    block.act(case, "bring_back", "keeper", reason="unwanted")
    assert block.here.points.check_voucher(issued.token).state == "given_back"


def test_it_is_good_until_the_last_day(block: Block) -> None:
    rich(block)
    case = block.redeem("li")
    issued = block.here.points.voucher(case)
    (deadline,) = block.here.deadlines(case)
    assert issued.voucher.until == deadline.due.day
    block.bench.moment = deadline.due.at
    assert block.here.points.check_voucher(issued.token).state == "over"


def test_a_changed_voucher_is_none(block: Block) -> None:
    rich(block)
    token = block.here.points.voucher(block.redeem("li")).token
    at = token.index(".") + 9
    changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
    assert codes(lambda: block.here.points.check_voucher(changed)) != []


def test_nothing_reserved_no_voucher(block: Block) -> None:
    case = block.worked("li")
    assert codes(lambda: block.here.points.voucher(case)) == ["reward.nothing_reserved"]


DRILL = """
patches:
  points:redemption:
    - replace:
        action: open
        with:
          label: {zh: 演练, en: Drill}
          by: [resident]
          to: reserved
          exercise: true
          needs: [reward, quantity]
          effects:
            - reserve: {of: resident, item: reward, quantity: quantity, until: fetch_within}
"""


def test_an_exercise_gives_no_voucher(block: Block) -> None:
    rich(block)
    block.settings(CONSENT, DRILL)
    case = block.redeem("li")
    assert block.has("li") == (20, 0)
    assert codes(lambda: block.here.points.voucher(case)) == ["reward.nothing_reserved"]
