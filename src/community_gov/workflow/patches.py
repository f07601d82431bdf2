"""What a plugin or a place's file may splice into somebody else's workflow."""

from collections.abc import Mapping

from attrs import field as attribute
from attrs import frozen

from community_gov.domain.effects import Effect, Notify
from community_gov.domain.fields import Field
from community_gov.domain.text import Text
from community_gov.workflow.definition import Action, Clock, Flag, Gate, Need, Origin


@frozen
class AddGate:
    """Ask for one more approval on an action."""

    action: str
    gate: Gate
    origin: Origin = attribute(factory=Origin, eq=False)


@frozen
class AddDocument:
    """Ask for one more field or document with some actions.

    Attributes:
        when: plain fields and the values that they must have for it to be needed.
        anew: it must come with each of the actions, whatever is held already.
        optional: it may come with them, and need not.
    """

    field: Field
    actions: tuple[str, ...]
    origin: Origin = attribute(factory=Origin, eq=False)
    when: Mapping[str, str] = attribute(factory=dict, kw_only=True)
    anew: bool = attribute(default=False, kw_only=True)
    optional: bool = attribute(default=False, kw_only=True)

    @property
    def need(self) -> Need:
        """What each of the actions needs."""
        return Need(self.field.name, self.when, self.anew)


@frozen
class AddClock:
    """Add a deadline with its ladder, and the actions that they fire when the workflow lacks them.

    Attributes:
        rungs: clocks that are `part_of` this one: reminders before it, escalations after it.
        brings: actions that the rungs fire.
    """

    clock: Clock
    fires: Action | None = None
    origin: Origin = attribute(factory=Origin, eq=False)
    rungs: tuple[Clock, ...] = attribute(default=(), kw_only=True)
    brings: tuple[Action, ...] = attribute(default=(), kw_only=True)


@frozen
class AddEffect:
    """Cause one more thing when an action is done, such as points or another case."""

    action: str
    effect: Effect
    origin: Origin = attribute(factory=Origin, eq=False)


@frozen
class AddNotice:
    """Tell somebody one more thing when an action is done, in words that the workflow lacks."""

    action: str
    notice: Notify
    text: Text
    origin: Origin = attribute(factory=Origin, eq=False)


@frozen
class AddCheck:
    """Check one more thing before an action.

    Attributes:
        first: asked before the checks that are there, else after them.
    """

    action: str
    check: str
    first: bool = False
    origin: Origin = attribute(factory=Origin, eq=False)


@frozen
class AddFlag:
    """Add a mark beside the state, which actions raise and lower.

    Attributes:
        raised_by, lowered_by: actions with which it goes up, or down.
    """

    flag: Flag
    raised_by: tuple[str, ...] = ()
    lowered_by: tuple[str, ...] = ()
    origin: Origin = attribute(factory=Origin, eq=False)


@frozen
class Replace:
    """Put a part in the place of one of the same kind and name.

    Attributes:
        action: where the gate is, when the part is a gate.
        rungs: the ladder of a clock; that of the clock before it goes with it.
        items: the fields of an action's checklist.
    """

    part: Action | Clock | Field | Gate
    action: str | None = None
    origin: Origin = attribute(factory=Origin, eq=False)
    rungs: tuple[Clock, ...] = attribute(default=(), kw_only=True)
    items: tuple[Field, ...] = attribute(default=(), kw_only=True)

    @property
    def target(self) -> tuple[str, str]:
        """What is replaced: its kind and its name."""
        inside = f"{self.action}/" if self.action else ""
        return type(self.part).__name__.lower(), inside + self.part.name


Patch = AddGate | AddDocument | AddClock | AddEffect | AddNotice | AddCheck | AddFlag | Replace
