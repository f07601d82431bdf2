"""Measure, print a table, write ``bench.json``: ``python bench/run.py --write build/bench.json``.

The name of a row is work / variant / vs-reference; every figure comes from what ran just now.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import decide
import durable
import importing
import machine_facts
from attrs import frozen
from timing import Row


@frozen
class Scale:
    """How much is run."""

    rounds: int
    laps: int
    imports: int
    syncs: int
    sizes: durable.Sizes


FULL = Scale(
    rounds=15, laps=40, imports=11, syncs=100, sizes=durable.Sizes(15, 15, bulk_rounds=7, bulk=1000)
)
QUICK = Scale(
    rounds=2, laps=4, imports=1, syncs=10, sizes=durable.Sizes(2, 2, bulk_rounds=1, bulk=20)
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
    before = machine_facts.describe(folder, scale.syncs)
    rows = decide.measure(folder / "memory", scale.rounds, scale.laps)
    rows += durable.measure(folder / "disk", scale.sizes)
    imported, lines = importing.measure(scale.imports)
    return [*rows, *imported], [*lines, *before]


def table(rows: Sequence[Row]) -> str:
    """Return the rows for a reader."""
    head = f"{'name':36} {'ours':>10} {'reference':>10} {'':3} {'ratio':>8}  goal"
    lines = [
        f"{row.name:36} {row.ours:10.2f} {row.reference:10.2f} {row.unit:3} "
        f"{row.ratio:8.4f}  {row.goal}".rstrip()
        for row in rows
    ]
    return "\n".join([head, *lines, ""])


if __name__ == "__main__":
    main()
