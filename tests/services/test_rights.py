"""Who may: by appointment, on the day; for somebody else, with consent; never beyond the body."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from community_gov import ActingFor, Channel, InvalidFile, InvalidInput, NotFound, Refused
from community_gov.testing import Bench

from .counter import PLACES, WILLOW, Counter, days

COMMITTEE = "willow_committee"


def test_an_appointment_holds_from_its_first_to_its_last_day(willow: Counter) -> None:
    today = willow.bench.moment.date()
    new = willow.here.register_person({})
    willow.here.appoint(new, "gardener", COMMITTEE, today + timedelta(1), today + timedelta(2))
    case, done = willow.ask(), []
    for _ in range(4):
        try:
            willow.act(case, "note_people", new, data={"people": 2})
            done.append(True)
        except Refused as refused:
            assert [problem.code for problem in refused.problems] == ["action.not_yours"]
            done.append(False)
        willow.bench.moment += days(1)
    assert done == [False, True, True, False]


def test_an_appointment_that_ended_yesterday_opens_nothing(willow: Counter, refused) -> None:
    new = willow.here.register_person({})
    day = willow.bench.moment.date()
    willow.here.appoint(new, "gardener", COMMITTEE, day, day)
    case = willow.ask()
    read = {"case": case, "field": "phone", "by": new, "purpose": "decline"}
    willow.here.read(**read)
    # The day changes at midnight in China, whatever the day is in Greenwich.
    willow.bench.moment = willow.bench.moment.replace(hour=23, minute=59)
    willow.here.read(**read)
    willow.bench.moment += timedelta(minutes=2)
    assert refused(Refused, willow.here.read, **read) == ["field.not_yours"]
    assert refused(Refused, willow.here.act, case, "note_people", by=new, data={"people": 1}) == [
        "action.not_yours"
    ]


def test_a_chair_whose_term_ended_answers_no_gate(willow: Counter, refused) -> None:
    old = willow.here.register_person({})
    today = willow.bench.moment.date()
    willow.here.appoint(old, "chair", COMMITTEE, date(2020, 1, 1), today - timedelta(1))
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    assert refused(Refused, willow.look_too, case, by=old) == ["gate.not_yours"]


def test_a_role_in_one_place_is_no_role_in_another(
    willow: Counter, poplar: Counter, refused
) -> None:
    case = poplar.ask(5)
    wish = {"case": case, "action": "note_people", "data": {"people": 1}}
    assert refused(Refused, poplar.here.act, **wish, by=willow.gardener) == ["action.not_yours"]


def test_a_part_in_one_case_is_no_part_in_another(willow: Counter, refused) -> None:
    case = willow.ask()
    neighbour = willow.here.register_person({})
    willow.here.open("garden:plot", by=neighbour, people={"resident": neighbour})
    assert refused(Refused, willow.here.act, case, "give_up", by=neighbour) == ["action.not_yours"]


@pytest.mark.parametrize("by", ["clock", "case", "", "resident", "gardener"])
def test_nobody_is_a_clock_a_case_or_a_role_by_its_name(willow: Counter, refused, by: str) -> None:
    case = willow.ask()
    for action in ("remind", "give_up", "note_people"):
        codes = refused(Refused, willow.here.act, case, action, by=by)
        assert codes == ["action.not_yours"]
    held = willow.held(2)
    assert refused(Refused, willow.here.act, held, "visit", by=by) == ["action.not_yours"]


def test_nobody_opens_for_a_person_without_being_one_of_the_case(willow: Counter, refused) -> None:
    stranger = willow.here.register_person({})
    people = {"resident": willow.aunt}
    open_ = willow.here.open
    assert refused(Refused, open_, "garden:plot", by=stranger, people=people) == [
        "action.not_yours"
    ]
    assert refused(Refused, open_, "garden:round", by=willow.aunt) == ["action.not_yours"]


def test_the_gardener_acts_for_her_with_her_consent_on_record(willow: Counter, refused) -> None:
    people, form = {"resident": willow.aunt}, willow.form()
    open_ = {"program": "garden:plot", "by": willow.gardener, "people": people, "data": form}
    assert refused(Refused, willow.here.open, **open_) == ["action.not_yours"]
    for blank in ("", "  ", "\n"):
        acting = ActingFor(willow.aunt, Channel.PHONE, blank)
        assert refused(InvalidInput, willow.here.open, **open_, acting_for=acting) == [
            "acting_for.consent"
        ]
    acting = ActingFor(willow.aunt, Channel.PHONE, "recording 2026-7")
    case = willow.here.open(**open_, acting_for=acting).case
    willow.act(case, "submit", willow.gardener, acting_for=acting)
    for event in willow.here.history(case):
        assert event.command.by.person == willow.gardener
        assert event.command.by.acting_for == acting
        assert event.decision.right == "resident"
    # Both hands are in it: neither of the two answers at a gate of the other's request.
    assert willow.here.case(case).state.done_by["submit"] == tuple(
        sorted((willow.gardener, willow.aunt))
    )


def test_consent_of_somebody_without_a_part_gives_no_part(willow: Counter, refused) -> None:
    case = willow.ask()
    neighbour = willow.here.register_person({})
    acting = ActingFor(neighbour, Channel.PHONE, "recording 2026-8")
    act = {"case": case, "action": "give_up", "by": willow.gardener, "acting_for": acting}
    assert refused(Refused, willow.here.act, **act) == ["action.not_yours"]


def test_acting_for_the_chair_does_not_make_a_chair(willow: Counter, refused) -> None:
    case = willow.ask()
    acting = ActingFor(willow.gardener, Channel.PHONE, "he said so")
    wish = {"case": case, "action": "decline", "by": willow.aunt, "reason": "lives_elsewhere"}
    assert refused(Refused, willow.here.act, **wish, acting_for=acting) == ["acting_for.stranger"]


def test_the_committee_cannot_be_given_the_power_to_confirm(willow: Counter, refused) -> None:
    today = willow.bench.moment.date()
    appoint = willow.here.appoint
    assert refused(InvalidInput, appoint, willow.gardener, "land_officer", COMMITTEE, today) == [
        "role.other_body"
    ]
    assert refused(InvalidInput, appoint, willow.chair, "land_officer", COMMITTEE, today) == [
        "role.other_body"
    ]


def test_the_committee_cannot_confirm(willow: Counter, refused) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    willow.look_too(case)
    for who in (willow.gardener, willow.chair, willow.aunt):
        assert refused(Refused, willow.here.act, case, "confirm", by=who) == ["action.not_yours"]


CONFIRM = """
patches:
  garden:plot:
    - replace:
        action: confirm
        with:
          label: {zh: 确认, en: Confirm}
          by: [%s]
          from: agreed
          to: held
          power: %s
"""


@pytest.mark.parametrize("power", ["land_office", "residents_committee"])
def test_a_places_file_cannot_give_the_committee_the_power(tmp_path: Path, power: str) -> None:
    by = "gardener" if power == "land_office" else "land_officer"
    files = {**PLACES, "willow.yaml": WILLOW + CONFIRM % (by, power)}
    with Bench(tmp_path, files) as bench:
        with pytest.raises(InvalidFile) as caught:
            bench.place("willow")
        (problem,) = caught.value.problems
        assert problem.code in ("workflow.power", "patch.power") and "willow.yaml:" in problem.where
        assert bench.place("poplar").cases() == []


def loaded(folder: Path, file: str) -> Bench:
    with Bench(folder, {**PLACES, "willow.yaml": file}) as bench:
        bench.place("willow")
        return bench


def test_a_places_file_cannot_leave_the_power_out(tmp_path: Path) -> None:
    without = CONFIRM.replace("          power: %s\n", "") % "gardener"
    with pytest.raises(InvalidFile):
        loaded(tmp_path, WILLOW + without)


def test_a_places_file_cannot_give_the_power_to_its_own_kind_of_body(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile):
        loaded(tmp_path, WILLOW + CONFIRM % ("gardener", "residents_committee"))


STREET = """
place: street
kind: street
label: {zh: 某街道, en: A street}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
plugins:
  - childcare: {mode: operate, confirmation_body: community}
"""


def test_the_subsidy_is_never_confirmed_by_a_community(tmp_path: Path) -> None:
    with Bench(tmp_path, {"street.yaml": STREET}) as bench:
        try:
            here = bench.place("street")
            person = here.register_person({})
            here.appoint(person, "confirmer", "committee", bench.moment.date())
        except (InvalidFile, InvalidInput):
            return
    raise AssertionError("a worker of the community was appointed to confirm the subsidy")


def test_an_appointment_names_a_body_and_a_role_that_are_there(willow: Counter, refused) -> None:
    today, appoint = willow.bench.moment.date(), willow.here.appoint
    who = willow.gardener
    assert refused(NotFound, appoint, who, "gardener", "willow_comittee", today) == [
        "body.not_here"
    ]
    assert refused(NotFound, appoint, who, "gardner", COMMITTEE, today) == ["role.not_here"]
    assert refused(NotFound, appoint, who, "gardener", "poplar_committee", today) == [
        "body.not_here"
    ]
    assert refused(NotFound, appoint, who, "resident", COMMITTEE, today) == ["role.not_here"]
    assert refused(InvalidInput, appoint, "nobody", "gardener", COMMITTEE, today) == [
        "people.unknown"
    ]
    with pytest.raises(NotFound) as caught:
        appoint(who, "gardner", COMMITTEE, today)
    assert "gardener" in str(caught.value)


def test_who_leaves_before_the_term_is_over_holds_the_role_for_the_last_time_that_day(
    willow: Counter, refused
) -> None:
    today = willow.bench.moment.date()
    who = willow.here.register_person({})
    willow.here.appoint(who, "gardener", COMMITTEE, today, today + timedelta(300))
    willow.here.end_appointment(who, "gardener", COMMITTEE, today)
    case = willow.ask()
    note = {"by": who, "data": {"people": 2}}
    willow.here.act(case, "note_people", **note)
    willow.bench.moment += days(1)
    assert refused(Refused, willow.here.act, case, "note_people", **note) == ["action.not_yours"]
    end = willow.here.end_appointment
    assert refused(NotFound, end, who, "gardener", COMMITTEE, willow.bench.moment.date()) == [
        "appointment.not_held"
    ]


def test_a_term_does_not_end_before_it_begins(willow: Counter, refused) -> None:
    today = willow.bench.moment.date()
    with pytest.raises(InvalidInput):
        willow.here.appoint(willow.aunt, "gardener", COMMITTEE, today, today - timedelta(1))


def test_only_somebody_registered_acts_for_somebody(willow: Counter) -> None:
    case = willow.ask()
    acting = ActingFor(willow.aunt, Channel.PHONE, "recording 2026-9")
    with pytest.raises((Refused, InvalidInput)):
        willow.act(case, "give_up", "no such person", acting_for=acting)
