"""A stage on the bench: a chapter of the story is told to a test."""

from datetime import datetime
from random import Random

from community_gov.domain.text import Text
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.testing.bench import Bench


class BenchStage:
    """Tell a chapter on it: ``chapter.tell(stage)``; every clock fires when it is due.

    Nobody has taken in any complaints on it.

    Args:
        bench: where it is told.
        seed: of what the chapter leaves to chance.

    Attributes:
        lines: what the reader was told.
        figures: by name.
    """

    def __init__(self, bench: Bench, seed: int = 7) -> None:
        self.bench = bench
        self.random = Random(seed)
        self.lines: list[Text] = []
        self.figures: dict[str, object] = {}

    def place(self, name: str) -> Neighbourhood:
        """Return a place of the bench."""
        return self.bench.place(name)

    def now(self) -> datetime:
        """Return the bench's moment."""
        return self.bench.moment

    def go_to(self, moment: datetime) -> None:
        """Let time pass; it never goes back."""
        while (due := self.bench.district.next_due(moment)) is not None:
            assert self.bench.go_to(max(due, self.bench.moment)).fired
        self.bench.moment = max(moment, self.bench.moment)

    def complaints(self, place: str, *_: object) -> object:
        """Return None: no complaints were taken in."""

    def say(self, text: Text) -> None:
        """Keep a line."""
        self.lines.append(text)

    def figure(self, name: str, value: object) -> None:
        """Keep a figure."""
        self.figures[name] = value
