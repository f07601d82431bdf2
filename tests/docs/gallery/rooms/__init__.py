"""The rooms of the gallery, in the order of the page."""

from collections.abc import Mapping

from ..shape import Room
from . import acting, approving, papers, plugins, points, register, storage, time, written

ROOMS: Mapping[str, Room] = {
    "files": written.ROOM,
    "acting": acting.ROOM,
    "approvals": approving.ROOM,
    "documents": papers.ROOM,
    "deadlines": time.ROOM,
    "points": points.ROOM,
    "data": register.ROOM,
    "storage": storage.ROOM,
    "plugins": plugins.ROOM,
}
