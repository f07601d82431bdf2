"""A plugin brings rules of its own, and a place only chooses how they leave."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from community_gov import InvalidFile, PluginError
from community_gov.plugin import NoSettings, Telling, Text, hookimpl, same
from community_gov.testing import Bench

from .desk import HEAD, PLACE, made_of
from .post import CHANNELS, WRITTEN, Post

TOLD = Text("{street} 已派人。", "Somebody is on the way to {street}.")
RULES = (
    Telling("sent_out", "tried:thing", ("resident",), entering=("out",), text=TOLD),
    Telling("press", "tried:thing", ("clerk",), on=("open",), urgent=True),
)
GENERAL = """
  quiet: 21:00-08:00
  rules: [{to: parts, by: card}, {to: offices, by: board}]
"""


def teller(*rules: Telling) -> type:
    class Teller:
        name = "teller"
        label = same("teller")
        Settings = NoSettings

        def __init__(self, _: NoSettings) -> None:
            pass

        @hookimpl
        def tellings(self) -> Sequence[Telling]:
            return rules

    return Teller


def desk(folder: Path, notices: str, *rules: Telling) -> tuple[Bench, Post, dict[str, Any]]:
    post = Post()
    place = PLACE.replace("[tried]", "[tried, teller, postal]") + notices
    tried = made_of({"thing": HEAD + WRITTEN})
    bench = Bench(folder, {"here.yaml": place}, plugins=[tried, teller(*rules), post.plugin()])
    return bench, post, {"resident": bench.place("here").register_person({})}


def opened(bench: Bench, people: dict[str, Any]) -> str:
    by = people["resident"]
    made = bench.place("here").open(
        "tried:thing", by=by, people={"resident": by}, data={"street": "柳荫街"}
    )
    return made.case


def test_a_place_that_says_two_lines_tells_everybody(tmp_path: Path) -> None:
    bench, post, people = desk(tmp_path, f"notices:\n{CHANNELS}{GENERAL}", *RULES)
    with bench:
        clerk = bench.worker("here", "clerk", "office")
        bench.moment = bench.moment.replace(hour=22)
        case = opened(bench, people)
        bench.place("here").act(case, "send_out", by=clerk)
        bench.district.send_notices()
        assert [(one.channel, one.urgent) for one in post.heard] == [("board", True)], (
            "what a plugin calls urgent leaves at night, though the place never said so"
        )
        bench.moment = bench.moment.replace(day=bench.moment.day + 1, hour=8)
        bench.district.send_notices()
        assert [one.body for one in post.heard[1:]] == ["已收到：柳荫街。", "柳荫街 已派人。"]
        assert bench.district.deliver(print).left == ()


def test_who_is_named_by_a_rule_is_not_told_by_the_general_one_too(tmp_path: Path) -> None:
    rules = "  rules: [{to: resident, by: board}, {to: [parts, offices], by: card}]\n"
    bench, post, people = desk(tmp_path, f"notices:\n{CHANNELS}{rules}", *RULES)
    with bench:
        bench.worker("here", "clerk", "office")
        opened(bench, people)
        bench.district.send_notices()
        assert sorted(one.channel for one in post.heard) == ["board", "card"]


def test_without_channels_the_application_tells_and_a_place_may_leave_a_rule_out(
    tmp_path: Path,
) -> None:
    for name, notices, told in (
        ("told", "", ["已收到：柳荫街。", "柳荫街 已派人。"]),
        ("not", "notices: {without: ['teller:sent_out']}\n", ["已收到：柳荫街。"]),
    ):
        bench, _, people = desk(tmp_path / name, notices, *RULES)
        with bench:
            clerk = bench.worker("here", "clerk", "office")
            bench.place("here").act(opened(bench, people), "send_out", by=clerk)
            left = bench.district.deliver(lambda message: None).left
            assert [one.text.zh for one in left if one.to == people["resident"]] == told


WRONG = (
    (Telling("one", "tried:thng", ("resident",)), "tried:thing"),
    (Telling("one", "tried:thing", ("residnt",)), "resident"),
    (Telling("one", "tried:thing", ("resident",), entering=("ot",), text=TOLD), "out"),
    (Telling("one", "tried:thing", ("resident",), on=("opn",), text=TOLD), "open"),
    (Telling("one", "tried:thing", ("resident",), on=("open",), text=same("{phone}")), ""),
    (Telling("one", "tried:thing", ("resident",), text=TOLD), "—"),
)


@pytest.mark.parametrize(("rule", "meant"), WRONG)
def test_a_rule_about_what_is_not_there_or_personal_is_refused(
    tmp_path: Path, rule: Telling, meant: str
) -> None:
    with pytest.raises(PluginError) as caught, desk(tmp_path, "", rule)[0]:
        pass
    (problem,) = caught.value.problems
    assert problem.code == "plugin.telling" and meant in str(problem.params["near"])


def test_a_rule_that_no_plugin_brings_cannot_be_left_out(tmp_path: Path) -> None:
    left_out = "notices: {without: ['teller:sent_ot']}\n"
    with pytest.raises(InvalidFile) as caught, desk(tmp_path, left_out, *RULES)[0]:
        pass
    assert caught.value.problems[0].params["near"] == "teller:sent_out"
