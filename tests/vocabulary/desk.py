"""One counter at which a workflow, written on the spot, is tried out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from community_gov import Answer, CommunityGovError
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.host.workflow_file import read_workflow
from community_gov.plugin import Fact, Offer, Program, Question, Text, hookimpl, same
from community_gov.testing import Bench
from community_gov.workflow.checking import problems_in
from community_gov.workflow.questions import Mood

PLACE = """
place: here
kind: community
label: {zh: 柳荫社区, en: Willow}
bodies:
  office: {kind: office, label: {zh: 办公室, en: Office}}
  street: {kind: street, label: {zh: 街道办事处, en: Street office}}
calendar: {name: cn}
plugins: [tried]
"""
HEAD = """
workflow: thing
label: {zh: 事项, en: Thing}
roles:
  resident: {label: {zh: 居民, en: resident}}
  owner: {label: {zh: 业主, en: owner}}
  clerk: {label: {zh: 经办人, en: clerk}, body: office}
  chief: {label: {zh: 负责人, en: chief}, body: office}
  officer: {label: {zh: 街道人员, en: street officer}, body: street}
"""
"""The roles that every workflow below has; it adds fields, states, actions and the rest."""


class Desk:
    """A place with one program, a resident, two clerks, two chiefs and a street officer.

    Args:
        written: YAML of the workflow after the roles.
        answers: by question, such as ``area@1``, what it answers: a value, or a function of the
            reading.
        reads: by question, the fields that it reads.
        more: other workflows of the plugin, whole, by name.
        place: the place's file.
        plugins: others that the place may list.
        inquire: answers for the data.
    """

    def __init__(
        self,
        folder: Path,
        written: str,
        answers: Mapping[str, Any] | None = None,
        reads: Mapping[str, tuple[str, ...]] | None = None,
        more: Mapping[str, str] | None = None,
        place: str = PLACE,
        plugins: Iterable[type] = (),
        inquire: Any = None,
    ) -> None:
        plugin = made_of({"thing": HEAD + written, **(more or {})}, answers, reads)
        self.bench = Bench(
            folder, {"here.yaml": place}, plugins=[plugin, *plugins], inquire=inquire
        )
        self.here = self.bench.place("here")
        self.people = {"resident": self.here.register_person({"name": "王秀英"})}
        for name, role, body in (
            ("clerk", "clerk", "office"),
            ("other clerk", "clerk", "office"),
            ("chief", "chief", "office"),
            ("other chief", "chief", "office"),
            ("officer", "officer", "street"),
        ):
            self.people[name] = self.bench.worker("here", role, body)

    def person(self, name: str) -> str:
        """Return somebody's id, registering a new resident at the first mention."""
        if name not in self.people:
            self.people[name] = self.here.register_person({})
        return self.people[name]

    def open(
        self,
        by: str = "resident",
        program: str = "thing",
        people: Mapping[str, Any] | None = None,
        parts: bool = True,
        **more: Any,
    ) -> str:
        """Open a case, of the resident unless `parts` says that nobody has a part in it."""
        given = {"resident": (self.people["resident"],)} if parts else {}
        for part, names in (people or {}).items():
            several = (names,) if isinstance(names, str) else names
            given[part] = tuple(self.person(one) for one in several)
        answer = self.here.open(f"tried:{program}", by=self.person(by), people=given, **more)
        return answer.case

    def act(self, case: str, action: str, by: str = "clerk", **more: Any) -> Answer:
        return self.here.act(case, action, by=self.person(by), **more)

    def vote(
        self,
        case: str,
        action: str,
        gate: str,
        answer: str = "agree",
        by: str = "chief",
        **more: Any,
    ) -> Answer:
        more.setdefault("shown", self.shown(case, gate))
        return self.here.vote(case, action, gate, answer, by=self.person(by), **more)

    def shown(self, case: str, gate: str) -> str:
        for step in self.here.what_next(case):
            if (step.gate and step.gate.name == gate) or (step.signs and gate == "signer"):
                return step.shown or ""
        return "nothing is shown"

    def codes(self, wish: Callable[..., Any], *args: Any, **more: Any) -> list[str]:
        """Return why something is refused; every reason reads well in both languages."""
        try:
            wish(*args, **more)
        except CommunityGovError as error:
            for problem in error.problems:
                assert "{" not in problem.line("zh") + problem.line("en")
            return [one.code for one in error.problems]
        return []

    def why(self, wish: Callable[..., Any], *args: Any, **more: Any) -> str:
        """Return what is said about a refusal, in both languages."""
        try:
            wish(*args, **more)
        except CommunityGovError as error:
            return "\n".join(one.line(way) for one in error.problems for way in ("zh", "en"))
        return ""

    def states(self, case: str) -> tuple[str, ...]:
        return self.here.case(case).state.configuration

    def flags(self, case: str) -> tuple[str, ...]:
        return self.here.case(case).state.flags

    def done(self, case: str) -> list[str]:
        """Return what was done in a case, in order, as an English reader reads it."""
        return [event.label.en for event in self.here.history(case)]

    def steps(self, case: str) -> list[str]:
        """Return what can be done next, with ``action/gate`` for an answer at a gate."""
        return [
            f"{one.action.name}/{one.gate.name if one.gate else 'signer'}"
            if one.gate or one.signs
            else one.action.name
            for one in self.here.what_next(case)
        ]

    def after(self, **time: float) -> list[str | None]:
        """Let time pass and clocks fire; return which fired."""
        return [one.clock for one in self.bench.go_to(self.bench.moment + timedelta(**time)).fired]

    def due(self, case: str, clock: str) -> date:
        return next(one.due.day for one in self.here.deadlines(case) if one.clock == clock)

    def told(self) -> list[tuple[str, str]]:
        """Return what has left since the last time: to whom, and what in English."""
        left: list[tuple[str, str]] = []
        names = {person: name for name, person in self.people.items()}
        self.bench.district.deliver(
            lambda message: left.append((names.get(message.to, message.to), message.text.en))
        )
        return left

    def sound(self) -> bool:
        """Whether every history replays and every table agrees with it."""
        return self.bench.district.verify().problems == ()


def faults(written: str) -> list[Problem]:
    """Return what is wrong with a workflow, once it is read and nothing is spliced in."""
    try:
        return problems_in(read_workflow((HEAD + written).encode(), "thing.yaml", "tried"), ())
    except InvalidFile as error:
        return list(error.problems)


def made_of(
    files: Mapping[str, str],
    answers: Mapping[str, Any] | None = None,
    reads: Mapping[str, tuple[str, ...]] | None = None,
) -> type:
    """Return a plugin with one program for each workflow."""
    answers, reads = answers or {}, reads or {}
    workflows = {
        name: read_workflow(text.encode(), f"{name}.yaml", "tried") for name, text in files.items()
    }

    class Tried:
        name = "tried"
        label = same("tried")

        def __init__(self, settings: object) -> None:
            self.settings = settings

        @hookimpl
        def programs(self) -> list[Offer]:
            from community_gov.plugin import Authority

            rule, since = Authority(Text("测试", "a test")), date(2020, 1, 1)
            return [
                Offer(Program(name, same(name), name, same(name), rule, since), one)
                for name, one in workflows.items()
            ]

        @hookimpl
        def questions(self) -> Iterable[Question]:
            from community_gov.plugin import Authority

            return [
                Question(
                    name,
                    same(name),
                    reads.get(name, ()),
                    _answering(given),
                    Authority(Text("测试", "a test")),
                    Mood.GUARD if isinstance(given, bool) else Mood.COMPUTE,
                )
                for name, given in answers.items()
            ]

    return Tried


def _answering(given: Any) -> Callable[[Any], Fact]:
    if callable(given):
        return lambda reading: given(reading)
    return lambda reading: Fact(given, same(f"because {given}"))
