"""Makers of workflows, cases and commands: each with the plainest choice where none is named.

The model office: Li hands in (`submit`), clerk Chen reviews (`approve`, `send_back`), the
leader Zhao answers at the gate. Ids are the names of the people.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Due, Duration
from community_gov.domain.cases import START, Case, CaseState
from community_gov.domain.commands import Answer, Command, Held, Kind
from community_gov.domain.events import Decision
from community_gov.domain.facts import Fact, Facts
from community_gov.domain.fields import DataClass, Field, FieldType, Personal
from community_gov.domain.people import CLOCK, ActingFor, Actor, Channel
from community_gov.domain.text import Text, same
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.decide import decide
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Gate,
    Origin,
    Role,
    State,
    Workflow,
)
from community_gov.workflow.hashing import content_hash, digest
from community_gov.workflow.refusal import Refusal

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LAW = Authority(same("Law, art. 7"))


def text(word: str) -> Text:
    return Text(f"{word}（中文）", word)


def origin(plugin: str, line: int = 1) -> Origin:
    return Origin(plugin, f"{plugin}.yaml", line)


def role(name: str, body: str | None = "community") -> Role:
    return Role(name, text(name), body)


def state(name: str, *inner: State, **more: Any) -> State:
    return State(name, text(name), states=inner, **more)


def action(name: str, *ways: str | Arc, by: tuple[str, ...] = ("clerk",), **more: Any) -> Action:
    """Make an action from ways written `source>target`."""
    arcs = tuple(way if isinstance(way, Arc) else Arc(*way.split(">")) for way in ways)
    return Action(name, text(name), arcs, by, **more)


def gate(name: str = "leader", by: tuple[str, ...] = ("leader",), **more: Any) -> Gate:
    return Gate(name, text(name), by, **more)


def plain_field(name: str, type: FieldType = FieldType.TEXT, **more: Any) -> Field:
    return Field(name, text(name), type, **more)


def personal_field(name: str, findable: bool = False, about: str = "applicant") -> Field:
    personal = Personal(
        about,
        DataClass.OTHER,
        purpose=text("checking"),
        retention=Duration.parse("12 months"),
        readers=("clerk",),
        findable=findable,
    )
    return plain_field(name, personal=personal)


def clock(name: str = "review_time", runs_in: tuple[str, ...] = ("filed",), **more: Any) -> Clock:
    return Clock(
        name,
        text(name),
        **{"duration": Duration.parse("5 working days"), "fires": "lapse", **more},
        runs_in=runs_in,
    )


ROLES = (role("clerk"), role("leader"), role("applicant", None))


def workflow(*actions: Action, states: tuple[State, ...] = (), **more: Any) -> Workflow:
    """Make a workflow; states that are not given are those that the actions name."""
    named = (name for one in actions for arc in one.arcs for name in (arc.source, arc.target))
    states = states or tuple(state(name) for name in dict.fromkeys(named) if name != START)
    return Workflow(
        "office:permit", text("permit"), **{"roles": ROLES, **more}, states=states, actions=actions
    )


def office(**approve: Any) -> Workflow:
    """The model office; `approve` adds to what approving asks for."""
    return workflow(
        action("submit", "start>filed", by=("applicant",), takes=("name", "use")),
        action("approve", "filed>approved", **approve),
        action("refuse", "filed>refused"),
        action("note", "filed>filed", "approved>approved", takes=("name", "use")),
        action("lapse", "filed>lapsed", by=(CLOCK,)),
        fields=(plain_field("name"), plain_field("use")),
    )


def actor(person: str, *roles: str, body: str = "community", for_: str | None = None) -> Actor:
    acting_for = ActingFor(for_, Channel.PHONE, "form 7") if for_ else None
    return Actor(person, dict.fromkeys(roles, body), acting_for)


LI = actor("li", "applicant", body="")
CHEN = actor("chen", "clerk")
ZHAO = actor("zhao", "leader")
QIAN = actor("qian", "leader")
THE_CLOCK = actor(CLOCK, CLOCK, body="")


def held(value: Any, version: int = 1, find: str | None = None) -> Held:
    return Held(version, digest(value), value, find)


def case(*configuration: str, of: Workflow | None = None, **more: Any) -> Case:
    """Make a case that stands somewhere; what a `CaseState` has goes there."""
    state_names = {"history", "pending", "clocks", "wrong", "done_by", "links"}
    inside = {name: value for name, value in more.items() if name in state_names}
    rest = {name: value for name, value in more.items() if name not in state_names}
    return Case(
        "case-1",
        "pingcheng",
        "office:permit",
        content_hash(of) if of else "hash",
        **rest,
        state=CaseState(configuration or (START,), **inside),
    )


def command(action: str, by: Actor = CHEN, **more: Any) -> Command:
    return Command(**{"kind": Kind.ACT, "at": NOON, **more}, action=action, by=by)


def vote(action: str, by: Actor, shown: str, answer: Answer = Answer.AGREE, **more: Any) -> Command:
    return command(
        action, by, **{"kind": Kind.VOTE, "gate": "leader", **more}, answer=answer, shown=shown
    )


def facts(answers: Mapping[str, Any] | None = None, **dues: datetime) -> Facts:
    """Make facts from plain answers (or a `Fact`) and due times by clock."""
    made = {
        name: one if isinstance(one, Fact) else Fact(one) for name, one in (answers or {}).items()
    }
    return Facts(made, {name: due(at) for name, at in dues.items()})


def due(at: datetime) -> Due:
    return Due(day=at.date(), at=at, provisional=False)


def days(number: float) -> timedelta:
    return timedelta(days=number)


def chart(of: Workflow) -> Chart:
    return Chart(of, f"test_{content_hash(of)}")


def decided(of: Workflow, on: Case, wish: Command, known: Facts | None = None) -> Decision:
    """Decide what must be allowed."""
    answer = decide(chart(of), on, wish, known or facts())
    assert isinstance(answer, Decision), [one.line("en") for one in answer.problems]
    return answer


def refused(of: Workflow, on: Case, wish: Command, known: Facts | None = None) -> Refusal:
    """Decide what must be refused, in words that exist in both languages."""
    answer = decide(chart(of), on, wish, known or facts())
    assert isinstance(answer, Refusal), answer
    for problem in answer.problems:
        assert problem.line("zh") and problem.line("en")
    return answer


def codes(of: Workflow, on: Case, wish: Command, known: Facts | None = None) -> list[str]:
    """Return the codes of a refusal, in order of their names."""
    return sorted(problem.code for problem in refused(of, on, wish, known).problems)
