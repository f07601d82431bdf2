"""A portrait of many complaints through narwhals, against the same numbers by hand in Polars."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import by_hand
import polars as pl
from attrs import frozen
from timing import Row, interleave, row

from community_gov.domain.taxonomy import Category, Side, Taxonomy
from community_gov.domain.text import same
from community_gov.insight.cells import Cells, gather
from community_gov.insight.portrait import portrait

TAXONOMY = Taxonomy(
    "bench@1",
    tuple(
        Category(f"c{number}", same(f"c{number}"), Side.HARD if number % 3 else Side.SOFT)
        for number in range(25)
    ),
)
SINCE, UNTIL, AS_OF, WINDOW = date(2024, 2, 1), date(2025, 12, 31), date(2026, 1, 15), 30
_BEGIN, _DAYS = datetime(2024, 1, 1), 745  # noqa: DTZ001


@frozen
class Crowd:
    """How much is measured: rounds, and complaints."""

    rounds: int
    complaints: int

    @property
    def name(self) -> str:
        """How the row calls it."""
        return f"{self.complaints // 1_000_000}m"


def measure(crowd: Crowd) -> tuple[list[Row], list[str]]:
    """Measure both; return a row, and a line about memory."""
    frame = complaints(crowd.complaints)
    alike(gather(frame.lazy(), TAXONOMY, SINCE, UNTIL, as_of=AS_OF, window=WINDOW), theirs(frame))
    variants = {name: _timed(do, frame) for name, do in WAYS.items()}
    taken = interleave(variants, crowd.rounds)
    name = f"portrait/{crowd.name}/vs-polars"
    found = row(name, taken, "ours", "theirs", goal="<= 1.5")
    del frame, variants
    peaks = ", ".join(f"{way} {peak(way, crowd):.2f} GB" for way in (*WAYS, "only the frame"))
    return [found], [f"{name}: most memory of a process of its own: {peaks}"]


def _timed(do: Callable[[pl.DataFrame], object], frame: pl.DataFrame) -> Callable[[], float]:
    def variant() -> float:
        begin = perf_counter()
        do(frame)
        return perf_counter() - begin

    return variant


def ours(frame: pl.DataFrame) -> object:
    """Draw the whole portrait."""
    return portrait(frame.lazy(), TAXONOMY, SINCE, UNTIL, as_of=AS_OF, window=WINDOW)


def theirs(frame: pl.DataFrame) -> by_hand.Tables:
    """Only count: what is made of the counts takes no time beside it."""
    return by_hand.tables(frame.lazy(), SINCE, UNTIL, AS_OF, WINDOW)


WAYS: dict[str, Callable[[pl.DataFrame], object]] = {"ours": ours, "theirs": theirs}


def complaints(number: int) -> pl.DataFrame:
    """Return complaints that are always the same for one version of Polars."""
    at = pl.int_range(number)

    def dice(seed: int, sides: int) -> pl.Expr:
        return (at.hash(seed) % sides).cast(pl.Int64)

    opened = pl.lit(_BEGIN) + pl.duration(seconds=dice(1, _DAYS * 86_400))
    took = pl.duration(seconds=dice(2, 86_400 * 5) + dice(3, 100) ** 2 * 500)
    frame = (
        pl.select(at=at)
        .lazy()
        .select(
            id=pl.format("A{}", at),
            opened=opened,
            closed=pl.when(dice(4, 12) > 0).then(opened + took),
            due=pl.when(dice(5, 10) > 0).then(opened + timedelta(days=7)),
            place=pl.format("place {}", (dice(6, 120) * dice(7, 120)) // 120),
            category=pl.when(dice(8, 20) > 0).then(pl.format("c{}", dice(9, 25))),
            channel=pl.format("channel {}", dice(10, 6)),
        )
    )
    return frame.collect()


def alike(cells: Cells, tables: by_hand.Tables) -> None:
    """See that both counted the same."""
    pairs = {tuple(one[:2]): tuple(one[2:]) for one in tables["pair"].rows()}
    again = {tuple(one[:2]): one[2] for one in tables["again"].rows()}
    every = [("", *tables["closing of all"].row(0)), *tables["closing"].rows()]
    same_numbers = (
        pairs
        == {
            key: (one.count, one.in_time, one.late, one.pending, one.wrong)
            for key, one in cells.pairs.items()
        },
        again == {key: one.again for key, one in cells.pairs.items() if None not in key},
        {(one[0], one[1].year * 12 + one[1].month - 1): one[2] for one in tables["month"].rows()}
        == cells.months,
        dict(tables["channel"].rows()) == cells.channels,
        sorted(tables["hour"]["n"]) == sorted(cells.hours.values()),
        sorted(tables["settled"]["n"]) == sorted(cells.settled.values()),
        {one[0]: one[1:] for one in every}
        == {
            code: (
                one.count,
                one.closed,
                *(
                    getattr(rank, name)
                    for rank in (one.median, one.ninetieth)
                    for name in ("value", "low", "high", "of_all")
                ),
            )
            for code, one in cells.closings.items()
        },
    )
    if not all(same_numbers):
        raise AssertionError(f"the portrait and Polars did not count the same: {same_numbers}")


def peak(way: str, crowd: Crowd) -> float:
    """Return the most memory that a process needs for one way, in GB."""
    command = [sys.executable, str(Path(__file__)), way, str(crowd.complaints)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Do one way in this process; print its most memory, without what making the frame took."""
    frame = complaints(int(sys.argv[2]))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    if sys.argv[1] in WAYS:
        WAYS[sys.argv[1]](frame)
    (most,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    print(int(most) / 1e6)


if __name__ == "__main__":
    main()
