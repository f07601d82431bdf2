"""The way of a command: load, ask, decide, write, answer."""

import json
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from attrs import evolve

from community_gov.domain.commands import Kind
from community_gov.domain.errors import CommunityGovError, Conflict, InvalidInput, Problem
from community_gov.domain.events import Event
from community_gov.services.deciding import Unit
from community_gov.services.office import Office
from community_gov.services.ports import Change, Receipt
from community_gov.services.slots import in_words
from community_gov.services.wishes import Answer, Outcome, Wish
from community_gov.workflow.hashing import plain

TRIES: Final = 50
"""How often one request is decided at most, as others move what it only rests on."""


def perform(office: Office, wish: Wish, key: str | None = None) -> Answer:
    """Carry out one request. See `perform_all`."""
    return perform_all(office, [wish], key)[0]


def outcome(office: Office, wish: Wish, key: str | None = None) -> Outcome:
    """Carry out one of many requests, each of which stands for itself.

    Args:
        key: of all of them together; each case has its own part of it.
    """
    try:
        answer = perform(office, wish, None if key is None else f"{key}/{wish.case}")
    except CommunityGovError as error:
        return Outcome(wish.case, problems=error.problems)
    return Outcome(wish.case, answer)


def perform_all(
    office: Office, wishes: Sequence[Wish], key: str | None = None
) -> tuple[Answer, ...]:
    """Carry out requests in one atomic unit: all of them, or none.

    Where somebody else has moved a case in the meantime that the requests do not name, such as
    one that theirs is linked with, they are decided anew on what there is now, `TRIES` times at
    most. Nobody has seen such a case, so nobody is surprised. A case that they name must be as
    it was when they were decided, and so must every case when a version was named.

    Args:
        wishes: on different cases of one place, by one person.
        key: made by the client; the same request with the same key acts once.

    Raises:
        InvalidInput: what was handed in has the wrong form.
        Refused: the rules say no, with all reasons.
        Conflict: a case has moved on, a claim is taken, or the key was used for something else.
        NotFound: no such case or program here.
    """
    receipt = _receipt(office, wishes, key)
    earlier = _answered_before(office, receipt)
    if earlier is not None:
        return earlier
    try:
        return _carried_out(office, wishes, receipt)
    except CommunityGovError:
        # The same request may have been carried out in the meantime; then it has an answer.
        earlier = _answered_before(office, receipt)
        if earlier is None:
            raise
        return earlier


def _answered_before(office: Office, receipt: Receipt | None) -> tuple[Answer, ...] | None:
    if receipt is None:
        return None
    earlier = office.store.receipt(office.place, receipt.person, receipt.key)
    return None if earlier is None else _repeated(office, receipt, earlier)


def _carried_out(
    office: Office, wishes: Sequence[Wish], receipt: Receipt | None
) -> tuple[Answer, ...]:
    _refuse_twice(wishes)
    for _ in range(TRIES - 1):
        try:
            return _decided_and_written(office, wishes, receipt)
        except Conflict as conflict:
            if not _is_beside(conflict, wishes):
                raise
    return _decided_and_written(office, wishes, receipt)


def _is_beside(conflict: Conflict, wishes: Sequence[Wish]) -> bool:
    """Whether only cases have moved on that the requests do not name."""
    if any(wish.version is not None for wish in wishes):
        return False
    named = {wish.case for wish in wishes}
    return all(_moved(problem) not in (None, *named) for problem in conflict.problems)


def _moved(problem: Problem) -> str | None:
    """Return the case that has moved on, if that is the problem."""
    if problem.code == "conflict.version":
        return problem.where
    return str(problem.params["case"]) if problem.code == "conflict.rests_on" else None


def _decided_and_written(
    office: Office, wishes: Sequence[Wish], receipt: Receipt | None
) -> tuple[Answer, ...]:
    unit = Unit(office)
    wished = [unit.decide(wish) for wish in wishes]
    if receipt is not None:
        reached = tuple((change.after.id, change.after.version) for change in wished)
        receipt = evolve(receipt, cases=reached)
    try:
        office.store.commit(unit.changes, receipt)
    except Conflict as conflict:
        raise in_words(office, conflict) from None
    return tuple(_answer(change.event, unit.reached(change.after.id)) for change in wished)


def _receipt(office: Office, wishes: Sequence[Wish], key: str | None) -> Receipt | None:
    if key is None:
        return None
    written = json.dumps([plain(wish) for wish in wishes], sort_keys=True, default=repr)
    fingerprint = office.keyring.fingerprint(written.encode())
    return Receipt(office.place, wishes[0].by, key, fingerprint, (), office.moment())


def _repeated(office: Office, receipt: Receipt, earlier: Receipt) -> tuple[Answer, ...]:
    if earlier.fingerprint != receipt.fingerprint:
        raise Conflict(Problem("key.reused", where=receipt.key))
    return tuple(_answer_again(office, case, version) for case, version in earlier.cases)


def _answer_again(office: Office, name: str, version: int) -> Answer:
    case = office.store.case(office.place, name)
    event, *later = [one.event for one in office.store.events(office.place, name)[version - 1 :]]
    *_, reached = event, *takewhile(_followed, later)
    return Answer(
        name,
        reached.seq,
        event.decision.happened,
        reached.decision.state.configuration,
        reached.told,
        exercise=case is not None and case.exercise,
        repeated=True,
    )


def _followed(event: Event) -> bool:
    return event.command.kind is Kind.SETTLE


def _refuse_twice(wishes: Sequence[Wish]) -> None:
    seen = set()
    for wish in wishes:
        if wish.case in seen:
            raise InvalidInput(Problem("case.twice", where=wish.case))
        seen.add(wish.case)


def _answer(event: Event, reached: Change) -> Answer:
    """Say what happened, and where the case is once what follows by itself has followed."""
    return Answer(
        case=reached.after.id,
        version=reached.after.version,
        happened=event.decision.happened,
        states=reached.after.state.configuration,
        told=reached.event.told,
        exercise=reached.after.exercise,
    )
