"""A step and the counter's visit, written together: both, or neither."""

from typing import Any

from attrs import frozen
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from community_gov import ActingFor, Channel
from community_gov.plugin import NextStep
from hall.district import deliver_after_commit, here
from hall.models import Person, Visit


@frozen
class Wanted:
    """What somebody wants to do, before it is known whether they may.

    Attributes:
        case: None when one is to be opened.
        whom: for whom a worker acts, with the consent; None for oneself.
        ticket: the visit's number at the counter, or None.
        key: of the page, so that what is sent twice is done once.
    """

    user: User
    program: str
    case: str | None
    step: NextStep
    body: dict[str, Any]
    key: str
    whom: Person | None = None
    consent: str = ""
    ticket: int | None = None


def carry_out(wanted: Wanted) -> str:
    """Do a step and note the visit in one transaction; return the case.

    Raises:
        CommunityGovError: the library refuses; the visit is not noted either.
        IntegrityError: the ticket was called before; the step is not done either.
    """
    with transaction.atomic():
        case, again = _done(wanted)
        if wanted.ticket is not None and not again:
            Visit.objects.create(
                day=timezone.localdate(),
                ticket=wanted.ticket,
                case=case,
                step=name_of(wanted.step),
                clerk=wanted.user,
            )
        deliver_after_commit()
    return case


def name_of(step: NextStep) -> str:
    """Return how a step is named in an address."""
    gate = "signer" if step.signs else step.gate.name if step.gate else ""
    return f"{step.action.name}/{gate}" if gate else step.action.name


def _done(wanted: Wanted) -> tuple[str, bool]:
    said = wanted.step.read_input(wanted.body)
    said |= {"by": wanted.user.person.number, "key": wanted.key}
    if wanted.whom is not None:
        said["acting_for"] = ActingFor(wanted.whom.number, Channel.IN_PERSON, wanted.consent)
    action = wanted.step.action.name
    if wanted.case is None:
        answer = here().open(wanted.program, action=action, **said)
    elif wanted.step.shown is None:
        answer = here().act(wanted.case, action, **said)
    else:
        gate = name_of(wanted.step).partition("/")[2]
        answer = here().vote(wanted.case, action, gate, **said)
    return answer.case, answer.repeated
