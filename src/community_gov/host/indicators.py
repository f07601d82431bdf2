"""Read what place files watch, held against the programs that the place really has.

Indicators hold for the places below, the nearer one of a name going first, from the file that
lists the plugins on, since they name what these plugins bring.
"""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from community_gov.domain.errors import Problem, nearest
from community_gov.domain.indicators import Indicator
from community_gov.host.contents import Contents
from community_gov.host.place_file import PlaceFile
from community_gov.host.place_shape import IndicatorShape
from community_gov.host.yaml_reader import Document, Steps


@frozen
class ReadIndicators:
    """What a place watches, by name, and what is wrong with that."""

    indicators: dict[str, Indicator] = field(factory=dict)
    problems: list[Problem] = field(factory=list)


def read_indicators(below: Sequence[PlaceFile], contents: Contents) -> ReadIndicators:
    """Return what a place watches.

    Args:
        below: its files from the one that lists the plugins on, the outermost first.
        contents: what the plugins gave, composed.
    """
    read = ReadIndicators()
    for file in below:
        for name, shape in file.indicators.items():
            read.problems.extend(_problems(file.document, ("indicators", name), shape, contents))
            read.indicators[name] = _indicator(name, shape)
    return read


def _indicator(name: str, shape: IndicatorShape) -> Indicator:
    return Indicator(
        name=name,
        label=shape.label,
        program=shape.program,
        begins=shape.from_,
        ends=_several(shape.to),
        personal=shape.personal,
        within=shape.within,
        at_least=_share(shape.at_least),
        at_most=_share(shape.at_most),
        readers=shape.readers,
    )


def _several(written: str | tuple[str, ...]) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else written


def _share(written: str | None) -> Fraction | None:
    return Fraction(written.removesuffix("%").strip()) / 100 if written else None


def _problems(
    document: Document, at: Steps, shape: IndicatorShape, contents: Contents
) -> Iterator[Problem]:
    program = contents.programs.get(shape.program)
    workflow = contents.workflows.get(program.workflow) if program else None
    if workflow is None:
        yield from _unknown("program", document, (*at, "program"), shape.program, contents.programs)
        return
    actions = [one.name for one in workflow.actions]
    roles = [one.name for one in workflow.roles if one.body is not None]
    yield from _unknown("action", document, (*at, "from"), shape.from_, actions)
    for name in _several(shape.to):
        yield from _unknown("action", document, (*at, "to"), name, actions)
    for name in shape.readers:
        yield from _unknown("role", document, (*at, "readers"), name, roles)
    if not _several(shape.to):
        yield document.problem("indicator.never", (*at, "to"))
    if shape.personal and not shape.readers:
        yield document.problem("indicator.readers", at)
    if shape.at_least and shape.at_most and not _fits(shape.at_least, shape.at_most):
        yield document.problem("indicator.aim", at)


def _fits(least: str, most: str) -> bool:
    low, high = _share(least), _share(most)
    return low is not None and high is not None and low <= high


def _unknown(
    kind: str, document: Document, at: Steps, name: str, known: Collection[str]
) -> Iterator[Problem]:
    if name not in known:
        near = nearest(name, known) or "—"
        yield document.problem(f"unknown.{kind}", at, name=name, near=near)
