"""Cases that a case is linked to: where they are, and what is carried over from them."""

from collections.abc import Mapping

from attrs import define, field

from community_gov.domain.cases import Case
from community_gov.domain.commands import Held
from community_gov.domain.effects import Open
from community_gov.domain.facts import Fact, deny
from community_gov.domain.text import Text
from community_gov.services.office import Office
from community_gov.services.values import opened
from community_gov.services.wishes import Wish
from community_gov.workflow.conditions import OVER, SOME, Linked, linked_as
from community_gov.workflow.counted import COUNT, PEOPLE, Counted, counted_as, is_counted
from community_gov.workflow.definition import Status, Workflow
from community_gov.workflow.reading import status_of


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
        """Answer a condition about linked cases, or count what is counted over them.

        Args:
            links: of the case that asks.
            held: what it holds.
        """
        if is_counted(condition):
            return Fact(self._number(counted_as(condition), links))
        asked = linked_as(condition)
        are = [self.is_at(name, asked) for name in links.get(asked.link, ())]
        if asked.is_room:
            return _room(held.get(asked.field), sum(are))
        if asked.kind == SOME:
            return Fact(any(are), None if any(are) else _NONE_SO)
        if not are:
            return deny(_NONE_LINKED)
        return Fact(all(are), None if all(are) else _NOT_ALL)

    def _number(self, asked: Counted, links: Mapping[str, tuple[str, ...]]) -> int:
        names = links.get(asked.link, ())
        if asked.kind == COUNT and asked.where is not None:
            return sum(self.is_at(name, asked.where) for name in names)
        cases = [case for name in names if (case := self.case(name)) is not None]
        if asked.kind == COUNT:
            return len(cases)
        if asked.kind == PEOPLE:
            return len({one for case in cases for one in case.people.get(asked.name, ())})
        return sum(_whole_number(case.held.get(asked.name)) or 0 for case in cases)

    def those_in(
        self, state: str, link: str, links: Mapping[str, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Return the linked cases that are in a state, in the order in which they were linked."""
        asked = Linked(SOME, link, state=state)
        return tuple(name for name in links.get(link, ()) if self.is_at(name, asked))

    def is_at(self, name: str, asked: Linked) -> bool:
        """Whether a case is where a condition wants it."""
        case = self.case(name)
        if case is None:
            return False
        if asked.state:
            return asked.state in case.state.configuration
        workflow = self.office.pinned(case.workflow).workflow
        found = status_of(workflow, case.state.configuration)
        return found in _OVER if asked.status == OVER else found.value == asked.status


def _whole_number(held: Held | None) -> int | None:
    """Return the whole number that a case holds, where it holds one that is about nobody."""
    value = held.value if held is not None else None
    return value if type(value) is int else None


def _room(most: Held | None, taken: int) -> Fact:
    """Return how many more there is room for, as a number: none of them denies."""
    number = _whole_number(most)
    if number is None:
        return Fact(0, _NO_NUMBER)
    left = max(0, number - taken)
    return Fact(left, None if left else _FULL)


_OVER = (Status.CLOSED, Status.FINAL)
_NONE_LINKED = Text("还没有关联的事项。", "No case is linked yet.")
_NOT_ALL = Text("关联的事项还没有都到要求的地步。", "Not all linked cases are where they must be.")
_FULL = Text("名额已满。", "No seat is free.")
_NO_NUMBER = Text("还没有定下名额。", "How many seats there are is not settled yet.")
_NONE_SO = Text("关联的事项没有一件到要求的地步。", "None of the linked cases is where it must be.")


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
