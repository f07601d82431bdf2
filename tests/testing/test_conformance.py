"""The kit that plugins inherit: it passes a good plugin, and each test fails a bad one."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from attrs import frozen

from community_gov.plugin import (
    Action,
    Arc,
    Authority,
    Offer,
    Program,
    Role,
    State,
    Status,
    Text,
    Workflow,
    hookimpl,
    setting,
)
from community_gov.testing import Conformance

WORDS = Text("借耙子", "Lend a rake")
WHY = Authority(Text("邻里约定", "What neighbours agreed"))


def lending(label: Text = WORDS) -> Workflow:
    return Workflow(
        "lend",
        label,
        roles=(Role("neighbour", Text("邻居", "Neighbour")),),
        states=(State("lent", Text("已借出", "Lent"), status=Status.FINAL),),
        actions=(Action("lend", Text("借", "Lend"), (Arc("start", "lent"),), by=("neighbour",)),),
    )


@frozen
class Settings:
    days: int = setting(3, Text("借几天", "For how many days"))


class Rake:
    name = "rake"
    label = Text("耙子", "Rake")
    Settings: type = Settings

    def __init__(self, settings: object) -> None:
        self.settings = settings

    def lending(self) -> Workflow:
        return lending()

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        return [Offer(Program("lend", WORDS, "lend", WORDS, WHY, date(2025, 1, 1)), self.lending())]


class HalfSaid(Rake):
    @frozen
    class Settings:
        days: int = setting(3, Text("借几天", " "))


class Untranslated(Rake):
    def lending(self) -> Workflow:
        return lending(Text("借耙子", "借耙子"))


class Quiet(Rake):
    @frozen
    class Settings:
        days: int = 3


class Counting(Rake):
    turn = count()

    def lending(self) -> Workflow:
        number = next(self.turn)
        one = lending()
        again = Action(f"again{number}", WORDS, (Arc("lent", "lent"),), by=("neighbour",))
        return Workflow("lend", WORDS, one.roles, one.states, (*one.actions, again))


class Idle(Rake):
    @hookimpl
    def programs(self) -> Sequence[Offer]:
        return ()


class TestConforms(Conformance):
    plugin = Rake


@pytest.mark.parametrize(
    ("bad", "test", "says"),
    [
        (HalfSaid, "test_every_text_is_in_both_languages", "settings.days"),
        (Untranslated, "test_every_text_is_in_both_languages", "rake:lend.label"),
        (Counting, "test_it_gives_the_same_each_time", "differently"),
        (Idle, "test_it_gives_something", "gives nothing"),
    ],
)
def test_it_finds_what_is_wrong(tmp_path: Path, bad: type, test: str, says: str) -> None:
    class Bad(Conformance):
        plugin = bad

    with pytest.raises(AssertionError, match=says):
        getattr(Bad(), test)(tmp_path)


def test_a_setting_without_a_meaning_is_found() -> None:
    class Bad(Conformance):
        plugin = Quiet

    with pytest.raises(AssertionError, match=r"setting\(default, about, authority\).*days"):
        Bad().test_every_setting_says_what_it_changes()
