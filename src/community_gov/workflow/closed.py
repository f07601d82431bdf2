"""Say why a way that begins where the case is cannot be taken: which condition closed it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from community_gov.domain.cases import CaseState
from community_gov.domain.errors import Problem
from community_gov.domain.text import Text
from community_gov.workflow.conditions import (
    ASKED,
    DONE,
    FLAG,
    IN,
    RUNNING,
    holds,
    is_standing,
    subject,
)
from community_gov.workflow.definition import Action, Arc, Clock, Flag, State, Workflow

Labelled = State | Flag | Action | Clock

_WHEN = {
    IN: Text("还没有到“{name}”", "the case is not at “{name}”"),
    FLAG: Text("没有“{name}”标记", "“{name}” is not marked"),
    DONE: Text("还没有办过“{name}”", "“{name}” has not been done"),
    ASKED: Text("“{name}”没有在等待审批", "nobody has asked for “{name}”"),
    RUNNING: Text("“{name}”已过", "the time of “{name}” is over"),
}
_NOT_BEGUN = Text("“{name}”没有在计算", "the time of “{name}” is not running")
_UNLESS = {
    IN: Text("已处于“{name}”", "the case is at “{name}”"),
    FLAG: Text("有“{name}”标记", "“{name}” is marked"),
    DONE: Text("“{name}”已经办过", "“{name}” has been done already"),
    ASKED: Text("“{name}”正在等待审批", "“{name}” waits for approval"),
    RUNNING: Text("“{name}”尚未届满", "the time of “{name}” is still running"),
}


def why_closed(
    workflow: Workflow, state: CaseState, action: Action, ways: Sequence[Arc]
) -> tuple[Problem, ...]:
    """Return one problem for each condition that closes a way; at least one."""
    because = dict.fromkeys(text for way in ways for text in _against(workflow, state, way))
    if not because:
        return (Problem("action.way_closed", params={"action": action.label}),)
    params = {"action": action.label}
    return tuple(Problem("action.closed", params={**params, "because": one}) for one in because)


def _against(workflow: Workflow, state: CaseState, way: Arc) -> Iterator[Text]:
    for names, texts, wanted in ((way.when, _WHEN, True), (way.unless, _UNLESS, False)):
        for name in names:
            if is_standing(name) and holds(name, state) is not wanted:
                kind, about = subject(name)
                text = texts[kind]
                if wanted and kind == RUNNING and about not in state.clocks:
                    text = _NOT_BEGUN
                yield text.fill(name=_label(workflow, kind, about))


def _label(workflow: Workflow, kind: str, name: str) -> object:
    parts: dict[str, Callable[[], Iterable[Labelled]]] = {
        IN: workflow.every_state,
        FLAG: lambda: workflow.flags,
        DONE: lambda: workflow.actions,
        ASKED: lambda: workflow.actions,
        RUNNING: lambda: workflow.clocks,
    }
    return next((one.label for one in parts[kind]() if one.name == name), name)
