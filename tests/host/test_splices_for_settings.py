"""Splices that a plugin makes because a place's file asks for them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from attrs import frozen

from community_gov.domain.errors import InvalidFile, Problem
from community_gov.host import PlaceBook
from community_gov.plugin import (
    AddEffect,
    Authority,
    Award,
    Notify,
    Open,
    PointRule,
    Scheme,
    Splice,
    Terms,
    Text,
    hookimpl,
    same,
    setting,
)

Book = Callable[..., PlaceBook]
Problems = Callable[..., list[Problem]]


@frozen
class ThanksSettings:
    """What a place may set."""

    joins: dict[str, tuple[str, ...]] = setting({}, Text("并入哪些操作", "which actions to join"))


class Thanks:
    """Thanks people for what they do in other programs, with points of its own."""

    name = "thanks"
    label = Text("感谢", "Thanks")
    Settings = ThanksSettings

    def __init__(self, settings: ThanksSettings) -> None:
        self.settings = settings

    @hookimpl
    def schemes(self) -> Sequence[Scheme]:
        return [Scheme("stars", same("stars"), same("star"), Terms())]

    @hookimpl
    def point_rules(self) -> Sequence[PointRule]:
        return [PointRule("visit@1", "stars", same("visit"), Authority(same("habit")), each=1)]

    @hookimpl
    def splices(self) -> Sequence[Splice]:
        return list(self._splices())

    def _splices(self) -> Iterator[Splice]:
        for workflow, actions in self.settings.joins.items():
            for number, action in enumerate(actions):
                added = (
                    AddEffect(action, Notify("family", "received")),
                    AddEffect(action, Award("family", "visit")),
                )
                yield Splice(workflow, added, ("joins", workflow, number))


OAK = """\
place: oak
kind: community
label: {zh: 橡树, en: Oak}
plugins:
  - pantry
  - other_bank
  - thanks
values:
  thanks:
    joins:
      pantry:parcels:
        - give
        - pause
"""


def test_what_a_plugin_adds_means_its_own_rule_and_bears_the_line_of_the_setting(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    added = """\
patches:
  pantry:parcels:
    - add_effect: {action: pause, effect: {open: {program: parcels, link: next}}}
    - add_effect:
        {action: pause, effect: {award: {to: family, rule: thanks:visit, source: care}}}
"""
    places = book(pantry, other_bank, Thanks, oak=OAK + added)
    workflow = places.rulebook("oak").workflows["pantry:parcels"]
    pause = workflow.action("pause")
    assert pause is not None
    assert pause.effects == (
        Notify("family", "received"),
        Award("family", "thanks:visit"),
        Open("pantry:parcels", "next"),
        Award("family", "thanks:visit", source="care"),
    )
    assert str(pause.origin_of("effects", 1)) == "thanks oak.yaml:13"
    said = places.report("oak").lines("en")
    assert "pantry:parcels: add_effect award, thanks oak.yaml:12" in said
    assert "pantry:parcels: add_effect open, oak oak.yaml:16" in said


def test_what_a_setting_asks_for_in_vain_is_said_with_its_line(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    def said(old: str, new: str) -> list[tuple[str, str, object]]:
        places = book(pantry, other_bank, Thanks, oak=OAK.replace(old, new))
        found = problems_of(InvalidFile, lambda: places.rulebook("oak"))
        return [(one.code, one.where, one.params.get("near")) for one in found]

    assert said("pause", "paus") == [("patch.nothing_there", "thanks oak.yaml:13", "pause")] * 2
    assert said("parcels:", "parcel:") == [
        ("patch.no_workflow", "oak.yaml:12", "pantry:parcels"),
        ("patch.no_workflow", "oak.yaml:13", "pantry:parcels"),
    ]
