"""Do a step: its form, its schema, and the verb behind it."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen
from fastapi import HTTPException, Response

from community_gov import (
    ActingFor,
    Answer,
    Channel,
    CommunityGovError,
    Neighbourhood,
    Problem,
)
from community_gov.plugin import NextStep
from fastapi_desk.drawing import controls_of, elsewhere
from fastapi_desk.pages import moved, page
from fastapi_desk.sending import Sent, body_of
from fastapi_desk.session import Visit
from fastapi_desk.town import LINKABLE


@frozen
class Doing:
    """One step that somebody is about to do.

    Attributes:
        case: the case, or None when the step begins one.
        program: full name, also of the case's program.
        whose: the resident for whom it is done; None when one acts for oneself.
    """

    visit: Visit
    here: Neighbourhood
    step: NextStep
    program: str
    case: str | None = None
    whose: str | None = None
    typed: Mapping[str, Sequence[str]] = field(factory=dict, repr=False)

    @property
    def schema(self) -> dict[str, Any]:
        """What the step takes, in the visitor's language."""
        return self.step.input_schema(self.visit.language)


def one_of(steps: Sequence[NextStep], action: str, gate: str) -> NextStep:
    """Return the step that an address names.

    Raises:
        HTTPException: it cannot be done now, or not by this person.
    """
    for step in steps:
        at = step.gate.name if step.gate else "signer" if step.signs else ""
        if step.action.name == action and at == gate:
            return step
    raise HTTPException(404)


def form(doing: Doing, problems: Sequence[Problem] = (), version: str = "") -> Response:
    """Show the form of a step, perhaps with what was wrong."""
    visit, language = doing.visit, doing.visit.language
    cases = _cases(doing)
    controls = controls_of(doing.schema, language, doing.typed, problems, cases)
    if doing.case and not version:
        version = str(doing.here.case(doing.case).version)
    kept = doing.typed.get("key", ())
    return page(
        visit,
        "step.html",
        422 if problems else 200,
        doing=doing,
        title=doing.schema["title"],
        controls=controls,
        others=elsewhere(controls, problems, language),
        wrong=bool(problems),
        version=version,
        key=kept[0] if kept else secrets.token_hex(16),
        channels=[(one.value, _CHANNELS[one][language]) for one in _CHANNELS],
    )


def do(doing: Doing, given: Sent) -> Response:
    """Do a step with what was sent; show the form again when the rules say no."""
    doing = evolve(doing, typed=given.values)
    try:
        answer = _done(doing, given)
    except CommunityGovError as refused:
        return form(doing, refused.problems)
    place = doing.here.name
    said = "requested" if answer.happened == "requested" else "done"
    return moved(doing.visit, f"/{place}/cases/{answer.case}?said={said}{_for(doing)}")


def _done(doing: Doing, given: Sent) -> Answer:
    me, step, here = doing.visit.someone.id, doing.step, doing.here
    read = step.read_input(body_of(doing.schema, given) | _shown(step))
    common: dict[str, Any] = {"by": me, "key": given.one("key") or None}
    if doing.whose:
        channel = Channel(given.one("channel") or Channel.IN_PERSON)
        common["acting_for"] = ActingFor(doing.whose, channel, given.one("consent"))
    if doing.case is None:
        people = _people(doing, doing.whose or me)
        return here.open(doing.program, action=step.action.name, people=people, **read, **common)
    common["version"] = int(given.one("version") or 0)
    if step.shown is None:
        return here.act(doing.case, step.action.name, **read, **common)
    gate = step.gate.name if step.gate else "signer"
    return here.vote(doing.case, step.action.name, gate, **{"answer": ""} | read, **common)


def _shown(step: NextStep) -> dict[str, str]:
    return {} if step.shown is None else {"shown": step.shown}


def _people(doing: Doing, resident: str) -> dict[str, str]:
    """Return who has which part: the resident acts, and somebody new is registered for a child."""
    parts = {one.name for one in doing.step.form.people}
    people = {part: resident for part in doing.step.by if part in parts}
    if "child" in parts:
        people["child"] = doing.here.register_person({})
    return people


def _cases(doing: Doing) -> dict[str, list[tuple[str, str]]]:
    offered = {}
    for link in doing.step.action.links:
        program, state = LINKABLE.get((doing.program, link.kind), ("", ""))
        found = doing.here.cases(program=program, state=state) if program else ()
        offered[link.kind] = [(one.id, one.id[:8]) for one in found]
    return offered


def _for(doing: Doing) -> str:
    return f"&for={doing.whose}" if doing.whose else ""


_CHANNELS = {
    Channel.IN_PERSON: {"zh": "本人到场", "en": "in person"},
    Channel.PHONE: {"zh": "电话", "en": "by telephone"},
    Channel.PAPER: {"zh": "书面", "en": "on paper"},
}
