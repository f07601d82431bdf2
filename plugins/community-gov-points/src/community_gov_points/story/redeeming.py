"""Parking vouchers and housekeeping: set aside, handed over once, given back."""

from datetime import datetime, timedelta

from community_gov_points.story.tale import CHINA, Tale


def redeemed(tale: Tale) -> None:
    """Tell a delivery, a voucher that is used once, one on paper, and one that nobody fetched."""
    tale.stage.go_to(datetime(2025, 5, 20, 10, 0, tzinfo=CHINA))
    _delivered(tale, "parking", 3, "gate")
    _delivered(tale, "housekeeping", 1, "keeper")
    tale.say(
        "物业送来 3 张停车券，家政单位出 1 次服务，社区点收入库，谁出的钱记在谁名下。",
        "The property company delivers 3 parking vouchers and the housekeepers offer one visit. The"
        " community counts them; who pays for what is on record.",
    )
    resident = tale.residents[10]
    _used_once(tale, resident)
    _on_paper(tale, resident)
    _not_fetched(tale, resident)


def _delivered(tale: Tale, reward: str, count: int, by: str) -> None:
    case = tale.here.open(
        "points:delivery", by=tale.staff[by], data={"reward": reward, "announced": count}
    ).case
    tale.here.act(case, "take_in", by=tale.staff["worker"], data={"counted": count})


def _used_once(tale: Tale, resident: str) -> None:
    case = tale.redeem(resident, "parking")
    token = tale.here.points.voucher(case).token
    tale.here.act(case, "hand_over", by=tale.staff["gate"])
    state = tale.here.points.check_voucher(token).state
    tale.say(
        f"兑换停车券，门岗扫码核验、放行；同一张券再扫，显示“{_STATE[state][0]}”。",
        "A parking voucher: the gate scans it, checks it and opens. Scanned again, the same voucher"
        f" is {_STATE[state][1]}.",
    )
    tale.refused(
        "拿着用过的券再来一次",
        "The used voucher, shown once more",
        lambda: tale.here.act(case, "hand_over", by=tale.staff["gate"]),
    )


_STATE = {"spent": ("已使用", "spent"), "good": ("有效", "good")}


def _on_paper(tale: Tale, resident: str) -> None:
    case = tale.here.open(
        "points:redemption",
        by=tale.staff["worker"],
        people={"resident": resident},
        data={"reward": "parking", "quantity": 1},
    ).case
    voucher = tale.here.points.voucher(case).voucher
    tale.say(
        "不用手机的老人到社区窗口，工作人员代办、打印纸质券，"
        f"有效期到{voucher.until.month}月{voucher.until.day}日；后来改主意取消，积分当场退回。",
        "Somebody without a telephone comes to the counter: the worker redeems for them and prints"
        f" the voucher, good until {voucher.until}. They think better of it, and the points are"
        " back at once.",
    )
    tale.here.act(case, "cancel", by=tale.staff["worker"])


def _not_fetched(tale: Tale, resident: str) -> None:
    before = tale.has(resident)
    case = tale.redeem(resident, "parking")
    tale.refused(
        "再换一次家政，积分不够",
        "Housekeeping besides, with too few points",
        lambda: tale.redeem(resident, "housekeeping"),
    )
    tale.stage.go_to(tale.here.deadlines(case)[0].due.at + timedelta(minutes=1))
    tale.say(
        f"另一张券到期没人领，系统自动退回，余额仍是 {tale.has(resident)} 分（原 {before} 分）。",
        "Another voucher is not fetched in time: it goes back by itself, and the balance is"
        f" {tale.has(resident)} points again (it was {before}).",
    )
