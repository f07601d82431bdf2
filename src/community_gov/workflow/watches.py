"""A watch (观察期) that asks by itself whether something is back, rewritten into the kernel.

For a watch called ``recurrence`` over a state:

``recurrence``          a choice field: ``again``, ``quiet`` or ``unclear``
``recurrence-round``    the clock that comes round; it fires ``recurrence-ask``
``recurrence-term``     the clock of the whole watch; it fires ``recurrence-ask_last``
``recurrence-reopen``   on *again*: does by itself what an action of the author does
``recurrence-unclear``  on *unclear*: tells somebody, once, and again when the term is over; it
                        is neither reopened nor ended (``recurrence-still_unclear`` tells nobody)
``recurrence-quiet``    on *quiet*, before the term is over: nothing is to be done
``recurrence-end``      on *quiet*, once it is over: does by itself what the author's action does

The flags ``recurrence-asked``, ``recurrence-untold`` and ``recurrence-over`` say that an answer
is to be acted on, that the last one was unclear, and that the term is over. Whatever leads out
of the watch lowers them.
"""

from collections.abc import Iterator

from attrs import evolve, field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Cycle, Duration
from community_gov.domain.effects import Notify
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.people import AUTOMATIC, CLOCK
from community_gov.domain.text import Text
from community_gov.workflow.conditions import FLAG
from community_gov.workflow.definition import Action, Arc, Clock, Flag, Origin, Workflow
from community_gov.workflow.guards import guard
from community_gov.workflow.inquiring import AGAIN, ANSWERS, QUIET, UNCLEAR, Ask

_ASK = Text("{watch}：自动询问", "{watch}: asked by itself")
_ASK_LAST = Text("{watch}：期满再问一次", "{watch}: asked once more, its term is over")
_ROUND = Text("{watch}：下次询问", "{watch}: until it is asked again")
_TERM = Text("{watch}：期限", "{watch}: its term")
_ASKED = Text("已自动询问", "asked by itself")
_UNTOLD = Text("无法判断", "cannot be told")
_OVER = Text("观察期满", "term of the watch over")
_BECAUSE = Text("据自动询问：{action}", "because of the answer: {action}")
_TELL = Text("{watch}：无法判断，请人来看", "{watch}: cannot be told, somebody is to look")
_STILL = Text("{watch}：仍无法判断", "{watch}: still cannot be told")
_QUIET = Text("{watch}：没有再出现", "{watch}: it is not back")
_MESSAGE = Text(
    "{watch}：到时自动询问，得不到可靠的答案。事项既没有重新打开，也没有办结，请您核实。",
    "{watch}: it was asked by itself and there is no reliable answer. The case was neither opened"
    " again nor closed; please look into it.",
)


class CannotWatch(ValueError):
    """The watch does not fit its workflow; the message code and its parameters say why."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@frozen
class Watch:
    """One watch.

    Attributes:
        in_: the states in which it is watched.
        every: when it is asked.
        lasts: the term after which it ends, if the last answer is quiet.
        asks: what is asked; its field and its clock are those of the watch.
        reopens, ends: actions of the author that are then done by themselves.
        tells: roles who are told of an answer that is unclear.
    """

    name: str
    label: Text
    in_: tuple[str, ...]
    every: Cycle
    lasts: Duration
    asks: Ask
    reopens: str
    ends: str
    tells: tuple[str, ...]
    authority: Authority | None = None
    origin: Origin = field(factory=Origin, eq=False)

    def part(self, name: str) -> str:
        """Return the name of a part that the watch becomes."""
        return f"{self.name}-{name}"

    def say(self, text: Text, **more: object) -> Text:
        """Return a text about this watch."""
        return text.fill(watch=self.label, **more)

    @property
    def term(self) -> str:
        """The clock of the whole watch."""
        return self.part("term")

    @property
    def flags(self) -> tuple[str, str, str]:
        """What is up while it is watched."""
        return (self.part("asked"), self.part("untold"), self.part("over"))


def watching(workflow: Workflow, watch: Watch) -> Workflow:
    """Return a workflow that watches.

    Raises:
        CannotWatch: nothing or nobody is named, or an action that is gone through does not fit.
    """
    if not (watch.asks.question or watch.asks.data or watch.asks.cases):
        raise CannotWatch("watch.asks_nothing")
    if not (watch.in_ and watch.tells):
        raise CannotWatch("watch.nobody")
    asked, untold, over = watch.flags
    actions = tuple(_leaving(action, watch) for action in workflow.actions)
    texts = ((asked, _ASKED), (untold, _UNTOLD), (over, _OVER))
    return evolve(
        workflow,
        fields=(
            *workflow.fields,
            Field(watch.name, watch.label, FieldType.CHOICE, dict(ANSWERS)),
        ),
        flags=(
            *workflow.flags,
            *(Flag(name, watch.say(text), watch.origin) for name, text in texts),
        ),
        clocks=(*workflow.clocks, *_clocks(watch)),
        messages={**workflow.messages, watch.part("unclear"): _plain(watch.say(_MESSAGE))},
        actions=(*actions, *_asking(watch), *_answered(workflow, watch)),
    )


def _leaving(action: Action, watch: Watch) -> Action:
    leaves = any(arc.source in watch.in_ and arc.target not in watch.in_ for arc in action.arcs)
    return evolve(action, lowers=(*action.lowers, *watch.flags)) if leaves else action


def _clocks(watch: Watch) -> Iterator[Clock]:
    yield Clock(
        watch.part("round"),
        watch.say(_ROUND),
        None,
        watch.in_,
        fires=watch.part("ask"),
        recurs=watch.every,
        authority=watch.authority,
        origin=watch.origin,
    )
    yield Clock(
        watch.term,
        watch.say(_TERM),
        watch.lasts,
        watch.in_,
        fires=watch.part("ask_last"),
        authority=watch.authority,
        origin=watch.origin,
    )


def _asking(watch: Watch) -> Iterator[Action]:
    asked, untold, over = watch.flags
    for name, text, raises in (("ask", _ASK, (asked,)), ("ask_last", _ASK_LAST, (asked, over))):
        yield Action(
            watch.part(name),
            watch.say(text),
            tuple(Arc(state, state) for state in watch.in_),
            (CLOCK,),
            asks=evolve(watch.asks, into=watch.name, since=watch.term),
            raises=raises,
            lowers=(untold,) if over in raises else (),
            origin=watch.origin,
        )


def _answered(workflow: Workflow, watch: Watch) -> Iterator[Action]:
    asked, untold, over = watch.flags
    yield _gone_through(workflow, watch, watch.reopens, "reopen", _said(watch, AGAIN))
    yield _gone_through(workflow, watch, watch.ends, "end", (*_said(watch, QUIET), FLAG + over))
    # Told once, and once more when the term is over; not at every round.
    yield evolve(
        _stays(watch, "unclear", _TELL, _said(watch, UNCLEAR), (FLAG + untold,)),
        raises=(untold,),
        effects=tuple(Notify(role, watch.part("unclear")) for role in watch.tells),
    )
    still = (*_said(watch, UNCLEAR), FLAG + untold)
    yield _stays(watch, "still_unclear", _STILL, still)
    quiet = _stays(watch, "quiet", _QUIET, _said(watch, QUIET), (FLAG + over,))
    yield evolve(quiet, lowers=(asked, untold))


def _said(watch: Watch, answer: str) -> tuple[str, ...]:
    return (FLAG + watch.part("asked"), guard(f"{watch.name} in [{answer}]"))


def _stays(
    watch: Watch, name: str, text: Text, when: tuple[str, ...], unless: tuple[str, ...] = ()
) -> Action:
    return Action(
        watch.part(name),
        watch.say(text),
        tuple(Arc(state, state, when, unless) for state in watch.in_),
        (AUTOMATIC,),
        lowers=(watch.part("asked"),),
        origin=watch.origin,
    )


def _gone_through(
    workflow: Workflow, watch: Watch, action: str, name: str, when: tuple[str, ...]
) -> Action:
    """Return what an answer does by itself: the author's action, without asking anybody more."""
    through = workflow.action(action)
    if through is None:
        raise CannotWatch("watch.through", name=action)
    if through.gates or through.power:
        raise CannotWatch("watch.through_gate", action=through.label)
    arcs = tuple(
        evolve(arc, when=tuple(dict.fromkeys((*arc.when, *when))))
        for arc in through.arcs
        if arc.source in watch.in_ and arc.target not in watch.in_
    )
    if not arcs:
        raise CannotWatch("watch.through_way", action=through.label)
    return evolve(
        through,
        name=watch.part(name),
        label=watch.say(_BECAUSE, action=through.label),
        arcs=arcs,
        by=(AUTOMATIC,),
        needs=(),
        takes=(),
        reasons=(),
        links=(),
        lowers=(*through.lowers, *watch.flags),
        apart_from=(),
        unrelated_to=(),
        signers=(),
        origin=watch.origin,
        origins={},
    )


def _plain(text: Text) -> Text:
    return Text(*(one.replace("{", "{{").replace("}", "}}") for one in (text.zh, text.en)))
