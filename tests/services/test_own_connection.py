"""A host's own connection: what it rolls back takes our rows along."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, text

from community_gov import Conflict, District, NotFound, Refused, SqliteStore, open_district

from .conftest import dumped
from .counter import Counter, together


@pytest.fixture
def engine(willow: Counter) -> Iterator[Engine]:
    """The host works on the same database as the counter, with a table of its own."""
    host = create_engine(willow.bench.url, isolation_level=None)

    @event.listens_for(host, "connect")
    def prepare(driver, record) -> None:
        driver.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(host, "begin")
    def begin(connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with host.begin() as connection:
        connection.execute(text("CREATE TABLE parcel (person TEXT)"))
    yield host
    host.dispose()


def over(counter: Counter, connection: Connection) -> District:
    bench = counter.bench
    return open_district(
        bench.places, SqliteStore.over(connection), bench.keys, now=lambda: bench.moment
    )


def opened(counter: Counter, district: District, number: int = 1) -> str:
    here = district.neighbourhood("willow")
    people = {"resident": counter.aunt}
    data = counter.form(number)
    case = here.open("garden:plot", by=counter.aunt, people=people, data=data, key="k").case
    here.act(case, "submit", by=counter.aunt)
    return case


def test_a_rollback_takes_everything_along(willow: Counter, engine: Engine) -> None:
    before = dumped(willow.bench.url)
    with engine.connect() as connection, over(willow, connection) as district:
        connection.execute(text("INSERT INTO parcel VALUES ('x')"))
        case = opened(willow, district)
        child = district.neighbourhood("willow").register_person({"phone": "13900139000"})
        assert district.neighbourhood("willow").find_person("phone", "13900139000") == (child,)
        district.neighbourhood("willow").read(case, "phone", by=willow.gardener, purpose="decline")
        assert district.verify().cases == 1
        connection.rollback()
        assert district.verify().cases == 0
    assert dumped(willow.bench.url) == before
    with pytest.raises(NotFound):
        willow.here.case(case)
    assert not willow.begin(key="k").repeated


def test_a_commit_keeps_both(willow: Counter, engine: Engine) -> None:
    with engine.begin() as connection, over(willow, connection) as district:
        case = opened(willow, district)
        connection.execute(text("INSERT INTO parcel VALUES (:case)"), {"case": case})
    assert willow.states(case) == ("asked",)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT person FROM parcel")).scalars().all() == [case]
    assert willow.begin(key="k").repeated and willow.district.verify().problems == ()


def test_a_refusal_leaves_the_hosts_own_rows_alone(willow: Counter, engine: Engine) -> None:
    willow.ask(1)
    with engine.begin() as connection, over(willow, connection) as district:
        connection.execute(text("INSERT INTO parcel VALUES ('x')"))
        with pytest.raises(Conflict):
            opened(willow, district, 1)
        here = district.neighbourhood("willow")
        with pytest.raises(Refused):
            here.act(here.cases()[0].id, "decline", by=willow.aunt)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM parcel")).scalar() == 1
    assert len(willow.here.cases(state="draft")) == 1, "opened, and not handed in"


def test_the_hosts_connection_stays_open_when_the_district_is_closed(
    willow: Counter, engine: Engine
) -> None:
    with engine.connect() as connection:
        over(willow, connection).close()
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_nobody_else_sees_what_is_not_committed(willow: Counter, engine: Engine) -> None:
    with engine.connect() as connection, over(willow, connection) as district:
        opened(willow, district)
        assert willow.here.cases() == []
        with closing(sqlite3.connect(Path(willow.bench.url.removeprefix("sqlite:///")))) as other:
            assert other.execute("SELECT count(*) FROM cg_event").fetchone() == (0,)
        connection.rollback()


def test_after_a_rollback_the_rules_are_written_again(willow: Counter, engine: Engine) -> None:
    """What the district remembers of the database must not outlive a rollback."""
    with engine.connect() as connection, over(willow, connection) as district:
        opened(willow, district, 1)
        connection.rollback()
        case = opened(willow, district, 1)
        connection.commit()
    assert willow.states(case) == ("asked",) and willow.district.verify().problems == ()
    assert together(lambda: willow.act(case, "give_up", willow.aunt).happened) == ["acted"]
