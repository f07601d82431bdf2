"""A portrait together with what its codes are called, in one language."""

from collections.abc import Callable, Mapping

from attrs import field, frozen

from community_gov.domain.shares import Share
from community_gov.domain.taxonomy import SIDES, UNCLASSIFIED, Side, Taxonomy
from community_gov.domain.text import Language, Text
from community_gov.insight.effects import Effect
from community_gov.insight.portrait import Portrait
from community_gov.insight.told import Line
from community_gov.paper.charts.chart import CANNOT_TELL

_TOGETHER = Text("其他（合并）", "others together")
_NOT_SAID = Text("未说明", "not said")
_COUNT = Text("{count} 件", "{count}")
_SHARED = Text("{count} 件（{share}）", "{count} ({share})")
_PERCENT = Text("{number}%", "{number} %")
_BETWEEN = Text("{low}%–{high}%", "{low}–{high} %")
_DAYS = Text("{days} 天", "{days} days")
_MINUTES = 24 * 60


@frozen
class Subject:
    """What is to be shown.

    Attributes:
        portrait: protected already; what it does not tell stays untold.
        taxonomy: by which it was drawn.
        channels: what channels are called, by code; a code without a label stands for itself.
        language: of all that is read.
        remarks: what else must be known before the numbers are read.
        effect: what came before and after a measure, where one is shown; protected already.
    """

    portrait: Portrait
    taxonomy: Taxonomy
    language: Language
    channels: Mapping[str, Text] = field(factory=dict)
    remarks: tuple[Text, ...] = ()
    effect: Effect | None = None

    def say(self, text: Text, **params: object) -> str:
        """Return a sentence with its values, in the language."""
        return text.fill(**params).in_(self.language)

    @property
    def unknown(self) -> str:
        """What stands where a number cannot be told."""
        return self.say(CANNOT_TELL)

    def line(self, line: Line, called: Callable[[str], str]) -> str:
        """Return what a group is called, or that several are told together.

        Args:
            called: what a group of its own is called, such as `place`.
        """
        return self.say(_TOGETHER) if line.together else called(line.name)

    def category(self, code: str) -> str:
        """Return what a category is called."""
        if code in self.taxonomy.codes:
            return self.say(self.taxonomy[code].label)
        return code or self.say(UNCLASSIFIED)

    def side(self, name: str) -> str:
        """Return what a side is called."""
        if name in {one.value for one in Side}:
            return self.say(SIDES[Side(name)])
        return name or self.say(UNCLASSIFIED)

    def place(self, name: str) -> str:
        """Return what a place is called."""
        return name or self.say(_NOT_SAID)

    def channel(self, name: str) -> str:
        """Return what a channel is called."""
        label = self.channels.get(name)
        return self.say(label) if label else name or self.say(_NOT_SAID)

    def fill(self, line: Line) -> int:
        """Return the colour of a category or side: hard, soft, or neither."""
        code = "" if line.together else line.name
        side = self.taxonomy[code].side.value if code in self.taxonomy.codes else code
        return {Side.HARD.value: 0, Side.SOFT.value: 1}.get(side, 3)

    def count(self, count: int | None, share: Share | None = None) -> str:
        """Return a number of complaints, with its share of the whole where there is one."""
        if count is None:
            return self.unknown
        if share is None:
            return self.say(_COUNT, count=count)
        return self.say(_SHARED, count=count, share=self.percent(share))

    def percent(self, share: Share | None) -> str:
        """Return a share in whole percent."""
        return self.say(_PERCENT, number=round(100 * share.exact)) if share else self.unknown

    def interval(self, share: Share | None) -> str:
        """Return the 95 % interval of a share."""
        if share is None:
            return self.unknown
        low, high = (round(100 * one) for one in share.interval)
        return self.say(_BETWEEN, low=low, high=high)

    def days(self, minutes: int | None) -> str:
        """Return a time in days."""
        if minutes is None:
            return self.unknown
        return self.say(_DAYS, days=f"{minutes / _MINUTES:.1f}")
