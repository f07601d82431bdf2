"""Invented people, so that there is somebody to log in as."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from hall.district import here
from hall.models import Person

OFFICES = {
    "counter": ("window_worker", "office", "窗口 / counter"),
    "reviewer": ("first_reviewer", "office", "初审 / first review"),
    "confirmer": ("confirmer", "bureau", "审核确认 / confirmation"),
    "clerk": ("finance_clerk", "treasury", "财政经办 / finance clerk"),
    "head": ("finance_head", "treasury", "财政复核 / finance head"),
}


def people(password: str, since: date = date(2020, 1, 1)) -> tuple[str, ...]:
    """Register everybody once; return the names with which one can log in."""
    with transaction.atomic():
        parent = _user("parent", "家长 / parent", password, staff=False)
        Person.objects.get_or_create(cared_for_by=parent, defaults=_new("孩子 / child"))
        for name, (role, body, label) in OFFICES.items():
            fresh = not User.objects.filter(username=name).exists()
            person = _user(name, label, password, staff=True)
            if fresh:
                here().appoint(person.number, role, body, since)
    return ("parent", *OFFICES)


def _user(name: str, label: str, password: str, *, staff: bool) -> Person:
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": staff})
    user.set_password(password)
    user.save()
    person, _ = Person.objects.get_or_create(user=user, defaults=_new(label))
    return person


def _new(label: str) -> dict[str, object]:
    # Called only when the row is new, so that nobody is registered twice.
    return {"label": label, "number": lambda: here().register_person({})}
