"""Two places that list the same plugin have nothing in common."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta, timezone
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from attrs import evolve, fields, has

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import AnnouncedYear, Duration, OfficeHours
from community_gov.domain.errors import PluginError, Problem
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.programs import Program
from community_gov.domain.text import same
from community_gov.host import PlaceBook
from community_gov.plugin import AddDocument, Offer, Splice, Workflow, hookimpl
from community_gov.services.ports import Rulebook
from community_gov.workflow.definition import Action, Arc, Role, State

Book = Callable[..., PlaceBook]
Problems = Callable[..., list[Problem]]

PATCHES = (Path(__file__).parent / "files" / "patches.yaml").read_text(encoding="utf-8")
TOP = "place: top\nkind: street\nlabel: {zh: 街, en: Street}\n"


def under_top(name: str, rest: str = "") -> str:
    return f"place: {name}\nkind: community\nlabel: {{zh: 社区, en: Community}}\nunder: top\n{rest}"


SHIPPED_AND_FROZEN = (AnnouncedYear, OfficeHours, timezone)
"""Notices of the State Council, the usual office hours, the one legal time: for everybody."""


def reachable(value: object, seen: dict[int, object]) -> dict[int, object]:
    """Everything that a place holds and that could carry something from one place to another."""
    leaf = isinstance(value, (str, int, date, timedelta, type, FunctionType, *SHIPPED_AND_FROZEN))
    if leaf or value is None or value == () or id(value) in seen:
        return seen
    seen[id(value)] = value
    if has(type(value)):
        for one in fields(type(value)):
            reachable(getattr(value, one.name), seen)
    elif isinstance(value, Mapping):
        for one in value.values():
            reachable(one, seen)
    elif isinstance(value, (tuple, list, set)):
        for one in value:
            reachable(one, seen)
    elif hasattr(value, "__self__"):
        reachable(value.__self__, seen)
    elif hasattr(value, "__dict__"):
        reachable(vars(value), seen)
    return seen


def shared_by(one: Rulebook, two: Rulebook) -> list[object]:
    held, others = reachable(one, {}), reachable(two, {})
    assert len(held) > 200, "the walk went through the whole place"
    return [value for key, value in held.items() if key in others]


CHOICE = Field("way", same("way"), FieldType.CHOICE, {"on_foot": same("on foot")})
SPLICE = Splice("pantry:parcels", (AddDocument(CHOICE, ("give",)),))


@pytest.mark.parametrize("first", ["east", "west"])
def test_two_places_with_one_plugin_share_nothing(
    book: Book, pantry: Any, other_bank: Any, first: str, rule: Authority
) -> None:
    reasons = {"late": same("late")}
    constant = Workflow(
        "lunch",
        same("lunch"),
        (Role("family", same("family")),),
        (State("here", same("here")),),
        (Action("open", same("open"), (Arc("start", "here"),), ("family",)),),
        reasons=reasons,
    )
    program = Program("lunch", same("lunch"), "lunch", same("lunch"), rule, date(2024, 1, 1))

    class Lunch(pantry):
        @hookimpl
        def programs(self) -> Sequence[Offer]:
            return [*super().programs(), Offer(program, constant)]

        @hookimpl
        def questions(self) -> Any:
            return [evolve(one, answer=self.answer) for one in super().questions()]

        def answer(self, reading: object) -> Any:
            return self.settings

        @hookimpl
        def splices(self) -> Sequence[Splice]:
            return [SPLICE]

    district = book(
        Lunch,
        other_bank,
        top=TOP + "plugins: []\n",
        east=under_top("east", "plugins:\n  - other_bank\n  - pantry: {review_time: 3 months}\n")
        + PATCHES,
        west=under_top("west", "plugins: [pantry, other_bank]\n"),
    )
    second = "west" if first == "east" else "east"
    one, two = district.rulebook(first), district.rulebook(second)
    assert shared_by(one, two) == [one.calendar.years]
    east, west = (district.rulebook(name).workflows["pantry:parcels"] for name in ("east", "west"))
    assert east.clocks[-1].duration == Duration.parse("3 months")
    assert west.clocks[-1].duration == Duration.parse("30 working days")
    assert west.action("east:nag") is None
    assert one.workflows["pantry:lunch"].reasons is not reasons


def test_two_places_that_inherit_their_plugins_share_nothing_either(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    district = book(
        pantry,
        other_bank,
        top=TOP + "plugins: [other_bank, pantry]\n" + PATCHES,
        east=under_top("east", "values: {pantry: {review_time: 3 months}}\n"),
        west=under_top("west"),
    )
    east, west = district.rulebook("east"), district.rulebook("west")
    assert shared_by(east, west) == [east.calendar.years]
    assert east.workflows != west.workflows


def test_a_factory_that_hands_out_one_object_twice_is_refused(
    book: Book, problems_of: Problems, other_bank: Any
) -> None:
    kept = other_bank(None)

    def factory(settings: object) -> object:
        return kept

    factory.name = "other_bank"  # type: ignore[attr-defined]
    listing = "plugins: [other_bank]\n"
    district = book(
        factory, top=TOP, east=under_top("east", listing), west=under_top("west", listing)
    )
    district.rulebook("east")
    found = problems_of(PluginError, lambda: district.rulebook("west"))
    assert [one.code for one in found] == ["plugin.shared"]
