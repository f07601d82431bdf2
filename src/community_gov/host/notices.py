"""What place files say about telling people, held against what the place really has.

Channels come from all files of the chain, the nearer one going before. Quiet hours and the pace
come from the nearest file that has them; so do the rules, but only from where the plugins are
listed on, since they name what these plugins bring.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta

from attrs import field, frozen

from community_gov.domain.duration import Unit
from community_gov.domain.effects import NEXT
from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.domain.notices import (
    GIVEN,
    OFFICES,
    PARTS,
    NoticeBook,
    NoticeRule,
    OpenChannel,
    Pace,
    QuietHours,
)
from community_gov.domain.text import Text, placeholders
from community_gov.host.channels import WrittenChannel, opened
from community_gov.host.contents import Contents
from community_gov.host.place_file import PlaceFile
from community_gov.host.place_shape import NoticeRuleShape, NoticesShape
from community_gov.host.yaml_reader import Document, Steps
from community_gov.workflow.definition import Workflow


@frozen
class ReadNotices:
    """How people are told in a place, and what is wrong with that."""

    book: NoticeBook
    problems: Sequence[Problem] = ()


def read_notices(
    chain: Sequence[PlaceFile], below: Sequence[PlaceFile], contents: Contents
) -> ReadNotices:
    """Return how people are told in a place.

    Args:
        chain: its file and those above it, the outermost first.
        below: those of them from the one that lists the plugins on.
        contents: what the plugins gave, composed.
    """
    reading = _Reading(contents)
    rules = tuple(reading.rules(below))
    channels = reading.channels(chain, {name for one in rules for name in one.by})
    book = NoticeBook(
        channels=channels,
        rules=rules,
        quiet=reading.quiet(chain),
        pace=reading.pace(chain),
        kinds={name: one.label for name, one in contents.channels.items()},
        given=reading.given(below),
    )
    return ReadNotices(book, reading.problems)


@frozen
class _Reading:
    contents: Contents
    problems: list[Problem] = field(factory=list)
    _used: dict[str, tuple[Document, Steps]] = field(factory=dict)

    def rules(self, below: Sequence[PlaceFile]) -> Iterator[NoticeRule]:
        file = _nearest(below, "rules")
        if file is None:
            return
        written = file.notices.rules if file.notices else None
        for number, shape in enumerate(written or ()):
            at: Steps = ("notices", "rules", number)
            rule = _rule(shape)
            self.problems.extend(_Checking(file.document, at, self.contents).problems(rule))
            for name in rule.by:
                self._used.setdefault(name, (file.document, (*at, "by")))
            yield rule

    def given(self, below: Sequence[PlaceFile]) -> tuple[NoticeRule, ...]:
        """Return what plugins tell, without what a file leaves out."""
        known, left_out = self.contents.tellings, set()
        for file in below:
            for name in file.notices.without if file.notices else ():
                if name not in known:
                    at, near = ("notices", "without"), nearest(name, known) or "—"
                    wrong = file.document.problem("notices.without", at, name=name, near=near)
                    self.problems.append(wrong)
                left_out.add(name)
        return tuple(one for name, one in known.items() if name not in left_out)

    def channels(self, chain: Sequence[PlaceFile], used: Collection[str]) -> dict[str, OpenChannel]:
        written = {
            name: WrittenChannel(name, file.document, settings)
            for file in chain
            if file.notices
            for name, settings in file.notices.channels.items()
        }
        own = chain[-1].notices.channels if chain[-1].notices else {}
        made: dict[str, OpenChannel] = {}
        for name in dict.fromkeys((*used, *own)):
            if name not in written:
                document, at = self._used[name]
                near = nearest(name, written) or "—"
                self.problems.append(document.problem("notices.channel", at, name=name, near=near))
                continue
            try:
                made[name] = opened(written[name], self.contents.channels)
            except InvalidFile as error:
                self.problems.extend(error.problems)
        return made

    def quiet(self, chain: Sequence[PlaceFile]) -> QuietHours | None:
        file = _nearest(chain, "quiet")
        written = file.notices.quiet if file and file.notices else None
        if file is None or written is None:
            return None
        try:
            return QuietHours.parse(written)
        except ValueError:
            at = ("notices", "quiet")
            self.problems.append(file.document.problem("notices.quiet", at, value=written))
            return None

    def pace(self, chain: Sequence[PlaceFile]) -> Pace:
        file = _nearest(chain, "retry")
        written = file.notices.retry if file and file.notices else None
        if file is None or written is None:
            return Pace()
        units = {written.first.unit, written.most.unit}
        if units != {Unit.MINUTES} or written.most.amount < written.first.amount:
            self.problems.append(file.document.problem("notices.pace", ("notices", "retry")))
        return Pace(
            timedelta(minutes=written.first.amount),
            timedelta(minutes=written.most.amount),
            written.attempts,
        )


def _nearest(files: Sequence[PlaceFile], part: str) -> PlaceFile | None:
    return next((one for one in reversed(files) if _has(one.notices, part)), None)


def _has(notices: NoticesShape | None, part: str) -> bool:
    return notices is not None and getattr(notices, part) is not None


def _rule(shape: NoticeRuleShape) -> NoticeRule:
    return NoticeRule(
        to=_several(shape.to),
        by=_several(shape.by),
        workflow=shape.workflow or "",
        on=shape.on,
        entering=shape.entering,
        language=shape.language,
        urgent=shape.urgent,
        text=shape.text,
        name=_named(shape.text),
    )


def _several(written: str | tuple[str, ...]) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(dict.fromkeys(written))


def _named(text: Text | None) -> str:
    """Name a notice after what it says, so that it keeps its name when others come before it."""
    if text is None:
        return ""
    return "text-" + hashlib.sha256(f"{text.zh}\n{text.en}".encode()).hexdigest()[:12]


@frozen
class _Checking:
    """Holds one rule against the workflows that it may be about."""

    document: Document
    at: Steps
    contents: Contents

    def problems(self, rule: NoticeRule) -> Iterator[Problem]:
        if not rule.to or not rule.by:
            yield self.document.problem("notices.nobody", self.at)
        if rule.text is not None and not (rule.workflow and (rule.on or rule.entering)):
            yield self.document.problem("notices.text_when", (*self.at, "text"))
        workflows = self.contents.workflows
        if rule.workflow and rule.workflow not in workflows:
            yield self._unknown("notices.workflow", "workflow", rule.workflow, workflows)
            return
        about = [workflows[rule.workflow]] if rule.workflow else list(workflows.values())
        yield from self._names(rule, about)
        if rule.text is not None and rule.workflow:
            yield from self._text(rule.text, about[0])

    def _names(self, rule: NoticeRule, about: Sequence[Workflow]) -> Iterator[Problem]:
        actions = {one.name for workflow in about for one in workflow.actions}
        states = {one.name for workflow in about for one in workflow.every_state()}
        roles = {one.name for workflow in about for one in workflow.roles}
        # A text of the place goes to people; whom a step was given to is told by the kernel.
        roles |= {NEXT} if rule.text is not None else {NEXT, GIVEN, PARTS, OFFICES}
        parts: list[tuple[str, str, Iterable[str], Collection[str]]] = [
            ("notices.action", "on", rule.on, actions),
            ("notices.state", "entering", rule.entering, states),
            ("notices.audience", "to", rule.to, roles),
        ]
        for code, key, names, known in parts:
            for name in names:
                if name not in known:
                    yield self._unknown(code, key, name, known)

    def _text(self, text: Text, workflow: Workflow) -> Iterator[Problem]:
        plain = {one.name for one in workflow.fields if one.personal is None} | {"reason", "items"}
        for name in placeholders(text):
            if name not in plain:
                near = ", ".join(sorted(plain))
                at = (*self.at, "text")
                yield self.document.problem("notices.field", at, name=name, near=near)

    def _unknown(self, code: str, key: str, name: str, known: Iterable[str]) -> Problem:
        near = nearest(name, known) or "—"
        return self.document.problem(code, (*self.at, key), name=name, near=near)
