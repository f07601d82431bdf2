"""Blocks of text: a state's name with what can be done there, or the label of an arrow."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from attrs import define, field, frozen

from community_gov.workflow.drawing.lettering import Hand, width, wrapped
from community_gov.workflow.drawing.ways import Mark, Saying

_LIMIT = 172
_SIGN = 14
"""Room for a sign before a line."""


class Style(StrEnum):
    """How a line is written."""

    HEADING = "heading"
    STATE = "state"
    ACTION = "action"
    DETAIL = "detail"
    CONDITION = "condition"


class Sign(StrEnum):
    """A small drawing before a line."""

    STAYS = "stays"
    CLOCK = "clock"
    APPROVAL = "approval"


HANDS = {
    Style.HEADING: Hand(20, bold=True),
    Style.STATE: Hand(14, bold=True),
    Style.ACTION: Hand(12, bold=True),
    Style.DETAIL: Hand(11),
    Style.CONDITION: Hand(11),
}
LEADING = {style: hand.size * 13 // 10 for style, hand in HANDS.items()}
"""From the letters of one line to those of the next."""
_STYLES = {Mark.CONDITION: Style.CONDITION}
_SIGNS = {Mark.CLOCK: Sign.CLOCK, Mark.APPROVAL: Sign.APPROVAL}


@frozen
class Written:
    """A text in a block.

    Attributes:
        left: where its lines begin.
        base: where the letters of the first line stand, from the top.
    """

    lines: tuple[str, ...]
    style: Style
    left: int
    base: int


@frozen
class Drawn:
    """A sign of a block, with its left upper corner; 11 units wide and high."""

    sign: Sign
    left: int
    top: int


@define
class Block:
    """Texts and signs, measured from the left upper corner of the block."""

    width: int = 0
    height: int = 0
    texts: list[Written] = field(factory=list)
    signs: list[Drawn] = field(factory=list)

    def write(
        self, text: str, style: Style, *, sign: Sign | None = None, indent: int = 0, limit: int
    ) -> None:
        """Add a text, in as many lines as it needs."""
        hand = HANDS[style]
        left = indent + (_SIGN if sign else 0)
        lines = wrapped(text, hand, limit - left) or ("–",)
        if sign is not None:
            self.signs.append(Drawn(sign, indent, self.height + (LEADING[style] - 11) // 2))
        self.texts.append(Written(lines, style, left, self.height + hand.size))
        self.height += LEADING[style] * len(lines)
        widest = max((width(line.rstrip(), hand) for line in lines), default=0)
        self.width = max(self.width, left + widest)

    def skip(self, height: int) -> None:
        """Leave room before what comes next."""
        self.height += height


def state_block(label: str, sayings: Sequence[Saying], *, limit: int = _LIMIT) -> Block:
    """Return what stands in the box of a state."""
    block = Block()
    block.write(label, Style.STATE, limit=limit)
    for number, saying in enumerate(sayings):
        block.skip(4 if number else 8)
        block.write(saying.label, Style.ACTION, sign=Sign.STAYS, limit=limit)
        _details(block, saying, indent=_SIGN, limit=limit)
    return block


def way_block(sayings: Iterable[Saying]) -> Block:
    """Return the label of an arrow."""
    block = Block()
    for number, saying in enumerate(sayings):
        block.skip(6 if number else 0)
        block.write(saying.label, Style.ACTION, limit=_LIMIT)
        _details(block, saying, indent=0, limit=_LIMIT)
    return block


def _details(block: Block, saying: Saying, *, indent: int, limit: int) -> None:
    for mark, text in saying.details:
        style, sign = _STYLES.get(mark, Style.DETAIL), _SIGNS.get(mark)
        block.write(text, style, sign=sign, indent=indent, limit=limit)
