"""Workflows that Hypothesis draws, with every attribute of every part, and classes that say them.

They need not make sense: names refer to nothing. What counts is that a file can say all of it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve, fields
from hypothesis import strategies as st
from statemachine import State as ChartState
from statemachine import StateMachine

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Cycle, Duration, Unit
from community_gov.domain.cases import START
from community_gov.domain.effects import (
    KINDS,
    Appoint,
    Award,
    Book,
    Claim,
    EndAppointment,
    Forward,
    GiveBack,
    HandOver,
    Notify,
    Open,
    Release,
    Reserve,
    Restock,
    TakeBack,
    Unbook,
)
from community_gov.domain.fields import DataClass, Direction, Field, FieldType, Personal
from community_gov.domain.text import Text
from community_gov.workflow.chart.rules import ActionRule, Rules, StateRule
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Correction,
    Flag,
    Gate,
    GivenTo,
    Link,
    Need,
    Queue,
    Role,
    State,
    StateKind,
    Status,
    Workflow,
)
from community_gov.workflow.guards import guard
from community_gov.workflow.inquiring import Ask
from community_gov.workflow.majority import Base, Majority, Share

ODD = (
    *("no", "Yes", "on", "OFF", "y", "N", "true", "Null", "~", "", " ", "a ", " a", "\t", "a\tb"),
    *("1", "010", "1:30", "1e3", "0x1F", "1_000", ".5", "-1", "+1", "2025-01-01", "2/3", "=", "<<"),
    *("*all", "&here", "!tag", "%x", "@x", "`x", "- x", "-", "--- x", "? x", ": x", "# x", "| x"),
    *("a: b", "a:b", "a:", "a #b", "a#b", "{x}", "[x]", "a, b", "'", '"', "it's", '"so"', "\\n"),
    *("line\nline", "\n", "a\n", "a\r\nb", "\x7f", "\x85", "\u2028", "\u200b", "\ufeff", "\u3000"),
    *(
        "请只补交：{items}。",
        "“加急”",
        "《规定》第三条",
        "👪",
        "👨\u200d👩\u200d👧",
        "𠮷",
        "\U000e0001",
    ),
    *("x" * 700, ("年 " * 400) + " ", "null", "...", "yes: no", "{setting: x}"),
)
NAMES = ("no", "on", "y", "null", "true", "e1", "a-b", "a_b", "filed", "done", "x" * 64)
OWNED = ("willow:no", "willow:review", "office:own")
QUESTIONS = ("fit@1", "office:late@2", "willow:open@10")
CONDITIONS = (
    *("in:filed", "flag:no", "done:willow:review", "asked:on", "running:y"),
    *("every:part:over", "some:part:open", "named:a", "holds:a:b", *QUESTIONS),
    *map(guard, ("sacks>3", "(fit@1)", "(in:filed)", "not office:late@2 or willow:open@10")),
    *map(guard, ('note == "it\'s: a #"', "kind in [no, 'yes, {x}']", "share >= 2/3")),
    guard("day < 2026-01-01 and length(note) <= 50"),
)

SAID = [one for one in ODD if one.strip()]


@st.composite
def odds(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(ODD) | st.text(max_size=5))


@st.composite
def both(draw: st.DrawFn) -> Text:
    return Text(draw(st.sampled_from(SAID)), draw(st.sampled_from(SAID)))


odd, texts = odds(), both()
short = odd.filter(lambda one: len(one) < 100)
"""Keys of a map: YAML wants them on one line."""
name = st.sampled_from(NAMES)
part = st.sampled_from((*NAMES, *OWNED))
question = st.sampled_from(QUESTIONS)
counted = st.sampled_from(("count:part", "count:part:in:filed", "sum:part:sacks", "people:part:us"))
cycles = st.sampled_from(
    [
        "every working day at 08:30",
        "every Monday, Sunday at 09:00, or the next working day",
        "last day of June, December at 10:05",
    ]
).map(Cycle.parse)
durations = st.builds(Duration, st.integers(1, 900), st.sampled_from(Unit))
truth = st.booleans()


def some(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


def named(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw parts with names of their own."""
    return st.lists(of, max_size=2, unique_by=lambda one: one.name).map(tuple)


def by(keys: st.SearchStrategy[str], of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(keys, of, max_size=2)


conditions = st.lists(st.sampled_from(CONDITIONS), max_size=2, unique=True).map(tuple)
parts = st.fractions(Fraction(1, 9), 1, max_denominator=9)


@st.composite
def shares(draw: st.DrawFn, of: st.SearchStrategy[Base]) -> tuple[Share, ...]:
    measures = draw(st.lists(st.sampled_from(("heads", "area", "no")), min_size=1, unique=True))
    made = []
    for measure in measures:
        least = draw(parts)
        made.append(Share(least, least < 1 and draw(truth), measure, draw(of)))
    return tuple(made)


majorities = st.builds(
    Majority,
    shares(st.sampled_from(Base)),
    st.just(()) | shares(st.just(Base.ALL)),
)


def _one_rule(gate: Gate) -> Gate:
    return gate if gate.majority is None else evolve(gate, needed=1)


def _choices_of_choices(field: Field) -> Field:
    return field if field.type is FieldType.CHOICE else evolve(field, choices={})


def _one_time(clock: Clock) -> Clock:
    return evolve(clock, duration=None) if clock.recurs else clock


_SOUND: Mapping[Any, Callable[[Any], Any]] = {
    Gate: _one_rule,
    Field: _choices_of_choices,
    Clock: _one_time,
}


def _is_no_question(name: str) -> bool:
    return "@" not in name


@st.composite
def built(draw: st.DrawFn, kind: Any) -> Any:
    """Draw a part of some kind, with what `DRAWN` says of its attributes."""
    sound = _SOUND.get(kind, lambda one: one)
    return sound(kind(**{key: draw(one) for key, one in DRAWN[kind].items()}))


states = st.recursive(
    built(State), lambda inner: st.builds(evolve, inner, states=named(inner)), max_leaves=5
)
effects = st.one_of(*(built(kind) for kind in KINDS.values()))
arcs = st.lists(built(Arc), min_size=1, max_size=6).map(tuple)
authority = st.none() | built(Authority)

DRAWN: Mapping[Any, Mapping[str, st.SearchStrategy[Any]]] = {
    Workflow: {
        "name": st.just("office:permit"),
        "label": texts,
        "roles": named(built(Role)),
        "states": named(states),
        "actions": named(built(Action)),
        "fields": named(built(Field)),
        "clocks": named(built(Clock)),
        "flags": named(built(Flag)),
        "reasons": by(name, texts),
        "messages": by(part, texts),
        "queues": named(built(Queue)),
    },
    Queue: {
        "name": name,
        "label": texts,
        "states": st.lists(odd.filter(lambda one: one != "anywhere"), max_size=2, unique=True).map(
            tuple
        ),
        "statuses": some(st.sampled_from(Status)),
        "flags": some(odd),
        "without": some(odd),
        "waits_for": some(odd),
        "assigned": st.none() | st.sampled_from(GivenTo),
        "overdue": some(odd),
    },
    Role: {"name": name, "label": texts, "body": st.none() | odd},
    State: {
        "name": name,
        "label": texts,
        "kind": st.sampled_from(StateKind),
        "status": st.sampled_from(Status),
        "told": st.none() | texts,
        "states": st.just(()),
    },
    Flag: {
        "name": name,
        "label": texts,
        "each": st.none() | odd,
        "number": st.none() | odd,
    },
    Arc: {
        "source": st.sampled_from((START, "filed", "no", "y")),
        "target": st.sampled_from(("filed", "no", "y")),
        "when": st.just(()) | conditions,
        "unless": st.just(()) | conditions,
    },
    Need: {
        "field": odd,
        "when": by(short, odd),
        "anew": truth,
        "value": st.none() | odd,
    },
    Link: {
        "kind": odd,
        "required": truth,
        "states": some(odd),
        "same": some(odd),
        "carries": some(odd),
        "back": odd,
        "shares": some(odd),
        "not_as": some(odd),
        "one_for": odd,
    },
    Gate: {
        "name": part,
        "label": texts,
        "by": some(odd),
        "needed": st.integers(1, 9),
        "majority": st.none() | majorities,
        "weights": by(name, question),
        "after": some(odd),
        "looks_at": some(odd),
        "apart_from": some(odd),
        "unrelated_to": some(odd),
        "tells": st.none() | odd,
        "refusal": st.none() | odd,
        "veto": st.none() | truth,
        "authority": authority,
    },
    Action: {
        "name": part,
        "label": texts,
        "arcs": arcs,
        "by": some(odd),
        "power": st.none() | odd,
        "gates": named(built(Gate)),
        "checks": conditions,
        "needs": some(built(Need)),
        "takes": some(odd),
        "correction": st.none() | st.sampled_from(Correction),
        "reasons": some(odd),
        "records": by(short, question | counted),
        "links": some(built(Link)),
        "effects": some(effects),
        "apart_from": some(odd),
        "unrelated_to": some(odd),
        "signers": some(odd),
        "told": st.none() | texts,
        "exercise": truth,
        "raises": some(odd),
        "lowers": some(odd),
        "extends": by(part, durations),
        "deemed": truth,
        "asks": st.none() | built(Ask),
        "authority": authority,
    },
    Ask: {
        "into": odd,
        "since": odd,
        "question": st.just("") | question,
        "data": odd,
        "cases": odd,
        "same": by(short, odd),
        "at_least": st.integers(1, 9),
    },
    Clock: {
        "name": part,
        "label": texts,
        "duration": durations,
        "runs_in": some(odd),
        "fires": st.none() | odd,
        "pauses_in": some(odd),
        "when": conditions,
        "unless": conditions,
        "part_of": st.none() | odd,
        "rearms": truth,
        "recurs": st.none() | cycles,
        "authority": authority,
    },
    Field: {
        "name": part,
        "label": texts,
        "type": st.sampled_from(FieldType),
        "choices": st.dictionaries(short, texts, min_size=1, max_size=3),
        "personal": st.none() | built(Personal),
        "expires": truth,
        "direction": st.sampled_from(Direction),
    },
    Personal: {
        "about": odd,
        "data_class": st.sampled_from(DataClass),
        "purpose": texts,
        "retention": durations,
        "readers": some(odd),
        "findable": truth,
    },
    Authority: {
        "title": texts,
        "since": st.none() | st.dates(date(1000, 1, 1)),
        "confirmed": truth,
    },
    Notify: {"to": odd, "message": odd},
    Claim: {
        "register": odd,
        "subject": odd,
        "part": question | odd.filter(lambda it: "@" not in it),
    },
    Release: {"register": odd},
    Forward: {
        "link": odd,
        "action": odd,
        "new_only": truth,
        "where": st.none() | odd,
        "up_to": st.none() | st.sampled_from(("room:a:b:c", "room:part:filed:seats")),
    },
    Open: {
        "program": part,
        "link": name,
        "action": odd,
        "back": odd,
        "people": by(short, odd),
        "carries": by(short, odd),
    },
    Award: {
        "to": odd,
        "rule": part,
        "activity": odd,
        "measures": by(short, odd),
        "source": odd,
        "evidence": some(odd),
        "if_any": truth,
    },
    TakeBack: {},
    Reserve: {"of": odd, "item": odd, "until": odd, "quantity": odd},
    HandOver: {"quantity": odd},
    GiveBack: {},
    Restock: {"item": odd, "quantity": odd},
    Book: {
        "first": odd,
        "what": some(odd),
        "who": some(odd),
        "last": odd,
        "every": st.integers(1, 30),
        "hours": odd,
        "skips": odd,
        "title": odd,
        "without_holidays": truth,
        "heads": odd,
    },
    Unbook: {},
    Appoint: {"to": odd, "role": odd, "until": odd, "term": odd},
    EndAppointment: {"role": odd},
    ActionRule: {},
    StateRule: {"label": texts, "status": st.sampled_from(Status), "told": st.none() | texts},
    Rules: {},
}
"""What is drawn for each attribute of each kind of part."""

DRAWN[ActionRule].update(  # type: ignore[attr-defined]
    {key: one for key, one in DRAWN[Action].items() if key not in ("name", "arcs")},
    needs=some(odd | built(Need)),
    checklist=by(st.sampled_from(("no", "on", "key-given")), texts),
    checks=some(st.sampled_from(("fit@1", "sacks > 3", "in:filed", "(fit@1)"))),
    when=some(st.sampled_from(("fit@1", "sacks > 3", "done:no"))),
    unless=some(st.sampled_from(("office:late@2", "not b", "flag:y"))),
    once=truth,
    before=some(part),
    within=st.none() | part,
)
DRAWN[Rules].update(  # type: ignore[attr-defined]
    {key: one for key, one in DRAWN[Workflow].items() if key not in ("states", "actions")},
    name=st.sampled_from(("permit", "office:permit")),
    actions=st.dictionaries(
        st.sampled_from(("submit", "go", "back", "on")), built(ActionRule), min_size=2
    ),
    states=st.dictionaries(name, built(StateRule), min_size=2),
)

FILLED_IN = {
    (Claim, "found"),
    (Forward, "cases"),
    (Open, "case"),
    (Award, "people"),
    (Award, "measured"),
    (Award, "shown"),
    (Reserve, "person"),
    (Reserve, "reward"),
    (Reserve, "count"),
    (HandOver, "count"),
    (Restock, "reward"),
    (Restock, "count"),
    (Book, "taken"),
    (Book, "days"),
    (Book, "starts"),
    (Book, "ends"),
    (Book, "called"),
    (Book, "count"),
    (Unbook, "since"),
    (Appoint, "body"),
    (Appoint, "people"),
    (Appoint, "since"),
    (Appoint, "last"),
    (EndAppointment, "last"),
}
"""What no author writes: a decision fills it in."""


def attributes(kind: Any) -> set[str]:
    """Return what an author says of a part."""
    known = {one.name for one in fields(kind)} - {"origin", "origins"}
    if kind in KINDS.values():
        known -= {"kind"}
    return {one for one in known if (kind, one) not in FILLED_IN}


PLAIN = Workflow("office:permit", Text("证", "permit"), (), (), ())


@st.composite
def workflows(draw: st.DrawFn) -> Workflow:
    """Draw one kind of part at a time: a whole workflow takes a second to draw."""
    key = draw(st.sampled_from(list(DRAWN[Workflow])))
    return evolve(PLAIN, **{key: draw(DRAWN[Workflow][key])})


@st.composite
def charts(draw: st.DrawFn) -> type[StateMachine]:
    """Draw what an author writes in Python: a flat chart with its table."""
    rules = draw(built(Rules))
    ids = {one: f"s{at}" for at, one in enumerate(rules.states)}
    places = {one: ChartState(value=one, initial=not at) for at, one in enumerate(rules.states)}
    body: dict[str, Any] = {ids[one]: place for one, place in places.items()}
    names = st.lists(st.sampled_from(("fit@1", "office:late@2", "in:no")), max_size=2, unique=True)
    drawn = st.sampled_from(list(places))
    for event in list(rules.actions)[1:]:
        ways = draw(st.lists(st.tuples(drawn, drawn, names, names), min_size=1, max_size=4))
        made = [places[a].to(places[b], cond=when, unless=less) for a, b, when, less in ways]
        body[event] = made[0]
        for one in made[1:]:
            body[event] |= one
    free = ("disconnected_states", "trap_states", "final_reachability")
    body |= {f"validate_{one}": False for one in free}
    return type(StateMachine)("Drawn", (StateMachine,), {**body, "rules": rules})
