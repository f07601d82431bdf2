"""The street's workflow on a real district: what the story does not tell."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest

from community_gov.plugin import ActingFor, Channel, CommunityGovError
from community_gov.testing import Bench
from community_gov_childcare.story.cast import Family, application, identity_number, scan

FAMILY = Family("a", "程静", "程小满", date(2024, 5, 21))
START_2025 = datetime(2025, 9, 1, 9, tzinfo=timezone(timedelta(hours=8)))
STREET = """
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
  - childcare: {mode: operate, first_day_counts: %s}
"""


class Street:
    """One street with its staff and one family."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("street")
        self.reviewer = bench.worker("street", "first_reviewer", "office")
        self.confirmer = bench.worker("street", "confirmer", "bureau")
        self.other_confirmer = bench.worker("street", "confirmer", "bureau")
        self.parent = self.here.register_person({"name": FAMILY.parent})
        self.child = self.here.register_person({"name": FAMILY.child})
        self.form = application(FAMILY, Random(3))

    def begin(self, **changed: object) -> str:
        people = {"applicant": self.parent, "child": self.child}
        data = {**self.form, **changed}
        return self.here.open("childcare:operate", by=self.parent, people=people, data=data).case

    def submitted(self, **changed: object) -> str:
        case = self.begin(**changed)
        self.act(case, "submit", self.parent)
        return case

    def act(self, case: str, action: str, by: str, **more: object) -> tuple[str, ...]:
        return self.here.act(case, action, by=by, **more).states  # type: ignore[arg-type]

    def codes(self, case: str, action: str, by: str, **more: object) -> list[str]:
        with pytest.raises(CommunityGovError) as refused:
            self.act(case, action, by, **more)
        return [problem.code for problem in refused.value.problems]


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Street]:
    with Bench(tmp_path, {"street.yaml": STREET % "true"}) as bench:
        yield Street(bench)


def test_a_missing_field_is_named_and_not_taken_for_no(street: Street) -> None:
    case = street.begin()
    empty = street.here.open(
        "childcare:operate",
        by=street.parent,
        people={"applicant": street.parent, "child": street.child},
    ).case
    codes = street.codes(empty, "submit", street.parent)
    assert {"field.missing", "check.unknown"} == set(codes)
    assert street.act(case, "submit", street.parent) == ("submitted",)


def test_withdrawn_or_declined_frees_the_year(street: Street) -> None:
    first = street.submitted()
    second = street.begin()
    assert street.codes(second, "submit", street.parent) == ["conflict.claim_taken"]
    street.act(first, "withdraw", street.parent)
    street.act(second, "submit", street.parent)
    street.act(second, "decline", street.reviewer, reason="not_the_guardian")
    assert street.act(street.begin(), "submit", street.parent) == ("submitted",)


def test_recourse_is_decided_by_somebody_else_and_claims_the_year_again(street: Street) -> None:
    case = street.submitted()
    street.act(case, "first_review", street.reviewer)
    street.act(case, "decline_confirmation", street.confirmer, reason="not_eligible")
    street.act(case, "ask_again", street.parent, data={"statement": "孩子户口确在本街道"})
    assert street.codes(case, "overturn", street.confirmer) == ["four_eyes"]
    assert street.act(case, "overturn", street.other_confirmer) == ("submitted",)
    assert street.codes(street.begin(), "submit", street.parent) == ["conflict.claim_taken"]


def test_a_corrected_number_moves_the_claim_with_it(street: Street) -> None:
    case = street.submitted()
    wrong = {"child_identity_number": "not_matching"}
    street.act(case, "send_back", street.reviewer, items=wrong)
    right = {"child_identity_number": identity_number(Random(9), FAMILY.born)}
    street.act(case, "resubmit", street.parent, data=right)
    assert street.act(street.begin(), "submit", street.parent) == ("submitted",)
    assert street.codes(street.begin(**right), "submit", street.parent) == ["conflict.claim_taken"]


def test_the_clock_stands_still_while_papers_are_corrected(street: Street) -> None:
    case = street.submitted()
    before = {one.clock: one.due.day for one in street.here.deadlines(case)}
    items = {"birth_certificate": "unreadable"}
    street.act(case, "send_back", street.reviewer, items=items)
    assert {one.clock: one.paused for one in street.here.deadlines(case)}["review"]
    street.bench.go_to(street.bench.moment.replace(day=16))
    street.act(case, "resubmit", street.parent, data={"birth_certificate": scan("right")})
    after = {one.clock: one.due.day for one in street.here.deadlines(case)}
    calendar = street.here.rulebook.calendar
    assert calendar.working_days_between(before["review"], after["review"]) == 10


def test_a_late_review_is_told_to_the_supervisor_and_the_case_goes_on(street: Street) -> None:
    case = street.submitted()
    street.bench.go_to(street.bench.moment.replace(month=6))
    assert [one.clock for one in street.here.deadlines(case) if one.fired] == ["review"]
    assert street.act(case, "first_review", street.reviewer) == ("first_reviewed",)


def test_who_handed_in_for_a_family_does_not_review_it(street: Street) -> None:
    case = street.begin()
    acting = ActingFor(street.parent, Channel.PAPER, "委托书 7 号")
    street.act(case, "submit", street.reviewer, acting_for=acting)
    assert street.codes(case, "first_review", street.reviewer) == ["four_eyes"]


@pytest.mark.parametrize(("counts", "states"), [("true", ("submitted",)), ("false", ())])
def test_the_first_day_is_a_setting(tmp_path: Path, counts: str, states: tuple[str, ...]) -> None:
    with Bench(tmp_path, {"street.yaml": STREET % counts}, START_2025) as bench:
        street = Street(bench)
        born = date(2022, 1, 1)
        number = identity_number(Random(4), born)
        case = street.begin(child_birth_date=born, child_identity_number=number)
        if states:
            assert street.act(case, "submit", street.parent) == states
            assert street.here.case(case).held["amount_yuan"].value == 300
        else:
            assert street.codes(case, "submit", street.parent) == ["check.denied"]


def test_a_place_without_the_power_has_no_reviewers(tmp_path: Path) -> None:
    community = """
place: community
kind: community
label: {zh: 某社区, en: A community}
language: zh
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
calendar: {name: cn}
plugins: [childcare]
"""
    with Bench(tmp_path, {"community.yaml": community}) as bench:
        here = bench.place("community")
        assert set(here.rulebook.programs) == {"childcare:assist"}
        somebody = here.register_person({})
        with pytest.raises(CommunityGovError) as refused:
            here.appoint(somebody, "first_reviewer", "committee", bench.moment.date())
        assert refused.value.problems[0].code == "role.not_here"
