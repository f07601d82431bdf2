"""One workflow that has every kind of part, with every attribute filled."""

from fractions import Fraction

from attrs import evolve

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Claim, Forward, Notify, Open, Release
from community_gov.domain.fields import FieldType
from community_gov.domain.people import CLOCK
from community_gov.domain.text import same
from community_gov.workflow.definition import (
    Arc,
    Correction,
    Flag,
    Link,
    Need,
    StateKind,
    Status,
    Workflow,
)
from community_gov.workflow.majority import Majority, Share

from .builders import (
    ROLES,
    action,
    clock,
    gate,
    origin,
    personal_field,
    plain_field,
    role,
    state,
    text,
    workflow,
)

AUTHORITY = Authority(same("Law, art. 7"))
YEARS = {"y2025": text("2025"), "y2026": text("2026")}

FULL: Workflow = workflow(
    action("submit", "start>filed", by=("applicant",), takes=("child", "year", "use")),
    action(
        "approve",
        Arc("filed", "approved", ("able@1",), ("late@1",)),
        "filed>refused",
        power="community",
        gates=(
            gate(
                apart_from=("submit",),
                refusal="refuse",
                majority=Majority((Share(Fraction(2, 3)), Share(Fraction(1, 2), True, "area"))),
                weights={"area": "area@1"},
                after=("boss",),
                looks_at=("use",),
                unrelated_to=("applicant",),
                veto=False,
                authority=AUTHORITY,
            ),
            gate("boss"),
        ),
        checks=("eligible@1", "complete@1"),
        needs=(Need("child"), Need("use", {"year": "y2026"})),
        takes=("use",),
        reasons=("blurred", "expired"),
        records={"months": "months_due@1"},
        links=(Link("member"),),
        effects=(
            Notify("applicant", "approved"),
            Claim("child-year", "child", "year"),
            Forward("member", "close"),
            Release("waiting"),
            Open("office:other", "part", "begin", "whole", {"a": "applicant"}, {"x": "use"}),
        ),
        apart_from=("submit",),
        unrelated_to=("applicant",),
        signers=("street",),
        told=text("It was approved."),
        raises=("urgent",),
        lowers=("quiet",),
        extends={"payment": Duration.parse("10 working days")},
        authority=AUTHORITY,
    ),
    action("send_back", "filed>filed", correction=Correction.NAMES, reasons=("blurred",)),
    action("correct", "filed>filed", by=("applicant",), correction=Correction.REPLACES),
    action("refuse", "filed>refused", by=("clerk", "leader")),
    action("lapse", "filed>refused", by=(CLOCK,)),
    states=(
        state("filed", told=text("We are reading it.")),
        state(
            "approved",
            state("paid", status=Status.WAITING),
            state("unpaid"),
            state("before", kind=StateKind.HISTORY),
            kind=StateKind.NESTED,
        ),
        state("refused", status=Status.FINAL),
    ),
    roles=(*ROLES, role("street", "street_office")),
    fields=(
        personal_field("child", findable=True),
        plain_field("year", FieldType.CHOICE, choices=YEARS),
        plain_field("use"),
        plain_field("months", FieldType.INT),
    ),
    clocks=(
        clock(
            pauses_in=("paid",),
            when=("flag:urgent",),
            unless=("done:refuse",),
            part_of="payment",
            authority=AUTHORITY,
        ),
        clock(
            "payment",
            ("unpaid",),
            duration=Duration.parse("20 working days"),
        ),
    ),
    flags=(Flag("quiet", text("quiet")), Flag("urgent", text("urgent"))),
    reasons={"blurred": text("blurred"), "expired": text("expired")},
    messages={"approved": text("Approved: {use}")},
)


def with_first(of: Workflow, kind: str, part: object) -> Workflow:
    """Put a part in the place of the first one of a workflow's list."""
    return evolve(of, **{kind: (part, *getattr(of, kind)[1:])})


def with_origins(of: Workflow) -> Workflow:
    """Say of every part that it comes from somewhere else."""
    moved = {
        kind: tuple(
            evolve(one, origin=origin("elsewhere", line))
            for line, one in enumerate(getattr(of, kind), start=1)
        )
        for kind in ("roles", "states", "actions", "clocks")
    }
    return evolve(of, **moved, origin=origin("elsewhere"))
