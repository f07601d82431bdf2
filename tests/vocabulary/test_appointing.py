"""A case gives an office and takes it back, as far as the place lets it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from community_gov.domain.errors import InvalidFile

from .desk import PLACE, Desk

ENTRUSTED = PLACE + "appoints:\n  - {workflow: 'tried:thing', role: chief, body: office}\n"
SEAT = """
fields:
  last: {label: {zh: 末日, en: last day}, type: date}
states:
  held: {label: {zh: 在任, en: held}}
  over: {label: {zh: 卸任, en: over}, status: final}
actions:
  open:
    label: {zh: 任命, en: name}
    by: [clerk, resident]
    to: held
    needs: [last]
    effects: [appoint: {to: owner, role: chief, until: last}]
  leave:
    label: {zh: 卸任, en: leave}
    by: [clerk]
    from: held
    to: over
    effects: [end_appointment: {role: chief}]
"""
LAST = date(2027, 3, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, SEAT, place=ENTRUSTED)
    yield made
    made.bench.district.close()


def offices(desk: Desk, who: str = "ann") -> list[object]:
    store = desk.here._office.store
    today = desk.here.today()
    return [
        one.until
        for one in store.records("here", "appointment", subject=desk.person(who), on=today)
    ]


def test_an_office_is_given_until_its_day_and_taken_back_at_once(desk: Desk) -> None:
    case = desk.open("clerk", people={"owner": "ann"}, data={"last": LAST})
    assert offices(desk) == [LAST]
    by_hand = (desk.person("ann"), "chief", "office", desk.here.today())
    assert desk.codes(desk.here.end_appointment, *by_hand) == ["appointment.by_case"]
    desk.act(case, "leave")
    assert offices(desk) == []
    assert not desk.bench.district.verify().problems


def test_nobody_is_appointed_by_themselves_or_for_a_term_that_is_over(desk: Desk) -> None:
    own = {"people": {"owner": "resident"}, "data": {"last": LAST}}
    assert desk.codes(desk.open, "resident", **own) == ["appointing.oneself"]
    past = {"last": desk.here.today() - timedelta(days=1)}
    assert desk.codes(desk.open, "clerk", people={"owner": "ann"}, data=past) == ["appointing.over"]
    assert desk.codes(desk.open, "clerk", data={"last": LAST}) == ["appointing.nobody"]


def test_without_the_place_nobody_is_appointed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, SEAT)
    desk.open("clerk", people={"owner": "ann"}, data={"last": LAST})
    assert offices(desk) == []
    desk.bench.district.close()


def test_an_office_with_powers_is_given_only_where_the_place_names_them(tmp_path: Path) -> None:
    file = SEAT.replace("    by: [clerk]\n", "    by: [chief]\n    power: office\n")
    with pytest.raises(InvalidFile) as refused:
        Desk(tmp_path, file, place=ENTRUSTED)
    assert [one.code for one in refused.value.problems] == ["appoints.power"]


def test_verify_finds_an_office_that_no_history_has_given(desk: Desk, tmp_path: Path) -> None:
    desk.open("clerk", people={"owner": "ann"}, data={"last": LAST})
    (file,) = tmp_path.rglob("*.db")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE cg_record SET until = NULL WHERE id LIKE '%/chief/%'")
    codes = [one.code for one in desk.bench.district.verify().problems]
    assert codes == ["history.appointments"]
