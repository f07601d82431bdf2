"""Who stands at the hall's pages in the tests, and fills in what the page asks for."""

import re
from datetime import UTC, date, datetime
from html import unescape
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from community_gov import Case, Document
from community_gov_childcare.story.cast import Family, application

BORN = date(datetime.now(UTC).year - 2, 1, 15)


class Visitor(Client):
    """One person with a browser that sends the forms it was shown."""

    def __init__(self, name: str) -> None:
        from django.contrib.auth.models import User

        super().__init__(headers={"accept-language": "en"}, enforce_csrf_checks=True)
        self.user = User.objects.get(username=name)
        self.number = self.user.person.number
        self.force_login(self.user)

    def sends(self, address: str, **given: object) -> int:
        """Open a form, fill it in and send it; return the status of the answer."""
        page = self.get(address).content.decode()
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
        shown = {name: unescape(value) for name, value in hidden if name != "next"}
        self.said = self.post(address, shown | given)
        return self.said.status_code

    @property
    def text(self) -> str:
        return unescape(self.said.content.decode())


def filled_in() -> dict[str, object]:
    form = application(Family("a", "程静", "程小满", BORN), Random(5))
    return {f"data.{name}": _sent(value) for name, value in form.items()}


def _sent(value: object) -> object:
    if isinstance(value, Document):
        return SimpleUploadedFile(value.filename, value.content)
    return value.isoformat() if isinstance(value, date) else "on" if value is True else value


def cases() -> list[Case]:
    from hall.district import here

    return list(here().cases())


def state(case: str) -> tuple[str, ...]:
    from hall.district import here

    return here().case(case).state.configuration


def parts() -> dict[str, object]:
    from hall.models import Person

    parent = Person.objects.get(user__username="parent")
    child = Person.objects.get(cared_for_by=parent)
    return {"people.applicant": parent.number, "people.child": child.number}


def opened(parent: Visitor) -> str:
    assert parent.sends("/new/childcare:operate/open", **parts(), **filled_in()) == 302
    (case,) = cases()
    return case.id
