"""A family's notice: help and advice, no permit, and nothing that could be taken away."""

from datetime import date, timedelta
from typing import Any

import pytest

from community_gov.plugin import ActingFor, Channel, Workflow
from community_gov_funeral import Guideline
from community_gov_funeral.guidelines import guideline_on, standing

HARMLESS = {"notify", "book", "unbook"}
"""What may follow from a notice: somebody is told, a room is lent or given back."""
PHONE = "13800138000"


def give_notice(site: Any, **planned: int) -> tuple[str, str]:
    family = site.here.register_person({})
    data = {"occasion": "funeral", "event_day": date(2026, 3, 5), "contact_phone": PHONE, **planned}
    return site.open("notice", family, people={"family": family}, data=data), family


def test_beyond_the_guideline_is_talked_over_and_held_all_the_same(site: Any) -> None:
    _, _, (member,) = site.council()
    case, family = give_notice(site, tables=30)
    assert site.value(case, "standing") == "beyond"
    assert site.act(case, "talk", member, data={"talk_result": "as_planned"}) == ("helped",)
    assert site.act(case, "note_held", family) == ("held",)


def test_within_the_guideline_nobody_has_anything_to_talk_over(site: Any) -> None:
    _, _, (member,) = site.council()
    case, _ = give_notice(site, tables=20, yuan_a_table=300)
    assert site.value(case, "standing") == "within"
    data = {"talk_result": "simpler"}
    assert site.codes(site.act, case, "talk", member, data=data) == ["check.denied"]
    assert site.act(case, "advise", member, data={"help": "ceremony"}) == ("helped",)


def test_a_guideline_of_a_day_is_applied_to_a_notice_of_that_day(site: Any) -> None:
    early, family = give_notice(site, tables=15)
    site.after(days=40)
    late, _ = give_notice(site, tables=15)
    assert (site.value(early, "guideline"), site.value(early, "standing")) == ("spring", "within")
    assert (site.value(late, "guideline"), site.value(late, "standing")) == ("april", "beyond")
    site.act(early, "change", family, data={"tables": 16})
    assert (site.value(early, "guideline"), site.value(early, "standing")) == ("spring", "within")


def test_who_says_nothing_is_not_compared_and_is_helped_like_everybody(site: Any) -> None:
    case, _ = give_notice(site)
    assert site.value(case, "standing") == "not_said"


def test_notice_by_telephone_with_consent(site: Any) -> None:
    family = site.here.register_person({})
    data = {"occasion": "funeral", "event_day": date(2026, 3, 5), "contact_phone": PHONE}
    acting = ActingFor(family, Channel.PHONE, "通话记录 3")
    case = site.open("notice", site.worker, people={"family": family}, data=data, acting_for=acting)
    assert site.states(case) == ("noticed",)


def test_nobody_but_the_council_reads_the_plan_and_no_message_has_it(site: Any) -> None:
    _, _, (member,) = site.council()
    case, family = give_notice(site, tables=31)
    assert site.here.read(case, "tables", by=member, purpose="advise") == 31
    read = {"field": "tables", "by": site.worker, "purpose": "advise"}
    assert site.codes(site.here.read, case, **read) == ["field.not_yours"]
    told = "".join(f"{one.text.zh}{one.text.en}" for one in site.messages())
    assert PHONE not in told
    assert "31" not in told
    assert family not in [one.to for one in site.messages()]


def test_a_room_is_lent_once_and_is_free_again_when_the_notice_is_taken_back(site: Any) -> None:
    _, _, (member,) = site.council()
    first, family = give_notice(site)
    second, _ = give_notice(site)
    room = {"room": "hall", "room_day": date(2026, 3, 6), "room_hours": "11:00-14:00"}
    site.act(first, "lend_room", member, data=room)
    assert site.codes(site.act, second, "lend_room", member, data=room) == ["conflict.booked"]
    assert site.states(second) == ("noticed",)
    site.act(first, "withdraw", family)
    assert site.act(second, "lend_room", member, data=room) == ("helped",)
    (slot,) = site.here.bookings("hall", since=date(2026, 3, 1), until=date(2026, 3, 31))
    assert family not in str(slot)


def test_a_family_that_nobody_called_is_remembered(site: Any) -> None:
    _, _, (member,) = site.council()
    give_notice(site)
    before = len(site.messages())
    site.after(days=3)
    assert {one.to for one in site.messages()[before:]} == {member, site.worker}


def notice_workflow(site: Any) -> Workflow:
    found = site.here.rulebook.workflows["funeral:notice"]
    assert isinstance(found, Workflow)
    return found


def test_no_path_of_a_notice_takes_points_or_money_or_asks_for_a_permit(site: Any) -> None:
    """Whatever is done in whichever order, all that can follow is a message."""
    workflow = notice_workflow(site)
    for action in workflow.actions:
        assert {one.kind for one in action.effects} <= HARMLESS, action.name
        assert not action.gates, action.name
        assert not action.checks, action.name
        assert action.power is None, action.name
        assert not action.reasons, action.name
        assert not action.links, action.name


def test_whatever_the_council_does_the_family_can_hold_it_or_take_the_notice_back(
    site: Any,
) -> None:
    workflow = notice_workflow(site)
    doing = {
        name: {arc.source for arc in action.arcs if not (arc.when or arc.unless)}
        for name in ("note_held", "withdraw")
        if (action := workflow.action(name)) and "family" in action.by
    }
    everywhere = {state.name for state in workflow.states if state.status in ("open", "waiting")}
    assert doing == {"note_held": everywhere, "withdraw": everywhere}


def test_the_ledger_has_nothing_to_do_with_it(site: Any) -> None:
    """The points plugin is there; a family that goes beyond every guideline loses nothing."""
    _, _, (member,) = site.council()
    case, family = give_notice(site, tables=99, yuan_a_table=9999, days=30)
    site.act(case, "talk", member, data={"talk_result": "as_planned"})
    site.act(case, "note_held", family)
    kinds = {effect.kind for event in site.here.history(case) for effect in event.decision.effects}
    assert kinds <= HARMLESS
    assert not site.bench.district.verify().problems


DAY = date(2026, 4, 1)
OLD = Guideline("old", None, DAY - timedelta(30), DAY - timedelta(1), tables=20)  # type: ignore[arg-type]
NEW = Guideline("new", None, DAY, occasions=("funeral",), tables=10, gift_yuan=100)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "occasion", "name"),
    [
        (DAY - timedelta(31), "funeral", None),
        (DAY - timedelta(30), "funeral", "old"),
        (DAY - timedelta(1), "wedding", "old"),
        (DAY, "funeral", "new"),
        (DAY, "wedding", None),
    ],
)
def test_a_guideline_holds_from_its_first_to_its_last_day(
    day: date, occasion: str, name: str | None
) -> None:
    found = guideline_on((OLD, NEW), day, occasion)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("planned", "word"),
    [
        ({}, "not_said"),
        ({"days": 9}, "not_said"),
        ({"tables": 10, "gift_yuan": 100}, "within"),
        ({"tables": 10, "gift_yuan": 101}, "beyond"),
    ],
)
def test_a_limit_includes_itself(planned: dict[str, object], word: str) -> None:
    assert standing(NEW, planned) == word
    assert standing(None, planned) == "none"
