"""Decide what one request comes to, over all the cases that it moves, without writing anything."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NoReturn

from attrs import define, evolve, field, frozen

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held, Kind
from community_gov.domain.effects import Forward, Open
from community_gov.domain.errors import (
    CommunityGovError,
    Conflict,
    InvalidInput,
    NotFound,
    Problem,
    Refused,
    nearest,
)
from community_gov.domain.events import Event
from community_gov.domain.facts import Facts
from community_gov.domain.freezes import holding
from community_gov.domain.people import AUTOMATIC, CLOCK, Actor
from community_gov.domain.sealed import Sealed
from community_gov.domain.text import Text
from community_gov.services.actors import actor, is_registered, itself, through_case
from community_gov.services.changes import change_of, event_of
from community_gov.services.facts import gather, reckoned
from community_gov.services.links import carried, carried_to
from community_gov.services.measuring import asked_again
from community_gov.services.office import Office
from community_gov.services.ports import Change
from community_gov.services.values import take
from community_gov.services.wishes import Wish
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.clocks import overdue
from community_gov.workflow.conditions import passable
from community_gov.workflow.decide import decide
from community_gov.workflow.definition import Status
from community_gov.workflow.refusal import Refusal

ENDLESS = "automatic.endless"
OVER = (Status.CLOSED, Status.FINAL)
LONGEST_CHAIN = 50
"""How many automatic actions may follow on one act before it is taken for a mistake."""


@frozen
class _Step:
    """One command on one case, and through which cases it came."""

    chart: Chart
    case: Case
    command: Command
    sealed: Mapping[str, Sealed] = field(factory=dict)
    data: Mapping[str, object] = field(factory=dict, repr=False)
    through: tuple[str, ...] = ()


@define
class Unit:
    """What will be written together; each decision rests on those before it.

    Attributes:
        changes: in the order in which they were decided.
    """

    office: Office
    changes: list[Change] = field(factory=list)
    _moved: dict[str, Case] = field(factory=dict)

    def decide(self, wish: Wish) -> Change:
        """Decide a request and what it forwards to other cases.

        What is overdue on the case fires first, so that nobody overtakes a deadline because
        the worker was late.

        Returns:
            The change of the case that the request is about.
        """
        at = self.office.moment(wish.at)
        case, chart = self._load(wish, at)
        if wish.version is not None and wish.version != case.version:
            params = {"seen": wish.version, "now": case.version}
            raise Conflict(Problem("conflict.version", where=case.id, params=params))
        if wish.kind not in (Kind.OPEN, Kind.FIRE, Kind.RECKON, Kind.MEASURE):
            case = self._fired(chart, case, at)
        if wish.kind is Kind.VOTE:
            self._refuse_in_freeze(wish, chart, at)
        data = {**carried(self.office, chart.workflow, wish), **wish.data}
        taken = take(self.office, chart.workflow, case, data, at.date())
        command = _command(wish, self._actor(wish, chart, case, at), taken.held, at)
        return self._follow(_Step(chart, case, command, taken.sealed, data))

    def _refuse_in_freeze(self, wish: Wish, chart: Chart, at: datetime) -> None:
        """Nothing is approved on such days, but what law gives to a body no place can halt."""
        action, workflow = chart.action(wish.action), chart.workflow.name
        freeze = holding(self.office.rulebook.freezes, workflow, at.date())
        if freeze is not None and (action is None or action.power is None):
            params = {"since": freeze.since, "until": freeze.until, "why": freeze.why}
            raise Refused(Problem("gate.frozen", wish.case, params))

    def _actor(self, wish: Wish, chart: Chart, case: Case, at: datetime) -> Actor:
        if wish.kind in (Kind.FIRE, Kind.RECKON):
            return itself(CLOCK)
        if wish.kind is Kind.MEASURE:
            return itself(AUTOMATIC)
        action = chart.action(wish.action)
        return actor(self.office, case, wish.by, wish.acting_for, at, action, wish.gate, wish.kind)

    def _load(self, wish: Wish, at: datetime) -> tuple[Case, Chart]:
        if wish.kind is Kind.OPEN:
            return _new_case(self.office, wish, at)
        case = self._case(wish.case)
        return case, self.office.pinned(case.workflow)

    def reached(self, case: str) -> Change:
        """Return the last change of a case that was changed: what followed by itself counts."""
        return next(change for change in reversed(self.changes) if change.after.id == case)

    def _case(self, name: str) -> Case:
        case = self._moved.get(name) or self.office.store.case(self.office.place, name)
        if case is None:
            raise NotFound(Problem("case.not_here", where=name))
        return case

    def _fired(self, chart: Chart, case: Case, at: datetime) -> Case:
        """Fire what is overdue on a case, the longest overdue first.

        A clock that cannot fire now, because a plugin is down, holds up nobody: it stays due.
        """
        tried: set[str] = set()
        while waiting := [name for name in overdue(case.state.clocks, at) if name not in tried]:
            tried.add(waiting[0])
            fires = next(one.fires for one in chart.workflow.clocks if one.name == waiting[0])
            command = Command(Kind.FIRE, fires or "", itself(CLOCK), at, clock=waiting[0])
            before = len(self.changes)
            try:
                self._follow(_Step(chart, case, command))
                case = self._moved[case.id]
            except CommunityGovError:
                self._forget(before)
        return case

    def _forget(self, count: int) -> None:
        """Take back what was decided after the first `count` changes."""
        del self.changes[count:]
        self._moved = {change.after.id: change.after for change in self.changes}

    def _follow(self, step: _Step) -> Change:
        facts = self._facts(step)
        decision = decide(step.chart, step.case, step.command, facts)
        if isinstance(decision, Refusal):
            at = [evolve(one, where=one.where or step.case.id) for one in decision.problems]
            raise Refused(*at)
        event = event_of(step.chart, step.case, step.command, facts, decision)
        earlier = partial(self._earlier, step.case.id)
        change = change_of(self.office, step.chart, step.case, event, step.sealed, earlier)
        self.changes.append(change)
        self._moved[change.after.id] = change.after
        self._link_back(step)
        for effect in decision.effects:
            if isinstance(effect, Forward):
                self._forward(effect, step)
            elif isinstance(effect, Open):
                self._open(effect, step)
        if step.command.kind not in (Kind.SETTLE, Kind.MEASURE):
            self._settle(step, event.label)
            self._measure(step)
        return change

    def _measure(self, step: _Step) -> None:
        """Ask the data again, once a case is closed that was opened on what they had found."""
        case = self._moved[step.case.id]
        if step.case.state.finding is None or not self._has_closed(step, case):
            return
        found = asked_again(self.office, case, step.command.at)
        if found is not None:
            command = Command(Kind.MEASURE, "", itself(AUTOMATIC), step.command.at, finding=found)
            self._follow(_Step(step.chart, case, command))

    def _has_closed(self, step: _Step, case: Case) -> bool:
        before, after = (
            step.chart.stands(one.state.configuration).status for one in (step.case, case)
        )
        return after in OVER and before not in OVER

    def _earlier(self, case: str) -> Sequence[Event]:
        """Return the events of a case so far, those of this unit among them."""
        stored = self.office.store.events(self.office.place, case)
        here = [one.event for one in self.changes if one.after.id == case]
        return [*(one.event for one in stored), *here]

    def _facts(self, step: _Step) -> Facts:
        workflow = step.chart.workflow
        action = step.chart.action(step.command.action)
        if step.command.kind is Kind.RECKON:
            return reckoned(self.office, workflow, step.case.state)
        if action is None:
            nothing = step.command.clock or step.command.kind in (Kind.LINK, Kind.MEASURE)
            return Facts() if nothing else _no_action(step)
        case, asked = _as_requested(step.case, step.command)
        return gather(
            self.office, workflow, case, action, step.command, asked, step.data, self._moved
        )

    def _link_back(self, step: _Step) -> None:
        """Let linked cases remember this one, where the link says as what."""
        action = step.chart.action(step.command.action)
        done = self.changes[-1].event.decision.done
        for link in action.links if action and done else ():
            for name in step.command.links.get(link.kind, ()) if link.back else ():
                other = self._case(name)
                back = {link.back: (step.case.id,)}
                by = through_case(step.command.by, step.command.by)
                command = Command(Kind.LINK, "", by, step.command.at, links=back)
                self._follow(_Step(self.office.pinned(other.workflow), other, command))

    def _open(self, effect: Open, step: _Step) -> None:
        """Open another case in the stead of who acted here."""
        here, by = self._moved[step.case.id], step.command.by
        data = carried_to(self.office, step.chart.workflow, here, effect, step.data)
        people = {
            there: here.people[part] for there, part in effect.people.items() if part in here.people
        }
        back = {effect.back: (here.id,)} if effect.back else {}
        wish = Wish(
            Kind.OPEN,
            effect.case,
            effect.action,
            by.person,
            program=effect.program,
            people=people,
            links=back,
        )
        case, chart = _new_case(self.office, wish, step.command.at)
        taken = take(self.office, chart.workflow, case, data, step.command.at.date())
        action, at = chart.action(effect.action), step.command.at
        origin = actor(self.office, case, by.person, by.acting_for, at, action)
        command = _command(wish, through_case(origin, by), taken.held, at)
        through = (*step.through, step.case.id)
        self._follow(_Step(chart, case, command, taken.sealed, data, through))

    def _settle(self, step: _Step, label: Text) -> None:
        """Do what follows by itself from where the case is now, until nothing does."""
        following = step.chart.automatic
        for _ in range(LONGEST_CHAIN if following else 0):
            case = self._moved[step.case.id]
            if not any(self._follows(step, case, name) for name in following):
                return
        if following:
            raise Refused(Problem(ENDLESS, step.case.id, {"action": label}))

    def _follows(self, step: _Step, case: Case, name: str) -> bool:
        """Do an automatic action if it is possible; a refusal means that it is not yet."""
        action = step.chart.action(name)
        if action is None or not any(passable(arc, case.state) for arc in action.arcs):
            return False
        before = len(self.changes)
        try:
            command = Command(Kind.SETTLE, name, itself(AUTOMATIC), step.command.at)
            self._follow(_Step(step.chart, case, command, through=step.through))
        except Refused as refused:
            if any(one.code == ENDLESS for one in refused.problems):
                raise
            self._forget(before)
            return False
        return True

    def _forward(self, effect: Forward, step: _Step) -> None:
        command = step.command
        through = (*step.through, step.case.id)
        for name in effect.cases:
            if name in through:
                raise InvalidInput(Problem("case.twice", where=name))
            case = self._case(name)
            chart = self.office.pinned(case.workflow)
            case = self._fired(chart, case, command.at)
            by, action = command.by, chart.action(effect.action)
            origin = actor(self.office, case, by.person, by.acting_for, command.at, action)
            onward = Command(Kind.ACT, effect.action, through_case(origin, by), command.at)
            self._follow(_Step(chart, case, onward, through=through))


def _command(wish: Wish, by: Actor, held: Mapping[str, Held], at: datetime) -> Command:
    return Command(
        kind=wish.kind,
        action=wish.action,
        by=by,
        at=at,
        held=held,
        items=wish.items,
        reason=wish.reason,
        people=wish.people,
        links=wish.links,
        gate=wish.gate,
        answer=wish.answer,
        shown=wish.shown,
        clock=wish.clock,
        person=wish.person,
        finding=wish.finding,
    )


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


def _as_requested(case: Case, command: Command) -> tuple[Case, Command]:
    """At a gate, the facts are those of the request, and of the case as it would leave it.

    So they are when a clock ends a vote.
    """
    pending = case.state.pending.get(command.action)
    if pending is None or command.kind not in (Kind.VOTE, Kind.FIRE):
        return case, command
    asked = evolve(pending.command, at=command.at)
    return evolve(case, held={**case.held, **asked.held}), asked


def _no_action(step: _Step) -> NoReturn:
    known = [action.name for action in step.chart.workflow.actions]
    params = {"near": nearest(step.command.action, known)}
    raise Refused(Problem("action.unknown", step.command.action, params))
