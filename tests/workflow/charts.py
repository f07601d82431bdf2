"""Charts that Hypothesis draws, and the same charts as plain classes of python-statemachine.

The class is written out as source text and run by the engine's own front door, with nothing of
`chart.engine`: what the two have in common is the engine alone.
"""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import statemachine
from hypothesis import strategies as st
from statemachine.exceptions import TransitionNotAllowed

from community_gov.domain.cases import START
from community_gov.workflow.definition import Arc, State, StateKind, Workflow

from .builders import action, state, workflow

CHECKS = ("c0", "c1", "c2", "c3")
AWKWARD = ("send", "states", "name", "state", "start_value", "events", "s_start", "__init__")
"""Names that are attributes of a machine, or that it gives a meaning to."""

Asked = Callable[[str], bool]


def arcs(sources: tuple[str, ...], targets: tuple[str, ...]) -> st.SearchStrategy[Arc]:
    several = st.lists(st.sampled_from(CHECKS), max_size=2).map(tuple)
    return st.builds(Arc, st.sampled_from(sources), st.sampled_from(targets), several, several)


@st.composite
def flat(draw: st.DrawFn) -> Workflow:
    """Draw a flat chart: several arcs per action and source, loops, ways back."""
    plain = tuple(f"q{number}" for number in range(7))
    names = tuple(draw(st.permutations(plain + AWKWARD)))[: draw(st.integers(2, 7))]
    every = st.lists(arcs((START, *names), names), min_size=1, max_size=6)
    count = draw(st.integers(1, 6))
    actions = draw(st.permutations((*AWKWARD, "a0", "a1", "a2")))[:count]
    made = [action(name, *draw(every)) for name in actions]
    first = action("begin", Arc(START, names[0]))
    return workflow(first, *made, states=tuple(state(name) for name in names))


def _box(name: str, *more: State) -> State:
    return state(name, state(f"{name}a"), state(f"{name}b"), *more, kind=StateKind.NESTED)


@st.composite
def deep(draw: st.DrawFn) -> Workflow:
    """Draw a chart with a nested state that remembers, and a parallel one of two regions."""
    kind = draw(st.sampled_from([StateKind.HISTORY, StateKind.DEEP_HISTORY]))
    both = state("both", _box("l"), _box("r"), kind=StateKind.PARALLEL)
    nested = state(
        "outer", _box("n"), state("m"), state("memory", kind=kind), kind=StateKind.NESTED
    )
    made = workflow(states=(state("p"), nested, both, state("z")))
    names = tuple(one.name for one in made.every_state() if one.name != "memory")
    every = arcs((START, *names), (*names, "memory")).filter(_stays_out_of_its_own_memory)
    actions = [
        action(f"a{number}", *draw(st.lists(every, min_size=1, max_size=6)))
        for number in range(draw(st.integers(1, 5)))
    ]
    ways = draw(st.permutations(("p", "outer", "both", "lb", "rb", "nb")))[:3]
    opening = [action(f"o{way}", Arc(START, way)) for way in ways]
    lively = [action("go", Arc("la", "lb"), Arc("ra", "rb"), Arc("na", "nb"), Arc("nb", "m"))]
    around = [action("out", Arc("outer", "z"), Arc("both", "z")), action("back", "z>memory")]
    return workflow(*opening, *actions, *lively, *around, states=made.states)


def _stays_out_of_its_own_memory(arc: Arc) -> bool:
    """Leave out self-arcs: they have tests of their own."""
    return arc.source != arc.target or arc.source in ("p", "z")


class Naive:
    """A living machine of python-statemachine that is never rebuilt between two steps."""

    def __init__(self, of: Workflow) -> None:
        self.ids = {START: "begin"}
        self.ids |= {one.name: f"t{at}" for at, one in enumerate(of.every_state())}
        self.names = {id: name for name, id in self.ids.items()}
        self.events = {one.name: f"ev{at}" for at, one in enumerate(of.actions)}
        body = [
            "class Written(statemachine.StateMachine):",
            "    validate_disconnected_states = False",
            "    validate_trap_states = False",
            "    validate_final_reachability = False",
            "    begin = State(initial=True)",
            *itertools.chain.from_iterable(self._state(one, "    ", False) for one in of.states),
        ]
        paths = dict(_paths(of.states, self.ids))
        for one in of.actions:
            ways = [self._way(arc, paths) for arc in one.arcs]
            body.append(f"    {self.events[one.name]} = {' | '.join(ways)}")
        for check in CHECKS:  # two names: the engine drops a condition that is there already
            for name in (check, f"un_{check}"):
                body.append(f"    def {name}(self):\n        return self.model.asked('{check}')")
        space: dict[str, Any] = {"statemachine": statemachine, "State": statemachine.State}
        exec("\n".join(body), space)  # the point: a class body as an author writes it
        self.model = _Model()
        self.machine = space["Written"](self.model)

    def _state(self, one: State, pad: str, initial: bool) -> Iterator[str]:
        id = self.ids[one.name]
        if one.kind in (StateKind.HISTORY, StateKind.DEEP_HISTORY):
            depth = "deep" if one.kind is StateKind.DEEP_HISTORY else "shallow"
            yield f"{pad}{id} = statemachine.HistoryState(type='{depth}')"
        elif one.kind is StateKind.PLAIN:
            yield f"{pad}{id} = State(initial={initial})"
        else:
            base = "Parallel" if one.kind is StateKind.PARALLEL else "Compound"
            first = ", initial=True" if initial else ""
            yield f"{pad}class {id}(State.{base}{first}):"
            for at, inner in enumerate(one.states):
                entered = at == 0 and one.kind is StateKind.NESTED
                yield from self._state(inner, pad + "    ", entered)

    def _way(self, arc: Arc, paths: dict[str, str]) -> str:
        asks = f"cond={list(arc.when)}, unless={[f'un_{check}' for check in arc.unless]}"
        return f"{paths[arc.source]}.to({paths[arc.target]}, {asks})"

    def send(self, event: str, asked: Asked) -> bool:
        """Send an event; False when the engine says that it is not allowed."""
        self.model.asked = asked
        try:
            self.machine.send(self.events[event])
        except TransitionNotAllowed:
            return False
        return True

    @property
    def configuration(self) -> set[str]:
        return {self.names[one.id] for one in self.machine.configuration}

    @property
    def history(self) -> dict[str, set[str]]:
        values = self.machine.history_values.items()
        return {self.names[id]: {self.names[one.id] for one in states} for id, states in values}


class _Model:
    state: object = None
    asked: Asked


def _paths(states: tuple[State, ...], ids: dict[str, str], at: str = "") -> Iterator[Any]:
    yield START, "begin"
    for one in states:
        yield one.name, at + ids[one.name]
        yield from _paths(one.states, ids, f"{at}{ids[one.name]}.")
