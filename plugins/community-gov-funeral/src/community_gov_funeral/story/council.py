"""Residents elect the council; a member moves away and a by-election fills the seat."""

from datetime import date
from functools import partial

from community_gov_funeral.story.tale import RESIDENTS, Tale

COUNCIL, SEAT = "funeral:council", "funeral:seat"


def elected(tale: Tale) -> None:
    """Four stand, three are elected."""
    tale.at(3, 3)
    here, worker = tale.here, tale.staff["worker"]
    tale.council = here.open(COUNCIL, by=worker, data={"term_name": "第一届"}).case
    cases = {name: _nominate(tale, name, post) for name, post in _POSTS.items()}
    tale.at(3, 4)
    for name, (agree, refuse) in _ANSWERS.items():
        tale.here.act(cases[name], "elect", by=worker)
        if name == "chair":
            _owner_may_not_vote(tale, cases[name])
        tale.vote(cases[name], "elect", agree, refuse)
    tale.at(3, 10)
    here.act(tale.council, "constitute", by=worker)
    tale.seats = {name: case for name, case in cases.items() if _in_office(tale, case)}
    ends = _term_ends(tale)
    tale.say(
        f"红白理事会选举：名册上 {RESIDENTS} 名居民投票，{len(cases)} 名候选人中"
        f" {len(tale.seats)} 人当选，"
        f"任期到 {ends}，到期前自动提醒换届。",
        f"The residents elect the council: {RESIDENTS} are on the roll, {len(tale.seats)} of"
        f" {len(cases)} candidates are elected, until {ends}; a reminder comes before that.",
    )


_POSTS = {"chair": "chair", "first": "member", "second": "member", "third": "member"}
_ANSWERS = {"chair": (12, 2), "first": (10, 4), "second": (5, 9), "third": (11, 2)}


def _nominate(tale: Tale, name: str, post: str, previous: str | None = None) -> str:
    person = tale.staff[name] = tale.here.register_person({})
    links = {"council": [tale.council]} | ({} if previous is None else {"previous": [previous]})
    case = tale.here.open(
        SEAT,
        by=tale.staff["branch"],
        action="open" if previous is None else "nominate_for_vacancy",
        people={"candidate": person},
        data={"post": post},
        links=links,
    ).case
    tale.here.act(case, "accept", by=person)
    return case


def _owner_may_not_vote(tale: Tale, case: str) -> None:
    owner = tale.here.register_person({})
    shown = tale.shown(case, "elect", "residents") or ""
    tale.refused(
        "一位业主不住在这里，也想投票",
        "An owner who does not live here wants to vote",
        partial(tale.here.vote, case, "elect", "residents", "agree", by=owner, shown=shown),
    )


def vacancy(tale: Tale) -> None:
    """A member moves away in November; the residents of that day elect another."""
    tale.at(11, 17)
    seat = tale.seats["third"]
    tale.here.act(seat, "resign", by=tale.staff["third"], reason="moved_away")
    tale.enrol()
    case = _nominate(tale, "successor", "member", seat)
    tale.at(11, 20)
    tale.here.act(case, "elect", by=tale.staff["worker"])
    tale.vote(case, "elect", 11, 1)
    last = _term_ends(tale)
    tale.seats["successor"] = case
    tale.say(
        f"一名成员迁出，当天卸任。补选由 {len(tale.residents)} 名居民投票（名册按提请当天的算），"
        f"补选的成员任期也到 {last}。",
        f"A member moves away and leaves office that day. {len(tale.residents)} residents are on"
        f" the roll of the by-election; whoever is elected serves until {last} as well.",
    )


def _in_office(tale: Tale, case: str) -> bool:
    return "held" in tale.here.case(case).state.configuration


def _term_ends(tale: Tale) -> date:
    (ends,) = (one.due.day for one in tale.here.deadlines(tale.council) if one.clock == "term")
    return ends
