"""Other libraries of state machines, each on the same way: one transition, one guard asked.

They know flat charts only; a record of what happened, roles and the rest are not asked of them.
"""

from collections.abc import Callable, Iterator
from types import new_class
from typing import Any, Protocol

from roads import Road, Station

Lap = Callable[[], None]
Arcs = dict[tuple[str, str], str]
"""From a state and an event to the state that it leads to."""


def laps(road: Road) -> dict[str, Lap]:
    """Return, for each library, what goes the way once."""
    arcs: Arcs = {}
    for action in road.workflow.actions:
        arcs |= {(arc.source, action.name): arc.target for arc in action.arcs}
    made = {"transitions": _transitions, "automat": _automat, "django-fsm-2": _django_fsm}
    return {name: make(arcs, road.moves) for name, make in made.items()}


def _state(one: Station, *, after: bool = False) -> str:
    (state,) = (one.target if after else one.position).configuration
    return state


def _checked(sends: Callable[[str], object], state: Callable[[], str], moves: Any) -> None:
    for one in moves:
        sends(one.command.action)
        if state() != _state(one, after=True):
            raise AssertionError(f"{one.command.action}: {state()} is not {one.target}")


def _states(arcs: Arcs) -> list[str]:
    return list(dict.fromkeys([state for state, _ in arcs] + list(arcs.values())))


class _Model:
    """What is moved; the library adds a method for each event."""

    state: str

    def open_today(self, *_: object) -> bool:
        return True


def _transitions(arcs: Arcs, moves: tuple[Station, ...]) -> Lap:
    from transitions import Machine

    known = [
        {"trigger": event, "source": source, "dest": target, "conditions": "open_today"}
        for (source, event), target in arcs.items()
    ]
    first, model = _state(moves[0]), _Model()
    Machine(model, _states(arcs), first, known, auto_transitions=False)
    _checked(lambda event: getattr(model, event)(), lambda: model.state, moves)
    events = [one.command.action for one in moves]

    def lap() -> None:
        model.state = first
        for event in events:
            getattr(model, event)()

    return lap


def _automat(arcs: Arcs, moves: tuple[Station, ...]) -> Lap:
    from automat import TypeMachineBuilder

    # It has no guards: who calls it asks. It has no way back to a state either, so that each way
    # begins with a machine of its own, as each case would.
    events = {event: _named(event) for _, event in arcs}
    inputs = new_class("Inputs", (Protocol,), exec_body=lambda body: body.update(events))
    builder: Any = TypeMachineBuilder(inputs, _Model)
    first = _state(moves[0])
    names = sorted(_states(arcs), key=lambda name: name != first)
    states = {name: builder.state(name) for name in names}
    for (source, event), target in arcs.items():
        states[source].upon(getattr(inputs, event)).to(states[target]).returns(None)
    factory, core = builder.build(), _Model()
    asked = [one.command.action for one in moves]
    _checked_automat(factory(core), moves)

    def lap() -> None:
        machine = factory(core)
        for event in asked:
            if core.open_today():
                getattr(machine, event)()

    return lap


def _named(event: str) -> Callable[[Any], None]:
    def method(self: Any) -> None: ...

    method.__name__ = method.__qualname__ = event
    return method


def _checked_automat(machine: Any, moves: tuple[Station, ...]) -> None:
    _checked(
        lambda event: getattr(machine, event)(),
        lambda: machine.__automat_transitioner__._state.name,
        moves,
    )


def _django_fsm(arcs: Arcs, moves: tuple[Station, ...]) -> Lap:
    import django
    from django.conf import settings

    settings.configure(INSTALLED_APPS=[], DATABASES={}, USE_TZ=True)
    django.setup()
    from django.db import models
    from django_fsm import FSMField

    first = _state(moves[0])
    body: dict[str, Any] = {
        "state": FSMField(default=first),
        "Meta": type("Meta", (), {"app_label": "bench"}),
        "__module__": __name__,
        **dict(_methods(arcs)),
    }
    case: Any = type("Case", (models.Model,), body)()
    _checked(lambda event: getattr(case, event)(), lambda: case.state, moves)
    events = [one.command.action for one in moves]

    def lap() -> None:
        case.state = first
        for event in events:
            getattr(case, event)()

    return lap


def _methods(arcs: Arcs) -> Iterator[tuple[str, Any]]:
    from django_fsm import transition

    def open_today(_: object) -> bool:
        return True

    for event in dict.fromkeys(event for _, event in arcs):
        method: Any = _named(event)
        for (source, name), target in arcs.items():
            if name == event:
                how = {"field": "state", "source": source, "target": target}
                method = transition(**how, conditions=[open_today])(method)
        yield event, method
