"""What a list of changes means in rows; made before the lock is taken, so that it is held briefly.

A case that changes several times in one unit is written once, from its first *before* to its
last *after*; its events are all written.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import field, frozen, mutable

from community_gov.domain.cases import Case
from community_gov.services.ports import Change, Message
from community_gov.store.codec import EVENT, HELD, PEOPLE, STATE
from community_gov.store.instants import to_micros
from community_gov.store.notices import notice_row
from community_gov.workflow.conditions import FLAG
from community_gov.workflow.definition import Workflow

Row = tuple[Any, ...]


@mutable
class Moved:
    """One case over the whole unit.

    Attributes:
        first, last: its first and its last change.
        written: the bytes of its new events, in order.
        row: the case as it will be, for the statement that opens or moves it.
    """

    first: Change
    last: Change
    written: list[bytes] = field(factory=list)
    row: Row = ()

    @property
    def before(self) -> Case:
        """The case as it was read."""
        return self.first.before

    @property
    def after(self) -> Case:
        """The case as it will be."""
        return self.last.after


@frozen
class Difference:
    """Rows of one table that go, and rows that come."""

    gone: list[Row] = field(factory=list)
    new: list[Row] = field(factory=list)

    def add(self, before: set[Row], after: set[Row]) -> None:
        """Add what one case changes."""
        if before != after:
            self.gone.extend(before - after)
            self.new.extend(after - before)


@frozen
class Lists:
    """The rows by which cases are found, over all cases of a unit."""

    states: Difference = field(factory=Difference)
    people: Difference = field(factory=Difference)
    clocks: Difference = field(factory=Difference)

    def add(self, before: Case, after: Case) -> None:
        """Add what one case changes."""
        if before.people is not after.people or not before.version:
            self.people.add(person_rows(before), person_rows(after))
        self.states.add(state_rows(before), state_rows(after))
        self.clocks.add(clock_rows(before), clock_rows(after))


@frozen
class Batch:
    """All rows of one unit, by table.

    Attributes:
        moved: the cases, each once.
        lists: what is to be changed in the tables by which they are found.
        definitions: what cases of this unit are pinned to, by place and hash.
    """

    changes: Sequence[Change]
    moved: tuple[Moved, ...]
    lists: Lists
    definitions: dict[tuple[str, str], Workflow]
    values: list[Row]
    messages: list[Message]
    notices: list[Row]


def batch_of(changes: Sequence[Change]) -> Batch:
    """Return what is to be written.

    Raises:
        ValueError: the changes do not follow one another, or an instant has no time zone.
    """
    moved = _moved(changes)
    return Batch(
        changes,
        moved,
        _lists(moved),
        {(one.after.place, one.after.workflow): one.workflow for one in changes},
        [row for change in changes for row in _values(change)],
        [message for change in changes for message in change.messages],
        [notice_row(one) for change in changes for one in change.notices],
    )


def _moved(changes: Sequence[Change]) -> tuple[Moved, ...]:
    moved: dict[tuple[str, str], Moved] = {}
    for change in changes:
        case = change.before
        known = moved.get((case.place, case.id))
        if known is None:
            known = moved[case.place, case.id] = Moved(change, change)
        elif known.after.version != case.version:
            raise ValueError(f"case {case.id}: a change of this unit leaves out another one")
        _check(change)
        known.last = change
        known.written.append(EVENT.write(change.event))
    for one in moved.values():
        one.row = _moved_row(one) if one.before.version else _new_row(one)
    return tuple(moved.values())


def _lists(moved: Iterable[Moved]) -> Lists:
    lists = Lists()
    for one in moved:
        lists.add(one.before, one.after)
    return lists


def _check(change: Change) -> None:
    before, after, event = change.before, change.after, change.event
    if not before.version + 1 == after.version == event.seq:
        raise ValueError(f"case {before.id}: one change is one event and one version")
    if (before.place, before.id) != (after.place, after.id):
        raise ValueError(f"case {before.id}: a case stays the same case in the same place")
    if before.version and (before.program, before.workflow) != (after.program, after.workflow):
        raise ValueError(f"case {before.id}: a case keeps its program and its workflow")
    to_micros(event.command.at)


def _values(change: Change) -> Iterable[Row]:
    for name, one in change.sealed.items():
        # What waits at a gate is handed in with the command and not held by the case yet.
        held = change.event.command.held.get(name) or change.after.held.get(name)
        if held is None or held.digest != one.digest:
            raise ValueError(f"case {change.after.id}: nothing holds the sealed {name}")
        key = (change.after.place, change.after.id, name, held.version)
        yield (*key, one.ciphertext, one.key, one.mask, one.find)


def _new_row(moved: Moved) -> Row:
    """Return the row of a case that is opened."""
    case, opened = moved.after, to_micros(moved.first.event.command.at)
    key = (case.place, case.id, case.program, case.workflow)
    return (*key, case.version, moved.last.status.value, int(case.exercise), opened, *_body(case))


def _moved_row(moved: Moved) -> Row:
    """Return the row of a case that moves on, guarded by the version that it was read at."""
    case = moved.after
    where = (case.place, case.id, moved.before.version)
    return (case.version, moved.last.status.value, *_body(case), *where)


def _body(case: Case) -> Row:
    return (PEOPLE.text(case.people), HELD.text(case.held), STATE.text(case.state))


def state_rows(case: Case) -> set[Row]:
    """Return in which states a case is, and which flags are up."""
    if not case.version:
        return set()
    marks = (FLAG + flag for flag in case.state.flags)
    return {(case.place, one, case.id) for one in (*case.state.configuration, *marks)}


def person_rows(case: Case) -> set[Row]:
    """Return who has which part in a case."""
    if not case.version:
        return set()
    parts = case.people.items()
    return {(case.place, one, case.id, part) for part, people in parts for one in people}


def clock_rows(case: Case) -> set[Row]:
    """Return the clocks of a case that run: neither paused nor fired."""
    return {
        (case.place, case.id, name, to_micros(clock.due.at), int(clock.due.provisional))
        for name, clock in case.state.clocks.items()
        if clock.fired is None and clock.paused is None
    }
