"""Let all the cases of all rooms happen."""

from collections.abc import Mapping

from .desk import benches, laid_out, shown
from .rooms import ROOMS
from .shape import Room, Shown

Happened = Mapping[str, tuple[Room, tuple[Shown, ...]]]


def happened() -> Happened:
    """Return every room with what was said in each of its cases."""
    with laid_out(), benches():
        return {name: (room, shown(room)) for name, room in ROOMS.items()}
