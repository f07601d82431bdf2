"""Saboteurs: whoever may not, tries; where it may not be, it is tried; each must be refused.

They go along on a walk, so that what they try would be done if nobody stood in the way.
"""

from collections.abc import Iterator
from typing import Any

from attrs import define, evolve, field, frozen

from community_gov.domain.errors import CommunityGovError
from community_gov.domain.people import SYSTEM_ROLES
from community_gov.testing.subject import NEXT_DOOR
from community_gov.testing.walk import Deed, Walk
from community_gov.workflow.definition import Action, Workflow

_STRANGER = "somebody"


@frozen
class Attempt:
    """Something that was tried, and what came of it.

    Attributes:
        how: ``role``, ``state``, ``field``, ``version`` or ``place``.
        what: which role, state, field …
        codes: of the refusal; empty when it got through.
        expected: one of which must be among the codes; any will do when there is none.
    """

    workflow: str
    action: str
    how: str
    what: str
    codes: tuple[str, ...]
    expected: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """Whether it was refused, and for the right reason."""
        if not self.expected:
            return bool(self.codes)
        return any(one.endswith(self.expected) for one in self.codes)

    def __str__(self) -> str:
        came = f"refused by {', '.join(self.codes)}" if self.codes else "GOT THROUGH"
        return f"{self.workflow} {self.action}, {_HOW[self.how].format(self.what)}: {came}"


_HOW = {
    "role": "done by {}",
    "state": "done at {}",
    "field": "without {}",
    "version": "on an older version than {}",
    "place": "from the place {}",
}


@define
class Saboteurs:
    """All that was tried on a walk; see `Walk.before` and `Walk.watch`."""

    tried: dict[tuple[str, ...], Attempt] = field(factory=dict)

    def before(self, walk: Walk, deed: Deed) -> None:
        """Try what somebody is about to do: by others, without a field, elsewhere, too late."""
        for who, role in _others(walk, deed):
            expected = (".not_yours", ".wrong_role", ".not_in_electorate", ".own_request")
            self._try(walk, evolve(deed, by=who), "role", role, expected)
        if deed.gate is not None:
            return
        self._without_fields(walk, deed)
        if deed.case is not None:
            version = walk.here.case(deed.case).version
            late = evolve(deed, more={**deed.more, "version": version - 1})
            self._try(walk, late, "version", "now", ("conflict.version",))
            if NEXT_DOOR in walk.bench.district.places:
                self._next_door(walk, deed)

    def after(self, walk: Walk, case: str) -> None:
        """Try every action that is not possible where a case is now."""
        workflow, state = walk.cases[case], walk.here.case(case).state
        where = "+".join(state.configuration)
        possible = {one.action.name for one in walk.here.what_next(case)} | set(state.pending)
        parts = walk.here.case(case).people
        for action in workflow.actions:
            if action.name in possible or self._known(workflow, action, "state", where):
                continue
            who = _able(walk, action, parts) or walk.residents[0]
            self._try(walk, Deed(workflow, action, case, who, {}), "state", where, ())

    def report(self) -> str:
        """Return a line for each action: by whom, where and without what it was refused."""
        lines: dict[tuple[str, str], dict[str, list[str]]] = {}
        for one in self.tried.values():
            rows = lines.setdefault((one.workflow, one.action), {})
            mark = "" if one.held else "!! "
            rows.setdefault(one.how, []).append(f"{mark}{one.what}")
        return "".join(
            f"{workflow} {action}\n"
            + "".join(f"    {how:8} {', '.join(what)}\n" for how, what in rows.items())
            for (workflow, action), rows in sorted(lines.items())
        )

    def failures(self) -> list[Attempt]:
        """Return what got through, or was refused for another reason than it must be."""
        return [one for one in self.tried.values() if not one.held]

    def _without_fields(self, walk: Walk, deed: Deed) -> None:
        data = deed.more.get("data", {})
        held = walk.here.case(deed.case).held if deed.case else {}
        for need in deed.action.needs:
            if need.when or need.field not in data or (need.field in held and not need.anew):
                continue
            without = {name: one for name, one in data.items() if name != need.field}
            lacking = evolve(deed, more={**deed.more, "data": without})
            self._try(walk, lacking, "field", need.field, ())

    def _next_door(self, walk: Walk, deed: Deed) -> None:
        if self._known(deed.workflow, deed.action, "place", NEXT_DOOR):
            return
        there = walk.bench.place(NEXT_DOOR)
        codes = _codes(lambda: deed.do(there))
        self._note(deed, "place", NEXT_DOOR, codes, ("not_here",))

    def _try(self, walk: Walk, deed: Deed, how: str, what: str, expected: tuple[str, ...]) -> None:
        if self._known(deed.workflow, deed.action, how, what, deed.gate or ""):
            return
        with walk.apart():
            codes = _codes(lambda: deed.do(walk.here))
        self._note(deed, how, what, codes, expected)

    def _note(
        self, deed: Deed, how: str, what: str, codes: tuple[str, ...], expected: tuple[str, ...]
    ) -> None:
        action = f"{deed.action.name}/{deed.gate}" if deed.gate else deed.action.name
        key = (deed.workflow.name, deed.action.name, how, what, deed.gate or "")
        self.tried[key] = Attempt(deed.workflow.name, action, how, what, codes, expected)

    def _known(
        self, workflow: Workflow, action: Action, how: str, what: str, gate: str = ""
    ) -> bool:
        return (workflow.name, action.name, how, what, gate) in self.tried


def _others(walk: Walk, deed: Deed) -> Iterator[tuple[str, str]]:
    """Yield people who may not do it, with what they are."""
    roles = deed.action.by
    if deed.gate is not None:
        roles = next(one.by for one in deed.action.gates if one.name == deed.gate)
    parts = deed.more.get("people") or (walk.here.case(deed.case).people if deed.case else {})
    named = {one for who in parts.values() for one in ([who] if isinstance(who, str) else who)}
    for role, people in walk.offices.items():
        if role not in roles and role in {one.name for one in deed.workflow.roles}:
            yield people[0], role
    stranger = next((one for one in walk.residents if one not in named), None)
    if stranger is not None:
        yield stranger, _STRANGER


def _able(walk: Walk, action: Action, parts: Any) -> str | None:
    for role in action.by:
        if role in SYSTEM_ROLES:
            continue
        for one in (*walk.offices.get(role, ()), *parts.get(role, ())):
            return str(one)
    return None


def _codes(deed: Any) -> tuple[str, ...]:
    try:
        deed()
    except CommunityGovError as error:
        return tuple(dict.fromkeys(one.code for one in error.problems))
    return ()
