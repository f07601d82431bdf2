"""The way of a command: load, ask, decide, write, answer."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from attrs import evolve, field, frozen

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Kind
from community_gov.domain.effects import Claim, Forward, Release
from community_gov.domain.errors import (
    CommunityGovError,
    Conflict,
    InvalidInput,
    NotFound,
    Problem,
    Refused,
    nearest,
)
from community_gov.domain.events import Decision, Event
from community_gov.domain.facts import Facts
from community_gov.domain.sealed import Sealed
from community_gov.services.actors import actor, clock_itself, is_registered, through_case
from community_gov.services.claims import claim, owner_of
from community_gov.services.facts import gather
from community_gov.services.links import carried
from community_gov.services.messages import messages
from community_gov.services.office import Office
from community_gov.services.ports import Change, ClaimTaken, Receipt
from community_gov.services.values import take
from community_gov.services.wishes import Answer, Wish
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.decide import decide
from community_gov.workflow.definition import Action, Workflow
from community_gov.workflow.hashing import plain
from community_gov.workflow.reading import leaves, role_label, status_of
from community_gov.workflow.refusal import Refusal


def perform(office: Office, wish: Wish, key: str | None = None) -> Answer:
    """Carry out one request. See `perform_all`."""
    return perform_all(office, [wish], key)[0]


def perform_all(
    office: Office, wishes: Sequence[Wish], key: str | None = None
) -> tuple[Answer, ...]:
    """Carry out requests in one atomic unit: all of them, or none.

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
    changes = [change for wish in wishes for change in _decided(office, wish)]
    _refuse_twice(changes)
    wished = [change for change in changes if change.after.id in {wish.case for wish in wishes}]
    if receipt is not None:
        reached = tuple((change.after.id, change.after.version) for change in wished)
        receipt = evolve(receipt, cases=reached)
    office.store.commit(changes, receipt)
    return tuple(_answer(change) for change in wished)


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
    event = office.store.events(office.place, name)[version - 1].event
    return Answer(
        name,
        version,
        event.decision.happened,
        event.decision.state.configuration,
        event.told,
        exercise=case is not None and case.exercise,
        repeated=True,
    )


def _refuse_twice(changes: Sequence[Change]) -> None:
    seen = set()
    for change in changes:
        if change.after.id in seen:
            raise InvalidInput(Problem("case.twice", where=change.after.id))
        seen.add(change.after.id)


def _decided(office: Office, wish: Wish) -> Iterator[Change]:
    """Decide a request, and what it forwards to other cases, without writing anything."""
    at = office.moment(wish.at)
    case, chart = _load(office, wish, at)
    if wish.version is not None and wish.version != case.version:
        params = {"seen": wish.version, "now": case.version}
        raise Conflict(Problem("conflict.version", where=case.id, params=params))
    data = {**carried(office, chart.workflow, wish), **wish.data}
    taken = take(office, chart.workflow, case, data, at.date())
    who = (
        clock_itself()
        if wish.kind is Kind.FIRE
        else actor(office, case, wish.by, wish.acting_for, at)
    )
    command = Command(
        kind=wish.kind,
        action=wish.action,
        by=who,
        at=at,
        held=taken.held,
        items=wish.items,
        reason=wish.reason,
        people=wish.people,
        links=wish.links,
        gate=wish.gate,
        answer=wish.answer,
        shown=wish.shown,
        clock=wish.clock,
    )
    yield from _followed(office, _Step(chart, case, command, taken.sealed, data))


@frozen
class _Step:
    chart: Chart
    case: Case
    command: Command
    sealed: Mapping[str, Sealed]
    data: Mapping[str, object] = field(repr=False)
    through: tuple[str, ...] = ()


def _load(office: Office, wish: Wish, at: datetime) -> tuple[Case, Chart]:
    if wish.kind is Kind.OPEN:
        return _new_case(office, wish, at)
    case = office.store.case(office.place, wish.case)
    if case is None:
        raise NotFound(Problem("case.not_here", where=wish.case))
    return case, office.pinned(case.workflow)


def _new_case(office: Office, wish: Wish, at: datetime) -> tuple[Case, Chart]:
    program = office.rulebook.programs.get(wish.program)
    if program is None:
        near = nearest(wish.program, office.rulebook.programs)
        raise NotFound(Problem("program.not_here", where=wish.program, params={"near": near}))
    if not program.offered_on(at.date()):
        params = {"program": program.label, "since": program.since, "until": program.until or "—"}
        raise Refused(Problem("program.not_offered", params=params))
    chart = office.current(program.workflow)
    _refuse_strangers(office, chart, wish)
    opening = chart.action(wish.action)
    case = Case(
        wish.case,
        office.place,
        wish.program,
        chart.name,
        people=wish.people,
        exercise=opening is not None and opening.exercise,
    )
    return case, chart


def _refuse_strangers(office: Office, chart: Chart, wish: Wish) -> None:
    parts = {role.name for role in chart.workflow.roles if role.body is None}
    problems = [
        Problem("people.no_such_part", part, {"near": nearest(part, parts)})
        for part in wish.people
        if part not in parts
    ]
    problems += [
        Problem("people.unknown", part)
        for part, persons in wish.people.items()
        for person in persons
        if not is_registered(office, person)
    ]
    if problems:
        raise InvalidInput(*problems)


def _followed(office: Office, step: _Step) -> Iterator[Change]:
    workflow = step.chart.workflow
    action = workflow.action(step.command.action) or _no_action(step)
    case, command = _as_requested(step.case, step.command)
    facts = gather(office, workflow, case, action, command, step.data)
    decision = decide(step.chart, step.case, step.command, facts)
    if isinstance(decision, Refusal):
        at = [evolve(one, where=one.where or step.case.id) for one in decision.problems]
        raise Refused(*at)
    event = _event(workflow, action, step, facts, decision)
    yield _change(office, step, event)
    for effect in decision.effects:
        if isinstance(effect, Forward):
            yield from _forwarded(office, effect, step)


def _event(
    workflow: Workflow, action: Action, step: _Step, facts: Facts, decision: Decision
) -> Event:
    """Return what happened, with everything called as it is called today."""
    done = workflow.action(decision.done[0]) if decision.done else None
    action = done or action
    reached = leaves(workflow, decision.state.configuration)
    return Event(
        seq=step.case.version + 1,
        program=step.case.program,
        workflow=step.case.workflow,
        command=step.command,
        facts=facts,
        decision=decision,
        label=action.label,
        label_told=action.told or action.label,
        states=tuple(state.label for state in reached),
        told=tuple(state.told or state.label for state in reached),
        right=role_label(workflow, decision.right),
        authority=action.authority.title if action.authority else None,
        reason=workflow.reasons.get(step.command.reason or ""),
    )


def _as_requested(case: Case, command: Command) -> tuple[Case, Command]:
    """At a gate, the facts are those of the request, and of the case as it would leave it."""
    pending = case.state.pending.get(command.action) if command.kind is Kind.VOTE else None
    if pending is None:
        return case, command
    asked = evolve(pending.command, at=command.at)
    return evolve(case, held={**case.held, **asked.held}), asked


def _no_action(step: _Step) -> Action:
    known = [action.name for action in step.chart.workflow.actions]
    params = {"near": nearest(step.command.action, known)}
    raise Refused(Problem("action.unknown", step.command.action, params))


def _forwarded(office: Office, effect: Forward, step: _Step) -> Iterator[Change]:
    command = step.command
    through = (*step.through, step.case.id)
    for name in effect.cases:
        if name in through:
            raise InvalidInput(Problem("case.twice", where=name))
        case = office.store.case(office.place, name)
        if case is None:
            raise NotFound(Problem("case.not_here", where=name))
        origin = actor(office, case, command.by.person, command.by.acting_for, command.at)
        onward = Command(Kind.ACT, effect.action, through_case(origin), command.at)
        chart = office.pinned(case.workflow)
        yield from _followed(office, _Step(chart, case, onward, {}, {}, through))


def _change(office: Office, step: _Step, event: Event) -> Change:
    workflow, decision = step.chart.workflow, event.decision
    held = {**step.case.held, **decision.held}
    after = evolve(step.case, version=event.seq, held=held, state=decision.state)
    claims, releases = _claims(office, step.case, decision)
    return Change(
        before=step.case,
        after=after,
        event=event,
        workflow=workflow,
        status=status_of(workflow, decision.state.configuration),
        sealed=step.sealed,
        claims=claims,
        releases=releases,
        messages=messages(office, workflow, after, event),
    )


def _claims(
    office: Office, case: Case, decision: Decision
) -> tuple[tuple[ClaimTaken, ...], tuple[ClaimTaken, ...]]:
    owner = owner_of(office.keyring, case)
    return (
        tuple(
            claim(office.keyring, effect, owner)
            for effect in decision.effects
            if isinstance(effect, Claim)
        ),
        tuple(
            ClaimTaken(effect.register, "", owner)
            for effect in decision.effects
            if isinstance(effect, Release)
        ),
    )


def _answer(change: Change) -> Answer:
    event = change.event
    return Answer(
        case=change.after.id,
        version=change.after.version,
        happened=event.decision.happened,
        states=event.decision.state.configuration,
        told=event.told,
        exercise=change.after.exercise,
    )
