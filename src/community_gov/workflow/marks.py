"""Flags that are up several times at once: one mark for each value of a field, by its version."""

from collections.abc import Iterator, Mapping

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held
from community_gov.domain.errors import Problem
from community_gov.workflow.definition import Action, Flag, Workflow


def mark(flag: str, number: object) -> str:
    """Return the mark of one of those, such as ``shown-objected#2``."""
    return f"{flag}#{number}"


def counted(workflow: Workflow, names: tuple[str, ...]) -> Iterator[Flag]:
    """Yield the flags among some that are up once for each value."""
    yield from (one for one in workflow.flags if one.each is not None and one.name in names)


def flags_after(
    workflow: Workflow,
    case: Case,
    action: Action,
    held: Mapping[str, Held],
    after: Mapping[str, Held],
) -> tuple[str, ...]:
    """Return the flags that are up once an action is done.

    Args:
        held: what was handed in with it.
        after: all that the case holds then.
    """
    up = {*case.state.flags, *action.raises} - {*action.lowers}
    for flag in counted(workflow, (*action.raises, *action.lowers)):
        marks = {one for one in case.state.flags if one.startswith(mark(flag.name, ""))}
        value = after.get(flag.each or "")
        if flag.name in action.raises and value is not None:
            up.add(mark(flag.name, value.version))
        elif flag.name in action.lowers:
            number = held.get(flag.number or "")
            left = marks - {mark(flag.name, number.value)} if number is not None else set()
            up = (up - marks) | left | ({flag.name} if left else set())
    return tuple(sorted(up))


def raised(workflow: Workflow, action: Action, after: Mapping[str, Held]) -> tuple[str, ...]:
    """Return the marks that an action puts up, of which it is remembered who did."""
    return tuple(
        mark(one.name, value.version)
        for one in counted(workflow, action.raises)
        if (value := after.get(one.each or "")) is not None
    )


def wrong_number(
    workflow: Workflow, case: Case, action: Action, command: Command
) -> Iterator[Problem]:
    """Yield why a mark cannot be taken off: it is not up, or it is somebody else's."""
    for flag in counted(workflow, action.lowers):
        number = command.held.get(flag.number or "")
        if number is None:
            continue
        name = mark(flag.name, number.value)
        if name not in case.state.flags:
            marks = [one for one in case.state.flags if one.startswith(mark(flag.name, ""))]
            known = ", ".join(one.rpartition("#")[2] for one in marks)
            yield Problem(
                "flag.not_open", flag.number or "", {"number": number.value, "open": known}
            )
        elif _by_whom_it_came(workflow, flag, action) and command.by.persons.isdisjoint(
            case.state.done_by.get(name, ())
        ):
            yield Problem("flag.not_yours", flag.number or "", {"number": number.value})


def _by_whom_it_came(workflow: Workflow, flag: Flag, action: Action) -> bool:
    """Whether those who may do it are those who may put the flag up: then each takes off theirs."""
    roles = {role for one in workflow.actions if flag.name in one.raises for role in one.by}
    return roles.issuperset(action.by)
