"""What a frame must look like; all that is wrong is said at once."""

from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pytest

from community_gov.domain.errors import InvalidInput
from community_gov.insight.effect import effect
from community_gov.insight.portrait import portrait

from .complaint_frames import ENGINES, TAXONOMY, frame, on

DAY = date(2024, 5, 1)


def refused(made: Any, **asked: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as caught:
        portrait(made, TAXONOMY, asked.pop("since", DAY), asked.pop("until", DAY), **asked)
    assert all(
        "{" not in line for language in ("zh", "en") for line in caught.value.lines(language)
    )
    return [(one.code, one.where) for one in caught.value.problems]


def test_all_wrong_columns_are_named_at_once() -> None:
    wrong = frame(on(DAY)).with_columns(
        pl.col("opened").dt.replace_time_zone("Asia/Shanghai"),
        pl.col("closed").dt.date(),
        place=pl.lit(3),
    )
    assert refused(wrong.drop("channel")) == [
        ("insight.column_zone", "opened"),
        ("insight.column_time", "closed"),
        ("insight.column_text", "place"),
        ("insight.column_missing", "channel"),
    ]
    with pytest.raises(InvalidInput):
        effect(wrong, DAY, 3, 3)


@pytest.mark.parametrize("made", [None, [], {"id": []}, pd.Series(["a"], name="id")])
def test_what_is_no_frame(made: Any) -> None:
    assert refused(made) == [("insight.no_frame", "")]


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_ids_times_and_categories(engine: str) -> None:
    rows = on(DAY, 6)
    rows[1]["id"] = rows[2]["id"] = rows[0]["id"]
    rows[3]["id"] = rows[4]["id"] = None
    rows[5]["category"] = "lifts"
    rows += on(DAY)
    rows[6]["opened"] = None
    assert refused(ENGINES[engine](frame(rows))) == [
        ("insight.id_empty", "id"),
        ("insight.id_twice", "id"),
        ("insight.opened_empty", "opened"),
        ("insight.category_unknown", "category"),
    ]
    with pytest.raises(InvalidInput) as caught:
        portrait(frame(rows), TAXONOMY, DAY, DAY)
    counts = [one.params["count"] for one in caught.value.problems]
    assert counts == [2, 2, 1, 1] and caught.value.problems[3].params["nearest"] == "lift"
    with pytest.raises(InvalidInput):
        effect(ENGINES[engine](frame(rows)), DAY, 3, 3)


def test_days_and_numbers() -> None:
    good = frame(on(DAY))
    early = date(2024, 4, 30)
    assert refused(good, until=early) == [("insight.period", "")]
    assert refused(good, as_of=early) == [("insight.period", "")]
    assert refused(good, window=0) == [("insight.number", "window")]
    assert refused(good, least=0) == [("insight.number", "least")]


def test_categoricals_are_text() -> None:
    made = frame(on(DAY, 7)).with_columns(pl.col("place", "category").cast(pl.Categorical))
    assert portrait(made, TAXONOMY, DAY, DAY) == portrait(frame(on(DAY, 7)), TAXONOMY, DAY, DAY)
    assert portrait(made.to_pandas(), TAXONOMY, DAY, DAY).places[0].name == "east"
