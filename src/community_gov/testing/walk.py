"""A walk: people do at random what they may, so that a plugin is tried on cases nobody thought of.

The seed decides everything; the same seed on the same workflows is the same walk.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from random import Random
from typing import Any

from attrs import define, field, frozen

from community_gov.domain.cases import Case
from community_gov.domain.errors import CommunityGovError
from community_gov.domain.fields import Field
from community_gov.domain.people import SYSTEM_ROLES
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.testing.bench import Bench
from community_gov.testing.examples import example
from community_gov.testing.steady import SteadyIds
from community_gov.workflow.definition import Action, Correction, Link, Need, Workflow
from community_gov.workflow.reading import NextStep

Examples = Mapping[str, object]
"""By field, a value that the plugin's rules take, or a function that makes one from a `Random`.

None leaves the field out.
"""

_PEOPLE_A_ROLE = 3
_RESIDENTS = 6
_FILLED = object()
_PATIENCE = 3
_LATEST = 8


@frozen
class Deed:
    """Something that somebody can do, ready to be done.

    Attributes:
        case: None for an opening.
        more: the arguments of the verb, besides who acts.
    """

    workflow: Workflow
    action: Action
    case: str | None
    by: str
    more: Mapping[str, Any]
    gate: str | None = None

    def do(self, here: Neighbourhood, **changed: Any) -> str:
        """Do it, with some arguments changed, and return the case."""
        more = {"by": self.by, **self.more, **changed}
        if self.case is None:
            return here.open(self.workflow.name, action=self.action.name, **more).case
        if self.gate is not None:
            here.vote(self.case, self.action.name, self.gate, **more)
        else:
            here.act(self.case, self.action.name, **more)
        return self.case


@define
class Walk:
    """People who do what they may on a bench.

    Attributes:
        steps: how many things are tried.
        mine: which programs are walked, by full name.
        waits: whether time passes now and then.
        before: called with each thing that will be tried.
        watch: called with each case after something was done.
    """

    bench: Bench
    mine: Sequence[str]
    seed: int
    steps: int
    examples: Examples = field(factory=dict)
    waits: bool = True
    before: Callable[["Walk", Deed], None] = lambda _, __: None
    watch: Callable[["Walk", str], None] = lambda _, __: None
    done: Counter[tuple[str, str]] = field(factory=Counter)
    reached: set[tuple[str, str]] = field(factory=set)
    refusals: dict[str, CommunityGovError] = field(factory=dict)
    cases: dict[str, Workflow] = field(factory=dict)
    offices: dict[str, tuple[str, ...]] = field(factory=dict)
    residents: tuple[str, ...] = ()
    random: Random = field(init=False)
    _at_hand: str | None = None
    _stuck: int = 0

    def __attrs_post_init__(self) -> None:
        self.random = Random(self.seed)

    @property
    def here(self) -> Neighbourhood:
        """The place of the walk."""
        return self.bench.here

    def go(self) -> None:
        """Walk to the end."""
        self._introduce()
        for _ in range(self.steps):
            if self.waits and self.random.random() < 0.06:
                self._wait()
            deed = self._chosen()
            if deed is not None:
                self._try(deed)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Try something beside the walk: ids that it uses up are not missing on the walk."""
        ids = self.bench.ids
        kept = ids.state() if isinstance(ids, SteadyIds) else None
        yield
        if isinstance(ids, SteadyIds) and kept is not None:
            ids.restore(kept)

    def history(self) -> dict[str, list[bytes]]:
        """Return what is stored of each case, byte for byte, in the order of opening."""
        place = self.here.name
        return {
            case: [one.written for one in self.bench.store.events(place, case)]
            for case in self.cases
        }

    def _introduce(self) -> None:
        bodies = self.here.rulebook.place.bodies.values()
        workflows = self.here.rulebook.workflows
        roles = {
            role.name: role.body
            for name in workflows
            for role in workflows[name].roles
            if role.body
        }
        for role, kind in sorted(roles.items()):
            body = next((one.name for one in bodies if one.kind == kind), None)
            if body is not None:
                self.offices[role] = tuple(
                    self.bench.worker(self.here.name, role, body) for _ in range(_PEOPLE_A_ROLE)
                )
        self.residents = tuple(self.here.register_person({}) for _ in range(_RESIDENTS))

    def _wait(self) -> None:
        period = self.random.choice(("1 working day", "4 working days", "20 calendar days"))
        self.bench.after(period)

    def _try(self, deed: Deed) -> None:
        self.before(self, deed)
        self.done[deed.workflow.name, deed.action.name] += 1
        case = self._done(deed)
        if case is None:
            self._stuck += 1
            return
        old = self.done[deed.workflow.name, deed.action.name] > _PATIENCE
        self._at_hand, self._stuck = case, self._stuck + 1 if old else 0
        self.cases.setdefault(case, deed.workflow)
        for state in self.here.case(case).state.configuration:
            self.reached.add((deed.workflow.name, state))
        self.watch(self, case)

    def _done(self, deed: Deed) -> str | None:
        """Do it, a second time with what was missing, and return the case, or None if refused."""
        more: dict[str, Any] = {}
        for _ in range(2):
            try:
                return deed.do(self.here, **more)
            except CommunityGovError as error:
                self.refusals.setdefault(f"{deed.workflow.name} {deed.action.name}", error)
                if deed.gate is not None:
                    return None
                more = {"data": {**deed.more["data"], **self._missing(deed, error)}}
        return None

    def _missing(self, deed: Deed, error: CommunityGovError) -> dict[str, object]:
        fields = {one.name: one for one in deed.workflow.fields}
        today = self.bench.moment.date()
        return {
            one.where: self._value(fields[one.where], today)
            for one in error.problems
            if one.where in fields and self.examples.get(one.where, _FILLED) is not None
        }

    def _chosen(self) -> Deed | None:
        """Go on with the case at hand; leave it when it is over, or brings nothing new."""
        if self._stuck >= _PATIENCE:
            self._stuck = 0
            others = [*list(self.cases)[-_LATEST:], None, None]
            self._at_hand = self.random.choice(others)
        deed = self._moving(self._at_hand) if self._at_hand else None
        return deed or self._opening()

    def _opening(self) -> Deed | None:
        workflows = self.here.rulebook.workflows
        actions = [
            (workflows[name], action)
            for name in self.mine
            for action in workflows[name].actions
            if action.opens and not SYSTEM_ROLES.issuperset(action.by)
        ]
        if not actions:
            return None
        workflow, action = self._rarest(actions)
        parts = [role.name for role in workflow.roles if role.body is None]
        people = dict(zip(parts, self.random.sample(self._many(parts), len(parts)), strict=True))
        by = self._who(action.by, {part: (one,) for part, one in people.items()})
        more = self._given(workflow, action, None)
        return Deed(workflow, action, None, by, {**more, "people": people}) if by else None

    def _many(self, parts: Sequence[str]) -> tuple[str, ...]:
        return self.residents * (1 + len(parts) // _RESIDENTS)

    def _moving(self, case: str) -> Deed | None:
        workflow, found = self.cases[case], self.here.case(case)
        steps = [one for one in self.here.what_next(case) if not one.signs]
        if not steps:
            return None
        names = self._rarest([(workflow, one.action) for one in steps])
        step = self.random.choice([one for one in steps if one.action is names[1]])
        by = self._who(step.by, found.people)
        if not by:
            return None
        if step.gate is not None:
            said = self.random.choice(("agree", "agree", "agree", "refuse"))
            more = {"answer": said, "shown": step.shown or ""}
            return Deed(workflow, step.action, case, by, more, step.gate.name)
        return Deed(
            workflow, step.action, case, by, self._given(workflow, step.action, found, step)
        )

    def _rarest(self, actions: list[tuple[Workflow, Action]]) -> tuple[Workflow, Action]:
        """Choose among what was done least often, so that a short walk sees much."""
        least = min(self.done[one.name, action.name] for one, action in actions)
        rare = [one for one in actions if self.done[one[0].name, one[1].name] <= least + 1]
        return self.random.choice(rare)

    def _who(self, roles: Sequence[str], parts: Mapping[str, tuple[str, ...]]) -> str:
        able = [
            one for role in roles for one in (*self.offices.get(role, ()), *parts.get(role, ()))
        ]
        return self.random.choice(able) if able else ""

    def _given(
        self, workflow: Workflow, action: Action, case: Case | None, step: NextStep | None = None
    ) -> dict[str, Any]:
        fields = {one.name: one for one in workflow.fields}
        needs = {one.field: one for one in action.needs}
        wanted = [one.field for one in action.needs if case is None or one.anew]
        wanted += step.missing if step else ()
        wanted += [name for name in action.takes if self.random.random() < 0.4]
        if case is not None and action.correction is Correction.REPLACES:
            wanted += case.state.wrong
        more: dict[str, Any] = {}
        today = self.bench.moment.date()
        more["data"] = {
            name: self._value(fields[name], today, needs.get(name))
            for name in dict.fromkeys(wanted)
            if name in fields and self.examples.get(name, _FILLED) is not None
        }
        if action.reasons:
            more["reason"] = self.random.choice(action.reasons)
        if case is not None and action.correction is Correction.NAMES:
            held = [name for name in case.held if name in fields]
            reasons = list(workflow.reasons)
            if held and reasons:
                more["items"] = {
                    self.random.choice(held): action.reasons[0]
                    if action.reasons
                    else self.random.choice(reasons)
                }
                more.pop("reason", None)
        links = {one.kind: self._linked(one) for one in action.links}
        more["links"] = {kind: [one] for kind, one in links.items() if one}
        return more

    def _value(self, field: Field, today: date, need: Need | None = None) -> object:
        if field.name not in self.examples:
            return example(field, self.random, today, need)
        made = self.examples[field.name]
        return made(self.random) if callable(made) else made

    def _linked(self, link: Link) -> str | None:
        if not link.required and self.random.random() < 0.5:
            return None
        fitting = [
            case
            for case in self.cases
            if not link.states
            or set(link.states).intersection(self.here.case(case).state.configuration)
        ]
        return self.random.choice(fitting) if fitting else None
