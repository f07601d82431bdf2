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
    days: int = setting(3, Text("借几天", "For how many days"), WHY)


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
        days: int = setting(3, Text("借几天", " "), WHY)


class Untranslated(Rake):
    def lending(self) -> Workflow:
        return lending(Text("借耙子", "借耙子"))


class Quiet(Rake):
    @frozen
    class Settings:
        days: int = 3


class Unfounded(Rake):
    @frozen
    class Settings:
        days: int = setting(3, Text("借几天", "For how many days"))


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
        (Quiet, "test_every_setting_says_what_it_changes_and_rests_on", "authority.*days"),
        (Unfounded, "test_every_setting_says_what_it_changes_and_rests_on", "authority.*days"),
    ],
)
def test_it_finds_what_is_wrong(tmp_path: Path, bad: type, test: str, says: str) -> None:
    class Bad(Conformance):
        plugin = bad

    with pytest.raises(AssertionError, match=says):
        getattr(Bad(), test)()


PLACE = "place: here\nkind: community\nlabel: {zh: 此处, en: Here}\nplugins: [sign]\n"
SIGN = """
from community_gov.plugin import Authority, Question, Text, allow, hookimpl

class Sign:
    name = "sign"
    label = Text("牌子", "Sign")

    def __init__(self, settings):
        pass

    @hookimpl
    def questions(self):
        rule = Authority(Text("邻里约定", "What neighbours agreed"))
        return [Question("fit@1", Text("能否", "%s"), (), lambda reading: allow(), rule)]
"""


@pytest.mark.parametrize(("label", "says"), [("Is it fit?", ""), ("能否", "sign:fit@1")])
def test_a_little_plugin_of_a_place_is_tested_where_it_lies(
    tmp_path: Path, label: str, says: str
) -> None:
    (tmp_path / "places" / "here").mkdir(parents=True)
    (tmp_path / "places" / "here.yaml").write_text(PLACE, encoding="utf-8")
    (tmp_path / "places" / "here" / "sign.py").write_text(SIGN % label, encoding="utf-8")

    class Little(Conformance):
        plugin = "sign"
        places = tmp_path / "places"

    Little().test_it_gives_something()
    if not says:
        Little().test_every_text_is_in_both_languages()
        return
    with pytest.raises(AssertionError, match=says):
        Little().test_every_text_is_in_both_languages()


def test_a_plugin_that_no_place_lists_is_not_taken_for_good(tmp_path: Path) -> None:
    (tmp_path / "here.yaml").write_text(PLACE.replace("[sign]", "[]"), encoding="utf-8")

    class Nowhere(Conformance):
        plugin = "sign"
        places = tmp_path

    with pytest.raises(AssertionError, match="no place lists"):
        Nowhere().test_it_gives_something()
