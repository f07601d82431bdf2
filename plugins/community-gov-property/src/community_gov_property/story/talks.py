"""The problem, the title, and two rounds of talks."""

from datetime import date
from fractions import Fraction

from community_gov.plugin import Said
from community_gov_property.story.joined import opened_on
from community_gov_property.story.tale import YEAR, Tale, at, paper

_SHOP = {"premises": "21号商铺", "room_area": Fraction(50)}


def opened(tale: Tale) -> str:
    """Tell how the case is opened and the title is checked; return the case."""
    tale.stage.go_to(at(5, 6))
    found = opened_on(tale)
    case = tale.here.open(
        "property:swap",
        by=tale.who["convener"],
        people={
            "title_holder": tale.who["holder"],
            "owners_side": [tale.who["owner 1"], tale.who["owner 7"]],
        },
        data={"problem": "小区没有物业用房", "gap_area": Fraction(50)},
        **found,  # type: ignore[arg-type]
    ).case
    tale.refused(
        "产权还没有查，召集人就想先谈方案",
        "The convener wants to begin the talks before the title is checked",
        lambda: _propose(tale, case, "convener", "未定"),
    )
    tale.stage.go_to(at(5, 8))
    clear = {"ownership": "as_stated", "mortgage": "none", "seizure": "none"}
    extract = paper("extract", valid_until=date(YEAR, 8, 31))
    tale.act(case, "check_title", data={**clear, "title_extract": extract})
    tale.say(
        "闲置的21号商铺查了登记：权利人属实，没有抵押，没有查封。",
        "The land register on idle shop 21: held by who said so, no mortgage, no seizure.",
    )
    return case


def agreed(tale: Tale, case: str) -> None:
    """Tell the talks; who the parties are and what is given in return, the page does not say."""
    tale.stage.go_to(at(5, 12))
    _propose(tale, case, "convener", "业主方补付差价")
    tale.answer(case, "talks-settle", "property_staff", "company")
    tale.answer(case, "talks-settle", "owners_side", "owner 1", Said.REFUSE, "price")
    tale.say(
        "第一轮：召集人提出方案，物业同意，业主代表认为对价不合适。",
        "Round 1: the convener proposes; the property company agrees, the owners' side objects to"
        " what is given in return.",
    )
    tale.stage.go_to(at(5, 16))
    _propose(tale, case, "holder", "抵补应配置的物业用房，业主交还临时借用的地下储藏间")
    for gate, by in (
        ("title_holder", "holder"),
        ("owners_side", "owner 7"),
        ("property_staff", "company"),
    ):
        tale.answer(case, "talks-settle", gate, by)
    tale.say(
        "第二轮：产权人另提方案，各方重新表明意见，全部同意。（各方是谁、对价是什么，版面没有写，这里是编的。）",
        "Round 2: the title holder proposes something else, everybody is asked anew, and all agree."
        " (Who the parties are and what is given in return are ours; the page does not say.)",
    )


def _propose(tale: Tale, case: str, by: str, in_return: str) -> None:
    plan = "改造为物业用房，由全体业主共有，改造与产权转移登记同步"
    tale.act(case, "talks-propose", by, data={**_SHOP, "plan": plan, "in_return": in_return})
