"""Consultations (会商): parties agree to one proposal, in rounds that are counted and limited.

A consultation rewrites into one state for each round and an action that all parties must agree
to; see `seated`.
"""

from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve, field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Notify
from community_gov.domain.people import AUTOMATIC, CLOCK
from community_gov.domain.text import Text
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Flag,
    Gate,
    Need,
    Origin,
    State,
    StateKind,
    Workflow,
)

MOST_ROUNDS = 20
"""More would be no consultation any more, and no picture could show them."""


@frozen
class Party:
    """会商的一方，以及谁可代表它 / a party, and who may speak for it."""

    label: Text
    by: tuple[str, ...]


@frozen
class BreakingOff:
    """谈不拢时去哪里、因为什么 / where it leads when no agreement is found, and why."""

    to: str
    reasons: tuple[str, ...]


@frozen
class Consultation:
    """分轮会商：各方对同一方案表明意见 / parties answer one proposal, in counted rounds.

    Attributes:
        from_: where the first proposal may be made.
        to: where it leads when every party has agreed.
        proposal: the plain fields that are proposed, each anew in every round.
        convener: roles that call the parties together, may propose, and may break off.
        parties: by name, who must agree; each may also object, or propose instead.
        rounds: how many proposals there may be.
        time: how long a round may take before the convener is told; no limit when None.
        objections: reasons that a party may give for objecting.
        breaks_off: what becomes of it without an agreement.
        tells: the message to the parties, once there is a proposal to answer.
    """

    from_: tuple[str, ...]
    to: str
    proposal: tuple[str, ...]
    convener: tuple[str, ...]
    parties: dict[str, Party]
    rounds: int
    objections: tuple[str, ...]
    breaks_off: BreakingOff
    time: Duration | None = None
    tells: str | None = None
    authority: Authority | None = field(default=None)


_ROUND = Text("{talks}（第{number}轮）", "{talks}, round {number}")
_PROPOSE = Text("{talks}：提出方案", "{talks}: propose")
_SETTLE = Text("{talks}：各方议定", "{talks}: all parties agree")
_OBJECT = Text("{talks}：不同意", "{talks}: object")
_BREAK_OFF = Text("{talks}：终止会商", "{talks}: break off")
_LATE = Text("{talks}：本轮超过期限", "{talks}: this round is late")
_TIME = Text("{talks}：第{number}轮期限", "{talks}: time for round {number}")
_OBJECTED = Text("{talks}：有一方不同意", "{talks}: a party objects")
_TOLD_LATE = Text(
    "{talks}：本轮已过期限，还有一方没有同意。请再商量、另提方案，或者终止会商。",
    "{talks}: the time for this round is over and not every party has agreed. Talk again, propose"
    " something else, or break off.",
)


def seated(workflow: Workflow, name: str, consultation: Consultation, origin: Origin) -> Workflow:
    """Return a workflow with a consultation in one of its states.

    Every proposal begins a round, until there may be no more. All parties are asked at once,
    and each answers what it was shown: what was agreed to in an earlier round counts only if the
    very same proposal comes back. Who objects may still agree later in the same round.

    Args:
        name: of the state in which it is held; before the name of each part that it becomes.
        origin: where the file says it.
    """
    parts = _Parts(workflow, name, consultation, origin)
    told = {parts.part("late"): parts.say(_TOLD_LATE)} if consultation.time else {}
    return evolve(
        workflow,
        states=tuple(parts.filled(state) for state in workflow.states),
        flags=(*workflow.flags, Flag(parts.part("objected"), parts.say(_OBJECTED), origin)),
        actions=(*workflow.actions, *parts.actions()),
        clocks=(*workflow.clocks, *parts.clocks()),
        messages={**workflow.messages, **told},
        origins={**workflow.origins, **{f"messages.{one}": origin for one in told}},
    )


@frozen
class _Parts:
    workflow: Workflow
    name: str
    consultation: Consultation
    origin: Origin

    def part(self, name: object) -> str:
        return f"{self.name}-{name}"

    def say(self, text: Text, **more: object) -> Text:
        return text.fill(talks=self._label, **more)

    @property
    def _label(self) -> Text:
        return next(one.label for one in self.workflow.every_state() if one.name == self.name)

    @property
    def _numbers(self) -> range:
        return range(1, self.consultation.rounds + 1)

    @property
    def _rounds(self) -> tuple[str, ...]:
        return tuple(self.part(number) for number in self._numbers)

    def filled(self, state: State) -> State:
        """Return the state with its rounds inside, however deep it stands."""
        if state.name != self.name:
            return evolve(state, states=tuple(self.filled(one) for one in state.states))
        rounds = tuple(
            State(
                name=self.part(number),
                label=self.say(_ROUND, number=number),
                status=state.status,
                told=state.told,
                origin=self.origin,
            )
            for number in self._numbers
        )
        return evolve(state, kind=StateKind.NESTED, states=rounds)

    def actions(self) -> Iterator[Action]:
        yield self._propose()
        yield self._settle()
        yield self._stays("object", _OBJECT, self._speakers)
        ends = self.consultation.breaks_off
        yield Action(
            name=self.part("break_off"),
            label=self.say(_BREAK_OFF),
            arcs=(Arc(self.name, ends.to),),
            by=self.consultation.convener,
            reasons=ends.reasons,
            lowers=(self.part("objected"),),
            origin=self.origin,
        )
        if self.consultation.time:
            late = self._stays("late", _LATE, (CLOCK,))
            told = tuple(Notify(one, self.part("late")) for one in self.consultation.convener)
            yield evolve(late, reasons=(), raises=(), effects=told)

    def clocks(self) -> Iterator[Clock]:
        """Yield a clock for each round, so that each has its whole time."""
        time = self.consultation.time
        if time is None:
            return
        for number in self._numbers:
            yield Clock(
                name=self.part(f"time-{number}"),
                label=self.say(_TIME, number=number),
                duration=time,
                runs_in=(self.part(number),),
                fires=self.part("late"),
                authority=self.consultation.authority,
                origin=self.origin,
            )

    def _propose(self) -> Action:
        first, *_ = rounds = self._rounds
        ways = [Arc(one, first) for one in self.consultation.from_]
        ways += [Arc(before, after) for before, after in pairwise(rounds)]
        return Action(
            name=self.part("propose"),
            label=self.say(_PROPOSE),
            arcs=tuple(ways),
            by=tuple(dict.fromkeys((*self.consultation.convener, *self._speakers))),
            needs=tuple(Need(one, anew=True) for one in self.consultation.proposal),
            lowers=(self.part("objected"),),
            origin=self.origin,
        )

    def _settle(self) -> Action:
        """Asked for by itself, so that a proposal is before all parties as soon as it is made."""
        gates = tuple(
            Gate(
                name=name,
                label=party.label,
                by=party.by,
                looks_at=self.consultation.proposal,
                tells=self.consultation.tells,
                refusal=self.part("object"),
                authority=self.consultation.authority,
                origin=self.origin,
            )
            for name, party in self.consultation.parties.items()
        )
        return Action(
            name=self.part("settle"),
            label=self.say(_SETTLE),
            arcs=(Arc(self.name, self.consultation.to),),
            by=(AUTOMATIC,),
            gates=gates,
            lowers=(self.part("objected"),),
            authority=self.consultation.authority,
            origin=self.origin,
        )

    def _stays(self, name: str, label: Text, by: tuple[str, ...]) -> Action:
        return Action(
            name=self.part(name),
            label=self.say(label),
            arcs=(Arc(self.name, self.name),),
            by=by,
            reasons=self.consultation.objections,
            raises=(self.part("objected"),),
            origin=self.origin,
        )

    @property
    def _speakers(self) -> tuple[str, ...]:
        parties = self.consultation.parties.values()
        return tuple(dict.fromkeys(role for party in parties for role in party.by))
