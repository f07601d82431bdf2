"""The chapter's figures, counted again from nothing but the rows of the database."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, timedelta
from statistics import median
from typing import Any

import pytest
from attrs import frozen

DAYS_OFF = (
    {date(2025, 10, 1) + timedelta(number) for number in range(8)}
    | {date(2026, 1, 1) + timedelta(number) for number in range(3)}
    | {date(2026, 2, 15) + timedelta(number) for number in range(9)}
)
"""Holidays of the months in which the story is told, by the State Council's two notices."""
MADE_UP = {
    date(2025, 9, 28),
    date(2025, 10, 11),
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
}
"""Weekend days on which people work instead."""


@frozen
class Told:
    """What the story said, and the rows that it left."""

    figures: Mapping[str, Any]
    events: list[dict[str, Any]]
    cases: dict[str, dict[str, Any]]
    rows: sqlite3.Connection

    def done(self, action: str, place: str = "yingbin", program: str = "operate") -> list[Any]:
        """Return the events by which an action was carried out."""
        return [
            one
            for one in self.events
            if action in one["decision"]["done"]
            and (one["place"], one["program"]) == (place, f"childcare:{program}")
        ]

    def yuan(self, case: str) -> int:
        """Return the amount of a case."""
        return self.cases[case]["held"]["amount_yuan"]["value"]

    def of(self, program: str, place: str) -> list[str]:
        """Return the cases of a program in a place."""
        return [
            case
            for case, one in self.cases.items()
            if (one["place"], one["program"]) == (place, f"childcare:{program}")
        ]


@pytest.fixture(scope="module")
def told(telling: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("subsidy")
    telling.copy(folder)
    written = json.loads((telling.folder / "new" / "story.json").read_text(encoding="utf-8"))
    assert written == json.loads(telling.out)
    with closing(sqlite3.connect(folder / "story.db")) as rows:
        yield Told(written["chapters"]["subsidy"]["figures"], _events(rows), _cases(rows), rows)


def _events(rows: sqlite3.Connection) -> list[dict[str, Any]]:
    query = (
        "SELECT e.place, c.program, e.case_id, e.written FROM cg_event e"
        " JOIN cg_case c ON c.place = e.place AND c.id = e.case_id"
        " ORDER BY e.place, c.opened, e.case_id, e.seq"
    )
    return [
        {**json.loads(written), "place": place, "program": program, "case": case}
        for place, program, case, written in rows.execute(query)
    ]


def _cases(rows: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    query = "SELECT id, place, program, people, held, state FROM cg_case ORDER BY opened, id"
    return {
        id_: {
            "place": place,
            "program": program,
            "people": json.loads(people),
            "held": json.loads(held),
            "state": json.loads(state),
        }
        for id_, place, program, people, held, state in rows.execute(query)
    }


def works(day: date) -> bool:
    return day in MADE_UP or (day.weekday() < 5 and day not in DAYS_OFF)


def working_days(after: date, until: date) -> int:
    days = (after + timedelta(number) for number in range(1, (until - after).days + 1))
    return sum(works(day) for day in days)


def day_of(event: Mapping[str, Any]) -> date:
    return date.fromisoformat(event["command"]["at"][:10])


def test_outreach_reached_whom_it_says(told: Told) -> None:
    listed = told.of("assist", "hetai")
    reached = {
        one["case"]
        for one in told.events
        if one["case"] in listed
        and one["command"]["held"].get("outcome", {}).get("value") in ("told", "answered")
    }
    logged = told.done("log_contact", "hetai", "assist")
    channels = Counter(one["command"]["held"]["channel"]["value"] for one in logged)
    assert told.figures["children_listed"] == len(listed) == 12
    assert told.figures["children_reached"] == len(reached)
    assert told.figures["contacts_by_channel"] == channels
    applied = [case for case in listed if "applied_through" in told.cases[case]["held"]]
    assert told.figures["children_not_applied"] == len(listed) - len(applied)
    assert told.figures["progress_passed_on"] == len(told.done("mirror", "hetai", "assist"))


def test_applications_and_corrections_are_as_many(told: Told) -> None:
    submitted = told.done("submit")
    assert told.figures["applications"] == len(submitted)
    assert told.figures["renewals"] == len(told.done("renew"))
    assert told.figures["sent_back"] == len(told.done("send_back"))
    replaced = [name for one in told.done("resubmit") for name in one["command"]["held"]]
    assert told.figures["items_replaced"] == len(replaced)
    named = [name for one in told.done("send_back") for name in one["command"]["items"]]
    assert sorted(named) == sorted(replaced), "only what was sent back was handed in again"
    by_worker = [one for one in submitted if one["command"]["by"]["acting_for"]]
    assert told.figures["applied_for_by_a_worker"] == len(by_worker)
    assert all(one["command"]["by"]["acting_for"]["consent"] for one in by_worker)


def test_clocks_fired_as_often(told: Told) -> None:
    fired = [
        one
        for one in told.events
        if one["command"]["kind"] == "fire"
        and one["decision"]["done"]
        and (one["place"], one["program"].partition(":")[2])
        in (("hetai", "assist"), ("yingbin", "operate"))
    ]
    assert told.figures["reminders_fired"] == len(fired)


def test_the_median_of_the_days_to_confirm(told: Told) -> None:
    days = []
    for case in told.of("operate", "yingbin"):
        history = [one for one in told.events if one["case"] == case]
        begun = [one for one in history if {"submit", "renew"} & set(one["decision"]["done"])]
        ended = [one for one in history if "confirm" in one["decision"]["done"]]
        if begun and ended:
            days.append(working_days(day_of(begun[-1]), day_of(ended[-1])))
    assert told.figures["median_working_days_to_confirm"] == median(days)


def test_every_yuan_is_a_month_that_is_due(told: Told) -> None:
    for case in told.of("operate", "yingbin") + told.of("operate", "wuding"):
        held = told.cases[case]["held"]
        if "amount_yuan" in held:
            assert held["amount_yuan"]["value"] == 300 * held["months_due"]["value"]
            assert 1 <= held["months_due"]["value"] <= 12


def test_batches_come_to_the_sum_of_their_members(told: Told) -> None:
    sums = {}
    for batch in told.of("payments", "yingbin"):
        members = told.cases[batch]["state"]["links"]["member"]
        held = told.cases[batch]["held"]
        sums[held["batch_name"]["value"]] = sum(map(told.yuan, members))
        assert held["total_yuan"]["value"] == sum(map(told.yuan, members))
        assert held["member_count"]["value"] == len(set(members)) == len(members)
    assert told.figures["yuan_by_batch"] == sums


def test_what_was_ordered_is_what_was_paid_and_what_came_back(told: Told) -> None:
    paid = [
        case
        for (case,) in told.rows.execute(
            "SELECT case_id FROM cg_case_state WHERE place = 'yingbin' AND state = 'paid'"
        )
    ]
    returned = [
        case
        for batch in told.of("payments", "yingbin")
        for case in told.cases[batch]["state"]["links"].get("returned", [])
    ]
    assert told.figures["yuan_paid"] == sum(map(told.yuan, paid))
    assert told.figures["yuan_returned_by_the_bank"] == sum(map(told.yuan, returned))
    children = {told.cases[case]["people"]["child"][0] for case in paid}
    assert told.figures["children_paid"] == len(children)
    ordered = sum(told.figures["yuan_by_batch"].values())
    assert ordered == told.figures["yuan_paid"] + told.figures["yuan_returned_by_the_bank"]
    assert len(told.done("pay")) == len(paid) + len(returned)


def test_no_child_is_paid_twice_for_one_year(told: Told) -> None:
    claims = [
        (effect["found"], effect["part"])
        for one in told.events
        for effect in one["decision"]["effects"]
        if effect["kind"] == "claim" and "paid" in _states(told, one["case"])
    ]
    assert len(set(claims)) == len({one["case"] for one in told.done("pay")})


def _states(told: Told, case: str) -> list[str]:
    return told.cases[case]["state"]["configuration"]


def test_the_renewal_was_due_on_the_day_it_says(told: Told) -> None:
    (renewed,) = told.done("renew")
    due = date.fromisoformat(told.figures["renewal_deadline"])
    assert working_days(day_of(renewed), due) == told.figures["renewal_working_days"]
    assert works(due)
    between = {day for day in MADE_UP if day_of(renewed) < day <= due}
    assert {*map(date.fromisoformat, told.figures["renewal_make_up_days"])} == between


def test_whoever_confirmed_did_not_review(told: Told) -> None:
    for case in told.of("operate", "yingbin"):
        done_by = told.cases[case]["state"]["done_by"]
        hands = [set(done_by.get(one, ())) for one in ("submit", "first_review", "confirm")]
        for number, one in enumerate(hands):
            assert not any(one & other for other in hands[number + 1 :])
    for event in (*told.done("confirm"), *told.done("confirm", "wuding")):
        assert event["command"]["by"]["roles"]["confirmer"] == "county_health_bureau"


def test_refusals_left_nothing_behind(told: Told) -> None:
    assert sum(told.figures["refusals_by_code"].values()) > 10
    (receipts,) = told.rows.execute("SELECT count(*) FROM cg_receipt").fetchone()
    (events,) = told.rows.execute("SELECT count(*) FROM cg_event").fetchone()
    (versions,) = told.rows.execute("SELECT sum(version) FROM cg_case").fetchone()
    assert events == versions and receipts == 0
