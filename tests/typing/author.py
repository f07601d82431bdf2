"""What the author of a plugin writes, as a type checker sees it; never run.

A line with two `ignore`s is a mistake that both checkers must find.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from attrs import frozen

from community_gov.plugin import (
    Action,
    Arc,
    Authority,
    Fact,
    Gate,
    Need,
    Offer,
    Program,
    Question,
    Reading,
    Role,
    State,
    Text,
    Workflow,
    WorkflowFile,
    allow,
    deny,
    hookimpl,
    setting,
    unknown,
)
from community_gov.testing import Bench, Conformance

RULE = Authority(Text("物业服务合同第三条", "property contract, clause 3"), date(2026, 1, 1))
LABEL = Text("扶手", "Handrails")
ONLY_ENGLISH = Text("Handrails")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


@frozen
class HandrailSettings:
    """What a place may choose."""

    days: int = setting(5, Text("几个工作日内答复", "working days to an answer"), RULE)
    rooms: tuple[str, ...] = setting((), Text("装在哪里", "which rooms"), RULE)


def not_on_stairs(reading: Reading) -> Fact:
    """Deny what the property company does itself."""
    room = reading.values.get("room")
    if room is None:
        return unknown(Text("没有填写装在哪里", "the room is not filled in"))
    return deny(LABEL) if room == "stairs" else allow()


def answers_yes_or_no(reading: Reading) -> bool:
    """Answer with no fact: not what a question is."""
    return "room" in reading.values


class Handrail:
    """A plugin as the docs write it."""

    name = "handrail"
    label = LABEL
    Settings = HandrailSettings

    def __init__(self, settings: HandrailSettings) -> None:
        self.settings = settings
        self.settings.days = 3  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]

    @hookimpl
    def offers(self) -> Sequence[Offer]:
        """Offer one program, from a file."""
        program = Program("install", LABEL, "install", LABEL, RULE, date(2026, 1, 1))
        return [Offer(program, WorkflowFile(__name__, "handrail.yaml", {"days": 5}))]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        """Ask one thing."""
        return [
            Question("not_on_stairs@1", LABEL, ("room",), not_on_stairs, RULE),
            Question("loose@1", LABEL, ("room",), answers_yes_or_no, RULE),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        ]


def a_workflow_in_python() -> Workflow:
    """Write a workflow as values."""
    roles = (Role("clerk", LABEL, body="residents_committee"),)
    Role("clerk")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    return Workflow(
        name="install",
        label=LABEL,
        roles=roles,
        states=(State("received", LABEL),),
        actions=(
            Action(
                "open",
                LABEL,
                (Arc("start", "received"),),
                ("clerk",),
                needs=(Need("room"),),
                gates=(Gate("second_look", LABEL, ("clerk",)),),
            ),
        ),
    )


class TestConforms(Conformance):
    """What all plugins must keep."""

    plugin = Handrail


def test_on_the_bench(folder: Path) -> None:
    """Try the plugin on the bench."""
    with Bench(folder, {"willow": "place: willow"}, plugins=[Handrail]) as bench:
        willow = bench.place("willow")
        clerk: str = bench.worker("willow", "clerk", "committee")
        willow.open("handrail:install", by=clerk, data={"room": "bath"})
        bench.worker("willow")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
