"""What a plugin or a place's file may splice into somebody else's workflow."""

from attrs import field as attribute
from attrs import frozen

from community_gov.domain.effects import Notify
from community_gov.domain.fields import Field
from community_gov.domain.text import Text
from community_gov.workflow.definition import Action, Clock, Gate, Origin


@frozen
class AddGate:
    """Ask for one more approval on an action."""

    action: str
    gate: Gate
    origin: Origin = attribute(factory=Origin, eq=False)


@frozen
class AddDocument:
    """Ask for one more field or document with some actions."""

    field: Field
    actions: tuple[str, ...]
    origin: Origin = attribute(factory=Origin, eq=False)


@frozen
class AddClock:
    """Add a deadline, and the action that it fires when the workflow lacks it.

    Attributes:
        rungs: of its ladder.
    """

    clock: Clock
    fires: Action | None = None
    origin: Origin = attribute(factory=Origin, eq=False)
    rungs: tuple[Clock, ...] = ()


@frozen
class AddNotice:
    """Tell somebody one more thing when an action is done."""

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
class Replace:
    """Put a part in the place of one of the same kind and name.

    Attributes:
        action: where the gate is, when the part is a gate.
        rungs: when the part is a clock, of its ladder; they take the place of the old ones.
    """

    part: Action | Clock | Field | Gate
    action: str | None = None
    origin: Origin = attribute(factory=Origin, eq=False)
    rungs: tuple[Clock, ...] = ()

    @property
    def target(self) -> tuple[str, str]:
        """What is replaced: its kind and its name."""
        inside = f"{self.action}/" if self.action else ""
        return type(self.part).__name__.lower(), inside + self.part.name


Patch = AddGate | AddDocument | AddClock | AddNotice | AddCheck | Replace
