"""A chart before it is drawn, in one language."""

from collections.abc import Mapping

from attrs import field, frozen

from community_gov.domain.text import Language, Text

CANNOT_TELL = Text("无法判断", "cannot tell")
"""Stands where there are too few to say a number: never a zero."""


@frozen
class Chart:
    """A chart, what it says in words, and the table of its numbers.

    Attributes:
        name: of its file, without an ending.
        title: what it shows.
        about: what somebody is told who does not see it.
        columns: the heads of its table.
        rows: the table, a cell for each column.
        spec: what Vega-Lite draws, without the title.
        language: of all that is read in it.
    """

    name: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spec: Mapping[str, object] = field(repr=False)
    language: Language
