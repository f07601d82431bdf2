"""A street office in operation: real place file, real keys, the childcare workflow.

What it does is kept: each decided change, just as the store was given it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

from attrs import frozen
from roads import Road, road_of

from community_gov.bootstrap import open_district
from community_gov.domain.commands import Answer
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.services.ports import Change, Receipt
from community_gov.store import SqliteStore
from community_gov_childcare.story.cast import Family, application

PROGRAM, PAYMENTS = "childcare:operate", "childcare:payments"
NOON = datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=8)))
CHILDREN = 880
"""So many children have birthdays of their own, and with them numbers of their own."""

_FILE = """
place: street
kind: street
label: {zh: 某街道, en: A street}
language: zh
bodies:
  office: {kind: street, label: {zh: 街道办事处, en: Street office}}
  bureau: {kind: county_health_bureau, label: {zh: 卫健局, en: Health bureau}}
  treasury: {kind: finance_bureau, label: {zh: 财政局, en: Finance bureau}}
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
calendar: {name: cn}
plugins:
  - childcare: {mode: operate}
"""
_STAFF = {"first_reviewer": "office", "confirmer": "bureau", "finance_clerk": "treasury"}


class Listening(SqliteStore):
    """A store that keeps in mind what it wrote."""

    changes: Sequence[Change] = ()

    def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> None:
        super().commit(changes, receipt)
        self.changes = (*self.changes, *changes)


@frozen
class Way:
    """The commands of one case that come one at a time: open, submit, first review, confirm."""

    here: Neighbourhood
    staff: dict[str, str]
    parent: str
    child: str
    form: dict[str, object]

    def go(self) -> str:
        people = {"applicant": self.parent, "child": self.child}
        case = self.here.open(PROGRAM, by=self.parent, people=people, data=self.form).case
        self.here.act(case, "submit", by=self.parent)
        self.here.act(case, "first_review", by=self.staff["first_reviewer"])
        self.here.act(case, "confirm", by=self.staff["confirmer"])
        return case


class Street:
    """One street with its staff; new families come as they are asked for."""

    def __init__(self, folder: Path, store: str | SqliteStore) -> None:
        places = folder / "places"
        places.mkdir(parents=True)
        (places / "street.yaml").write_text(_FILE, encoding="utf-8")
        self.district = open_district(places, store, folder / "keys", now=lambda: NOON)
        self.here = self.district.neighbourhood("street")
        self.staff = {role: self._hired(role, body) for role, body in _STAFF.items()}
        self._families = _families()

    def _hired(self, role: str, body: str) -> str:
        person = self.here.register_person({})
        self.here.appoint(person, role, body, NOON.date())
        return person

    def way(self) -> Way:
        """Register a family and return what is to be done for it."""
        family, form = next(self._families)
        parent = self.here.register_person({"name": family.parent})
        child = self.here.register_person({"name": family.child})
        return Way(self.here, self.staff, parent, child, form)

    def pay(self, case: str) -> None:
        """Put a confirmed case into a payment batch and pay it."""
        clerk = self.staff["finance_clerk"]
        head = self._hired("finance_head", "treasury")
        batch = self.here.open(PAYMENTS, by=clerk, data={"batch_name": "1"}).case
        self.here.act(batch, "collect", by=clerk, links={"member": [case]})
        totals = {"member_count": 1, "total_yuan": 3600}
        self.here.act(batch, "close_list", by=clerk, data=totals)
        self._ordered(batch, head)
        self.here.act(batch, "confirm_paid", by=clerk, data={"bank_receipt": "HD1"})

    def _ordered(self, batch: str, head: str) -> None:
        self.here.act(batch, "order_payment", by=self.staff["finance_clerk"])
        (step,) = (one for one in self.here.what_next(batch) if one.gate)
        shown = step.shown or ""
        self.here.vote(batch, "order_payment", "second_person", Answer.AGREE, by=head, shown=shown)


def _families() -> Iterator[tuple[Family, dict[str, object]]]:
    random = Random(20260302)
    for number in range(CHILDREN):
        born = date(2023, 6, 1) + timedelta(days=number)
        family = Family(str(number), "程静", "程小满", born)
        yield family, application(family, random)


def main_path(folder: Path) -> list[Change]:
    """Live through one case from its opening to its payment; return its changes in order."""
    with Listening.open(f"sqlite:///{folder / 'path.db'}") as store:
        case = _paid(Street(folder / "path", store))
        return [change for change in store.changes if change.after.id == case]


def main_road(folder: Path) -> Road:
    """Return the same way, as its history tells it."""
    street = Street(folder, f"sqlite:///{folder.with_suffix('.db')}")
    road = road_of(street.here, _paid(street))
    street.district.close()
    return road


def _paid(street: Street) -> str:
    case = street.way().go()
    street.pay(case)
    return case
