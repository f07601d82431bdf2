"""A short question to those whom a case was about, rewritten into the kernel.

For a question called ``opinion`` that is asked in some closed states:

``opinion``           a choice field, and the action by which it is answered
``opinion-ask``       asks, once for each time that the case is closed: by itself, or, for a
                      survey, when the clock ``opinion-later`` is due
``opinion-asked``     the flag that it was asked; ``opinion-answered`` that it was answered
``opinion-open``      the clock within which it may be answered
``opinion-reopen``    for answers that reopen: does by itself what an action of the author does

Whatever leads out of those states lowers both flags, so that a case that is closed again asks
again.
"""

from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Notify
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.people import AUTOMATIC, CLOCK
from community_gov.domain.text import Text
from community_gov.workflow.conditions import FLAG, RUNNING
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Flag,
    Need,
    Origin,
    Workflow,
)
from community_gov.workflow.guards import guard

_ASK = Text("询问：{question}", "Ask: {question}")
_ANSWER = Text("回答：{question}", "Answer: {question}")
_REOPEN = Text("因回访意见：{action}", "Because of the answer: {action}")
_ASKED = Text("已询问：{question}", "asked: {question}")
_ANSWERED = Text("已回答：{question}", "answered: {question}")
_OPEN = Text("可以回答的时间：{question}", "Time to answer: {question}")
_LATER = Text("到时询问：{question}", "Time until it is asked: {question}")
_MESSAGE = Text("{question}（{choices}）", "{question} ({choices})")


class CannotAsk(ValueError):
    """The question does not fit its workflow; the message code and its parameters say why."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@frozen
class Feedback:
    """One question.

    Attributes:
        of: roles that are asked, and may answer.
        after: the closed states in which it is asked.
        choices: the answers, each with its label.
        within: how long it may be answered.
        later: for a survey, how long after the closing it is asked; None asks at once.
        reopens: the answers that reopen.
        through: the action that is then done by itself.
    """

    name: str
    question: Text
    of: tuple[str, ...]
    after: tuple[str, ...]
    choices: Mapping[str, Text]
    within: Duration
    later: Duration | None = None
    reopens: tuple[str, ...] = ()
    through: str | None = None
    origin: Origin = field(factory=Origin, eq=False)

    @property
    def asked(self) -> str:
        """The flag that it was asked."""
        return f"{self.name}-asked"

    @property
    def answered(self) -> str:
        """The flag that it was answered."""
        return f"{self.name}-answered"

    @property
    def open(self) -> str:
        """The clock within which it may be answered."""
        return f"{self.name}-open"


def asking(workflow: Workflow, one: Feedback) -> Workflow:
    """Return a workflow that asks a question.

    Raises:
        CannotAsk: an answer that reopens is no choice, or what it goes through does not fit.
    """
    unknown = [answer for answer in one.reopens if answer not in one.choices]
    if unknown:
        raise CannotAsk("feedback.answer", name=unknown[0], near=", ".join(one.choices))
    if bool(one.reopens) is not bool(one.through):
        raise CannotAsk("feedback.through_what")
    actions = tuple(_leaving(action, one) for action in workflow.actions)
    return evolve(
        workflow,
        fields=(*workflow.fields, Field(one.name, one.question, FieldType.CHOICE, one.choices)),
        flags=(*workflow.flags, *_flags(one)),
        clocks=(*workflow.clocks, *_clocks(one)),
        messages={**workflow.messages, f"{one.name}-ask": _message(one)},
        actions=(*actions, _ask(one), _answer(one), *_reopen(workflow, one)),
    )


def questions_of(workflow: Workflow) -> tuple[str, ...]:
    """Return the names of the questions that a workflow asks, in the order of its fields."""
    flags = {one.name for one in workflow.flags}
    actions = {one.name for one in workflow.actions}
    return tuple(
        one.name
        for one in workflow.fields
        if one.type is FieldType.CHOICE
        and {f"{one.name}-asked", f"{one.name}-answered"} <= flags
        and {one.name, f"{one.name}-ask"} <= actions
    )


def _leaving(action: Action, one: Feedback) -> Action:
    """Let an action that leads out of the closed states make room for asking again."""
    leaves = any(arc.source in one.after and arc.target not in one.after for arc in action.arcs)
    return evolve(action, lowers=(*action.lowers, *_up(one))) if leaves else action


def _up(one: Feedback) -> tuple[str, str]:
    return (one.asked, one.answered)


def _flags(one: Feedback) -> Iterator[Flag]:
    yield Flag(one.asked, _ASKED.fill(question=one.question), one.origin)
    yield Flag(one.answered, _ANSWERED.fill(question=one.question), one.origin)


def _clocks(one: Feedback) -> Iterator[Clock]:
    yield Clock(
        one.open,
        _OPEN.fill(question=one.question),
        one.within,
        one.after,
        when=(FLAG + one.asked,),
        unless=(FLAG + one.answered,),
        origin=one.origin,
    )
    if one.later is not None:
        yield Clock(
            f"{one.name}-later",
            _LATER.fill(question=one.question),
            one.later,
            one.after,
            fires=f"{one.name}-ask",
            unless=(FLAG + one.asked,),
            origin=one.origin,
        )


def _message(one: Feedback) -> Text:
    choices = tuple(one.choices.values())
    said = Text("、".join(label.zh for label in choices), ", ".join(label.en for label in choices))
    told = _MESSAGE.fill(question=one.question, choices=said)
    # A message may name fields in braces; a question is told as it stands.
    return Text(*(part.replace("{", "{{").replace("}", "}}") for part in (told.zh, told.en)))


def _ask(one: Feedback) -> Action:
    name = f"{one.name}-ask"
    return Action(
        name,
        _ASK.fill(question=one.question),
        tuple(Arc(state, state, unless=(FLAG + one.asked,)) for state in one.after),
        (AUTOMATIC if one.later is None else CLOCK,),
        effects=tuple(Notify(role, name) for role in one.of),
        raises=(one.asked,),
        origin=one.origin,
    )


def _answer(one: Feedback) -> Action:
    within = (RUNNING + one.open,)
    return Action(
        one.name,
        _ANSWER.fill(question=one.question),
        tuple(Arc(state, state, within, (FLAG + one.answered,)) for state in one.after),
        one.of,
        needs=(Need(one.name, anew=True),),
        raises=(one.answered,),
        origin=one.origin,
    )


def _reopen(workflow: Workflow, one: Feedback) -> Iterator[Action]:
    """Yield what an answer does by itself: the author's action, without asking anybody more.

    An action that waits for others' agreement is never gone through.
    """
    if one.through is None:
        return
    through = workflow.action(one.through)
    if through is None:
        raise CannotAsk("feedback.through", name=one.through)
    if through.gates or through.power:
        raise CannotAsk("feedback.through_gate", action=through.label)
    given = guard(f"{one.name} in [{', '.join(one.reopens)}]")
    arcs = tuple(
        evolve(arc, when=(*arc.when, FLAG + one.answered, given))
        for arc in through.arcs
        if arc.source in one.after and arc.target not in one.after
    )
    if not arcs:
        raise CannotAsk("feedback.through_way", action=through.label)
    yield evolve(
        through,
        name=f"{one.name}-reopen",
        label=_REOPEN.fill(action=through.label),
        arcs=arcs,
        by=(AUTOMATIC,),
        needs=(),
        takes=(),
        reasons=(),
        links=(),
        lowers=(*through.lowers, *_up(one)),
        apart_from=(),
        unrelated_to=(),
        signers=(),
        origin=one.origin,
        origins={},
    )
