"""What a portrait counts, written by hand for Polars alone, as somebody who knows it would."""

from datetime import date, datetime, timedelta

import polars as pl

Tables = dict[str, pl.DataFrame]

_DAY = timedelta(days=1)
_KEYS = ("place", "category")


def tables(rows: pl.LazyFrame, since: date, until: date, as_of: date, window: int) -> Tables:
    """Return all tables; common parts of their plans are computed once."""
    first, end, now = (_midnight(one) for one in (since, until + _DAY, as_of + _DAY))
    opened, closed, due = pl.col("opened"), pl.col("closed"), pl.col("due")
    done = (closed < now).fill_null(False)
    wrong = done & (closed < opened)
    known = rows.filter(opened < now)
    mine = rows.filter(opened.is_between(first, end, closed="left"))
    cube = (
        rows.filter(opened.is_between(first - timedelta(days=window), end, closed="left"))
        .group_by(*_KEYS, day=opened.dt.date())
        .agg(
            n=pl.len(),
            in_time=(~wrong & done & (closed <= due)).sum(),
            late=(~wrong & pl.when(done).then(closed > due).otherwise(due < now)).sum(),
            pending=(~done & (due >= now)).sum(),
            wrong=wrong.sum(),
        )
    )
    lived = cube.filter(pl.col("day") >= since)
    sums = pl.col("n", "in_time", "late", "pending", "wrong").sum()
    gap = pl.col("day") - pl.col("day").shift(1).over(_KEYS, order_by="day")
    again = pl.when(gap <= timedelta(days=window)).then("n").otherwise(pl.col("n") - 1)
    minutes = pl.when(done).then((closed - opened).dt.total_minutes())
    took = mine.filter(~wrong).group_by("category", minutes=minutes).len("n")
    plans = {
        "facts": rows.select(
            pl.len(),
            pl.col("id").n_unique(),
            pl.col("id", "opened").null_count().name.prefix("no_"),
            first=opened.min(),
        ),
        "pair": lived.group_by(_KEYS).agg(sums),
        "month": lived.group_by("place", month=pl.col("day").dt.truncate("1mo")).agg(
            pl.col("n").sum()
        ),
        "again": cube.drop_nulls(_KEYS)
        .with_columns(again=again)
        .filter(pl.col("day") >= since)
        .group_by(_KEYS)
        .agg(pl.col("again").sum()),
        "channel": mine.group_by("channel").len("n"),
        "hour": known.group_by(hour=opened.dt.truncate("1h")).len("n"),
        "settled": known.filter(done)
        .group_by(day=pl.max_horizontal(opened, closed).dt.date())
        .len("n"),
        "closing": _closing(took.drop_nulls("category"), ["category"]),
        "closing of all": _closing(took.group_by("minutes").agg(pl.col("n").sum()), []),
    }
    return dict(zip(plans, pl.collect_all(plans.values()), strict=True))


def _closing(cells: pl.LazyFrame, by: list[str]) -> pl.LazyFrame:
    """Return the minutes at the ranks, of each group; those that are still open come last."""
    n = pl.col("n").cast(pl.Int64)  # a length has 32 bits, which a product of it outgrows
    upto = n.cum_sum()
    count, closed = n.sum(), n.filter(pl.col("minutes").is_not_null()).sum()
    found = [count.alias("count"), closed.alias("closed")]
    for percent in (50, 90):
        middle = closed * percent / 100
        spread = 1.959964 * (closed * percent * (100 - percent)).sqrt() / 100
        ends = {"": middle, " low": middle - spread, " high": middle + spread}
        found += [
            pl.col("minutes").filter(upto >= rank).first().alias(f"{percent}{name}")
            for name, rank in (*ends.items(), (" of all", count * percent / 100))
        ]
    ordered = cells.sort("minutes", nulls_last=True)
    return ordered.group_by(by).agg(found) if by else ordered.select(found)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001
