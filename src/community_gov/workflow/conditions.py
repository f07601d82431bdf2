"""Conditions that a case answers by itself, on arcs and on clocks.

``in:STATE``       the case is in that state: how parallel regions meet
``flag:FLAG``      the flag is up
``done:ACTION``    the action has been done before
``asked:ACTION``   the action was asked for and waits at its gates
``running:CLOCK``  the clock has started and has not run out

Three kinds are about linked cases, and are found out before the decision:

``every:LINK:over``         all cases linked so are over (closed or final); there must be one
``some:LINK:open``          at least one of them is open; any status class may stand there, or
                            ``in:STATE`` for a state
``room:LINK:STATE:FIELD``   fewer of them are in the state than the field of this case says

Two are about who is named for a part, and are found out before the decision, too:

``named:PART``              somebody is
``holds:PART:ROLE``         somebody is, and everybody who is holds that role today

Everything else on an arc is a question, with a version after ``@``, or an expression.
"""

from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from community_gov.domain.cases import CaseState
from community_gov.workflow.definition import Action, Arc

IN, FLAG, DONE, ASKED, RUNNING = "in:", "flag:", "done:", "asked:", "running:"
STANDING = (IN, FLAG, DONE, ASKED, RUNNING)
EVERY, SOME, ROOM = "every:", "some:", "room:"
NAMED, HOLDS = "named:", "holds:"
OVER = "over"
"""Closed or final: what a linked case is once nothing more is expected of it."""


def is_standing(condition: str) -> bool:
    """Whether a case answers a condition by itself."""
    return "@" not in condition and condition.startswith(STANDING)


def is_linked(condition: str) -> bool:
    """Whether a condition is about linked cases."""
    return "@" not in condition and condition.startswith((EVERY, SOME, ROOM))


def is_about_people(condition: str) -> bool:
    """Whether a condition is about who is named for a part."""
    return "@" not in condition and condition.startswith((NAMED, HOLDS))


@frozen
class About:
    """A condition about who is named for a part, taken apart.

    Attributes:
        role: what they must hold; "" where it is enough to be named.
    """

    part: str
    role: str = ""

    @property
    def condition(self) -> str:
        """Return it as it is written."""
        return f"{HOLDS}{self.part}:{self.role}" if self.role else NAMED + self.part


def about(condition: str) -> About:
    """Return what a condition about people says."""
    kind, name = subject(condition)
    part, _, role = name.partition(":") if kind == HOLDS else (name, "", "")
    return About(part, role)


@frozen
class Linked:
    """A condition about linked cases, taken apart; what it does not say is "".

    Attributes:
        kind: ``every:``, ``some:`` or ``room:``.
        link: which links it follows.
        status: the status class in which the cases are, or ``over``.
        state: the state in which they are.
        field: the field that says how many there may be.
    """

    kind: str
    link: str
    status: str = ""
    state: str = ""
    field: str = ""

    @property
    def whole(self) -> bool:
        """Whether it says all that a condition of its kind says."""
        return bool(self.link and (self.state and self.field if self.is_room else self.where))

    @property
    def is_room(self) -> bool:
        """Whether it is about room for one more."""
        return self.kind == ROOM

    @property
    def where(self) -> str:
        """Where the cases are, whichever way that is said."""
        return self.state or self.status


def linked_as(condition: str) -> Linked:
    """Return what a condition about linked cases says."""
    kind, _, rest = condition.partition(":")
    link, _, where = rest.partition(":")
    if kind + ":" == ROOM:
        state, _, field = where.partition(":")
        return Linked(ROOM, link, state=state, field=field)
    if where.startswith(IN):
        return Linked(kind + ":", link, state=where.removeprefix(IN))
    return Linked(kind + ":", link, status=where)


def subject(condition: str) -> tuple[str, str]:
    """Return which kind of condition it is, such as ``in:``, and what it is about."""
    kind, colon, name = condition.partition(":")
    return kind + colon, name


def on_arcs(action: Action) -> Iterator[str]:
    """Yield every condition on the arcs of an action."""
    for arc in action.arcs:
        yield from arc.when
        yield from arc.unless


def holds(condition: str, state: CaseState) -> bool:
    """Answer one standing condition.

    Raises:
        KeyError: it is none.
    """
    kind, name = subject(condition)
    return name in _KNOWN[kind](state)


def all_hold(when: Iterable[str], unless: Iterable[str], state: CaseState) -> bool:
    """Whether all of `when` hold and none of `unless`."""
    return all(holds(one, state) for one in when) and not any(holds(one, state) for one in unless)


def passable(arc: Arc, state: CaseState) -> bool:
    """Whether a way begins where a case is and nothing that the case answers closes it."""
    return arc.source in state.configuration and all_hold(
        filter(is_standing, arc.when), filter(is_standing, arc.unless), state
    )


def _running(state: CaseState) -> Collection[str]:
    return [name for name, clock in state.clocks.items() if clock.fired is None]


_KNOWN = {
    IN: lambda state: state.configuration,
    FLAG: lambda state: state.flags,
    DONE: lambda state: state.done_by,
    ASKED: lambda state: state.pending,
    RUNNING: _running,
}
