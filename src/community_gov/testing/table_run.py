"""Play a table of workflow tests on a bench, step by step."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from community_gov.domain.errors import CommunityGovError, InvalidInput, Problem, nearest
from community_gov.domain.fields import FieldType
from community_gov.domain.people import ActingFor, Channel
from community_gov.domain.text import Text
from community_gov.services.neighbourhood import OPEN
from community_gov.testing.bench import Bench
from community_gov.testing.possible import is_mistake, refused_with, say_why
from community_gov.testing.table_checks import Checks
from community_gov.testing.table_file import Table
from community_gov.testing.table_shape import ForShape, PersonShape, Several, StepShape
from community_gov.workflow.definition import Workflow

_STEP = Text("“{case}”第 {number} 步：{said}", "step {number} of “{case}”: {said}")
_END = Text("“{case}”走完之后", "after the last step of “{case}”")


class StepFailed(AssertionError):
    """A step did not go as the table says."""


class TableRun:
    """One case of a table on a bench of its own."""

    def __init__(self, bench: Bench, table: Table) -> None:
        self._bench = bench
        self._table = table
        self._cases: dict[str, str] = {}
        self._case: str | None = None

    def play(self, name: str) -> None:
        """Play a case of the table.

        Raises:
            StepFailed: a step did not go as the table says: where, what was expected, what
                happened, and what could be done instead.
        """
        steps = self._table.shape.cases[name]
        with _failing(self._table.document.where(("people",)), Text("人员", "the people")):
            self._introduce()
        for number, step in enumerate(steps):
            head = _STEP.fill(case=name, number=number + 1, said=_said(step))
            with _failing(self._table.where(name, number), head):
                self._play(step)
        problems = self._bench.district.verify().problems
        if problems:
            params = {"why": say_why(CommunityGovError(*problems))}
            with _failing(self._table.where(name, len(steps) - 1), _END.fill(case=name)):
                raise CommunityGovError(Problem("bench.damaged", params=params))

    def _introduce(self) -> None:
        if self._table.shape.place:
            self._bench.at(self._table.shape.place)
        for name, said in self._table.shape.people.items():
            one = said if isinstance(said, PersonShape) else PersonShape(said)
            roles = tuple(self._role(role) for role in _several(one.role))
            self._bench.person(name, roles, body=one.body, **one.contact)

    def _role(self, said: str) -> str:
        workflows = self._bench.here.rulebook.workflows.values()
        return _named({one.name: one.label for flow in workflows for one in flow.roles}, said)

    def _play(self, step: StepShape) -> None:
        if step.place:
            self._bench.at(step.place)
        before = len(self._bench.listen())
        refusal: CommunityGovError | None = None
        named = self._named(step.case) if step.case else self._case
        try:
            self._do(step, named)
        except CommunityGovError as error:
            if is_mistake(error):
                raise
            if step.refused is None:
                raise refused_with(self._bench, self._case, error) from error
            refusal = error
        case = named if step.case else self._case
        problems = Checks(self._bench, case).problems(step, refusal, before)
        if problems:
            raise CommunityGovError(*problems)

    def _do(self, step: StepShape, case: str | None) -> None:
        if step.after is not None:
            self._bench.after(step.after)
        elif step.at is not None:
            self._bench.until(str(step.at))
        elif step.opens is not None:
            self._open(step, step.opens)
        elif case is None:
            raise InvalidInput(Problem("bench.no_case_yet"))
        else:
            self._case = case
            self._move(step, case)

    def _open(self, step: StepShape, program: str) -> None:
        here, bench = self._bench.here, self._bench
        offered = here.rulebook.programs.get(program)
        workflow = here.rulebook.workflows.get(offered.workflow) if offered else None
        workflow = workflow or here.rulebook.workflows.get(program)
        self._case = bench.open_case(
            program,
            by=step.who or "",
            action=_action(workflow, step.does or OPEN),
            people={part: _several(who) for part, who in step.people.items()},
            data=_typed(workflow, step.with_),
            links=self._links(step),
            reason=step.because,
            acting_for=self._for(step),
        )
        self._cases[step.as_ or program.rpartition(":")[2]] = self._case

    def _move(self, step: StepShape, case: str) -> None:
        workflow = self._bench.where(case).workflow_of(case)
        if step.answers is not None:
            self._bench.vote(
                case,
                _action(workflow, step.to or ""),
                step.answers,
                by=step.who or "",
                gate=step.gate,
                reason=step.because,
                items=step.items,
                acting_for=self._for(step),
            )
            return
        self._bench.act(
            case,
            _action(workflow, step.does or ""),
            by=step.who or "",
            data=_typed(workflow, step.with_),
            items=step.items,
            reason=step.because,
            links=self._links(step),
            acting_for=self._for(step),
        )

    def _named(self, name: str) -> str:
        if name not in self._cases:
            params = {"name": name, "near": nearest(name, self._cases) or "–"}
            raise InvalidInput(Problem("bench.no_case", params=params))
        return self._cases[name]

    def _links(self, step: StepShape) -> dict[str, list[str]]:
        return {kind: [self._named(one) for one in _several(s)] for kind, s in step.links.items()}

    def _for(self, step: StepShape) -> ActingFor | None:
        if step.for_ is None:
            return None
        whom = step.for_ if isinstance(step.for_, ForShape) else ForShape(step.for_)
        if whom.channel not in set(Channel):
            params = {"path": "for.channel", "name": whom.channel, "choices": tuple(Channel)}
            near = nearest(whom.channel, Channel)
            raise InvalidInput(Problem("file.choice", params={**params, "near": near}))
        return ActingFor(self._bench.id_of(whom.person), Channel(whom.channel), whom.consent)


class _failing:  # noqa: N801 - reads as a verb where it is used
    """Say where it happened when something goes wrong inside."""

    def __init__(self, where: str, head: Text) -> None:
        self._where = where
        self._head = head

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, CommunityGovError):
            en = [f"{self._where}: {self._head.en}", *_indented(error.lines("en"))]
            zh = [f"{self._where}：{self._head.zh}", *_indented(error.lines("zh"))]
            raise StepFailed("\n".join([*en, *zh])) from error


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _several(said: Several) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said


def _said(step: StepShape) -> str:
    """Return a step in the words of its keys; no values, which may be about a person."""
    verbs = {"opens": step.opens, "does": step.does, "answers": step.answers, "to": step.to}
    verbs |= {"after": step.after, "at": step.at}
    said = [f"{verb} {value}" for verb, value in verbs.items() if value is not None]
    return " ".join([step.who or "", *said]).strip()


def _action(workflow: Workflow | None, said: str) -> str:
    return _named({one.name: one.label for one in workflow.actions} if workflow else {}, said)


def _named(labels: Mapping[str, Text], said: str) -> str:
    """Return the name of what was written as a name, or as a label in either language."""
    if said in labels:
        return said
    return next((name for name, label in labels.items() if said in (label.zh, label.en)), said)


def _typed(workflow: Workflow | None, data: Mapping[str, object]) -> dict[str, object]:
    """Return values as a form would give them: a number in a text field is text."""
    kinds = {one.name: one.type for one in workflow.fields} if workflow else {}
    made: dict[str, object] = {}
    for name, value in data.items():
        number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        if number and kinds.get(name) in (FieldType.TEXT, FieldType.CHOICE):
            made[name] = str(value)
        elif isinstance(value, Decimal):
            made[name] = Fraction(value)
        else:
            made[name] = value
    return made
