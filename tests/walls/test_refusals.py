"""What is not yours is answered like what is not there: same words, same way, same work."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event

from community_gov import CommunityGovError, Neighbourhood, Said, SqliteStore, open_district
from community_gov.host import Catalogue, PlaceBook
from community_gov.testing import Bench

from .tools import TOP, Shed, Tools, texts, under

PLACES = {
    "top.yaml": TOP,
    "here.yaml": under("here", "plugins: [tools]\n"),
    "there.yaml": under("there", "plugins: [tools]\n"),
}

Ask = Callable[[Neighbourhood, Shed, str], object]
CASES: dict[str, Ask] = {
    "case": lambda at, me, case: at.case(case),
    "act": lambda at, me, case: at.act(case, "lend", by=me.keeper),
    "act with a key": lambda at, me, case: at.act(case, "lend", by=me.keeper, key="new"),
    "act, seen": lambda at, me, case: at.act(case, "lend", by=me.keeper, version=1),
    "act on all": lambda at, me, case: at.act_on_all([case], "lend", by=me.keeper),
    "vote": lambda at, me, case: at.vote(case, "lend", "g", Said.AGREE, by=me.chair, shown="x"),
    "what next": lambda at, me, case: at.what_next(case),
    "progress": lambda at, me, case: at.progress(case),
    "deadlines": lambda at, me, case: at.deadlines(case),
    "explain": lambda at, me, case: at.explain(case),
    "explain due": lambda at, me, case: at.explain_due(case, "term"),
    "history": lambda at, me, case: at.history(case),
    "masked": lambda at, me, case: at.masked(case),
    "read": lambda at, me, case: at.read(case, "many", by=me.keeper, purpose="lend"),
    "openings": lambda at, me, case: at.openings(case),
    "linked": lambda at, me, case: at.open(
        "tools:lend", by=me.aunt, people={"aunt": me.aunt}, data={"many": 1}, links={"x": [case]}
    ),
}
PEOPLE: dict[str, Ask] = {
    "opens": lambda at, me, who: at.open("tools:lend", by=who, people={"aunt": who}, data={}),
    "is opened for": lambda at, me, who: at.open("tools:lend", by=me.aunt, people={"aunt": who}),
    "is appointed": lambda at, me, who: at.appoint(who, "keeper", "here_committee", DAY),
    "is related": lambda at, me, who: at.relate("guardian", me.aunt, who, DAY),
    "is asked for": lambda at, me, who: at.relations(who),
    "has cases": lambda at, me, who: at.cases(person=who),
}
DAY: Any = None


@pytest.fixture
def sheds(tmp_path: Path) -> Iterator[tuple[Shed, Shed]]:
    with Bench(tmp_path, PLACES, plugins=[Tools]) as bench:
        global DAY
        DAY = bench.moment.date()
        yield Shed(bench, "here"), Shed(bench, "there")


class Watched:
    """A handle on one place over a connection on which every statement is written down."""

    def __init__(self, shed: Shed) -> None:
        bench = shed.bench
        self.statements: list[str] = []
        self.engine = create_engine(bench.url)

        @event.listens_for(self.engine, "connect")
        def prepare(driver: sqlite3.Connection, record: object) -> None:
            driver.execute("PRAGMA foreign_keys = ON")
            driver.set_trace_callback(self.statements.append)

        self.connection = self.engine.connect()
        book = PlaceBook(bench.places, Catalogue.of(Tools))
        store = SqliteStore.over(self.connection)
        district = open_district(book, store, bench.keys, now=lambda: bench.moment)
        self.here = district.neighbourhood(shed.name)

    def work(self, ask: Ask, shed: Shed, name: str) -> tuple[object, list[str]]:
        """Return how a question ends, and the statements that were needed, without their values."""
        del self.statements[:]
        try:
            end: object = ask(self.here, shed, name)
        except CommunityGovError as error:
            end = (type(error), [(one.code, one.params) for one in error.problems])
            end = (*end, texts(error.problems))
        shapes = [re.sub(r"'[^']*'|\b\d+\b", "?", one) for one in self.statements]
        return str(end).replace(name, "…"), shapes


@pytest.fixture
def watched(sheds: tuple[Shed, Shed]) -> Iterator[Watched]:
    made = Watched(sheds[0])
    yield made
    made.connection.close()
    made.engine.dispose()


@pytest.mark.parametrize("way", CASES)
def test_a_case_of_another_place_costs_what_no_case_costs(
    sheds: tuple[Shed, Shed], watched: Watched, way: str
) -> None:
    here, there = sheds
    theirs = there.lent()
    nobody = "0" * len(theirs)
    watched.work(CASES[way], here, nobody)  # what is prepared once is prepared now
    (end, work), (other_end, other_work) = (
        watched.work(CASES[way], here, one) for one in (theirs, nobody)
    )
    assert end == other_end
    assert work == other_work
    assert work or way == "linked", "the store was asked"


@pytest.mark.parametrize("way", PEOPLE)
def test_a_person_of_another_place_costs_what_nobody_costs(
    sheds: tuple[Shed, Shed], watched: Watched, way: str
) -> None:
    here, there = sheds
    there.lent()
    nobody = "0" * len(there.aunt)
    watched.work(PEOPLE[way], here, nobody)
    (end, work), (other_end, other_work) = (
        watched.work(PEOPLE[way], here, one) for one in (there.aunt, nobody)
    )
    assert (end, work) == (other_end, other_work)


def test_a_key_that_was_used_elsewhere_is_new_here(
    sheds: tuple[Shed, Shed], watched: Watched
) -> None:
    here, there = sheds
    there.here.act(there.ask(key="used"), "lend", by=there.keeper, key="used")
    case = here.ask(many=9)

    def lend(key: str) -> Ask:
        return lambda at, me, case: at.act(case, "lend", by=me.keeper, key=key)

    ends = [watched.work(lend(key), here, case) for key in ("warm", "used", "free")]
    assert ends[1] == ends[2]
    assert "check.denied" in str(ends[1])


def test_one_that_is_yours_costs_more(sheds: tuple[Shed, Shed], watched: Watched) -> None:
    """The measure sees a difference where there is one."""
    here, there = sheds
    mine, theirs = here.lent(), there.lent()
    assert watched.work(CASES["history"], here, mine) != watched.work(
        CASES["history"], here, theirs
    )
