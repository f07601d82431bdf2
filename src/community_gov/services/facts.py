"""Find out what a decision will rest on, before any lock is taken."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from functools import partial
from types import MappingProxyType

from attrs import evolve

from community_gov.domain.calendar import Due, due, recounted
from community_gov.domain.cases import Case, CaseState
from community_gov.domain.commands import Command, Kind
from community_gov.domain.documents import Document
from community_gov.domain.errors import Problem, Refused
from community_gov.domain.facts import Fact, Facts, deny, unknown
from community_gov.domain.fields import FieldType, expiry_problem
from community_gov.domain.people import CLOCK
from community_gov.domain.text import Text, same
from community_gov.services import patience
from community_gov.services.actors import holders, holds_any, is_related, itself
from community_gov.services.appointing import found_out
from community_gov.services.fitting import fits
from community_gov.services.inquiring import inquired
from community_gov.services.links import Seen
from community_gov.services.naming import named_well
from community_gov.services.office import Office
from community_gov.services.values import opened
from community_gov.workflow.conditions import IN
from community_gov.workflow.contents import VALID, expired, linked
from community_gov.workflow.definition import Action, Gate, Workflow
from community_gov.workflow.inquiring import ASKS
from community_gov.workflow.needed import NeededDue, needed, provisional_dues
from community_gov.workflow.questions import Mood, Question, Reading
from community_gov.workflow.slots import asked_of_calendar


def gather(
    office: Office,
    workflow: Workflow,
    case: Case,
    action: Action,
    command: Command,
    asked: Command,
    data: Mapping[str, object],
    moved: Mapping[str, Case],
) -> Facts:
    """Return the facts that a command needs.

    Args:
        command: what is wanted.
        asked: the same; for a vote, what was asked for.
        data: values handed in with the command, still in their Python types.
        moved: cases that this unit has moved already, as they are now.
    """
    wanted = needed(workflow, case.state, action, command)
    answers = {name: _answer(office, workflow, case, asked, data, name) for name in wanted.answers}
    seen = Seen(office, moved)
    for link in action.links:
        if asked.links.get(link.kind):
            answers[link.fact] = fits(seen, link, case, asked)
    after, links = {**case.held, **asked.held}, linked(case, asked)
    for condition in wanted.linked:
        answers[condition] = seen.answer(condition, links, after)
    answers |= found_out(office, workflow, wanted.appoints, seen, links)
    chosen = {f"{link}:{IN}{at}": seen.those_in(at, link, links) for link, at in wanted.chosen}
    if wanted.asks is not None:
        ask = partial(_answer, office, workflow, case, asked, data)
        answers[ASKS] = inquired(office, case, wanted.asks, asked, ask)
    for name in expired(workflow, action, after):
        answers[VALID + name] = _still_valid(office, workflow, case, asked, data, name)
    people = {**case.people, **command.people}
    for condition in wanted.people:
        answers[condition] = named_well(
            office, workflow, evolve(case, people=people), condition, command.at
        )
    return Facts(
        answers,
        {one.clock: _due(office, one) for one in wanted.dues},
        {
            gate.name: electorate(
                office, workflow, evolve(case, people=people), gate, command.at, data
            )
            for gate in wanted.electorates
        },
        tuple(
            one.person
            for one in wanted.holders
            if holds_any(
                office,
                workflow,
                case,
                one.person,
                one.roles,
                command.at,
                deputies=command.kind is not Kind.ADD_SIGNER,
            )
        ),
        tuple(office.new_id() for _ in range(wanted.ids)),
        seen.versions,
        chosen,
        tuple(
            day
            for day in asked_of_calendar(action, after)
            if office.rulebook.calendar.is_named_off(day)
        ),
    )


def _still_valid(
    office: Office,
    workflow: Workflow,
    case: Case,
    asked: Command,
    data: Mapping[str, object],
    name: str,
) -> Fact:
    document = data.get(name) or opened(office, workflow, case, (name,)).get(name)
    day = asked.at.date()
    return Fact(isinstance(document, Document) and expiry_problem(document, day) is None)


def _answer(
    office: Office,
    workflow: Workflow,
    case: Case,
    asked: Command,
    data: Mapping[str, object],
    name: str,
    person: str | None = None,
) -> Fact:
    question = office.rulebook.questions.get(name)
    if question is None:
        return unknown(_GONE)
    held = tuple(field for field in question.reads if field not in data)
    values = opened(office, workflow, case, held)
    given = {field: data[field] for field in question.reads if field in data}
    day = office.rulebook.calendar.day(asked.at.date())
    reading = Reading(MappingProxyType({**values, **given}), asked.at, person, day)
    fact = ask(office, question, reading, case)
    # The day on which the rule began is nobody's birthday, even where it is somebody's.
    began = str(question.authority.since)
    personal = [one for one in personal_values(workflow, reading.values) if one != began]
    leaks = tells(fact, personal)
    return _failed(question, ValueError(), case) if leaks else fact


def electorate(
    office: Office,
    workflow: Workflow,
    case: Case,
    gate: Gate,
    at: datetime,
    data: Mapping[str, object],
) -> dict[str, dict[str, Fraction]]:
    """Return who may vote at a gate, and what each of them has of what is counted.

    Who may not answer there is left out: every share is reckoned on those who may.

    Args:
        data: values handed in with the request, still in their Python types.

    Raises:
        Refused: of somebody it could not be found out.
    """
    asked = Command(Kind.ACT, "", itself(CLOCK), at)
    voters = dict.fromkeys(
        one
        for role in gate.by
        for one in holders(office, workflow, case, role, at)
        if not _barred(office, case, gate, one, at)
    )
    return {
        person: {
            measure: _weight(_answer(office, workflow, case, asked, data, name, person), gate)
            for measure, name in gate.weights.items()
        }
        for person in voters
    }


def _barred(office: Office, case: Case, gate: Gate, person: str, at: datetime) -> bool:
    if any(person in case.state.done_by.get(name, ()) for name in gate.apart_from):
        return True
    return any(is_related(office, case, (person,), part, at) for part in gate.unrelated_to)


def _weight(fact: Fact, gate: Gate) -> Fraction:
    try:
        if fact.known and not isinstance(fact.value, bool) and fact.value is not None:
            weight = Fraction(str(fact.value))
            if weight >= 0:
                return weight
    except (ValueError, ZeroDivisionError):
        pass
    because = fact.because or _NO_WEIGHT
    raise Refused(Problem("gate.no_weight", params={"gate": gate.label, "because": because}))


def reckoned(office: Office, workflow: Workflow, state: CaseState) -> Facts:
    """Return what the calendar says today of the clocks that were provisional."""
    calendar, zone = office.rulebook.calendar, office.rulebook.zone
    dues = {}
    for one in provisional_dues(workflow, state):
        before = state.clocks[one.clock].due
        now = recounted(before, one.started, one.duration, calendar, zone, one.pauses)
        if now is not None:
            dues[one.clock] = now
    return Facts(dues=dues)


def _due(office: Office, wanted: NeededDue) -> Due:
    calendar, zone = office.rulebook.calendar, office.rulebook.zone
    return due(wanted.started, wanted.duration, calendar, zone, wanted.pauses)


def ask(office: Office, question: Question, reading: Reading, case: Case) -> Fact:
    """Ask one question; a plugin that fails denies or leaves unknown, as its mood says."""
    try:
        fact = office.patience.call(question.answer, reading, patience.QUESTION_BUDGET)
        if not isinstance(fact, Fact):
            raise TypeError(type(fact).__name__)
    except Exception as error:  # a plugin's failure must not pass as an answer
        return _failed(question, error, case)
    if question.mood is Mood.GUARD and fact.known:
        return evolve(fact, value=bool(fact.value))
    return fact


_TELLING = {FieldType.TEXT, FieldType.DATE}


def personal_values(workflow: Workflow, values: Mapping[str, object]) -> list[str]:
    """Return the texts and dates about people among opened values, as they would be written."""
    personal = {
        one.name for one in workflow.fields if one.personal is not None and one.type in _TELLING
    }
    return [str(value) for name, value in values.items() if name in personal]


def tells(fact: Fact, personal: list[str]) -> bool:
    """Whether an answer repeats a personal value; a fact is only ever derived from one."""
    because = fact.because or same("")
    said = (str(fact.value), because.zh, because.en)
    return any(one in text for one in personal if _telling(one) for text in said)


def _telling(value: str) -> bool:
    """Whether a value is long enough not to stand in a sentence by chance."""
    return len(value) >= (4 if value.isascii() else 2)


def _failed(question: Question, error: Exception, case: Case) -> Fact:
    why = _FAILED.fill(
        question=question.name,
        label=question.label,
        plugin=question.origin,
        kind=type(error).__name__,
        case=f"{case.place}/{case.id}",
    )
    return deny(why) if question.mood is Mood.GUARD else unknown(why)


_NO_WEIGHT = Text("没有给出不小于零的数", "no number of at least nought was given")
_GONE = Text(
    "本处已没有回答该问题的插件版本", "no plugin here answers this version of the question any more"
)
_FAILED = Text(
    "插件 {plugin} 的“{label}”（{question}）在事项 {case} 上出错（{kind}），未能作答。",
    "The check “{label}” ({question}) of plugin {plugin} failed with {kind} on case {case}"
    " and gave no answer.",
)
