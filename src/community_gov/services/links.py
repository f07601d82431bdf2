"""Cases that a case is linked to: do they fit, and what is carried over from them."""

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command
from community_gov.domain.facts import Fact, allow, deny
from community_gov.domain.text import Text
from community_gov.services.office import Office
from community_gov.services.values import opened
from community_gov.services.wishes import Wish
from community_gov.workflow.definition import Link, Workflow

_ABSENT = Text("本处没有所关联的事项。", "The linked case is not here.")
_ELSEWHERE = Text("所关联的事项不在要求的环节。", "The linked case is not where it must be.")
_OTHER = Text("所关联的事项不是同一对象的。", "The linked case is about somebody else.")


def fits(office: Office, link: Link, case: Case, command: Command) -> Fact:
    """Return whether all cases that a command links will do."""
    held = {**case.held, **command.held}
    for name in command.links[link.kind]:
        linked = office.store.case(office.place, name)
        if linked is None:
            return deny(_ABSENT)
        if link.states and not set(link.states) & set(linked.state.configuration):
            return deny(_ELSEWHERE)
        for field in link.same:
            mine, theirs = held.get(field), linked.held.get(field)
            if mine is None or theirs is None or not mine.find or mine.find != theirs.find:
                return deny(_OTHER)
    return allow()


def carried(office: Office, workflow: Workflow, wish: Wish) -> dict[str, object]:
    """Return the values that an action takes over from the cases it links.

    They are sealed anew where they go, so the linked case can be erased without this one.
    """
    action = workflow.action(wish.action)
    values: dict[str, object] = {}
    for link in action.links if action else ():
        for name in wish.links.get(link.kind, ()) if link.carries else ():
            linked = office.store.case(office.place, name)
            if linked is not None:
                source = office.pinned(linked.workflow).workflow
                values |= opened(office, source, linked, link.carries)
    return values
