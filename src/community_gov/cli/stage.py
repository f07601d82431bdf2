"""The stage of the story: a district in which a chapter moves the clock."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from random import Random

from attrs import define, field, frozen

from community_gov.cli.story_data import StoryData
from community_gov.domain.text import Text
from community_gov.services.district import District
from community_gov.services.neighbourhood import Neighbourhood

BEGINNING = datetime(2025, 1, 1, tzinfo=UTC)
"""Where the clock stands when a chapter begins; the chapters of a page are told side by side."""


@define
class StoryClock:
    """A clock that stands until it is moved."""

    moment: datetime = BEGINNING

    def __call__(self) -> datetime:
        """Return the story's moment."""
        return self.moment


@define
class SeededIds:
    """Ids that a seed decides, so that the same seed tells the same story."""

    random: Random

    def __call__(self) -> str:
        """Return the next id."""
        return f"{self.random.getrandbits(64):016x}"


@frozen
class Line:
    """One line that the reader is told."""

    at: datetime
    text: Text


@define
class StoryStage:
    """What a chapter is told on; see `community_gov.plugin.Stage`."""

    district: District
    clock: StoryClock
    random: Random
    hear: Callable[[Line], None]
    data: StoryData = field(factory=StoryData)
    lines: list[Line] = field(factory=list)
    figures: dict[str, object] = field(factory=dict)

    def place(self, name: str) -> Neighbourhood:
        """Return a place of the district."""
        return self.district.neighbourhood(name)

    def now(self) -> datetime:
        """Return the story's moment."""
        return self.clock.moment

    def go_to(self, moment: datetime) -> None:
        """Let time pass; clocks that fall due on the way fire when they are due."""
        while (due := self.district.next_due(moment)) is not None:
            self.clock.moment = max(self.clock.moment, due)
            report = self.district.run_due(self.clock.moment)
            if not report.fired:
                break
        self.clock.moment = max(self.clock.moment, moment)

    def complaints(
        self, place: str, files: Sequence[Traversable] = (), mapping: Traversable | None = None
    ) -> object:
        """Take in the complaints of a place, or return those that were taken in before."""
        if mapping is None:
            return self.data.frame(place)
        return self.data.take_in(self.place(place).rulebook, files, mapping)

    def say(self, text: Text) -> None:
        """Tell the reader one line."""
        line = Line(self.clock.moment, text)
        self.lines.append(line)
        self.hear(line)

    def figure(self, name: str, value: object) -> None:
        """Note a figure that was computed from what happened."""
        self.figures[name] = value
