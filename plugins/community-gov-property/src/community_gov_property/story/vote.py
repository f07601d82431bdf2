"""The owners decide: public notice, ballots, the count, the published result."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from community_gov.plugin import ActingFor, Channel, Event, Said
from community_gov_property.roll import written
from community_gov_property.story.tale import Tale, at, paper

_BALLOTS = {1: "+", 2: "+", 3: "-", 4: "+", 7: "+", 8: "+", 11: "+", 12: "+"}
"""By owner, the ballots that were handed in: + agrees, - refuses."""


def decided(tale: Tale, matter: str) -> str:
    """Tell the owners' decision; return its case."""
    tale.stage.go_to(at(5, 20))
    case = _put(tale, matter)
    tale.refused(
        "社区想当天就开始表决",
        "The community wants the vote to begin the same day",
        lambda: _start(tale, case),
    )
    tale.stage.go_to(at(6, 5))
    _start(tale, case)
    tale.act(case, "adopt", "organiser")
    tale.refused(
        "组织表决的社区工作人员自己来投票",
        "The worker who organises the vote wants to vote",
        lambda: tale.answer(case, "adopt", "owners", "organiser"),
    )
    for number, answer in _BALLOTS.items():
        _ballot(tale, case, number, Said.AGREE if answer == "+" else Said.REFUSE)
    count = count_of(tale, case)
    tale.say(
        f"计票：{count['heads_taking_part']} 的业主参加（面积占 {count['area_taking_part']}），"
        f"参加者中 {count['heads_agreeing']} 同意（面积占 {count['area_agreeing']}）。",
        f"The count: {count['heads_taking_part']} of the owners took part"
        f" ({count['area_taking_part']} of the area); of those taking part"
        f" {count['heads_agreeing']} agreed ({count['area_agreeing']} of their area).",
    )
    where = {"outcome-place": "东门公告栏", "outcome-contact": "社区居委会"}
    tale.act(case, "outcome-post", "organiser", data={**where, "posted": paper("outcome")})
    told = tale.here.progress(case)[-1].now[-1]
    tale.say(
        f"结果当天公布。{told.zh}",
        f"The result is published the same day. {told.en}",
    )
    return case


def count_of(tale: Tale, decision: str) -> Mapping[str, object]:
    """Count the ballots from the history, on the roll that was frozen with the request."""
    events = tale.here.history(decision)
    asked = next(one for one in events if one.decision.happened == "requested")
    roll = asked.decision.state.pending["adopt"].electorates["owners"]
    areas = {owner: own["area"] for owner, own in roll.items()}
    ballots = {_voter(one): one.command.answer for one in events if one.command.answer}
    agreed = {voter for voter, said in ballots.items() if said is Said.AGREE}
    taking, agreeing = _sum(areas, ballots), _sum(areas, agreed)
    return {
        "owners": len(roll),
        "heads_taking_part": f"{len(ballots)}/{len(roll)}",
        "area_taking_part": str(taking / _sum(areas, areas)),
        "heads_agreeing": f"{len(agreed)}/{len(ballots)}",
        "area_agreeing": str(agreeing / taking),
        "vote": tale.here.masked(decision)["result"],
    }


def _voter(event: Event) -> str:
    by = event.command.by
    return by.acting_for.person if by.acting_for else by.person


def _sum(areas: Mapping[str, Fraction], owners: Iterable[str]) -> Fraction:
    return sum((areas[one] for one in owners), Fraction(0))


def _put(tale: Tale, matter: str) -> str:
    lines = [f"{owner} {written(area)}" for owner, area in tale.owners.items()]
    roll = "\n".join([*lines, "# 不动产登记查询"])
    case = tale.here.open(
        "property:decision",
        by=tale.who["organiser"],
        people={"owner": list(tale.owners)},
        links={"matter": [matter]},
        data={
            "question": "以21号商铺置换物业用房，交还地下储藏间",
            "item": "other",
            "item_reason": "取得并处分全体业主共有的房屋",
            "roll": roll,
            "tianxiang:help_asked": paper("request"),
        },
    ).case
    where = {"notice-place": "各单元门口、东门公告栏", "notice-contact": "社区居委会"}
    tale.act(case, "notice-post", "organiser", data={**where, "posted": paper("board")})
    shown = tale.here.masked(case)
    tale.say(
        f"小区没有业主委员会，社区应业主请求协助召集。说明属于第二百七十八条第九项和理由，表决事项公示十五天：业主"
        f" {shown['owners_count']} 人，专有面积 {shown['total_area']} 平方米（都是编的）。",
        "There is no owners' committee; at the owners' request the community helps them to"
        " assemble. It is stated that item 9 of art. 278 applies, and why; the question is on"
        f" public notice for fifteen days: {shown['owners_count']} owners,"
        f" {shown['total_area']} m² (all of them invented).",
    )
    return case


def _start(tale: Tale, case: str) -> None:
    proof = {"ballots_delivered": len(tale.owners), "delivery_proof": paper("delivery")}
    tale.act(case, "start_vote", "organiser", data=proof)


def _ballot(tale: Tale, case: str, number: int, said: Said) -> None:
    """Let an owner vote; owner 12 is away and votes by a paper that a worker hands in."""
    if number != 12:
        tale.answer(case, "adopt", "owners", f"owner {number}", said)
        return
    step = next(one for one in tale.here.what_next(case) if one.gate is not None)
    proxy = ActingFor(tale.who["owner 12"], Channel.PAPER, consent="委托书")
    tale.here.vote(
        case,
        "adopt",
        "owners",
        said,
        by=tale.who["organiser"],
        shown=step.shown or "",
        acting_for=proxy,
    )
