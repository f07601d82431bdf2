"""Complaints as plain rows, and as a frame of every engine."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

import duckdb
import polars as pl
from hypothesis import strategies as st

from community_gov.domain.taxonomy import Category, Side, Taxonomy
from community_gov.domain.text import same
from community_gov.insight.columns import COLUMNS

TAXONOMY = Taxonomy(
    "test@1",
    (
        Category("lift", same("lift"), Side.HARD),
        Category("room", same("room"), Side.HARD),
        Category("noise", same("noise"), Side.SOFT),
        Category("service", same("service"), Side.SOFT),
    ),
)
SCHEMA = {
    name: pl.Datetime("us") if name in ("opened", "closed", "due") else pl.String
    for name in COLUMNS
}

Row = dict[str, Any]
_NUMBERS = count(1)


def row(opened: datetime, **values: Any) -> Row:
    """One complaint; what is not said is as usual."""
    usual = {"closed": None, "due": None, "place": "east", "category": "lift", "channel": "phone"}
    return {"id": str(next(_NUMBERS)), "opened": opened, **usual, **values}


def on(day: date, many: int = 1, **values: Any) -> list[Row]:
    """Some complaints of one day, all at nine o'clock."""
    return [row(datetime(day.year, day.month, day.day, 9), **values) for _ in range(many)]


def frame(rows: Iterable[Row]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=SCHEMA)


def _duckdb(made: pl.DataFrame) -> Any:
    connection = duckdb.connect()
    connection.register("complaints", made.to_arrow())
    return connection.table("complaints")


ENGINES: Mapping[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda made: made,
    "polars lazy": lambda made: made.lazy(),
    "pandas": lambda made: made.to_pandas(),
    "pandas ns": lambda made: made.to_pandas().astype(
        dict.fromkeys(("opened", "closed", "due"), "datetime64[ns]")
    ),
    "pyarrow": lambda made: made.to_arrow(),
    "duckdb": _duckdb,
}

_BEGIN = datetime(2023, 12, 30)
_TIMES = st.integers(0, 75 * 24 * 6).map(lambda tenth: _BEGIN + timedelta(minutes=10 * tenth))
"""Over a year's end and a leap day; often the same minute, often midnight."""


@st.composite
def complaints(draw: Any, most: int = 25) -> list[Row]:
    """Some complaints, near one another in time and place."""
    times = st.one_of(_TIMES, _TIMES.map(lambda at: at.replace(hour=0, minute=0)))
    said = {
        "closed": st.one_of(st.none(), times, times),
        "due": st.one_of(st.none(), times),
        "place": st.sampled_from(["east", "西区", "", None]),
        "category": st.sampled_from(["lift", "noise", "room", "", None]),
        "channel": st.sampled_from(["phone", "app", None]),
    }
    return [
        row(draw(times), **draw(st.fixed_dictionaries(said)))
        for _ in range(draw(st.integers(0, most)))
    ]


def many(number: int, seed: int = 7) -> list[Row]:
    """Many complaints over two years and a bit."""
    random = Random(seed)
    return list(_many(number, random))


def _many(number: int, random: Random) -> Iterator[Row]:
    places = [f"place {one}" for one in range(12)] + [None]
    weights = [2.0**-one for one in range(12)] + [0.05]
    for _ in range(number):
        opened = datetime(2023, 11, 15) + timedelta(seconds=random.randrange(800 * 86_400))
        minutes = round(random.expovariate(1 / 6000))
        yield row(
            opened,
            closed=random.choice([None, *[opened + timedelta(minutes=minutes)] * 9]),
            due=random.choice([None, *[opened + timedelta(days=7)] * 9]),
            place=random.choices(places, weights)[0],
            category=random.choice([*TAXONOMY.codes, None]),
            channel=random.choice(["phone", "app", "counter"]),
        )
