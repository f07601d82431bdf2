"""What the signs of a drawing mean: those that occur in it."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from attrs import frozen

from community_gov.domain.text import Language, Text
from community_gov.workflow.definition import Status
from community_gov.workflow.drawing import words
from community_gov.workflow.drawing.blocks import Sign
from community_gov.workflow.drawing.layout.parts import Shape
from community_gov.workflow.drawing.lettering import Hand, width
from community_gov.workflow.drawing.picture import Figure, Picture

SWATCH = 26
"""How wide the sample of a sign is."""
HAND = Hand(12)
ROW = 24
_BETWEEN = 22


class Special(Enum):
    """What has a sign in the legend that is neither a status nor beside a text."""

    HERE = auto()
    BEGINS = auto()


Meant = Status | Sign | Special
_SIGNS = {
    Sign.STAYS: words.STAYS,
    Sign.CLOCK: words.TIMED,
    Sign.APPROVAL: words.APPROVED,
}


@frozen
class Entry:
    """One sign and what it means.

    Attributes:
        left, top: its left upper corner.
    """

    sign: Meant
    text: str
    left: int
    top: int


@frozen
class Legend:
    """All entries, in rows."""

    entries: tuple[Entry, ...]
    width: int
    height: int


def legend(picture: Picture, language: Language, *, marked: bool, limit: int) -> Legend:
    """Return the legend of a drawing.

    Args:
        marked: whether current states are marked.
        limit: how wide it may be; a single entry may be wider.
    """
    entries: list[Entry] = []
    left = top = widest = 0
    for sign, text in _meanings(picture, marked=marked):
        said = text.in_(language)
        wide = SWATCH + 8 + width(said, HAND)
        if left and left + wide > limit:
            left, top = 0, top + ROW
        entries.append(Entry(sign, said, left, top))
        widest = max(widest, left + wide)
        left += wide + _BETWEEN
    return Legend(tuple(entries), widest, top + ROW)


def _meanings(picture: Picture, *, marked: bool) -> Iterator[tuple[Meant, Text]]:
    figures = list(every(picture.figures))
    statuses = {one.state.status for one in figures if one.shape is Shape.LEAF}
    if marked:
        yield Special.HERE, words.CURRENT
    yield from ((status, words.STATUS[status]) for status in Status if status in statuses)
    blocks = [*(one.block for one in figures), *(one.block for one in picture.labels)]
    signs = {drawn.sign for block in blocks for drawn in block.signs}
    yield from ((sign, _SIGNS[sign]) for sign in Sign if sign in signs)
    if any(one.first for one in figures) or any(one.way.begins for one in picture.labels):
        yield Special.BEGINS, words.BEGINS


def every(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures and all that are inside them, outer ones first."""
    for figure in figures:
        yield figure
        yield from every(figure.figures)
