"""What could be done instead, in words: the last line of every failure of a test."""

from typing import Protocol

from attrs import evolve

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.text import Text
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.workflow.reading import NextStep, role_label

_STEP = Text("{action}（{label}，由{by}）", "{action} (“{label}”, by {by})")
_ANSWER = Text("在“{gate}”就 {action} 表态（由{by}）", "answer “{gate}” of {action} (by {by})")
_NOTHING = Text("没有可办的", "nothing")


class Looked(Protocol):
    """What is asked of a bench here."""

    def possible(self, case: str) -> tuple[Text, ...]:
        """Return what can be done with a case now."""


def possible(there: Neighbourhood, case: str) -> tuple[Text, ...]:
    """Return what can be done with a case now, and by which roles."""
    workflow = there.workflow_of(case)
    found = []
    for step in there.what_next(case):
        by = [role_label(workflow, one) for one in step.by]
        found.append(_in_words(step, by))
    return tuple(found) or (_NOTHING,)


def _in_words(step: NextStep, by: list[Text]) -> Text:
    if step.gate is not None or step.signs:
        gate = step.gate.label if step.gate else Text("加签", "the signer")
        return _ANSWER.fill(gate=gate, action=step.action.name, by=by)
    return _STEP.fill(action=step.action.name, label=step.action.label, by=by)


def is_mistake(error: CommunityGovError) -> bool:
    """Whether a test said what the bench does not know; that is never the refusal of a rule."""
    return any(one.code.startswith("bench.") for one in error.problems)


def refused_with(bench: Looked, case: str | None, error: CommunityGovError) -> CommunityGovError:
    """Return a refusal that nobody expected, with what could be done instead."""
    problems = [evolve(one, where="") if one.where == case else one for one in error.problems]
    happened = tuple(sorted({one.code for one in error.problems}))
    params = {"happened": happened, "possible": bench.possible(case) if case else (_NOTHING,)}
    return CommunityGovError(*problems, Problem("bench.refused", params=params))


def say_why(error: CommunityGovError) -> Text:
    """Return what an error says, as one sentence after another."""
    zh = "".join(
        f"{one.where}：{one.what.zh}" if one.where else one.what.zh for one in error.problems
    )
    en = " ".join(
        f"{one.where}: {one.what.en}" if one.where else one.what.en for one in error.problems
    )
    return Text(zh, en)
