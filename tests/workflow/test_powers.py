"""A power that law gives to one kind of body is held by the role that is used, and there."""

import pytest
from attrs import evolve

from community_gov.domain.people import FORWARDED, Actor

from .builders import ROLES, action, actor, case, codes, command, decided, role, workflow

POWER = workflow(
    action("fine", "start>fined", by=("officer",), power="street_office"),
    roles=(*ROLES, role("officer", "street_office")),
)


def test_a_power_of_the_street_office_is_not_held_through_the_community() -> None:
    assert decided(POWER, case(), command("fine", actor("sun", "officer", body="street_office")))
    assert codes(POWER, case(), command("fine", actor("sun", "officer"))) == ["action.not_yours"]
    elsewhere = evolve(POWER, roles=(role("officer"),))
    assert codes(elsewhere, case(), command("fine", actor("sun", "officer"))) == [
        "action.not_yours"
    ]


@pytest.mark.parametrize(("body", "allowed"), [("street_office", True), ("community", False)])
def test_an_act_through_another_case_rests_on_the_power_of_the_person_behind_it(
    body: str, allowed: bool
) -> None:
    of = workflow(action("fine", "start>fined", by=(FORWARDED,), power="street_office"))
    hand = Actor("sun", {"officer": body, FORWARDED: ""})
    if allowed:
        assert decided(of, case(), command("fine", hand)).right == FORWARDED
    else:
        assert codes(of, case(), command("fine", hand)) == ["action.not_yours"]
