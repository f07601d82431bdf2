"""PySpark on two local cores draws the same portrait."""

import logging
import os
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from community_gov.domain.errors import InvalidInput
from community_gov.insight.cells import gather
from community_gov.insight.effect import effect
from community_gov.insight.portrait import portrait
from community_gov.insight.span import Span

from .complaint_frames import TAXONOMY, Row, complaints, frame, many, on, row
from .plain import counted

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    # its server and its gateway leave their sockets to the garbage collector
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    folder = tmp_path_factory.mktemp("spark")
    quiet = folder / "log4j2.properties"
    quiet.write_text("rootLogger.level = off\n", encoding="utf-8")
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    logging.getLogger("py4j").setLevel(logging.ERROR)
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "America/New_York")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.driver.extraJavaOptions", f"-Dlog4j2.configurationFile={quiet.as_uri()}")
        .getOrCreate()
    )
    yield session
    session.stop()


COLUMNS = (
    "id string, opened timestamp_ntz, closed timestamp_ntz, due timestamp_ntz, "
    "place string, category string, channel string"
)


def on_spark(spark: Any, rows: list[Row]) -> Any:
    return spark.createDataFrame(frame(rows).rows(), COLUMNS)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=complaints())
def test_it_counts_like_plain_python(spark: Any, rows: list[Row]) -> None:
    span = Span(date(2024, 1, 10), date(2024, 2, 29), date(2024, 3, 5))
    made = on_spark(spark, rows)
    found = gather(made, TAXONOMY, span.since, span.until, as_of=span.as_of, window=10)
    assert found == counted(rows, span, 10)


def test_the_same_portrait_of_many(spark: Any) -> None:
    """Over all days of summer time too: the clock of the place has no zone."""
    rows = many(5_000)
    asked = (TAXONOMY, date(2024, 1, 1), date(2025, 12, 31))
    made = on_spark(spark, rows)
    assert portrait(made, *asked) == portrait(frame(rows), *asked)
    measure = (date(2025, 1, 1), 200, 200)
    assert effect(made, *measure, compare=["place 1"]) == effect(
        frame(rows), *measure, compare=["place 1"]
    )


def test_the_borders_of_the_days(spark: Any) -> None:
    """The zone of the session moves no border."""
    day = date(2024, 7, 1)
    rows = [row(datetime(2024, 7, 1)), row(datetime(2024, 7, 1, 23, 59)), row(datetime(2024, 7, 2))]
    rows.append(row(datetime(2024, 6, 30, 23, 59), closed=datetime(2024, 7, 2)))
    found = gather(on_spark(spark, rows), TAXONOMY, day, day)
    assert (found.count, found.open_after(day)) == (2, 3)


def test_times_with_a_zone_are_refused(spark: Any) -> None:
    made = on_spark(spark, on(date(2024, 1, 1)))
    zoned = made.withColumn("opened", made.opened.cast("timestamp"))
    with pytest.raises(InvalidInput, match="timestamp_ntz"):
        portrait(zoned, TAXONOMY, date(2024, 1, 1), date(2024, 1, 1))
