"""A town to try: the places of Pingcheng as they are shipped, and invented people in them."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from attrs import field, frozen

from community_gov import District, Neighbourhood, Text, open_district
from community_gov_pingcheng import places
from fastapi_desk.people import CAST, Person, register

CHINA = ZoneInfo("Asia/Shanghai")

OFFERED: Mapping[str, tuple[str, ...]] = {
    "yingbin": ("childcare:operate", "childcare:payments"),
    "tianxiang": ("points:redemption",),
    "luyuan": (),
}
"""By place, the programs that this desk lets people begin; the rules say who may."""

LISTED: Mapping[str, tuple[str, ...]] = {
    "yingbin": ("childcare:operate", "childcare:payments"),
    "tianxiang": ("points:redemption",),
    "luyuan": ("street_order:round",),
}
"""By place, the programs whose cases are listed for those who work on them."""

LINKABLE: Mapping[tuple[str, str], tuple[str, str]] = {
    ("childcare:payments", "member"): ("childcare:operate", "confirmed"),
}
"""By program and kind of link, of which program and in which state the cases are that it offers."""


@frozen
class Town:
    """All that the pages need.

    Attributes:
        people: the demonstration persons, by key.
    """

    district: District
    people: Mapping[str, Person] = field(repr=False)

    def at(self, place: str) -> Neighbourhood:
        """Return the handle on a place."""
        return self.district.neighbourhood(place)

    def offered(self, place: str) -> tuple[str, ...]:
        """Return the programs that can be begun here."""
        return OFFERED.get(place, ())

    def listed(self, place: str) -> tuple[str, ...]:
        """Return the programs whose cases are listed here."""
        return LISTED.get(place, ())


def open_town(folder: Path, now: Callable[[], datetime]) -> Town:
    """Make a town in an empty folder: register people, give out points, put one on patrol.

    Args:
        now: the clock of the town.
    """
    moved = [timedelta(days=-1)]
    district = open_district(
        places(),
        f"sqlite:///{folder / 'desk.db'}",
        folder / "keys",
        now=lambda: now() + moved[0],
    )
    people = {one.key: register(district, one, now().date()) for one in CAST}
    _put_on_patrol(district, people)
    moved[0] = timedelta(0)
    _earn(district.neighbourhood("tianxiang"), people)
    district.run_due()
    return Town(district, people)


def _put_on_patrol(district: District, people: Mapping[str, Person]) -> None:
    """The day before, so that a round is due this morning."""
    district.neighbourhood("luyuan").open(
        "street_order:roster",
        by=people["lead"].id,
        people={"patroller": people["grid"].id},
        data={"post": "市场北段"},
    )


def _earn(here: Neighbourhood, people: Mapping[str, Person]) -> None:
    resident, worker = people["volunteer"].id, people["keeper"].id
    for week in range(5):
        here.points.award(resident, "points:patrol", by=worker, id=f"patrol-{week}", minutes=120)
    for offered in here.points.catalogue():
        if offered.left is not None:
            name = offered.reward.name
            here.points.restock(name, 20, by=worker, id=f"stock-{name}")


def called(here: Neighbourhood, program: str) -> Text:
    """Return what a program is called."""
    return here.rulebook.programs[program].label
