"""A small program, lending tools, in a district of three places; all of it through public names."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

from attrs import frozen

from community_gov import Answer, CommunityGovError, Problem
from community_gov.plugin import (
    Action,
    Arc,
    Authority,
    Clock,
    Duration,
    Fact,
    Field,
    FieldType,
    Gate,
    Mood,
    Need,
    Notify,
    Offer,
    Program,
    Question,
    Reading,
    Role,
    State,
    Status,
    Text,
    Workflow,
    allow,
    deny,
    hookimpl,
    same,
    setting,
)
from community_gov.testing import Bench

RULE = Authority(Text("居民会议决定", "decided by the residents' meeting"), date(2026, 1, 1))
TOP = "place: top\nkind: street\nlabel: {zh: 街, en: Street}\n"
TOO_MANY = Text("一次借得太多。", "Too many at once.")


def under(name: str, rest: str = "", above: str = "top") -> str:
    """The file of a place with a committee of its own."""
    head = (
        f"place: {name}\nkind: community\nlabel: {{zh: 社区{name}, en: {name}}}\nunder: {above}\n"
    )
    body = "kind: committee, label: {zh: 居委会, en: committee}"
    return f"{head}bodies:\n  {name}_committee: {{{body}}}\n{dedent(rest)}"


@frozen
class ToolsSettings:
    """What a place may set."""

    term: Duration = setting(Duration.parse("5 working days"), same("how long"), RULE)
    most: int = setting(3, same("how many at once"), RULE)
    big: int = setting(3, same("what is counted first"), RULE)
    second_look: bool = setting(False, same("whether somebody else looks too"))


def lending(settings: ToolsSettings) -> Workflow:
    """Ask, lend, bring back; one clock."""
    label = same("lend")
    gates = (Gate("look", same("a look"), ("chair",)),) if settings.second_look else ()
    return Workflow(
        "lend",
        label,
        (
            Role("aunt", same("aunt")),
            Role("keeper", same("keeper"), "committee"),
            Role("chair", same("chair"), "committee"),
        ),
        (
            State("asked", same("asked")),
            State("lent", same("lent"), status=Status.WAITING),
            State("counted", same("counted")),
            State("back", same("back"), status=Status.FINAL),
        ),
        (
            Action("open", same("ask"), (Arc("start", "asked"),), ("aunt",), takes=("many",)),
            Action(
                "lend",
                label,
                (
                    Arc("asked", "counted", ("big@1",)),
                    Arc("asked", "lent", (), ("big@1",)),
                    Arc("counted", "lent"),
                ),
                ("keeper",),
                gates=gates,
                checks=("few@1",),
                needs=(Need("many"),),
                records={"fee": "fee@1"},
                effects=(Notify("aunt", "yours"),),
            ),
            Action("bring", same("bring"), (Arc("lent", "back"),), ("aunt", "keeper")),
            Action("remind", same("remind"), (Arc("lent", "lent"),), ("clock",)),
        ),
        (
            Field("many", same("how many"), FieldType.INT),
            Field("fee", same("fee"), FieldType.INT),
        ),
        (Clock("term", same("term"), settings.term, ("lent",), "remind"),),
        messages={"yours": same("yours")},
    )


class Tools:
    """The tool shed; a subclass breaks one thing."""

    name = "tools"
    label = Text("工具", "Tools")
    Settings: Any = ToolsSettings
    fee_per_tool = 2

    def __init__(self, settings: ToolsSettings) -> None:
        self.settings = settings
        self.asked = 0

    def workflow(self) -> Any:
        return lending(self.settings)

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        program = Program("lend", same("lend"), "lend", same("tools"), RULE, date(2026, 1, 1))
        return [Offer(program, self.workflow())]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        return [
            Question("few@1", same("few"), ("many",), self.few, RULE),
            Question("big@1", same("big"), ("many",), self.big, RULE),
            Question("fee@1", same("fee"), ("many",), self.fee, RULE, Mood.COMPUTE),
        ]

    def few(self, reading: Reading) -> Fact:
        self.asked += 1
        return allow() if self.count(reading) <= self.settings.most else deny(TOO_MANY)

    def big(self, reading: Reading) -> Fact:
        no = deny(same("few"))
        return allow() if self.count(reading) >= self.settings.big else no

    def fee(self, reading: Reading) -> Fact:
        return Fact(self.count(reading) * self.fee_per_tool, RULE.title)

    @staticmethod
    def count(reading: Reading) -> int:
        return int(str(reading.values["many"]))


def variant(of: type = Tools, **changes: Any) -> Any:
    """A class like another one, of the same name."""
    return type(of.__name__, (of,), changes)


class Shed:
    """One place with an aunt, a keeper and a chair."""

    def __init__(self, bench: Bench, place: str) -> None:
        self.bench, self.name = bench, place
        self.here = bench.place(place)
        self.aunt = self.here.register_person({})
        self.keeper = bench.worker(place, "keeper", f"{place}_committee")
        self.chair = bench.worker(place, "chair", f"{place}_committee")

    def names(self) -> dict[str, str]:
        return {self.aunt: "aunt", self.keeper: "keeper", self.chair: "chair"}

    def ask(self, many: int = 1, key: str | None = None) -> str:
        people, data = {"aunt": self.aunt}, {"many": many}
        return self.here.open("tools:lend", by=self.aunt, people=people, data=data, key=key).case

    def lend(self, case: str, key: str | None = None) -> Answer:
        return self.here.act(case, "lend", by=self.keeper, key=key)

    def lent(self, many: int = 1) -> str:
        case = self.ask(many)
        self.lend(case)
        return case

    def all_day(self) -> list[object]:
        """Lend and refuse; return all that can be seen of it, with no id in it."""
        first, second = self.ask(1), self.ask(4)
        seen: list[object] = [ends(self.lend, one) for one in (first, second)]
        for case in (first, second):
            held = self.here.case(case)
            seen += [held.version, held.state.configuration, held.held["many"]]
            seen += [one.decision.happened for one in self.here.history(case)]
            seen += [(one.clock, one.due.at, one.fired) for one in self.here.deadlines(case)]
            seen += [(one.action, one.gate) for one in self.here.what_next(case)]
        return [*seen, len(self.here.cases())]


def problems(act: Callable[[], object]) -> tuple[Problem, ...]:
    """What an act is refused for."""
    try:
        act()
    except CommunityGovError as error:
        return error.problems
    raise AssertionError("nothing was refused")


def codes(act: Callable[[], object]) -> list[str]:
    return [one.code for one in problems(act)]


def ends(act: Callable[..., Answer], *args: object, **named: object) -> object:
    """Where an act leads, or the codes it is refused with."""
    try:
        return act(*args, **named).states
    except CommunityGovError as error:
        return [one.code for one in error.problems]


def texts(many: Sequence[Problem]) -> list[tuple[Text, Text]]:
    return [(one.what, one.next_step) for one in many]


def placed(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a folder of places; names with a slash lie in a place's own folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder
