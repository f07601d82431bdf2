"""Cases: what can be begun, how far one is, what can be done with it, and who looked."""

from attrs import evolve
from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import JSONResponse

from community_gov import Case, CommunityGovError, Document, Neighbourhood
from community_gov.plugin import NextStep
from fastapi_desk import steps
from fastapi_desk.pages import HEADERS, moved, page
from fastapi_desk.sending import Sending
from fastapi_desk.session import Visit, Visiting
from fastapi_desk.steps import Doing, one_of

router = APIRouter()


@router.get("/")
def home(visit: Visiting) -> Response:
    """Show what one can begin, one's own cases, and what waits for one."""
    if visit.person is None:
        return page(visit, "welcome.html")
    here = visit.town.at(visit.person.place)
    listed = visit.town.listed(here.name)
    waiting = [
        one
        for program in listed
        for one in here.cases(program=program)
        if here.what_next(one.id, by=visit.person.id)
    ]
    return page(
        visit,
        "home.html",
        here=here,
        begin=_ways(visit, here, visit.person.id),
        mine=here.cases(person=visit.person.id),
        waiting=waiting,
        standing=lambda case: _standing(here, case),
    )


@router.get("/act-for")
def whom(visit: Visiting) -> Response:
    """Ask for whom a worker acts."""
    _worker(visit)
    return page(visit, "act_for.html", found=(), asked=False)


@router.post("/act-for")
def found(visit: Visiting, given: Sending) -> Response:
    """Find a resident by telephone; the number is in no address and in no log."""
    here = _worker(visit)
    persons = here.find_person("phone", given.one("phone")) if given.one("phone") else ()
    if len(persons) == 1:
        return moved(visit, f"/{here.name}/residents/{persons[0]}")
    return page(visit, "act_for.html", 422, asked=True, wrong=True)


@router.get("/{place}/residents/{person}")
def resident(visit: Visiting, place: str, person: str) -> Response:
    """Show a worker what can be done for one resident."""
    here = _worker(visit)
    if here.name != place:
        raise HTTPException(404)
    return page(
        visit,
        "resident.html",
        here=here,
        whose=person,
        name=here.points.holder(person),
        begin=_ways(visit, here, person),
        mine=here.cases(person=person),
        standing=lambda case: _standing(here, case),
    )


@router.get("/{place}/open/{program}/{action}")
def opening(visit: Visiting, place: str, program: str, action: str) -> Response:
    """Show the form with which a case begins."""
    doing = _opening(visit, place, program, action)
    query = visit.request.query_params
    given = {name: (value,) for name, value in query.items() if name.startswith("data.")}
    return steps.form(evolve(doing, typed=given))


@router.post("/{place}/open/{program}/{action}")
def open_case(visit: Visiting, place: str, program: str, action: str, given: Sending) -> Response:
    """Begin a case."""
    return steps.do(_opening(visit, place, program, action), given)


@router.get("/{place}/cases/{case}")
def case_page(visit: Visiting, place: str, case: str) -> Response:
    """Show a case to who has a part in it or works on it."""
    here, seen = _seen(visit, place, case)
    return _case(visit, here, seen)


@router.post("/{place}/cases/{case}/read")
def read(visit: Visiting, place: str, case: str, given: Sending) -> Response:
    """Open one sealed value for a purpose: recorded first, shown once, kept nowhere."""
    here, seen = _seen(visit, place, case)
    field, purpose = given.one("field"), given.one("purpose")
    try:
        value = here.read(case, field, by=visit.someone.id, purpose=purpose)
    except CommunityGovError as refused:
        return _case(visit, here, seen, 403, refused.lines(visit.language))
    if isinstance(value, Document):
        return Response(value.content, headers=_as_file(value), media_type=value.media_type)
    return _case(visit, here, seen, opened=(_label(here, seen, field), str(value)))


@router.get("/{place}/cases/{case}/do/{action}")
def step(visit: Visiting, place: str, case: str, action: str, gate: str = "") -> Response:
    """Show the form of a step."""
    return steps.form(_doing(visit, place, case, action, gate))


@router.post("/{place}/cases/{case}/do/{action}")
def do(
    visit: Visiting, place: str, case: str, action: str, given: Sending, gate: str = ""
) -> Response:
    """Do a step."""
    return steps.do(_doing(visit, place, case, action, gate), given)


@router.get("/{place}/cases/{case}/do/{action}/schema")
def schema(visit: Visiting, place: str, case: str, action: str, gate: str = "") -> Response:
    """Publish what a step takes as JSON Schema, with labels in both languages."""
    return JSONResponse(_doing(visit, place, case, action, gate).schema, headers=HEADERS)


def _ways(visit: Visit, here: Neighbourhood, person: str) -> list[tuple[str, NextStep]]:
    """Return what can be begun; a step that needs a link is left out."""
    return [
        (program, way)
        for program in visit.town.offered(here.name)
        for way in here.ways_in(program, by=person)
        if not any(link.required for link in way.action.links)
        and (way.action.by != ("community_worker",) or visit.someone.works)
    ]


def _opening(visit: Visit, place: str, program: str, action: str) -> Doing:
    here, whose = _here(visit, place), _whose(visit)
    if program not in visit.town.offered(place):
        raise HTTPException(404)
    ways = here.ways_in(program, by=whose or visit.someone.id)
    return Doing(visit, here, one_of(ways, action, ""), program, whose=whose)


def _doing(visit: Visit, place: str, case: str, action: str, gate: str) -> Doing:
    here, seen = _seen(visit, place, case)
    whose = _whose(visit)
    ways = here.what_next(case, by=whose or visit.someone.id)
    return Doing(visit, here, one_of(ways, action, gate), seen.program, case, whose)


def _here(visit: Visit, place: str) -> Neighbourhood:
    if visit.someone.place != place:
        raise HTTPException(404)
    return visit.town.at(place)


def _seen(visit: Visit, place: str, case: str) -> tuple[Neighbourhood, Case]:
    """Return a case that this person may look at; the library leaves that to the application."""
    here, me = _here(visit, place), visit.someone
    seen = here.case(case)
    roles = {role.name for role in here.workflow_of(case).roles}
    if not any(me.id in persons for persons in seen.people.values()) and not me.roles & roles:
        raise HTTPException(404)
    return here, seen


def _worker(visit: Visit) -> Neighbourhood:
    if not visit.someone.works:
        raise HTTPException(404)
    return visit.town.at(visit.someone.place)


def _whose(visit: Visit) -> str | None:
    """Return for whom a worker acts, as the address says; the library asks for the consent."""
    whose = visit.request.query_params.get("for")
    if whose and not visit.someone.works:
        raise HTTPException(404)
    return whose or None


def _case(
    visit: Visit,
    here: Neighbourhood,
    case: Case,
    status: int = 200,
    problems: list[str] | None = None,
    opened: tuple[object, str] | None = None,
) -> Response:
    me, whose = visit.someone, _whose(visit)
    workflow = here.workflow_of(case.id)
    fields = {one.name: one for one in workflow.fields}
    masked = here.masked(case.id)
    return page(
        visit,
        "case.html",
        status,
        here=here,
        case=case,
        title=here.rulebook.programs[case.program].label,
        standing=_standing(here, case),
        progress=here.progress(case.id),
        deadlines=here.deadlines(case.id),
        ways=here.what_next(case.id, by=whose or me.id),
        whose=whose,
        holds=[
            (fields[name], value, _purposes(visit, here, case, name))
            for name, value in masked.items()
        ],
        openings=[
            (fields[one.field].label, _action(here, case, one.purpose), one.at)
            for one in here.openings(case.id)
        ],
        opened=opened,
        problems=problems or [],
        wrong=bool(problems),
        said=visit.request.query_params.get("said", ""),
        voucher=case.program == "points:redemption" and "reserved" in case.state.configuration,
    )


def _purposes(visit: Visit, here: Neighbourhood, case: Case, name: str) -> list[tuple[str, object]]:
    """Return for which steps this person may open a field; the library decides it again."""
    workflow = here.workflow_of(case.id)
    field = next(one for one in workflow.fields if one.name == name)
    if field.personal is None:
        return []
    roles = visit.someone.roles.intersection(field.personal.readers)
    return [
        (one.name, one.label)
        for one in workflow.actions
        if roles.intersection((*one.by, *(role for gate in one.gates for role in gate.by)))
    ]


def _standing(here: Neighbourhood, case: Case) -> list[object]:
    workflow = here.workflow_of(case.id)
    inside = case.state.configuration
    return [
        one.told or one.label
        for one in workflow.every_state()
        if one.name in inside and not any(each.name in inside for each in one.states)
    ]


def _label(here: Neighbourhood, case: Case, name: str) -> object:
    return next(one.label for one in here.workflow_of(case.id).fields if one.name == name)


def _action(here: Neighbourhood, case: Case, name: str) -> object:
    action = here.workflow_of(case.id).action(name)
    return action.label if action else name


def _as_file(value: Document) -> dict[str, str]:
    """A name of ours: what the person called the file is personal too."""
    ending = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
    name = f"document.{ending.get(value.media_type or '', 'bin')}"
    return {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
