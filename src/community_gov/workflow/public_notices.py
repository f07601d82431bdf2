"""Public notices (公示): what is shown to everybody for a time, and open to objection.

A notice rewrites into three flags, two fields, a clock and a few actions; see `put_up`.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Effect, Notify
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.people import CLOCK, SYSTEM_ROLES
from community_gov.domain.text import Text, same
from community_gov.workflow.conditions import FLAG
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Flag,
    Need,
    Origin,
    State,
    Status,
    Workflow,
)


@frozen
class Objections:
    """对公示的异议：谁可提、写在哪里、谁答复 / who may object, where it is written, who answers.

    Attributes:
        by: roles that may object while the notice is up.
        says: the field that holds what they say; about a person, so sealed.
        answered_by: roles that answer; each objection has an answer of its own.
        answer: the field that holds the answer.
    """

    by: tuple[str, ...]
    says: str
    answered_by: tuple[str, ...]
    answer: str


@frozen
class PublicNotice:
    """公示：内容、依据、地点、期限、意见受理 / a public notice: text, basis, place, term, contact.

    Attributes:
        by: roles that put it up, and take it in again if it was a mistake.
        text: what it says; it may name plain fields and nothing that is about a person, so
            the fields in it are all that is shown.
        tells: roles to whom text and take-down go: whoever keeps the board, whoever is concerned.
        duration: how long it hangs; then it is taken down by itself.
        authority: the legal basis, told with the text.
        from_: where it may be put up, and hangs; wherever the case is not final when empty.
        photo: the document that shows it hanging; "" when none is asked for.
        objections: who may object to it; nobody when None.
    """

    label: Text
    by: tuple[str, ...]
    text: Text
    tells: tuple[str, ...]
    duration: Duration
    authority: Authority
    from_: tuple[str, ...] = ()
    photo: str = ""
    objections: Objections | None = None


_PLACE = Text("{notice}：张贴位置", "{notice}: where it hangs")
_CONTACT = Text("{notice}：意见受理的办公电话或地点", "{notice}: office that takes objections")
_UP = Text("{notice}：公示中", "{notice}: up")
_OVER = Text("{notice}：公示期满", "{notice}: has been up for its time")
_OBJECTED = Text("{notice}：有异议待答复", "{notice}: an objection to be answered")
_POST = Text("{notice}：张贴", "{notice}: put up")
_DOWN = Text("{notice}：期满撤下", "{notice}: take down, its time is over")
_IN = Text("{notice}：提前撤下", "{notice}: take in early")
_OBJECT = Text("{notice}：提出异议", "{notice}: object")
_ANSWER = Text("{notice}：答复异议", "{notice}: answer an objection")
_WITHDRAW = Text("{notice}：撤回异议", "{notice}: withdraw an objection")
_NUMBER = Text("{notice}：第几件异议", "{notice}: number of the objection")
_TERM = Text("{notice}：公示期", "{notice}: time on public notice")
_MISTAKE = Text("公示内容有误", "the notice is wrong")
_NOT_NEEDED = Text("不再需要公示", "the notice is no longer needed")
_FOOT = Text(
    "依据：{basis}。张贴于{{{place}}}，自张贴之日起公示 {term}；有意见请向{{{contact}}}提出。",
    " Basis: {basis}. Posted at {{{place}}}, for {term} from the day of posting. Objections to:"
    " {{{contact}}}.",
)
_FOOT_ONLY = Text(
    "依据：{basis}。张贴于{{{place}}}，自张贴之日起公示 {term}。咨询：{{{contact}}}。",
    " Basis: {basis}. Posted at {{{place}}}, for {term} from the day of posting. Questions to:"
    " {{{contact}}}.",
)
_TAKEN_DOWN = Text("{notice}：请把张贴的公示撤下。", "{notice}: please take the notice down.")
_WAITS = Text("{notice}：有人提出异议，请答复。", "{notice}: somebody objects; please answer.")
_ANSWERED = Text("{notice}：一件异议已答复。", "{notice}: an objection has been answered.")


def put_up(workflow: Workflow, name: str, notice: PublicNotice, origin: Origin) -> Workflow:
    """Return a workflow with a public notice in it.

    Flags ``NAME-up``, ``NAME-over`` and ``NAME-objected`` say how it stands; what must wait for
    it asks for ``flag:NAME-over`` and not ``flag:NAME-objected``. While it hangs, nobody takes
    the case away from where it hangs; where the case leaves by itself, it is taken down.

    Args:
        name: of the notice; before the name of each part that it becomes.
        origin: where the file says it.
    """
    parts = _Parts(workflow, name, notice, origin)
    return evolve(
        workflow,
        fields=(*workflow.fields, *parts.fields()),
        flags=(*workflow.flags, *parts.flags()),
        actions=(*(parts.left(one) for one in workflow.actions), *parts.actions()),
        clocks=(*workflow.clocks, parts.clock()),
        reasons={**workflow.reasons, **parts.reasons()},
        messages={**workflow.messages, **parts.messages()},
        origins={
            **workflow.origins,
            **{f"fields.{one.name}": origin for one in parts.fields()},
            **{f"reasons.{one}": origin for one in parts.reasons()},
            **{f"messages.{one}": origin for one in parts.messages()},
        },
    )


@frozen
class _Parts:
    workflow: Workflow
    name: str
    notice: PublicNotice
    origin: Origin

    def part(self, name: str) -> str:
        return f"{self.name}-{name}"

    def say(self, text: Text) -> Text:
        return text.fill(notice=self.notice.label)

    def fields(self) -> Iterator[Field]:
        yield Field(self.part("place"), self.say(_PLACE), FieldType.TEXT)
        yield Field(self.part("contact"), self.say(_CONTACT), FieldType.TEXT)
        if self.notice.objections:
            yield Field(self.part("number"), self.say(_NUMBER), FieldType.INT)

    def flags(self) -> Iterator[Flag]:
        yield Flag(self.part("up"), self.say(_UP), self.origin)
        yield Flag(self.part("over"), self.say(_OVER), self.origin)
        if self.notice.objections:
            yield Flag(
                self.part("objected"),
                self.say(_OBJECTED),
                each=self.notice.objections.says,
                number=self.part("number"),
                origin=self.origin,
            )

    def reasons(self) -> dict[str, Text]:
        return {self.part("mistake"): _MISTAKE, self.part("not_needed"): _NOT_NEEDED}

    def messages(self) -> dict[str, Text]:
        foot = _FOOT if self.notice.objections else _FOOT_ONLY
        basis = Text(*(_plain(one) for one in _both(self.notice.authority.title)))
        place, contact = self.part("place"), self.part("contact")
        filled = foot.fill(
            basis=basis, term=self.notice.duration.text, place=same(place), contact=same(contact)
        )
        text = self.notice.text
        told = {
            self.part("text"): Text(text.zh + filled.zh, text.en + filled.en),
            self.part("down"): self.say(_TAKEN_DOWN),
        }
        if self.notice.objections:
            told[self.part("waits")] = self.say(_WAITS)
            told[self.part("answered")] = self.say(_ANSWERED)
        return told

    def clock(self) -> Clock:
        return Clock(
            name=self.part("term"),
            label=self.say(_TERM),
            duration=self.notice.duration,
            runs_in=self._hangs_in,
            fires=self.part("take_down"),
            when=(FLAG + self.part("up"),),
            authority=self.notice.authority,
            origin=self.origin,
        )

    def actions(self) -> Iterator[Action]:
        yield self._post()
        yield evolve(
            self._while_up("take_down", _DOWN, (CLOCK,)),
            raises=(self.part("over"),),
            lowers=(self.part("up"),),
            effects=self.told("down"),
        )
        yield evolve(
            self._while_up("take_in", _IN, self.notice.by),
            lowers=(self.part("up"),),
            reasons=tuple(self.reasons()),
            effects=self.told("down"),
        )
        if self.notice.objections:
            yield from self._objecting(self.notice.objections)

    def left(self, action: Action) -> Action:
        """Return an action that leaves no notice hanging where the case no longer is."""
        if not any(self._leaves(arc) for arc in action.arcs):
            return action
        if SYSTEM_ROLES.issuperset(action.by):
            lowers = (*action.lowers, self.part("up"))
            return evolve(action, lowers=lowers, effects=(*action.effects, *self.told("down")))
        up = FLAG + self.part("up")
        arcs = tuple(
            evolve(arc, unless=(*arc.unless, up)) if self._leaves(arc) else arc
            for arc in action.arcs
        )
        return evolve(action, arcs=arcs)

    def _leaves(self, arc: Arc) -> bool:
        """Whether a way leads from where the notice may be up; it is not, once its time is over."""
        if arc.source == arc.target or FLAG + self.part("over") in arc.when:
            return False
        inside = {one for state in self._hangs_in for one in _with_inner(self._state(state))}
        outside = {one.name for one in self.workflow.every_state() if inside & {*_with_inner(one)}}
        return arc.source in inside | outside and arc.target not in inside

    def told(self, message: str) -> tuple[Effect, ...]:
        return tuple(Notify(role, self.part(message)) for role in self.notice.tells)

    def _post(self) -> Action:
        up = FLAG + self.part("up")
        proof = (self.notice.photo,) if self.notice.photo else ()
        needed = (self.part("place"), self.part("contact"), *proof)
        return Action(
            name=self.part("post"),
            label=self.say(_POST),
            arcs=tuple(Arc(one, one, unless=(up,)) for one in self._hangs_in),
            by=self.notice.by,
            needs=tuple(Need(one, anew=True) for one in needed),
            raises=(self.part("up"),),
            lowers=(self.part("over"),),
            effects=self.told("text"),
            authority=self.notice.authority,
            origin=self.origin,
        )

    def _objecting(self, objections: Objections) -> Iterator[Action]:
        yield evolve(
            self._while_up("object", _OBJECT, objections.by),
            needs=(Need(objections.says, anew=True),),
            raises=(self.part("objected"),),
            effects=tuple(Notify(role, self.part("waits")) for role in objections.answered_by),
        )
        yield evolve(
            self._while_up("answer", _ANSWER, objections.answered_by, "objected"),
            needs=(Need(objections.answer, anew=True), Need(self.part("number"), anew=True)),
            lowers=(self.part("objected"),),
            effects=tuple(Notify(role, self.part("answered")) for role in objections.by),
        )
        yield self._withdrawing(objections)

    def _withdrawing(self, objections: Objections) -> Action:
        return evolve(
            self._while_up("withdraw", _WITHDRAW, objections.by, "objected"),
            needs=(Need(self.part("number"), anew=True),),
            lowers=(self.part("objected"),),
        )

    def _while_up(self, name: str, label: Text, by: tuple[str, ...], flag: str = "up") -> Action:
        when = (FLAG + self.part(flag),)
        return Action(
            name=self.part(name),
            label=self.say(label),
            arcs=tuple(Arc(one, one, when=when) for one in self._hangs_in),
            by=by,
            origin=self.origin,
        )

    @property
    def _hangs_in(self) -> tuple[str, ...]:
        over = (Status.FINAL, Status.HIDDEN)
        anywhere = tuple(one.name for one in self.workflow.states if one.status not in over)
        return self.notice.from_ or anywhere

    def _state(self, name: str) -> State | None:
        return next((one for one in self.workflow.every_state() if one.name == name), None)


def _with_inner(state: State | None) -> Iterator[str]:
    """Yield the names of a state and of all inside it."""
    if state is not None:
        yield state.name
        for one in state.states:
            yield from _with_inner(one)


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en


def _plain(text: str) -> str:
    """Return a text in which no brace begins a placeholder, once it has been filled in."""
    return text.replace("{", "{{").replace("}", "}}")
