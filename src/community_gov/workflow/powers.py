"""What no patch may do to a power that the law gives to one kind of body.

A patch may ask for more before such a decision: an approval, a document, a check. It may not
say who decides instead, lead to where only the decision leads, have the lapse of time decide,
or drop what the body may decide.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from community_gov.domain.errors import Problem
from community_gov.domain.text import Text, same
from community_gov.workflow.definition import Action, Clock, Gate, Origin, Workflow
from community_gov.workflow.reach import entered, reachable


def problems_with_powers(base: Workflow, composed: Workflow) -> Iterator[Problem]:
    """Yield what patches did to the powers of a workflow.

    Args:
        base: as its plugin gave it.
        composed: with all patches.
    """
    if not any(action.power for action in base.actions):
        return
    for action in base.actions:
        now = composed.action(action.name)
        if action.power is not None and now is not None and now != action:
            yield from _kept(base, action, now)
    for wanted in _decisions(base):
        yield from _led_around(base, composed, wanted)
    yield from _flags(base, composed)
    yield from _clocks(base, composed)


def _kept(base: Workflow, before: Action, now: Action) -> Iterator[Problem]:
    """The same kind of body decides, by people, and all that it could decide."""
    at = str(now.origin)
    params: dict[str, object] = {"action": before.label, "power": before.power}
    held = _held_in(base, before.power)
    if now.power != before.power or (held & {*before.by} and not held & {*now.by}):
        yield Problem("patch.power", at, params)
        return
    if now.deemed and not before.deemed:
        yield Problem("patch.power_deemed", at, params)
    ways = {(arc.source, arc.target) for arc in now.arcs}
    if not ways.issuperset((arc.source, arc.target) for arc in before.arcs):
        yield Problem("patch.power_taken", at, params)
    gates = {gate.name: gate for gate in before.gates}
    for gate in now.gates:
        yield from _still_theirs(gates.get(gate.name), gate, held, params)


def _still_theirs(
    before: Gate | None, now: Gate, held: set[str], params: dict[str, object]
) -> Iterator[Problem]:
    """An approval within the body stays within it."""
    if before is not None and held >= {*before.by} and not held >= {*now.by}:
        yield Problem("patch.power", str(now.origin), {**params, "action": now.label})


def _held_in(workflow: Workflow, body: str | None) -> set[str]:
    return {role.name for role in workflow.roles if role.body == body}


@frozen
class _Decision:
    """What leads somewhere: one action, or all that one kind of body has the power for."""

    label: Text
    power: str
    names: frozenset[str]


def _decisions(base: Workflow) -> Iterator[_Decision]:
    powers: dict[str, list[Action]] = {}
    for action in base.actions:
        if action.power is not None:
            powers.setdefault(action.power, []).append(action)
    for power, actions in powers.items():
        for action in actions:
            yield _Decision(action.label, power, frozenset({action.name}))
        if len(actions) > 1:
            label = Text(
                "、".join(one.label.zh for one in actions),
                " / ".join(one.label.en for one in actions),
            )
            yield _Decision(label, power, frozenset(one.name for one in actions))


def _led_around(base: Workflow, composed: Workflow, wanted: _Decision) -> Iterator[Problem]:
    """Where a case came only by the decision, it comes only by the decision."""
    only = reachable(base) - reachable(base, without=wanted.names)
    new = only & reachable(composed, without=wanted.names)
    if not new:
        return
    labels = {state.name: state.label for state in composed.every_state()}
    changed = [
        one
        for one in composed.actions
        if one != base.action(one.name) and one.name not in wanted.names
    ]
    leading = [
        one for one in changed if any(new & entered(composed, arc) for arc in one.arcs)
    ] or changed
    for action in leading:
        params = {
            "by": action.label,
            "action": wanted.label,
            "power": wanted.power,
            "states": tuple(labels.get(name, same(name)) for name in sorted(new)),
        }
        yield Problem("patch.power_round", str(action.origin), params)


def _flags(base: Workflow, composed: Workflow) -> Iterator[Problem]:
    """A flag that only a decision raises, or lowers, is left to the decision."""
    labels = {flag.name: flag.label for flag in base.flags}
    for kind in ("raises", "lowers"):
        for flag, label in labels.items():
            using = [one for one in base.actions if flag in getattr(one, kind)]
            power = next((one.power for one in using if one.power), None)
            if power is None or not all(one.power for one in using):
                continue
            names = {one.name for one in using}
            for action in composed.actions:
                if flag in getattr(action, kind) and action.name not in names:
                    params = {"by": action.label, "flag": label, "power": power}
                    yield Problem("patch.power_flag", str(action.origin), params)


def _clocks(base: Workflow, composed: Workflow) -> Iterator[Problem]:
    """A time that decides, or that ends a vote on a decision, is the workflow's own."""
    before = {one.name: one for one in base.clocks if _decides(base, one)}
    after = {one.name: one for one in composed.clocks}
    for name, clock in after.items():
        power = _decides(composed, clock) or (
            _decides(base, before[name]) if name in before else ""
        )
        if power and _timing(clock) != _timing(before.get(name)):
            yield _clock_problem(clock, power, clock.origin)
    for action in composed.actions:
        earlier = base.action(action.name)
        known = earlier.extends if earlier else {}
        for name, more in action.extends.items():
            if name in before and known.get(name) != more:
                power = _decides(base, before[name])
                yield _clock_problem(before[name], power, action.origin)


def _decides(workflow: Workflow, clock: Clock) -> str:
    """Return the power that a clock exercises, or ""."""
    fired = workflow.action(clock.fires) if clock.fires else None
    return (fired.power or "") if fired else ""


def _timing(clock: Clock | None) -> Clock | None:
    """Return of a clock what it does, without what it is called."""
    return clock and evolve(clock, label=same(""), authority=None)


def _clock_problem(clock: Clock, power: str, at: Origin) -> Problem:
    return Problem("patch.power_clock", str(at), {"clock": clock.label, "power": power})
