"""Categories of complaints, with *hard* and *soft* on top."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from community_gov.domain.authority import Authority
from community_gov.domain.text import Text


class Side(StrEnum):
    """Which half of the picture a category is in (硬件问题, 软性矛盾)."""

    HARD = "hard"
    SOFT = "soft"


SIDES: Mapping[Side, Text] = {
    Side.HARD: Text("硬件问题", "hard: something is missing or broken"),
    Side.SOFT: Text("软性矛盾", "soft: how people deal with one another"),
}

UNCLASSIFIED = Text("未分类", "not classified")
NO_CATEGORY = "unclassified"
"""What stands for *no category* where a code must be written; no category is called so."""


@frozen
class Category:
    """One category.

    Attributes:
        code: ASCII, as data and files write it.
        side: hard or soft.
    """

    code: str
    label: Text
    side: Side


@frozen
class Taxonomy:
    """The categories that a place sorts complaints into.

    Attributes:
        name: with its version, such as ``property@1``; portraits say by which they were drawn.
        authority: what the list rests on; None for a list of the place's own.
    """

    name: str
    categories: tuple[Category, ...]
    authority: Authority | None = None

    def __attrs_post_init__(self) -> None:
        codes = [one.code for one in self.categories]
        if len(set(codes)) < len(codes) or {"", NO_CATEGORY} & set(codes):
            raise ValueError("every category has a code of its own")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the order of the list."""
        return tuple(one.code for one in self.categories)

    def of_side(self, side: Side) -> tuple[str, ...]:
        """Return the codes of the categories on one side."""
        return tuple(one.code for one in self.categories if one.side is side)

    def __getitem__(self, code: str) -> Category:
        for one in self.categories:
            if one.code == code:
                return one
        raise KeyError(code)
