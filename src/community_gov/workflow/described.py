"""Every part of a workflow in words, with where it comes from: what ``workflow show`` prints."""

from collections.abc import Iterator

from attrs import frozen

from community_gov.domain.fields import Direction, Field, FieldType
from community_gov.domain.text import Text, same
from community_gov.workflow.definition import (
    Action,
    Clock,
    Gate,
    Need,
    Origin,
    Role,
    State,
    StateKind,
    Workflow,
)
from community_gov.workflow.effects_in_words import effect_in_words
from community_gov.workflow.wording import STATUS, Wording


@frozen
class Described:
    """One part of a workflow.

    Attributes:
        kind: ``role``, ``state``, ``field``, ``action``, ``way``, ``gate``, ``check``, ``need``,
            ``take``, ``record``, ``effect``, ``flag``, ``clock``, ``reason`` or ``message``.
        name: as files write it; "" for a part that has none of its own.
        inside: the action that it belongs to, or the outer state; "" when it stands by itself.
        text: what it says.
    """

    kind: str
    name: str
    text: Text
    origin: Origin
    inside: str = ""


def described(workflow: Workflow, words: Wording) -> Iterator[Described]:
    """Yield all parts of a workflow, each action followed by what belongs to it."""
    for role in workflow.roles:
        yield Described("role", role.name, _role(role, words), role.origin)
    yield from _states(workflow.states, "")
    for field in workflow.fields:
        at = workflow.origin_of("fields", field.name)
        yield Described("field", field.name, _field(field, words), at)
    for action in workflow.actions:
        yield Described("action", action.name, _action(action, words), action.origin)
        yield from _inside(action, words)
    for clock in workflow.clocks:
        yield Described("clock", clock.name, _clock(clock, words), clock.origin)
    for flag in workflow.flags:
        yield Described("flag", flag.name, flag.label, flag.origin)
    for name, text in workflow.reasons.items():
        yield Described("reason", name, text, workflow.origin_of("reasons", name))
    for name, text in workflow.messages.items():
        yield Described("message", name, text, workflow.origin_of("messages", name))


_IN_BODY = Text("{role}（{body}）", "{role} ({body})")
_A_PART = Text("{role}（事项中的一方）", "{role} (a part in the case)")
_STATE = Text("{state}（{status}）", "{state} ({status})")
_KINDS = {
    StateKind.NESTED: Text("，内分环节", ", with states inside"),
    StateKind.PARALLEL: Text("，几处并行", ", with several at once inside"),
    StateKind.HISTORY: Text("，回到离开时的内层环节", ", back to where it was left"),
    StateKind.DEEP_HISTORY: Text(
        "，回到离开时的最内层环节", ", back to where it was left, to the innermost"
    ),
}
_TYPES = {
    FieldType.BOOL: Text("是或否", "yes or no"),
    FieldType.INT: Text("整数", "whole number"),
    FieldType.TEXT: Text("文字", "text"),
    FieldType.DATE: Text("日期", "date"),
    FieldType.FRACTION: Text("分数", "fraction"),
    FieldType.CHOICE: Text("选项", "choice"),
    FieldType.DOCUMENT: Text("文件", "document"),
}
_FIELD = Text("{field}（{type}）", "{field} ({type})")
_ABOUT = Text("，{part}的个人信息", ", personal data of: {part}")
_EXPIRES = Text("，有有效期", ", with a last day")
_OUT = Text("，由机关发出", ", given out by an office")


def _joined(*texts: Text) -> Text:
    return Text("".join(text.zh for text in texts), "".join(text.en for text in texts))


def _role(role: Role, words: Wording) -> Text:
    if role.body is None:
        return _A_PART.fill(role=role.label)
    return _IN_BODY.fill(role=role.label, body=words.body(role.body))


def _states(states: tuple[State, ...], inside: str) -> Iterator[Described]:
    for state in states:
        text = _STATE.fill(state=state.label, status=STATUS[state.status])
        text = _joined(text, _KINDS.get(state.kind, same("")))
        yield Described("state", state.name, text, state.origin, inside)
        yield from _states(state.states, state.name)


def _field(field: Field, words: Wording) -> Text:
    text = _FIELD.fill(field=field.label, type=_TYPES[field.type])
    about = _ABOUT.fill(part=words.role(field.personal.about)) if field.personal else same("")
    expires = _EXPIRES if field.expires else same("")
    return _joined(text, about, expires, _OUT if field.direction is Direction.OUT else same(""))


_ACTION = Text("{action}：{by}", "{action}: {by}")
_POWER = Text("；依法由{body}决定", "; by law decided by {body}")
_DEEMED = Text("；逾期视为已决定", "; counts as decided when time is up")
_GATE = Text("审批“{gate}”：{by}，{rule}", "approval “{gate}”: {by}, {rule}")
_AFTER = Text("，在“{gates}”之后", ", after “{gates}”")
_LOOKS = Text("，只看{fields}", ", looks at {fields} only")
_APART = Text("，办过“{actions}”的人不能表态", ", not whoever did “{actions}”")
_REFUSAL = Text("；否决即办“{action}”", "; a refusal does “{action}”")
_ONE_NO = Text("；一人否决即止", "; one refusal ends it")
_NO_VETO = Text("；一人否决不止", "; one refusal does not end it")
_CHECK = Text("核查：{check}", "check: {check}")
_NEED = Text("须有：{field}", "needs: {field}")
_VALUE = Text("，且为“{value}”", ", which must be “{value}”")
_WHEN = Text("，{values}时", ", when {values}")
_IS = Text("{field}为“{value}”", "{field} is “{value}”")
_ANEW = Text("，每次新交", ", anew each time")
_TAKE = Text("可交：{field}", "may come: {field}")
_RECORD = Text("记入{field}：{question}", "fills {field}: {question}")
_ASKS = Text("自动询问，答案记入{field}", "asks by itself; the answer fills {field}")
_RAISES = Text("加上标记“{flag}”", "marks “{flag}”")
_LOWERS = Text("去掉标记“{flag}”", "takes off “{flag}”")
_EXTENDS = Text("“{clock}”延长 {more}", "“{clock}” runs {more} longer")


def _action(action: Action, words: Wording) -> Text:
    text = _ACTION.fill(action=action.label, by=words.all(words.role, action.by))
    power = _POWER.fill(body=words.body(action.power)) if action.power else same("")
    return _joined(text, power, _DEEMED if action.deemed else same(""))


def _inside(action: Action, words: Wording) -> Iterator[Described]:
    def part(kind: str, name: str, text: Text, origin: Origin) -> Described:
        return Described(kind, name, text, origin, action.name)

    for number, arc in enumerate(action.arcs):
        yield part("way", "", words.way(arc), action.origin_of("arcs", number))
    for gate in action.gates:
        yield part("gate", gate.name, _gate(gate, words), gate.origin)
    for number, check in enumerate(action.checks):
        text = _CHECK.fill(check=words.condition(check))
        yield part("check", check, text, action.origin_of("checks", number))
    for number, need in enumerate(action.needs):
        yield part("need", need.field, _need(need, words), action.origin_of("needs", number))
    for number, name in enumerate(action.takes):
        text = _TAKE.fill(field=words.field(name))
        yield part("take", name, text, action.origin_of("takes", number))
    for name, question in action.records.items():
        text = _RECORD.fill(field=words.field(name), question=words.recorded(question))
        yield part("record", name, text, action.origin_of("records", name))
    if action.asks is not None:
        text = _ASKS.fill(field=words.field(action.asks.into))
        yield part("asks", action.asks.into, text, action.origin)
    for number, effect in enumerate(action.effects):
        yield part(
            "effect", "", effect_in_words(effect, words), action.origin_of("effects", number)
        )
    for kind, texts in (("raises", _RAISES), ("lowers", _LOWERS)):
        for number, flag in enumerate(getattr(action, kind)):
            text = texts.fill(flag=words.flag(flag))
            yield part("flag", flag, text, action.origin_of(kind, number))
    for name, more in action.extends.items():
        text = _EXTENDS.fill(clock=words.clock(name), more=more.text)
        yield part("clock", name, text, action.origin)


def _gate(gate: Gate, words: Wording) -> Text:
    roles = words.all(words.role, gate.by)
    texts = [_GATE.fill(gate=gate.label, by=roles, rule=words.rule(gate))]
    if gate.after:
        texts.append(_AFTER.fill(gates=_labels_of_gates(gate, words)))
    if gate.looks_at:
        texts.append(_LOOKS.fill(fields=words.all(words.field, gate.looks_at)))
    if gate.apart_from:
        texts.append(_APART.fill(actions=words.all(words.action, gate.apart_from)))
    if gate.veto is not None:
        texts.append(_ONE_NO if gate.veto else _NO_VETO)
    if gate.refusal:
        texts.append(_REFUSAL.fill(action=words.action(gate.refusal)))
    return _joined(*texts)


def _labels_of_gates(gate: Gate, words: Wording) -> tuple[Text, ...]:
    """Return what the gates are called that come first; they are on the same action."""
    for action in words.workflow.actions:
        if gate in action.gates:
            labels = {one.name: one.label for one in action.gates}
            return tuple(labels.get(name, same(name)) for name in gate.after)
    return tuple(same(name) for name in gate.after)


def _need(need: Need, words: Wording) -> Text:
    texts = [_NEED.fill(field=words.field(need.field))]
    if need.value is not None:
        texts.append(_VALUE.fill(value=words.choice(need.field, need.value)))
    if need.when:
        values = tuple(
            _IS.fill(field=words.field(name), value=words.choice(name, value))
            for name, value in need.when.items()
        )
        texts.append(_WHEN.fill(values=values))
    return _joined(*texts, _ANEW if need.anew else same(""))


_CLOCK = Text("{clock}：{duration}，在{states}时计", "{clock}: {duration}, runs at {states}")
_PAUSES = Text("，在{states}时停", ", stands still at {states}")
_FIRES = Text("；到期即“{action}”", "; then “{action}”")
_RUNG = Text("（随“{clock}”）", " (with “{clock}”)")


def _clock(clock: Clock, words: Wording) -> Text:
    states = words.all(words.state, clock.runs_in)
    texts = [_CLOCK.fill(clock=clock.label, duration=clock.period.text, states=states)]
    if clock.pauses_in:
        texts.append(_PAUSES.fill(states=words.all(words.state, clock.pauses_in)))
    texts.append(words.conditions(clock.when, clock.unless))
    if clock.fires:
        texts.append(_FIRES.fill(action=words.action(clock.fires)))
    if clock.part_of:
        texts.append(_RUNG.fill(clock=words.clock(clock.part_of)))
    return _joined(*texts)
