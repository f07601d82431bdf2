"""Where a chapter of the story is told."""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.resources.abc import Traversable
from random import Random
from typing import Protocol

from community_gov.domain.errors import CommunityGovError
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


def told_refusal(stage: Stage, tried: Text, wish: Callable[[], object]) -> tuple[str, ...]:
    """Try what must be refused, and tell the reader what was tried and why it was refused.

    Args:
        stage: where it is told.
        tried: who wants what, such as ``Text("收银员想改价", "The cashier wants another price")``,
            without a full stop.
        wish: does it.

    Returns:
        The codes of the refusal.

    Raises:
        AssertionError: it was not refused.
    """
    try:
        wish()
    except CommunityGovError as error:
        why = [problem.what for problem in error.problems]
        stage.say(
            Text(
                f"{tried.zh}，被拒：{''.join(one.zh for one in why)}",
                f"{tried.en}: refused. {' '.join(one.en for one in why)}",
            )
        )
        return tuple(problem.code for problem in error.problems)
    raise AssertionError(f"this should have been refused: {tried.en}")
