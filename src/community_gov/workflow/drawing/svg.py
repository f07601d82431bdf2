"""A workflow as an SVG file that needs nothing else: no script, no font, no picture."""

from collections.abc import Collection, Iterator
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from community_gov.domain.text import Language
from community_gov.workflow.definition import StateKind, Status, Workflow
from community_gov.workflow.drawing import colours, words
from community_gov.workflow.drawing.about import about
from community_gov.workflow.drawing.blocks import HANDS, LEADING, Block, Style
from community_gov.workflow.drawing.layout.parts import Shape
from community_gov.workflow.drawing.legend import HAND, SWATCH, Entry, Special, legend
from community_gov.workflow.drawing.lettering import clean, width
from community_gov.workflow.drawing.lines import arrow_head, dot, path, sign
from community_gov.workflow.drawing.picture import (
    CHIP,
    DOT,
    ENTRY,
    MEMORY,
    PAD,
    Box,
    Figure,
    Label,
    Picture,
    pictured,
)
from community_gov.workflow.reading import leaves

_CHINESE = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
_FONTS = {"zh": _CHINESE, "en": f"'Noto Sans', 'Segoe UI', Helvetica, Arial, {_CHINESE}"}
_EDGE = 24
_HEADING = 52
_LOOKS = {
    Style.HEADING: f'font-weight="700" fill="{colours.TEXT}"',
    Style.STATE: f'font-weight="700" fill="{colours.TEXT}"',
    Style.ACTION: f'font-weight="600" fill="{colours.TEXT}"',
    Style.DETAIL: f'fill="{colours.QUIET}"',
    Style.CONDITION: f'font-style="italic" fill="{colours.QUIET}"',
}
_LETTERS = {StateKind.HISTORY: "H", StateKind.DEEP_HISTORY: "H*"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def svg(workflow: Workflow, language: Language, here: Collection[str] = ()) -> str:
    """Draw a workflow as an SVG file.

    Args:
        workflow: composed.
        language: of all that is read.
        here: names of the states in which a case is; the innermost of them are marked.

    Returns:
        The file's text, the same for the same workflow on every machine.
    """
    marked = frozenset(state.name for state in leaves(workflow, tuple(here)))
    return "\n".join(_Sheet(workflow, language, marked).lines()) + "\n"


@frozen
class _Sheet:
    workflow: Workflow
    language: Language
    marked: frozenset[str]

    def lines(self) -> Iterator[str]:
        picture = pictured(self.workflow, self.language)
        title = clean(self.workflow.label.in_(self.language))
        wide = max(picture.width, width(title, HANDS[Style.HEADING]), 360)
        key = legend(picture, self.language, marked=bool(self.marked), limit=wide)
        wide = max(wide, key.width) + 2 * _EDGE
        foot = _EDGE + _HEADING + picture.height + 20
        yield from self._head(title, wide, foot + key.height + _EDGE)
        yield f'<g transform="translate({_EDGE} {_EDGE + _HEADING})">'
        for figure in picture.figures:
            yield from self._figure(figure)
        yield from self._arrows(picture)
        yield "</g>"
        yield f'<g class="legend" transform="translate({_EDGE} {foot})">'
        for entry in key.entries:
            yield from _entry(entry)
        yield "</g>"
        yield "</svg>"

    def _head(self, title: str, wide: int, high: int) -> Iterator[str]:
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"'
            f' viewBox="0 0 {wide} {high}" lang="{_LANGUAGES[self.language]}"'
            f' role="graphics-document document" font-family="{_FONTS[self.language]}">'
        )
        yield f"<title>{escape(title)}</title>"
        yield f"<desc>{escape(clean(about(self.workflow, self.language, self.marked)))}</desc>"
        yield f'<rect width="{wide}" height="{high}" fill="{colours.PAPER}"/>'
        size = HANDS[Style.HEADING].size
        yield _text(title, _EDGE, _EDGE + size, size, _LOOKS[Style.HEADING])
        name = clean(self.workflow.name)
        yield _text(name, _EDGE, _EDGE + size + 18, 12, _LOOKS[Style.DETAIL])

    def _figure(self, figure: Figure) -> Iterator[str]:
        state, shape = figure.state, figure.shape
        label = state.label.in_(self.language)
        if shape is Shape.LEAF:
            label += f" ({words.STATUS[state.status].in_(self.language)})"
        here = ' aria-current="step"' if state.name in self.marked else ""
        yield (
            f'<g class="state" role="group" data-state={quoteattr(clean(state.name))}'
            f" aria-label={quoteattr(clean(label))}{here}>"
        )
        yield from _outline(figure, here=bool(here))
        yield from _letters(figure)
        if figure.first:
            yield from _entered(figure.box)
        for one in figure.figures:
            yield from self._figure(one)
        for line in figure.dividers:
            yield (
                f'<path class="divider" d="M{line.left} {line.top}V{line.bottom}" fill="none"'
                f' stroke="{colours.FRAME_LINE}" stroke-width="1.5" stroke-dasharray="6 5"/>'
            )
        yield "</g>"

    def _arrows(self, picture: Picture) -> Iterator[str]:
        for label in picture.labels:
            yield from _wire(label)
        for label in picture.labels:
            yield from _chip(label)


def _outline(figure: Figure, *, here: bool) -> Iterator[str]:
    shape = figure.shape
    if figure.region:
        yield _rect(figure.box, 'fill="none"')
        return
    if shape in (Shape.STACK, Shape.ROW):
        line = f'stroke="{colours.FRAME_LINE}" stroke-width="1.5"'
        yield _rect(figure.box, f'rx="12" fill="{colours.FRAME}" {line}')
        return
    status = Status.HIDDEN if shape is Shape.MEMORY else figure.state.status
    shade = colours.STATUS[status]
    round_ = figure.box.height // 2 if shape is Shape.MEMORY else 8
    yield from _shaded(figure.box, shade, round_, here=here)


def _shaded(box: Box, shade: colours.Shade, round_: int, *, here: bool) -> Iterator[str]:
    line = f'stroke="{shade.line}" stroke-width="1.5"'
    dashes = f' stroke-dasharray="{shade.dashes}"' if shade.dashes else ""
    if here:
        line, dashes = f'stroke="{colours.HERE}" stroke-width="5"', ""
    yield _rect(box, f'rx="{round_}" fill="{shade.fill}" {line}{dashes}')
    if shade.double:
        inner = Box(box.left + 4, box.top + 4, box.width - 8, box.height - 8)
        yield _rect(inner, f'rx="{round_ - 3}" fill="none" stroke="{shade.line}" stroke-width="1"')


def _rect(box: Box, look: str) -> str:
    size = f'x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}"'
    return f"<rect {size} {look}/>"


def _letters(figure: Figure) -> Iterator[str]:
    box, block = figure.box, figure.block
    left, top, middle = box.left + PAD + 2, box.top + PAD - 1, False
    if figure.shape is Shape.MEMORY:
        left, top = box.left + MEMORY, box.top + (box.height - block.height) // 2
        letter = _LETTERS[figure.state.kind]
        look = _LOOKS[Style.STATE]
        yield _text(letter, box.left + 8, box.top + box.height // 2 + 5, 13, look)
    elif figure.shape is Shape.LEAF and not block.signs:
        left, middle = box.left + box.width // 2, True
    yield from _block(block, left, top, middle=middle)


def _block(block: Block, left: int, top: int, *, middle: bool = False) -> Iterator[str]:
    anchor = ' text-anchor="middle"' if middle else ""
    for one in block.texts:
        x, y, size = left + one.left, top + one.base, HANDS[one.style].size
        look = f'font-size="{size}" {_LOOKS[one.style]}{anchor}'
        lines = (
            f'<tspan x="{x}" y="{y + LEADING[one.style] * number}">{escape(line)}</tspan>'
            for number, line in enumerate(one.lines)
        )
        yield f'<text class="{one.style}" {look}>{"".join(lines)}</text>'
    for drawn in block.signs:
        yield sign(drawn.sign, left + drawn.left, top + drawn.top)


def _text(text: str, x: int, y: int, size: int, look: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" {look}>{escape(text)}</text>'


def _entered(box: Box) -> Iterator[str]:
    y = box.top + 15
    yield dot(box.left - ENTRY + 6, y, 4)
    yield path([((box.left - ENTRY + 6, y), (box.left, y))])
    yield arrow_head((box.left - ENTRY, y), (box.left, y))


def _wire(label: Label) -> Iterator[str]:
    yield path([stroke.points for stroke in label.strokes])
    for stroke in label.strokes:
        if stroke.arrow:
            yield arrow_head(*stroke.points[-2:])


def _chip(label: Label) -> Iterator[str]:
    box = label.box
    yield '<g class="way" role="group">'
    if label.way.begins:
        middle = box.left + box.width // 2
        yield dot(middle, box.top + 5, 5)
        yield path([((middle, box.top + 5), (middle, box.top + DOT))])
        box = Box(box.left, box.top + DOT, box.width, box.height - DOT)
    look = f'rx="4" fill="{colours.CHIP}" stroke="{colours.CHIP_LINE}" stroke-width="1"'
    yield _rect(box, look)
    yield from _block(label.block, box.left + CHIP[0], box.top + CHIP[1])
    yield "</g>"


def _entry(entry: Entry) -> Iterator[str]:
    box = Box(entry.left, entry.top + 2, SWATCH, 16)
    middle, base = entry.top + 10, entry.top + 14
    if entry.sign is Special.HERE:
        open_ = colours.STATUS[Status.OPEN]
        look = f'rx="5" fill="{open_.fill}" stroke="{colours.HERE}" stroke-width="4"'
        yield _rect(box, look)
    elif entry.sign is Special.BEGINS:
        yield dot(entry.left + 6, middle, 5)
        yield path([((entry.left + 6, middle), (entry.left + SWATCH, middle))])
        yield arrow_head((entry.left, middle), (entry.left + SWATCH, middle))
    elif isinstance(entry.sign, Status):
        yield from _shaded(box, colours.STATUS[entry.sign], 5, here=False)
    else:
        yield sign(entry.sign, entry.left + 8, entry.top + 5)
    yield _text(entry.text, entry.left + SWATCH + 8, base, HAND.size, _LOOKS[Style.DETAIL])
