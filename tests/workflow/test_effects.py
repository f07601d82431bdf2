"""What an action causes beyond its own case, named for this case."""

from community_gov.domain.effects import Claim, Forward, Notify
from community_gov.domain.fields import FieldType
from community_gov.workflow.definition import Link, Need

from .builders import (
    action,
    case,
    command,
    decided,
    facts,
    held,
    personal_field,
    plain_field,
    workflow,
)

EFFECTS = workflow(
    action(
        "grant",
        "start>granted",
        needs=(Need("child"),),
        takes=("year",),
        checks=("year@1",),
        links=(Link("member"),),
        effects=(
            Claim("child-year", "child", "year"),
            Claim("child-year", "child", "year@1"),
            Claim("child", "child"),
            Claim("once"),
            Forward("member", "close"),
            Forward("member", "welcome", new_only=True),
            Notify("applicant", "granted"),
        ),
    ),
    fields=(personal_field("child", True), plain_field("year", FieldType.INT)),
)


def test_effects_name_what_they_are_about_in_this_case() -> None:
    where = case(held={"year": held(2025)}, links={"member": ("c1", "c2")})
    wish = command(
        "grant",
        held={"child": held(None, find="hash of the child"), "year": held(2026, 2)},
        links={"member": ("c2", "c3")},
    )
    found = decided(EFFECTS, where, wish, facts({"year@1": 2024, "link:member": True})).effects
    assert [one.part for one in found if isinstance(one, Claim)] == ["2026", "2024", "", ""]
    assert {one.found for one in found if isinstance(one, Claim)} == {
        "hash of the child",
        "place:pingcheng",
    }
    close, welcome = (one for one in found if isinstance(one, Forward))
    assert close.cases == ("c1", "c2", "c3")
    assert welcome.cases == ("c2", "c3")
    assert found[-1] == Notify("applicant", "granted")
