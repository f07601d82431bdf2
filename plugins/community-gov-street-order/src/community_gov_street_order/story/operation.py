"""Two days in October: traders are told, the market is put in order, the way is measured."""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from community_gov_street_order.story.tale import COPY, COVERED, PHOTO, SCENE, SEEN, SERVED, Tale

_STALLS = 12
_RULES: Mapping[str, Any] = {
    f"open-{one}": True for one in ("lines", "waste", "structures", "holding")
}
_WASTE = (
    ("waste_heap", "东墙角", "grid"),
    ("waste_heap", "南口", "cleaner"),
    ("dead_corner", "西侧巷道", "cleaner"),
    ("sewage", "水产摊排水口", "grid"),
)
_OPINIONS = ("better", "better", "better", "better", "same")


def operation(tale: Tale) -> list[str]:
    """Tell the operation; return the files of the two sheds, which go on."""
    case = _planned(tale)
    _cleaned(tale, case)
    _stalls(tale, case)
    sheds = _sheds(tale, case)
    _measured(tale, case)
    return sheds


def _planned(tale: Tale) -> str:
    tale.go_to(2025, 10, 13, 9)
    case = tale.open(
        "operation",
        "leader",
        market="北立生巷临时便民市场",
        measured_at="市场主通道最窄处",
        normal_width=Fraction(4),
    )
    tale.say(
        "鹿苑街道综合行政执法队会同环卫部门，准备整治北立生巷临时便民市场（版面没有写日期和数字，以下都是设定）。",
        "The enforcement team of Luyuan Street and sanitation plan to put the market in Beilisheng"
        " Lane in order (the page gives no day and no numbers; all of them are invented).",
    )
    tale.act(case, "measure_before", "officer", width_before=Fraction(9, 4))
    tale.refused(
        "还没有告知商户就想开始",
        "To begin before any trader was told the rules",
        partial(tale.act, case, "begin", "leader"),
    )
    told = [
        tale.open(
            "contact",
            "grid" if stall % 2 else "officer",
            people={"trader": f"stall {stall}"},
            links={"operation": [case]},
            stall=str(stall),
            **_RULES,
        )
        for stall in range(1, _STALLS + 1)
    ]
    tale.act(told[2], "ask", "stall 3", question="下雨天能不能撑伞？")
    tale.act(told[2], "answer", "officer", answer="可用市场统一的伞，不越线，收市收走")
    tale.say(
        f"逐个摊位上门告知，{len(told)} 个摊位都有记录；有人问“下雨天能不能撑伞”，当场答复。",
        f"Stall by stall the rules are told, {len(told)} on record; one asks whether an umbrella is"
        " allowed in the rain, and is answered.",
    )
    tale.go_to(2025, 10, 14, 8)
    tale.act(case, "begin", "leader")
    tale.sign(case, "begin", "head", "head_agrees")
    return case


def _note(tale: Tale, case: str, kind: str, spot: str, by: str = "officer") -> str:
    tale.act(case, "note_finding", by, kind=kind, spot=spot)
    return tale.linked(case, "report")[-1]


def _cleaned(tale: Tale, case: str) -> None:
    for kind, spot, by in _WASTE:
        report = _note(tale, case, kind, spot, by)
        tale.act(report, "send_cleaning", "grid")
        tale.act(report, "clean", "cleaner")
    tale.say(
        f"垃圾、污水、卫生死角 {len(_WASTE)} 处，发现即立项，环卫当场清理；这不是执法。",
        f"Rubbish, sewage and dead corners in {len(_WASTE)} places: each opens a case by itself and"
        " is cleaned at once. That is no enforcement.",
    )


def _stalls(tale: Tale, case: str) -> None:
    obstacle = _note(tale, case, "placeholder", "5号摊旁通道")
    tale.refused(
        "执法证已到期的人员要立案",
        "Somebody whose card has run out wants to open the file",
        partial(
            tale.open, "finding", "former officer", "establish", people={"trader": "stall 5"},
            kind="placeholder", spot="5号摊旁通道", fixed=False, public_ground=True, **SCENE,
        ),
    )  # fmt: skip
    file = tale.file(obstacle, "placeholder", "5号摊旁通道", fixed=False, trader="stall 5")
    tale.refused(
        "网格员想动手清走占场杂物",
        "A grid worker wants to clear the obstacles",
        partial(tale.act, file, "clear_now", "grid", item_list="木板", **SCENE),
    )
    tale.two(file, "clear_now", item_list="废木板六块、旧沙发一张、泡沫箱十个", **SCENE)
    tale.act(file, "tell_after", "officer", **SERVED)
    tale.say(
        "公共通道上的废弃木板、破旧家具、泡沫箱：两名执法人员当场清除，环卫清运，事后告知当事人。",
        "Old boards, furniture and foam boxes on the way: cleared at once by two officers, carried"
        " off by sanitation, and the party told after.",
    )
    awning = tale.file(
        _note(tale, case, "awning", "8号摊"), "awning", "8号摊", fixed=False, trader="stall 8"
    )
    tale.refused(
        "伞棚可以移动，有人想按违法搭建拆除",
        "The awning can be moved; somebody wants to treat it as an illegal structure",
        partial(tale.act, awning, "find_structure", "officer", permit_said="none", **SEEN),
    )
    tale.two(awning, "ask_away")
    tale.two(awning, "see_taken_away")
    over = tale.file(
        _note(tale, case, "over_the_line", "3号摊"), "over_the_line", "3号摊",
        fixed=False, trader="stall 3",
    )  # fmt: skip
    tale.two(over, "advise", first_breach=True, minor=True, **SERVED)
    tale.go_to(2025, 10, 15, 10)
    tale.two(over, "see_put_right")
    tale.act(over, "no_penalty", "head")
    tale.say(
        "伞棚由商户自己收走；越线摊位限期改正，初次、轻微、及时改正，决定不予处罚。",
        "The awning is taken away by its owner; the stall over the line is put right in its term,"
        " a first and minor breach, and goes unpunished.",
    )
    tale.refused(
        "有人图省事，想把带定位的原件当公开用照片",
        "Somebody hands in the original, place and all, as the copy for publishing",
        partial(tale.act, file, "make_public_copy", "officer", public_copy=PHOTO, **COVERED),
    )
    tale.act(file, "make_public_copy", "officer", public_copy=COPY, **COVERED)
    tale.act(file, "publish", "publicist")
    tale.say(
        "照片原件密封；对外只发去掉人脸、车牌、定位的一份，制作有记录。",
        "The original photographs stay sealed; only a copy without faces, plates and location is"
        " published, and its making is on record.",
    )


def _sheds(tale: Tale, case: str) -> list[str]:
    sheds = []
    for spot, trader, number in (("北头", "stall 1", 1), ("南头", "stall 12", 2)):
        report = _note(tale, case, "shed", spot)
        shed = tale.file(report, "shed", spot, fixed=True, trader=trader)
        tale.two(shed, "find_structure", permit_said="none", **SEEN)
        tale.act(shed, "order_removal", "head", decision_number=f"限拆〔2025〕{number}号（设定）")
        tale.sign(shed, "order_removal", "legal", "legal_review")
        tale.two(shed, "serve_order", **SERVED)
        sheds.append(shed)
    tale.say(
        "两处固定的简易屋棚：认定、法制审核、街道作出限期拆除决定并送达，谁也不能当场就拆。",
        "Two sheds fixed to the ground: found, reviewed, ordered by the street office to be"
        " removed within a term, and served. Nobody may pull them down on the spot.",
    )
    tale.go_to(2025, 10, 18, 9)
    tale.two(sheds[0], "removed_by_party")
    tale.say("北头一处由当事人自行拆除。", "The one in the north is removed by its owner.")
    return sheds


def _measured(tale: Tale, case: str) -> None:
    tale.act(case, "measure_after", "officer", width_after=Fraction(21, 5))
    tale.act(case, "finish", "leader")
    for number, opinion in enumerate(_OPINIONS, 1):
        tale.open(
            "opinion",
            f"resident {number}",
            people={"resident": f"resident {number}"},
            links={"operation": [case]},
            opinion=opinion,
        )
    before, after, normal = (
        f"{float(Fraction(tale.here.masked(case)[name])):g}"
        for name in ("width_before", "width_after", "normal_width")
    )
    tale.say(
        f"最窄处通行宽度：整治前 {before} 米，整治后 {after} 米，"
        f"已恢复正常通行宽度（{normal} 米）。",
        f"The narrowest passage: {before} m before, {after} m after; the normal width ({normal} m)"
        " is restored.",
    )
