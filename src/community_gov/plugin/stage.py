"""Where a chapter of the story is told."""

from collections.abc import Sequence
from datetime import datetime
from importlib.resources.abc import Traversable
from random import Random
from typing import Protocol

from community_gov.domain.text import Text
from community_gov.services.neighbourhood import Neighbourhood


class Stage(Protocol):
    """A district with a clock that the chapter moves, and a reader who is told what happens."""

    random: Random

    def place(self, name: str) -> Neighbourhood:
        """Return a place of the district, as an application gets it."""

    def now(self) -> datetime:
        """Return the story's moment."""

    def go_to(self, moment: datetime) -> None:
        """Let time pass; clocks that fall due on the way fire when they are due."""

    def complaints(
        self, place: str, files: Sequence[Traversable] = (), mapping: Traversable | None = None
    ) -> object:
        """Take in the complaints of a place as they are now, and return them as a frame.

        They are what the data of the place say when a case is closed, until others are taken in.
        Without a mapping nothing is taken in: the frame is the one that another chapter took in
        before, or None when there is none.
        """

    def say(self, text: Text) -> None:
        """Tell the reader one line."""

    def figure(self, name: str, value: object) -> None:
        """Note a figure that was computed from what happened."""
