"""Measure, print a table, write ``bench.json``: ``python bench/run.py --write build/bench.json``.

The name of a row is work / variant / vs-reference; every figure comes from what ran just now.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import clients
import decide
import durable
import importing
import machine_facts
import portrait
import transfer
from attrs import frozen
from grown import Size
from timing import Row


@frozen
class Scale:
    """How much is run."""

    effort: decide.Effort
    sizes: durable.Sizes
    crowd: clients.Crowd
    transfers: transfer.Transfers
    portraits: portrait.Crowd
    imports: int


FULL = Scale(
    effort=decide.Effort(rounds=15, share=0.03),
    sizes=durable.Sizes(rounds=15, cases=15, bulk_rounds=7, bulk=1000),
    crowd=clients.Crowd(rounds=7, cases=3),
    transfers=transfer.Transfers(
        rounds=15, ways=30, bulk_rounds=7, bulk=1000, small=Size(100, 15), large=Size(10_000, 143)
    ),
    portraits=portrait.Crowd(rounds=3, complaints=10_000_000),
    imports=11,
)
QUICK = Scale(
    effort=decide.Effort(rounds=2, share=0.002),
    sizes=durable.Sizes(rounds=2, cases=2, bulk_rounds=1, bulk=20),
    crowd=clients.Crowd(rounds=1, cases=1),
    transfers=transfer.Transfers(
        rounds=2, ways=5, bulk_rounds=1, bulk=20, small=Size(100, 15), large=Size(1000, 143)
    ),
    portraits=portrait.Crowd(rounds=1, complaints=1_000_000),
    imports=1,
)


def main() -> None:
    asked = _arguments()
    begin = perf_counter()
    parent = asked.folder or (asked.write.parent if asked.write else Path("build"))
    parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=parent.resolve()) as folder:
        rows, lines = measure(Path(folder), QUICK if asked.quick else FULL)
    print(table(rows), *lines, sep="\n")
    print(f"{perf_counter() - begin:.0f} s in all")
    if asked.write:
        written = json.dumps([row.as_json() for row in rows], indent=1)
        asked.write.write_text(written + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", type=Path, metavar="FILE", help="where the rows go, as JSON")
    parser.add_argument(
        "--folder", type=Path, help="where the databases go; beside FILE if not said"
    )
    parser.add_argument("--quick", action="store_true", help="only see that everything runs")
    return parser.parse_args()


def measure(folder: Path, scale: Scale) -> tuple[list[Row], list[str]]:
    """Run everything; return the rows, and lines about where they come from."""
    for name in ("memory", "disk", "disk/model"):
        (folder / name).mkdir()
    lines = machine_facts.describe(folder)
    rows = decide.measure(folder / "memory", scale.effort)
    for measured, seen in (
        durable.measure(folder / "disk", scale.sizes),
        clients.measure(folder / "clients", scale.crowd),
        transfer.measure(folder / "transfer", scale.transfers),
        portrait.measure(scale.portraits),
        importing.measure(scale.imports),
    ):
        rows += measured
        lines += seen
    return rows, lines


def table(rows: Sequence[Row]) -> str:
    """Return the rows for a reader."""
    wide = max(len(row.name) for row in rows)
    head = f"{'name':{wide}} {'ours':>10} {'reference':>10} {'':3} {'ratio':>8}  goal"
    lines = [
        f"{row.name:{wide}} {row.ours:10.2f} {row.reference:10.2f} {row.unit:3} "
        f"{row.ratio:8.4f}  {row.goal}".rstrip()
        for row in rows
    ]
    return "\n".join([head, *lines, ""])


if __name__ == "__main__":
    main()
