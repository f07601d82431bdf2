"""A workflow's rules in the words of its labels: conditions, approvals, what is needed."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import field, frozen

from community_gov.domain.cases import START
from community_gov.domain.effects import NEXT
from community_gov.domain.people import AUTOMATIC, CLOCK, FORWARDED
from community_gov.domain.text import Text, same
from community_gov.workflow.conditions import (
    ASKED,
    DONE,
    FLAG,
    IN,
    OVER,
    RUNNING,
    SOME,
    Linked,
    about,
    is_about_people,
    is_linked,
    is_standing,
    linked_as,
    subject,
)
from community_gov.workflow.counted import COUNT, PEOPLE, counted_as, is_counted
from community_gov.workflow.definition import Arc, Gate, Status, Workflow
from community_gov.workflow.expression import in_words, labels_of
from community_gov.workflow.guards import expression_of, is_guard
from community_gov.workflow.majority import HEADS, Base, Majority, Share

STATUS = {
    Status.OPEN: Text("办理中", "open"),
    Status.WAITING: Text("等待中", "waiting"),
    Status.CLOSED: Text("已办结", "closed"),
    Status.FINAL: Text("已终结", "final"),
    Status.HIDDEN: Text("不对外显示", "hidden"),
}
"""What a state means from outside, in words."""

_SYSTEM = {
    CLOCK: Text("期限届满", "a clock"),
    AUTOMATIC: Text("自动", "by itself"),
    FORWARDED: Text("经由另一事项", "through another case"),
    NEXT: Text("下一步的经办人", "whoever is next"),
}
_STANDING = {
    IN: Text("处于“{name}”", "the case is at “{name}”"),
    FLAG: Text("有“{name}”标记", "“{name}” is marked"),
    DONE: Text("已办过“{name}”", "“{name}” was done"),
    ASKED: Text("“{name}”正在等待审批", "“{name}” waits for approval"),
    RUNNING: Text("“{name}”尚未届满", "“{name}” is still running"),
}
_EVERY = Text("关联的“{link}”全部{status}", "all linked cases “{link}” are {status}")
_SOME = Text("关联的“{link}”有{status}的", "a linked case “{link}” is {status}")
_OVER = Text("已办结或终结", "over")
_AT = Text("处于“{state}”", "at “{state}”")
_ROOM = Text(
    "关联的“{link}”处于“{state}”的少于“{field}”",
    "fewer linked cases “{link}” are at “{state}” than “{field}” says",
)
_NAMED = Text("写明了“{part}”", "“{part}” is named")
_HOLDS = Text("“{part}”担任“{role}”", "“{part}” holds the office “{role}”")
_HOW_MANY = Text("关联的“{link}”件数", "how many cases are linked as “{link}”")
_HOW_MANY_AT = Text(
    "关联的“{link}”中{status}的件数", "how many of the linked cases “{link}” are {status}"
)
_SUM = Text("关联的“{link}”的“{name}”合计", "the sum of “{name}” over the linked cases “{link}”")
_PEOPLE = Text(
    "关联的“{link}”中“{name}”的人数（同一人只算一次）",
    "how many different people are “{name}” in the linked cases “{link}”",
)
_BEGIN = Text("（新事项）", "(new case)")
_STAYS = Text("{state}（留在原处）", "{state} (stays there)")
_COUNT = Text("{needed} 人同意", "{needed} must agree")
_AGREE = Text("{shares}同意", "{shares} must agree")
_PRESENT = Text("，须有{shares}参加", ", with {shares} taking part")
_OF_HEADS = {
    Base.ALL: Text("人数{share}", "{share} of the heads"),
    Base.TAKING_PART: Text("参加人数{share}", "{share} of the heads taking part"),
}
_OF = {
    Base.ALL: Text("“{measure}”{share}", "{share} of {measure}"),
    Base.TAKING_PART: Text("参加者“{measure}”{share}", "{share} of the {measure} taking part"),
}
_ONLY_IF = Text("，仅当{conditions}", ", only if {conditions}")
_UNLESS = Text("，{conditions}时不行", ", not if {conditions}")
_AND, _OR = Text("且", " and "), Text("或", " or ")


def joined(texts: Sequence[Text], between: Text) -> Text:
    """Return texts as one, with a word between them."""
    return Text(
        between.zh.join(text.zh for text in texts), between.en.join(text.en for text in texts)
    )


@frozen
class Wording:
    """What the names of a workflow are called.

    Attributes:
        questions: by full name, what is asked.
        bodies: by kind of body, what the bodies of that kind are called here.
    """

    workflow: Workflow
    questions: Mapping[str, Text] = field(factory=dict)
    bodies: Mapping[str, Text] = field(factory=dict)

    def state(self, name: str) -> Text:
        """Return what a state is called."""
        if name == START:
            return _BEGIN
        return self._label(name, self.workflow.every_state())

    def action(self, name: str) -> Text:
        """Return what an action is called."""
        return self._label(name, self.workflow.actions)

    def clock(self, name: str) -> Text:
        """Return what a clock is called."""
        return self._label(name, self.workflow.clocks)

    def flag(self, name: str) -> Text:
        """Return what a flag is called."""
        return self._label(name, self.workflow.flags)

    def field(self, name: str) -> Text:
        """Return what a field is called."""
        return self._label(name, self.workflow.fields)

    def choice(self, field_name: str, value: str) -> Text:
        """Return what a value of a field is called."""
        found = (one for one in self.workflow.fields if one.name == field_name)
        choices = next((one.choices for one in found), {})
        return choices.get(value, _YES_NO.get(value, same(value)))

    def role(self, name: str) -> Text:
        """Return what a role is called."""
        return _SYSTEM.get(name) or self._label(name, self.workflow.roles)

    def body(self, kind: str) -> Text:
        """Return what the bodies of a kind are called here, or the kind when there is none."""
        return self.bodies.get(kind, same(kind))

    def question(self, name: str) -> Text:
        """Return what a question asks."""
        return self.questions.get(name, same(name))

    def all(self, said: Callable[[str], Text], names: Iterable[str]) -> tuple[Text, ...]:
        """Return what several names are called."""
        return tuple(said(name) for name in names)

    def condition(self, condition: str) -> Text:
        """Return a condition of any kind in words."""
        if is_guard(condition):
            fields = labels_of(self.workflow.fields)
            return in_words(expression_of(condition), {**self.questions, **fields})
        if is_standing(condition):
            kind, name = subject(condition)
            said = {IN: self.state, FLAG: self.flag, RUNNING: self.clock}.get(kind, self.action)
            return _STANDING[kind].fill(name=said(name))
        if is_about_people(condition):
            asked = about(condition)
            text = _HOLDS if asked.role else _NAMED
            return text.fill(part=self.role(asked.part), role=self.role(asked.role))
        if is_linked(condition):
            return self._linked(linked_as(condition))
        return self.question(condition)

    def recorded(self, name: str) -> Text:
        """Return what a question asks, or what is counted."""
        if not is_counted(name):
            return self.question(name)
        asked = counted_as(name)
        if asked.kind != COUNT:
            text = _PEOPLE if asked.kind == PEOPLE else _SUM
            return text.fill(link=asked.link, name=asked.name)
        if asked.where is None:
            return _HOW_MANY.fill(link=asked.link)
        return _HOW_MANY_AT.fill(link=asked.link, status=_where(asked.where))

    def _linked(self, asked: Linked) -> Text:
        if asked.is_room:
            return _ROOM.fill(link=asked.link, state=asked.state, field=self.field(asked.field))
        text = _SOME if asked.kind == SOME else _EVERY
        return text.fill(link=asked.link, status=_where(asked))

    def conditions(self, when: Iterable[str], unless: Iterable[str]) -> Text:
        """Return under which conditions something holds, as the end of a sentence."""
        text = same("")
        for names, frame, between in ((when, _ONLY_IF, _AND), (unless, _UNLESS, _OR)):
            said = self.all(self.condition, names)
            if said:
                more = frame.fill(conditions=joined(said, between))
                text = Text(text.zh + more.zh, text.en + more.en)
        return text

    def way(self, arc: Arc) -> Text:
        """Return a way from state to state, with its conditions."""
        ends = joined((self.state(arc.source), self.state(arc.target)), same(" → "))
        if arc.source == arc.target:
            ends = _STAYS.fill(state=self.state(arc.source))
        conditions = self.conditions(arc.when, arc.unless)
        return Text(ends.zh + conditions.zh, ends.en + conditions.en)

    def rule(self, gate: Gate) -> Text:
        """Return how many must agree."""
        if gate.majority is None:
            return _COUNT.fill(needed=gate.needed)
        return rule_in_words(gate.majority)

    def _label(self, name: str, parts: Iterable[object]) -> Text:
        found = (one for one in parts if getattr(one, "name", None) == name)
        label = getattr(next(found, None), "label", None)
        return label if isinstance(label, Text) else same(name)


def _where(asked: Linked) -> Text:
    if asked.state:
        return _AT.fill(state=asked.state)
    return _OVER if asked.status == OVER else STATUS[Status(asked.status)]


_YES_NO = {"true": Text("是", "yes"), "false": Text("否", "no")}


def rule_in_words(majority: Majority) -> Text:
    """Return which shares must agree, and which must take part."""
    agree = joined([_share(one) for one in majority.agree], _AND_ALSO)
    text = _AGREE.fill(shares=agree)
    if not majority.taking_part:
        return text
    present = _PRESENT.fill(shares=joined([_share(one) for one in majority.taking_part], _AND_ALSO))
    return Text(text.zh + present.zh, text.en + present.en)


_AND_ALSO = Text("、", " and ")


def _share(share: Share) -> Text:
    if share.measure == HEADS:
        return _OF_HEADS[share.of].fill(share=share.text)
    return _OF[share.of].fill(measure=share.measure, share=share.text)
