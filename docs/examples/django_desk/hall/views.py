"""The pages: lists, a case, and a form for whatever step a workflow has."""

from collections.abc import Sequence
from secrets import token_hex
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from community_gov import Case, CommunityGovError, NotFound, Problem, StoreError
from community_gov.plugin import NextStep
from hall.district import here
from hall.models import Person, Visit
from hall.schema_form import Input, Options, inputs, sent
from hall.steps import Wanted, carry_out, name_of
from hall.words import language, say


@login_required
def cases(request: HttpRequest) -> HttpResponse:
    """Show the cases that the reader may see, and what can be begun."""
    ways = [
        (program, name_of(step), program_.label, step.action.label)
        for program, program_ in here().rulebook.programs.items()
        for step in here().ways_in(program, by=_me(request).number)
        if not request.user.is_staff or "applicant" not in step.by
    ]
    return render(request, "hall/cases.html", {"cases": _seen(request), "ways": ways})


@login_required
def visits(request: HttpRequest) -> HttpResponse:
    """Show the book of visits to those who keep it."""
    if not request.user.is_staff:
        raise PermissionDenied
    return render(request, "hall/visits.html", {"visits": Visit.objects.all()[:200]})


@login_required
def case(request: HttpRequest, case: str) -> HttpResponse:
    """Show one case with its progress and what the reader can do."""
    found = _case(request, case)
    workflow = here().workflow_of(case)
    labels = {one.name: one.label for one in workflow.fields}
    told = [(labels[name], value) for name, value in here().masked(case).items()]
    steps = [(None, [_named(one) for one in here().what_next(case, by=_me(request).number)])]
    for whom in _served(request, found):
        steps.append((whom, [_named(one) for one in here().what_next(case, by=whom.number)]))
    shown = {"case": found, "held": told, "told": here().progress(case), "steps": steps}
    return render(request, "hall/case.html", {**shown, "label": workflow.label})


@login_required
def begin(request: HttpRequest, program: str, action: str) -> HttpResponse:
    """Open a case."""
    try:
        ways = here().ways_in(program, by=_me(request).number)
    except NotFound:
        raise Http404 from None
    return _form(request, _step(ways, action), program, None, None)


@login_required
def act(request: HttpRequest, case: str, step: str) -> HttpResponse:
    """Do a step of a case, for oneself or for somebody who came to the counter."""
    found = _case(request, case)
    whom = None
    if number := request.GET.get("for"):
        whom = next((one for one in _served(request, found) if one.number == number), None)
        if whom is None:
            raise Http404
    by = whom or _me(request)
    return _form(request, _step(here().what_next(case, by=by.number), step), "", found, whom)


def _form(
    request: HttpRequest, step: NextStep, program: str, case: Case | None, whom: Person | None
) -> HttpResponse:
    linked = [(one.id, one.id[:8]) for one in _seen(request)]
    asked = inputs(step.input_schema(language()), _namable(request), linked)
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            wanted = _wanted(request, step, asked, program, case, whom)
            return redirect("case", carry_out(wanted))
        except (CommunityGovError, IntegrityError, OperationalError, ValueError) as error:
            problems = _problems(error)
    shown: dict[str, Any] = {
        "title": step.form.title,
        "inputs": [(one, request.POST.get(one.name, one.value)) for one in asked],
        "problems": problems,
        "whom": whom,
        "case": case,
        "key": request.POST.get("key") or token_hex(16),
    }
    return render(request, "hall/form.html", shown, status=422 if problems else 200)


def _wanted(
    request: HttpRequest,
    step: NextStep,
    asked: Sequence[Input],
    program: str,
    case: Case | None,
    whom: Person | None,
) -> Wanted:
    ticket = request.POST.get("ticket", "").strip() if request.user.is_staff else ""
    if ticket and not (ticket.isdecimal() and 1 <= int(ticket) <= 9999):
        raise ValueError("ticket_wrong")
    return Wanted(
        request.user,
        program,
        case.id if case else None,
        step,
        sent(request, asked),
        request.POST["key"],
        whom,
        request.POST.get("consent", ""),
        int(ticket) if ticket else None,
    )


def _problems(error: Exception) -> list[tuple[str, str]]:
    """Return what is wrong, each with the name of the input that it is about."""
    if isinstance(error, StoreError | OperationalError):
        return [("", say("busy"))]
    if isinstance(error, CommunityGovError):
        return [(_field(one.where), _sentence(one)) for one in error.problems]
    return [("ticket", say("ticket_used" if isinstance(error, IntegrityError) else "ticket_wrong"))]


def _field(where: str) -> str:
    return f"data.{where}" if where.isidentifier() else where


def _sentence(problem: Problem) -> str:
    space = "" if language() == "zh" else " "
    return f"{problem.what.in_(language())}{space}{problem.next_step.in_(language())}"


def _me(request: HttpRequest) -> Person:
    try:
        person: Person = request.user.person
    except Person.DoesNotExist:
        raise PermissionDenied from None
    return person


def _seen(request: HttpRequest) -> Sequence[Case]:
    """Return a resident's own cases, or all of the street for those who work there."""
    return here().cases(person=None if request.user.is_staff else _me(request).number)


def _case(request: HttpRequest, name: str) -> Case:
    found = next((one for one in _seen(request) if one.id == name), None)
    if found is None:
        raise Http404
    return found


def _served(request: HttpRequest, case: Case) -> list[Person]:
    """Return the residents of a case for whom a worker at the counter can act."""
    if not request.user.is_staff:
        return []
    parts = {person for persons in case.people.values() for person in persons}
    return list(Person.objects.filter(number__in=parts, user__isnull=False))


def _namable(request: HttpRequest) -> Options:
    """Return whom the reader can name: oneself and one's children, or any resident."""
    residents = Person.objects.exclude(user__is_staff=True)
    if not request.user.is_staff:
        me = _me(request)
        residents = residents.filter(pk=me.pk) | residents.filter(cared_for_by=me)
    return [(one.number, one.label) for one in residents]


def _named(step: NextStep) -> tuple[str, Any]:
    return name_of(step), step.form.title


def _step(steps: Sequence[NextStep], name: str) -> NextStep:
    found = next((one for one in steps if name_of(one) == name), None)
    if found is None:
        raise Http404
    return found
