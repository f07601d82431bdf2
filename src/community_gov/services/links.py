"""Cases that a case is linked to: do they fit, and what is carried over from them."""

from collections.abc import Mapping

from attrs import define, field

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held
from community_gov.domain.effects import Open
from community_gov.domain.facts import Fact, allow, deny
from community_gov.domain.text import Text
from community_gov.services.office import Office
from community_gov.services.values import opened
from community_gov.services.wishes import Wish
from community_gov.workflow.conditions import OVER, SOME, Linked, linked_as
from community_gov.workflow.definition import Link, Status, Workflow
from community_gov.workflow.reading import status_of

_ABSENT = Text("本处没有所关联的事项。", "The linked case is not here.")
_ELSEWHERE = Text("所关联的事项不在要求的环节。", "The linked case is not where it must be.")
_OTHER = Text("所关联的事项不是同一对象的。", "The linked case is about somebody else.")


@define
class Seen:
    """Linked cases that a decision looks at, with the versions that it rests on.

    Attributes:
        moved: cases that the same unit has moved already; they need no watching.
    """

    office: Office
    moved: Mapping[str, Case]
    versions: dict[str, int] = field(factory=dict)

    def case(self, name: str) -> Case | None:
        """Return a case of this place, or None."""
        if name in self.moved:
            return self.moved[name]
        found = self.office.store.case(self.office.place, name)
        if found is not None:
            self.versions[name] = found.version
        return found

    def answer(
        self, condition: str, links: Mapping[str, tuple[str, ...]], held: Mapping[str, Held]
    ) -> Fact:
        """Answer a condition about linked cases.

        Args:
            links: of the case that asks.
            held: what it holds.
        """
        asked = linked_as(condition)
        are = [self._is(name, asked) for name in links.get(asked.link, ())]
        if asked.is_room:
            return _room(held.get(asked.field), sum(are))
        if asked.kind == SOME:
            return Fact(any(are), None if any(are) else _NONE_SO)
        if not are:
            return deny(_NONE_LINKED)
        return Fact(all(are), None if all(are) else _NOT_ALL)

    def those_in(
        self, state: str, link: str, links: Mapping[str, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Return the linked cases that are in a state, in the order in which they were linked."""
        asked = Linked(SOME, link, state=state)
        return tuple(name for name in links.get(link, ()) if self._is(name, asked))

    def _is(self, name: str, asked: Linked) -> bool:
        case = self.case(name)
        if case is None:
            return False
        if asked.state:
            return asked.state in case.state.configuration
        workflow = self.office.pinned(case.workflow).workflow
        found = status_of(workflow, case.state.configuration)
        return found in _OVER if asked.status == OVER else found.value == asked.status


def _room(most: Held | None, taken: int) -> Fact:
    """Return how many more there is room for, as a number: none of them denies."""
    number = most.value if most is not None else None
    if type(number) is not int:
        return Fact(0, _NO_NUMBER)
    left = max(0, number - taken)
    return Fact(left, None if left else _FULL)


_OVER = (Status.CLOSED, Status.FINAL)
_NONE_LINKED = Text("还没有关联的事项。", "No case is linked yet.")
_NOT_ALL = Text("关联的事项还没有都到要求的地步。", "Not all linked cases are where they must be.")
_FULL = Text("名额已满。", "No seat is free.")
_NO_NUMBER = Text("还没有定下名额。", "How many seats there are is not settled yet.")
_NONE_SO = Text("关联的事项没有一件到要求的地步。", "None of the linked cases is where it must be.")


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


def carried_to(
    office: Office, workflow: Workflow, case: Case, effect: Open, data: Mapping[str, object]
) -> dict[str, object]:
    """Return the values with which a case begins that another one opens.

    Args:
        case: the one that opens it, as it is now.
        data: values handed in with this very act, which are not stored yet.
    """
    held = tuple(name for name in effect.carries.values() if name not in data)
    values = {**opened(office, workflow, case, held), **data}
    return {there: values[here] for there, here in effect.carries.items() if here in values}
