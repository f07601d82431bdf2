"""Guide somebody to the subsidy: three questions, answered by the program's own checks."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from attrs import evolve, frozen
from fastapi import APIRouter, Response

from community_gov import Language, Neighbourhood, Text
from community_gov.plugin import Reading
from fastapi_desk.drawing import Control, controls_of
from fastapi_desk.pages import page
from fastapi_desk.sending import Sending, Sent, body_of
from fastapi_desk.session import Visiting
from fastapi_desk.town import CHINA
from fastapi_desk.words import WORDS

PLACE, PROGRAM = "yingbin", "childcare:operate"
ASKED = ("child_birth_date", "child_nationality", "child_registered", "care")
CHECKS = ("born_in_range@1", "nationality@1", "registered_here@1")
router = APIRouter()


@frozen
class Guided:
    """What came of the answers.

    Attributes:
        reasons: why not; none when the child is covered.
        papers: what to bring, with what it is needed for.
        more: papers that the answer about care asks for besides, in a sentence.
    """

    reasons: tuple[Text, ...]
    amount: object
    because: Text | None
    papers: tuple[tuple[str, str], ...]
    more: Text | None


@router.get("/guide")
def ask(visit: Visiting) -> Response:
    """Ask the questions."""
    controls = controls_of(_questions(visit.town.at(PLACE), visit.language), visit.language)
    return page(visit, "guide.html", controls=controls, guided=None)


@router.post("/guide")
def answer(visit: Visiting, given: Sending) -> Response:
    """Say whether, how much, and with which papers; what was answered is not kept."""
    here, language = visit.town.at(PLACE), visit.language
    schema = _questions(here, language)
    controls = controls_of(schema, language, given.values)
    values = _values(schema, given)
    guided = None if values is None else _guide(here, values, language)
    wrong = WORDS["date_hint"].in_(language) if values is None else ""
    return page(
        visit,
        "guide.html",
        422 if wrong else 200,
        controls=_marked(controls, wrong),
        guided=guided,
        wrong=wrong,
    )


def _questions(here: Neighbourhood, language: Language) -> dict[str, Any]:
    """Return the part of the program's own form that decides who is eligible."""
    (step, *_) = here.ways_in(PROGRAM)
    schema = step.input_schema(language)
    data = schema["properties"]["data"]
    kept = {name: data["properties"][name] for name in ASKED}
    return {**schema, "properties": {"data": {**data, "properties": kept, "required": ASKED}}}


def _values(schema: Mapping[str, Any], given: Sent) -> dict[str, object] | None:
    data = dict(body_of(schema, given).get("data", {}))
    try:
        data["child_birth_date"] = date.fromisoformat(data["child_birth_date"])
    except (KeyError, ValueError):
        return None
    return data if data.keys() == set(ASKED) else None


def _guide(here: Neighbourhood, values: Mapping[str, object], language: Language) -> Guided:
    questions = here.rulebook.questions
    reading = Reading(values, datetime.combine(here.today(), datetime.min.time(), CHINA))
    checked = [questions[f"childcare:{name}"].answer(reading) for name in CHECKS]
    amount = questions["childcare:amount_yuan@1"].answer(reading)
    care = questions["childcare:care_papers@1"].answer(reading)
    return Guided(
        reasons=tuple(one.because for one in checked if one.holds is not True and one.because),
        amount=amount.value,
        because=amount.because,
        papers=_papers(here, language),
        more=care.because if care.holds is False else None,
    )


def _papers(here: Neighbourhood, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the documents that handing in always needs, from the workflow as it is here."""
    workflow = here.rulebook.workflows[here.rulebook.programs[PROGRAM].workflow]
    submit = workflow.action("submit")
    needed = {need.field for need in submit.needs} if submit else set()
    return tuple(
        (one.label.in_(language), one.personal.purpose.in_(language) if one.personal else "")
        for one in workflow.fields
        if one.name in needed and one.type.value == "document"
    )


def _marked(controls: tuple[Control, ...], wrong: str) -> tuple[Control, ...]:
    return tuple(
        evolve(one, errors=(wrong,)) if wrong and one.kind == "date" else one for one in controls
    )
