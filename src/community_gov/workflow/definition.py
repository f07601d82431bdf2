"""The kernel: fields, states, actions, gates, clocks, effects. Everything else rewrites into it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import Factory, evolve, field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Cycle, Duration
from community_gov.domain.cases import START
from community_gov.domain.effects import Effect
from community_gov.domain.fields import Field
from community_gov.domain.text import Text
from community_gov.workflow.inquiring import Ask
from community_gov.workflow.majority import Count, Majority, Rule


@frozen
class Origin:
    """Where a part of a workflow comes from; never part of what it means.

    Attributes:
        plugin: the plugin or place that gave it.
        file: the file, as its author knows it.
        line: in that file, from 1; 0 when it was written in Python.
        version: of the plugin, where it is known.
    """

    plugin: str = ""
    file: str = ""
    line: int = 0
    version: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return " ".join(part for part in (self.plugin, self.version, place) if part)


class Status(StrEnum):
    """What a state means to somebody who does not know the workflow."""

    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"
    FINAL = "final"
    HIDDEN = "hidden"


class StateKind(StrEnum):
    """How a state is built."""

    PLAIN = "plain"
    NESTED = "nested"
    PARALLEL = "parallel"
    HISTORY = "history"
    DEEP_HISTORY = "deep_history"


class Correction(StrEnum):
    """What an action has to do with items that are sent back."""

    NAMES = "names"
    REPLACES = "replaces"


@frozen
class Role:
    """Who may act: an office in a body, or a part in the case.

    Attributes:
        body: the kind of body that the role is held in; None for a part in the case.
    """

    name: str
    label: Text
    body: str | None = None
    origin: Origin = field(factory=Origin, eq=False)


@frozen
class State:
    """Where a case can be. Names are unique in the whole workflow.

    Attributes:
        told: what a resident reads while the case is here; the label when None.
        status: what the state means from outside.
        states: the inner states of a nested or parallel one; the first is entered by default.
    """

    name: str
    label: Text
    kind: StateKind = StateKind.PLAIN
    status: Status = Status.OPEN
    told: Text | None = None
    states: tuple["State", ...] = ()
    origin: Origin = field(factory=Origin, eq=False)


@frozen
class Flag:
    """A mark beside the state, such as *urgent*; guards, clocks and queues may ask for it.

    Attributes:
        each: the field whose every new value puts it up once more, as ``NAME#VERSION``; it is
            up as long as one of these is.
        number: the field that says which of them an action takes off; an action that does
            not hand it in takes off all.
    """

    name: str
    label: Text
    origin: Origin = field(factory=Origin, eq=False)
    # None where it is up once, so that the hash of such a workflow is what it always was.
    each: str | None = None
    number: str | None = None


@frozen
class Arc:
    """One way from a state to a state; the first whose conditions hold is taken.

    Attributes:
        target: equal to `source` for an action that stays where it is.
        when: questions, or conditions that the case answers by itself, that must hold.
        unless: likewise, that must not hold.
    """

    source: str
    target: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@frozen
class Need:
    """A field that must be filled.

    Attributes:
        when: plain fields and the values that they must have for the need to arise.
        anew: it must come with this very act; an older value does not do.
        value: what a plain field must hold, as a file writes it; anything when None.
    """

    field: str
    when: Mapping[str, str] = Factory(dict)
    anew: bool = False
    value: str | None = None


@frozen
class Link:
    """Other cases that an action may link to this one.

    Attributes:
        kind: what they are to it, such as ``previous``.
        required: at least one must be given.
        states: where a linked case must be; anywhere when empty.
        same: findable fields in which both must hold the same value.
        carries: fields that are taken over from the linked case where they are not given anew.
        back: what this case is to the linked one, which then remembers it; "" when it need not.
        shares: kinds of link by which both must be linked with one and the same case.
        not_as: kinds of link by which the same case may not be linked besides.
        one_for: a part in this case that just one person has, who may have one such case at a
            time with the linked one, until that is over; "" when as many as they like.
    """

    kind: str
    required: bool = False
    states: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    back: str = ""
    shares: tuple[str, ...] = ()
    not_as: tuple[str, ...] = ()
    one_for: str = ""

    @property
    def fact(self) -> str:
        """The name of the fact that says whether the linked cases will do."""
        return f"link:{self.kind}"


@frozen
class Gate:
    """An approval on an action: the action happens when all its gates are passed.

    Attributes:
        by: roles that may answer.
        needed: how many must agree.
        majority: shares of an electorate that must agree instead; who may vote is frozen when
            the action is asked for.
        weights: by measure, the computation that says what each voter has of it.
        after: gates that must be passed before this one opens.
        looks_at: fields that it rests on; on all when empty. An approval survives a request
            that fell when nothing that it looks at has changed.
        apart_from: actions whose doers may not answer here.
        unrelated_to: parts in the case to which nobody who answers may be related on record.
        tells: the message to those who may answer, once they can; None tells nobody.
        refusal: the action that a refusal carries out instead; None ends the request.
        veto: whether one refusal ends it; left open, it does where a number must agree and
            does not where an electorate votes.
    """

    name: str
    label: Text
    by: tuple[str, ...]
    needed: int = 1
    majority: Majority | None = None
    weights: Mapping[str, str] = field(factory=dict)
    after: tuple[str, ...] = ()
    looks_at: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    unrelated_to: tuple[str, ...] = ()
    tells: str | None = None
    refusal: str | None = None
    veto: bool | None = None
    authority: Authority | None = None
    origin: Origin = field(factory=Origin, eq=False)

    @property
    def rule(self) -> Rule:
        """How many must agree."""
        return self.majority or Count(self.needed)

    @property
    def ends_on_refusal(self) -> bool:
        """Whether one refusal is enough to end the request."""
        return self.majority is None if self.veto is None else self.veto


@frozen
class Action:
    """What moves a case.

    Attributes:
        arcs: from where to where.
        by: roles that may do it.
        power: the kind of body to which the law gives it; no role elsewhere may hold it.
        deemed: the law says that it counts as decided when time is up; only then may a clock
            do what a body has the power for.
        gates: approvals, in order of asking; all must be passed.
        checks: by name and version; each must allow it.
        needs: what the case must hold once it is done.
        takes: what may be handed in with it, beyond what it needs.
        correction: whether it names items that are wrong, or replaces just those.
        reasons: reasons it may be given; one is required when there are any.
        records: fields that are filled from facts.
        asks: what it asks by itself; the answer fills a field too.
        links: cases that may be linked with it, or must be.
        effects: what it causes beyond its own case.
        apart_from: actions whose doers may not do this one.
        unrelated_to: parts in the case to which nobody who does it may be related on record.
        signers: roles of those whose agreement may be asked for besides.
        told: what a resident reads about it in the history; the label when None.
        exercise: it opens a case in which nothing is real.
        raises, lowers: flags that go up, or down, with it.
        extends: by clock, how much longer it runs from now on.
        origins: where its small parts come from, such as ``checks.0``, when not from where the
            action comes from; see `origin_of`.
    """

    name: str
    label: Text
    arcs: tuple[Arc, ...]
    by: tuple[str, ...]
    power: str | None = None
    gates: tuple[Gate, ...] = ()
    checks: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    takes: tuple[str, ...] = ()
    correction: Correction | None = None
    reasons: tuple[str, ...] = ()
    records: Mapping[str, str] = field(factory=dict)
    links: tuple[Link, ...] = ()
    effects: tuple[Effect, ...] = ()
    apart_from: tuple[str, ...] = ()
    unrelated_to: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    told: Text | None = None
    exercise: bool = False
    raises: tuple[str, ...] = ()
    lowers: tuple[str, ...] = ()
    extends: Mapping[str, Duration] = field(factory=dict)
    deemed: bool = False
    # None where it asks nothing, so that the hash of such a workflow is what it always was.
    asks: Ask | None = None
    authority: Authority | None = None
    origin: Origin = field(factory=Origin, eq=False)
    origins: Mapping[str, Origin] = field(factory=dict, eq=False)

    def origin_of(self, kind: str, place: int | str) -> Origin:
        """Return where one of its arcs, checks, needs, takes, effects, reasons, links comes from.

        Args:
            kind: the attribute that holds it, such as ``checks``.
            place: its number there, from 0, or its name.
        """
        return self.origins.get(f"{kind}.{place}", self.origin)

    @property
    def opens(self) -> bool:
        """Whether it is the action that begins a case."""
        return any(arc.source == START for arc in self.arcs)


@frozen
class Clock:
    """A deadline, or what comes round: what starts it, what stops it, what it fires.

    It runs while the case is in one of `runs_in` and its conditions hold, stands still in
    `pauses_in`, and ends otherwise.

    Attributes:
        duration: how long it runs; None for one that recurs.
        recurs: when it comes round instead: each time it fires, it begins anew.
        fires: the action that it carries out when it is due; None for one that only runs out.
        when, unless: conditions that the case answers by itself.
        part_of: the clock with which it is extended, when it is a rung of that one's ladder.
        rearms: once fired, it fires again after a pause: a reminder that a send-back
            interrupted is given anew.
    """

    name: str
    label: Text
    duration: Duration | None
    runs_in: tuple[str, ...]
    fires: str | None = None
    pauses_in: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    part_of: str | None = None
    rearms: bool = False
    recurs: Cycle | None = None
    authority: Authority | None = None
    origin: Origin = field(factory=Origin, eq=False)

    @property
    def period(self) -> Duration | Cycle:
        """How long it runs, or when it comes round.

        Raises:
            ValueError: it says neither, or both.
        """
        said = [one for one in (self.duration, self.recurs) if one is not None]
        if len(said) != 1:
            raise ValueError(f"clock {self.name}: give a duration or a cycle, one of them")
        return said[0]


class GivenTo(StrEnum):
    """To whom the steps of a queue were given."""

    ME = "me"
    NOBODY = "nobody"
    ANYBODY = "anybody"


@frozen
class Queue:
    """Cases that somebody works off: how cases are listed, never what they do.

    A case is in it when all that is given holds.

    Attributes:
        states: it is in one of them.
        statuses: it means one of these from outside; when neither states nor statuses are
            given, it is not over.
        flags: all of them are up.
        without: none of them is up.
        waits_for: one of these roles could take it on.
        assigned: the step that it waits for was given to the one who looks, to nobody, or to
            somebody.
        overdue: the time of one of these clocks is up.
    """

    name: str
    label: Text
    states: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    flags: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    assigned: GivenTo | None = None
    overdue: tuple[str, ...] = ()
    origin: Origin = field(factory=Origin, eq=False)


def _in_any_order(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    return tuple(sorted(actions, key=lambda action: action.name))


def _by_name(parts: tuple[Field | Clock | Flag, ...]) -> tuple[Field | Clock | Flag, ...]:
    return tuple(sorted(parts, key=lambda part: part.name))


@frozen
class Workflow:
    """A program's rules as data.

    Attributes:
        name: full name, such as ``garden:plot``.
        roles: who there is.
        actions: in the order in which people should read them; the order means nothing else.
        fields, clocks, flags: kept in the order of their names, which means nothing.
        reasons: why something may be refused or sent back, by name.
        messages: what is told to whom, by name; may name fields as ``{field}``.
        queues: saved lists of cases; they hold for cases that run already, too.
        origins: where fields, reasons and messages come from, such as ``fields.use``, when not
            from where the workflow comes from; see `origin_of`.
    """

    name: str
    label: Text
    roles: tuple[Role, ...]
    states: tuple[State, ...]
    actions: tuple[Action, ...] = field(eq=_in_any_order)
    fields: tuple[Field, ...] = field(default=(), converter=_by_name)
    clocks: tuple[Clock, ...] = field(default=(), converter=_by_name)
    flags: tuple[Flag, ...] = field(default=(), converter=_by_name)
    reasons: Mapping[str, Text] = field(factory=dict)
    messages: Mapping[str, Text] = field(factory=dict)
    queues: tuple[Queue, ...] = ()
    origin: Origin = field(factory=Origin, eq=False)
    origins: Mapping[str, Origin] = field(factory=dict, eq=False)

    def origin_of(self, kind: str, name: str) -> Origin:
        """Return where a field, reason or message comes from.

        Args:
            kind: ``fields``, ``reasons`` or ``messages``.
            name: its name there.
        """
        return self.origins.get(f"{kind}.{name}", self.origin)

    def action(self, name: str) -> Action | None:
        """Return an action by name, or None."""
        return next((action for action in self.actions if action.name == name), None)

    def with_action(self, action: Action) -> "Workflow":
        """Return a workflow in which an action is replaced by one of the same name."""
        actions = tuple(action if one.name == action.name else one for one in self.actions)
        return evolve(self, actions=actions)

    def every_state(self) -> Iterator[State]:
        """Yield all states, outer ones first, in the order of the file."""
        yield from _inside(self.states)


def _inside(states: tuple[State, ...]) -> Iterator[State]:
    for state in states:
        yield state
        yield from _inside(state.states)
