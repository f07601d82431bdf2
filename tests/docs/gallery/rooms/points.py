"""What goes wrong with points and vouchers."""

from datetime import date

from community_gov import check_voucher
from community_gov.domain.text import Text

from ..desk import bench
from ..shape import Room, did


def names() -> dict[str, object]:
    """Return what a snippet finds: the points of the place, and ids of people."""
    made = bench()
    made.person("worker", role="community_worker")
    people = {name: made.id_of(name) for name in ("aunt", "neighbour", "clerk", "worker")}
    more = {"bench": made, "willow": made.here, "points": made.here.points, **people}
    return {"date": date, "Text": Text, "check_voucher": check_voucher, **more}


FIRST = 'points.award(aunt, "points:patrol", by=clerk, id="{}", minutes=60)\n'
WISH = (
    'bench.open_case(\n    "points:redemption", by="worker", people={{"resident": "{}"}},\n'
    '    reward="{}", quantity={},\n)'
)
DEDUCT = 'points.deduct(aunt, {}, Text("记错", "a mistake"), by={}, second={}, id="{}")'

ROOM = Room(
    Text("积分与兑换券", "Points and vouchers"),
    Text(
        "`points` 是 `willow.points`，地方文件同[兑换券与纸面](../how-to/voucher.md)；"
        "`aunt`、`neighbour`、`clerk`、`worker` 是四个人的编号。",
        "`points` is `willow.points`, the place that of [Vouchers and paper](../how-to/voucher.md),"
        " and `aunt`, `neighbour`, `clerk` and `worker` are the ids of four people.",
    ),
    (
        did(
            "points.too_few",
            "分不够，要理发",
            "A haircut without points",
            WISH.format("neighbour", "haircut", 1),
        ),
        did(
            "reward.not_here",
            "没有这样物品",
            "A reward that is nowhere",
            WISH.format("aunt", "hairdo", 1),
        ),
        did(
            "award.no_rule",
            "没有这项活动的规则",
            "An activity without a rule",
            'points.award(aunt, "points:patrols", by=clerk, id="a-1", minutes=60)',
        ),
        did(
            "award.not_measured",
            "没填时长",
            "Nobody says how long",
            'points.award(aunt, "points:patrol", by=clerk, id="a-2")',
        ),
        did(
            "award.unknown_measure",
            "多填了一项",
            "Measured by something else",
            'points.award(aunt, "points:patrol", by=clerk, id="a-3", minutes=60, steps=9000)',
        ),
        did(
            "award.later",
            "活动还没到日子",
            "Before it has happened",
            (
                "points.award(\n"
                '    aunt, "points:patrol", by=clerk, id="a-4", minutes=60, day=date(2026, 12, 1)\n'
                ")"
            ),
        ),
        did(
            "award.related",
            "给自己确认",
            "Confirmed by oneself",
            'points.award(clerk, "points:patrol", by=clerk, id="a-5", minutes=60)',
        ),
        did(
            "award.twice",
            "同一次活动记了两回",
            "The same evening twice",
            (
                'for id in ("a-6", "a-7"):\n'
                "    points.award(\n"
                '        aunt, "points:patrol", by=clerk, id=id, minutes=60, source="evening 7"\n'
                "    )"
            ),
        ),
        did(
            "ledger.id_reused",
            "同一编号改了内容",
            "One id, two contents",
            FIRST.format("a-8")
            + 'points.award(aunt, "points:patrol", by=clerk, id="a-8", minutes=120)',
        ),
        did(
            "ledger.not_booked",
            "查一笔没有的账",
            "What became of nothing",
            'points.what_became_of("a-99")',
        ),
        did(
            "ledger.second",
            "一个人就想扣分",
            "Taken away by one alone",
            DEDUCT.format(1, "clerk", "clerk", "a-9"),
        ),
        did(
            "correction.own",
            "改自己的账",
            "One's own account",
            DEDUCT.format(1, "clerk", "aunt", "a-10"),
        ),
        did(
            "ledger.amount",
            "数额写了零",
            "Nothing is given away",
            'points.transfer(aunt, neighbour, 0, by=aunt, id="a-11")',
        ),
        did(
            "ledger.same_account",
            "转给自己",
            "Given to oneself",
            'points.transfer(aunt, aunt, 1, by=aunt, id="a-12")',
        ),
        did(
            "scheme.not_here",
            "没有这套办法",
            "A scheme that is nowhere",
            'points.balance(aunt, "points:coins")',
        ),
        did(
            "reverse.of_nothing",
            "冲正一笔没有的账",
            "Nothing to undo",
            'points.reverse("a-98", Text("记错", "a mistake"), by=clerk, second=worker, id="a-13")',
        ),
        did(
            "account.closed",
            "账户已停用",
            "The account is closed",
            'points.close(neighbour, by=clerk, id="moved")\n'
            + 'points.award(neighbour, "points:patrol", by=clerk, id="a-14", minutes=60)',
        ),
        did(
            "voucher.form",
            "券码抄漏了",
            "A code that was copied wrongly",
            'points.check_voucher("CGV1.LMRHO2")',
        ),
        did(
            "voucher.forged",
            "改过的券，或别处的券",
            "A voucher of another place",
            FIRST.format("a-15") * 1
            + "".join(FIRST.format(f"a-{n}") for n in (16, 17))
            + "wish = "
            + WISH.format("aunt", "haircut", 1)
            + "\ncheck_voucher(points.voucher(wish).token, bytes(32), date(2026, 3, 2))",
        ),
    ),
    names,
    "shop",
)
