"""Whether cases that a command links will do: where they are, whose they are, and only once."""

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command
from community_gov.domain.facts import Fact, allow, deny
from community_gov.domain.text import Text
from community_gov.services.links import Seen
from community_gov.workflow.conditions import OVER, SOME, Linked
from community_gov.workflow.contents import linked as links_after
from community_gov.workflow.definition import Link

_ABSENT = Text("本处没有所关联的事项。", "The linked case is not here.")
_ELSEWHERE = Text("所关联的事项不在要求的环节。", "The linked case is not where it must be.")
_OTHER = Text("所关联的事项不是同一对象的。", "The linked case is about somebody else.")
_APART = Text(
    "所关联的事项与本件不属于同一件事。",
    "The linked case does not belong to what this one belongs to.",
)
_TWICE = Text("同一件事项不能两样都算。", "One and the same case cannot be linked as both.")
_NOT_ONE = Text(
    "一件只能写一个人，不能多也不能少。", "One such case is for one person, no more and no fewer."
)
_HAS_ONE = Text(
    "此人已有同样的一件尚未了结，不必再办。",
    "This person has one already that is not over; there is no need for another.",
)


def fits(seen: Seen, link: Link, case: Case, command: Command) -> Fact:
    """Return whether all cases that a command links will do."""
    held = {**case.held, **command.held}
    for name in command.links[link.kind]:
        linked = seen.case(name)
        if linked is None:
            return deny(_ABSENT)
        if link.states and not set(link.states) & set(linked.state.configuration):
            return deny(_ELSEWHERE)
        for name in link.same:
            mine, theirs = held.get(name), linked.held.get(name)
            if mine is None or theirs is None or not mine.find or mine.find != theirs.find:
                return deny(_OTHER)
        against = _against(seen, link, linked, case, command)
        if against is not None:
            return deny(against)
    return allow()


def _against(seen: Seen, link: Link, other: Case, case: Case, command: Command) -> Text | None:
    """Return what other links of the two cases have against this one."""
    mine = links_after(case, command)
    for kind in link.shares:
        if not set(mine.get(kind, ())) & set(other.state.links.get(kind, ())):
            return _APART
    if any(other.id in mine.get(kind, ()) for kind in link.not_as):
        return _TWICE
    if not link.one_for:
        return None
    people = {**case.people, **command.people}.get(link.one_for, ())
    if len(people) != 1:
        return _NOT_ONE
    return _HAS_ONE if _has_one(seen, link, other, case, set(people)) else None


def _has_one(seen: Seen, link: Link, other: Case, case: Case, people: set[str]) -> bool:
    """Whether somebody has a case already that is not over with the linked one."""
    over = Linked(SOME, link.back, status=OVER)
    for name in other.state.links.get(link.back, ()):
        found = seen.case(name) if name != case.id else None
        same = found is not None and people & set(found.people.get(link.one_for, ()))
        if same and not seen.is_at(name, over):
            return True
    return False
