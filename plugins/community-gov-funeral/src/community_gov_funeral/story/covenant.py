"""The residents' covenant: a first version, and an amendment with plain funerals in it."""

from functools import partial

from community_gov.plugin import ChangeKind, Said
from community_gov_funeral.covenants import COVENANT, days_to_force, what_changed
from community_gov_funeral.story.tale import Tale

_FIRST_ZH = """第一条 邻里互助，有事商量。
第二条 不在楼道堆放杂物，不给电动车飞线充电。
第三条 红白事不大操大办。"""
_FIRST_EN = """1. Neighbours help one another and talk things over.
2. Nothing is piled up in the stairs; no cable out of the window to charge a scooter.
3. No lavish weddings and funerals."""
_SECOND_ZH = """第一条 邻里互助，有事商量。
第二条 孝老爱亲，厚养薄葬，老人在世时多陪伴。
第三条 不在楼道堆放杂物，不给电动车飞线充电。
第四条 红白事不大操大办，事前告诉红白理事会，有人帮忙。
第五条 提倡鲜花祭扫、网络祭祀和节俭生态安葬。"""
_SECOND_EN = """1. Neighbours help one another and talk things over.
2. Care for parents in life over display after it; keep them company.
3. Nothing is piled up in the stairs; no cable out of the window to charge a scooter.
4. No lavish weddings and funerals; tell the council beforehand, and somebody helps.
5. Flowers, online memorials, thrift and ecological burials are recommended."""


def first(tale: Tale) -> str:
    """Adopt the first version in spring."""
    tale.at(4, 1)
    case = _begin(tale, "2025年第一版", None)
    _opinions(tale, case, 5)
    tale.at(4, 21)
    _draft(tale, case, _FIRST_ZH, _FIRST_EN, 3)
    tale.at(4, 24)
    _review(tale, case)
    tale.at(4, 28)
    tale.here.act(case, "adopt", by=tale.staff["worker"])
    tale.vote(case, "adopt", 12, 2, 1)
    tale.at(5, 12)
    _publish(tale, case, "备〔2025〕1号")
    tale.at(5, 26)
    tale.say(
        f"居民公约第一版：征集意见、拟定草案、街道审核、居民表决、备案公布，从草案到施行"
        f" {days_to_force(tale.here, case)} 天。",
        "The first covenant: opinions, draft, the street's review, the residents' vote, filed and"
        f" published; {days_to_force(tale.here, case)} days from draft to force.",
    )
    return case


def amended(tale: Tale, previous: str) -> str:
    """Write plain funerals into it, as the page announces."""
    tale.at(11, 21)
    case = _begin(tale, "2025年第二版", previous)
    tale.refused(
        "有人同时另起一稿",
        "Somebody begins another draft at the same time",
        partial(_begin, tale, "另一稿", previous),
    )
    _opinions(tale, case, 9)
    tale.at(12, 9)
    _draft(tale, case, _SECOND_ZH, _SECOND_EN, 6)
    tale.at(12, 10)
    _review(tale, case)
    tale.at(12, 11)
    tale.here.act(case, "adopt", by=tale.staff["worker"])
    tale.vote(case, "adopt", 11, 3, 2)
    tale.at(12, 15)
    _publish(tale, case, "备〔2025〕2号", tell=True)
    tale.at(12, 29)
    _compared(tale, case)
    return case


def _begin(tale: Tale, name: str, previous: str | None) -> str:
    return tale.here.open(
        COVENANT,
        by=tale.staff["worker"],
        action="open" if previous is None else "amend",
        data={"version_name": name},
        links={} if previous is None else {"previous": [previous]},
    ).case


def _opinions(tale: Tale, case: str, count: int) -> None:
    for number in range(count):
        on = ("customs", "neighbours", "safety")[number % 3]
        tale.act(case, "note_opinion", "worker", opinion_on=on)


def _draft(tale: Tale, case: str, zh: str, en: str, taken: int) -> None:
    tale.act(case, "draft", "worker", text_zh=zh, text_en=en, opinions_taken_up=taken)
    ticked = {"submit-posted": True, "submit-no_penalty": True}
    tale.act(case, "submit", "worker", **ticked)


def _review(tale: Tale, case: str) -> None:
    ticked = {"pass_review-lawful": True, "pass_review-no_penalty": True}
    tale.act(case, "pass_review", "reviewer", **ticked)
    gate = "kaide:second_signature"
    shown = tale.shown(case, "pass_review", gate) or ""
    sign = partial(tale.here.vote, case, "pass_review", gate, Said.AGREE, shown=shown)
    if not tale.refusals["gate.own_request"]:
        tale.refused(
            "永泰街道审核公约须两人签字，同一人想签两次",
            "Two people sign a review at Yongtai; one wants to sign twice",
            partial(sign, by=tale.staff["reviewer"]),
        )
    sign(by=tale.staff["second reviewer"])


def _publish(tale: Tale, case: str, number: str, *, tell: bool = False) -> None:
    tale.act(case, "file", "reviewer", filing_number=number)
    where = {"publication-place": "各小区公示栏", "publication-contact": "社区居委会"}
    post = partial(tale.act, case, "publication-post", "worker", **where)
    if tell:
        tale.refused(
            "只在小区公示栏张贴，沿街商铺没有贴",
            "Posted on the boards of the estates and at no shop",
            partial(post, **{"kaide:shops_posted": 0}),
        )
    post(**{"kaide:shops_posted": 24})


def _compared(tale: Tale, case: str) -> None:
    changes = [one for one in what_changed(tale.here, case) if one.kind is not ChangeKind.KEPT]
    tale.say(
        f"殡葬移风易俗写进了居民公约，第二版施行，第一版同时停用。与第一版相比，"
        f"有变化的 {len(changes)} 条：",
        "Plain funerals are in the covenant; the second version is in force and the first one no"
        f" longer is. {len(changes)} clauses differ:",
    )
    for one in changes:
        tale.say(f"　{one.says.zh}", f"  {one.says.en}")
