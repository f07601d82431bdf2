"""The pieces of arrows, and what is laid out inside one box."""

from collections import Counter
from collections.abc import Mapping
from enum import Enum, auto

from attrs import define, field, frozen

from community_gov.workflow.drawing.layout.parts import Part
from community_gov.workflow.drawing.ways import Way


class Side(Enum):
    """Where an arrow meets a box."""

    TOP = auto()
    BOTTOM = auto()


class Kind(Enum):
    """What pieces of arrows can end at inside a box."""

    PART = auto()
    LABEL = auto()
    PORT = auto()
    """A place on the outline of the box itself."""


@frozen
class End:
    """One end of a piece: at a part, a label, or the outline of the box around.

    Attributes:
        number: of the part, the label or the port.
        port: where it meets a part or a label; unique in the drawing.
    """

    kind: Kind
    number: int
    port: int


@frozen
class Join:
    """Pieces that come together: from one or several ends to one.

    Attributes:
        label: number of the label of the arrow that they are pieces of.
        arrow: the arrow ends here.
    """

    tails: tuple[End, ...]
    head: End
    label: int
    arrow: bool = False


@define
class Level:
    """All that is laid out inside one box.

    Attributes:
        ranks: by number of a part inside, the row in which it stands; rows of labels lie
            between, so these are even.
        labels: by number, the row of each label.
        ports: by number, where arrows meet the outline of the box itself.
    """

    part: Part
    ranks: Mapping[int, int] = field(factory=dict)
    labels: dict[int, int] = field(factory=dict)
    ports: dict[int, Side] = field(factory=dict)
    joins: list[Join] = field(factory=list)


@define
class Joined:
    """Every level of a drawing.

    Attributes:
        levels: by number of the part.
        labels: by number, the way that each label is of.
        met: by number of a part and side, how many arrows meet it there.
    """

    levels: Mapping[int, Level]
    labels: list[Way] = field(factory=list)
    met: Counter[tuple[int, Side]] = field(factory=Counter)
