"""STUB: who is signed in. Put your own sign-in here; nothing else of the desk knows how it works.

Everybody below is invented. A real desk asks its own accounts, or the province's identity
service, and keeps nothing but the person's id with the account.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import evolve, field, frozen

from community_gov import District, Text


@frozen
class Person:
    """Somebody who can sign in.

    Attributes:
        key: what the list of the sign-in page calls them.
        offices: roles held, each with the body that it is held in.
        contact: what is registered of the person; sealed by the library.
        id: the person's id in the place.
    """

    key: str
    place: str
    label: Text
    offices: tuple[tuple[str, str], ...] = ()
    contact: Mapping[str, str] = field(factory=dict, repr=False)
    id: str = ""

    @property
    def roles(self) -> frozenset[str]:
        """The roles that the person holds in bodies."""
        return frozenset(role for role, _ in self.offices)

    @property
    def works(self) -> bool:
        """Whether the person holds an office, and so can act for residents."""
        return bool(self.offices)


CAST = (
    Person(
        "parent",
        "yingbin",
        Text("段晓梅，家长（迎宾街道）", "Duan Xiaomei, a mother (Yingbin Street)"),
        contact={"name": "段晓梅", "phone": "10000000001"},
    ),
    Person(
        "elder",
        "yingbin",
        Text("李桂英，七十二岁，带孙女（迎宾街道）", "Li Guiying, 72, raises her granddaughter"),
        contact={"name": "李桂英", "phone": "10000000002"},
    ),
    Person(
        "helper",
        "yingbin",
        Text("社区工作人员，可代办", "Community worker, can act for residents"),
        (("community_worker", "hetai_committee"),),
    ),
    Person(
        "reviewer",
        "yingbin",
        Text("街道初审人员", "First reviewer at the street office"),
        (("first_reviewer", "street_office"),),
    ),
    Person(
        "confirmer",
        "yingbin",
        Text("区卫健部门审核确认人员", "Confirming officer of the district"),
        (("confirmer", "health_bureau"),),
    ),
    Person(
        "clerk",
        "yingbin",
        Text("财政经办人", "Finance clerk"),
        (("finance_clerk", "finance_bureau"),),
    ),
    Person(
        "head",
        "yingbin",
        Text("财政复核人", "Finance head"),
        (("finance_head", "finance_bureau"),),
    ),
    Person(
        "grid",
        "luyuan",
        Text("网格员，负责市场北段（鹿苑街道）", "Grid worker on patrol (Luyuan Street)"),
    ),
    Person(
        "lead",
        "luyuan",
        Text("排班负责人（鹿苑街道）", "Keeps the roster (Luyuan Street)"),
        (("roster_lead", "enforcement_team"),),
    ),
    Person(
        "volunteer",
        "tianxiang",
        Text("志愿者，有积分可兑换（天香蓝郡）", "Volunteer with points to spend (Tianxiang)"),
        contact={"name": "吴建国"},
    ),
    Person(
        "keeper",
        "tianxiang",
        Text("社区工作人员（天香蓝郡）", "Community worker (Tianxiang)"),
        (("community_worker", "committee"),),
    ),
)
"""Everybody who can sign in to the demonstration."""


def register(district: District, person: Person, today: date) -> Person:
    """Register somebody in their place, and appoint them."""
    here = district.neighbourhood(person.place)
    known = here.register_person(person.contact)
    for role, body in person.offices:
        here.appoint(known, role, body, today - timedelta(days=30))
    return evolve(person, id=known)
