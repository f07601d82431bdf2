"""Find out what a decision will rest on, before any lock is taken."""

from collections.abc import Mapping

from attrs import evolve

from community_gov.domain.calendar import Due, due
from community_gov.domain.cases import Case
from community_gov.domain.commands import Command
from community_gov.domain.facts import Fact, Facts, deny, unknown
from community_gov.domain.text import Text
from community_gov.services import patience
from community_gov.services.links import fits
from community_gov.services.office import Office
from community_gov.services.values import opened
from community_gov.workflow.definition import Action, Workflow
from community_gov.workflow.needed import NeededDue, needed
from community_gov.workflow.questions import Mood, Question, Reading


def gather(
    office: Office,
    workflow: Workflow,
    case: Case,
    action: Action,
    command: Command,
    data: Mapping[str, object],
) -> Facts:
    """Return the facts that an action needs.

    Args:
        data: values handed in with the command, still in their Python types.
    """
    wanted = needed(workflow, case.state, action, command.at)
    answers = {}
    for name in wanted.answers:
        question = office.rulebook.questions.get(name)
        if question is None:
            answers[name] = unknown(_GONE)
            continue
        held = tuple(field for field in question.reads if field not in data)
        values = opened(office, workflow, case, held)
        given = {field: data[field] for field in question.reads if field in data}
        answers[name] = ask(office, question, Reading({**values, **given}, command.at), case)
    for link in action.links:
        if command.links.get(link.kind):
            answers[link.fact] = fits(office, link, case, command)
    return Facts(answers, {one.clock: _due(office, one) for one in wanted.dues})


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


def _failed(question: Question, error: Exception, case: Case) -> Fact:
    why = _FAILED.fill(
        question=question.name,
        label=question.label,
        plugin=question.origin,
        kind=type(error).__name__,
        case=f"{case.place}/{case.id}",
    )
    return deny(why) if question.mood is Mood.GUARD else unknown(why)


_GONE = Text(
    "本处已没有回答该问题的插件版本", "no plugin here answers this version of the question any more"
)
_FAILED = Text(
    "插件 {plugin} 的“{label}”（{question}）在事项 {case} 上出错（{kind}），未能作答。",
    "The check “{label}” ({question}) of plugin {plugin} failed with {kind} on case {case}"
    " and gave no answer.",
)
