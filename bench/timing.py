"""Interleaved measurements: all variants in every round, in random order, medians at the end."""

import gc
import random
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any

from attrs import asdict, frozen

Variant = Callable[[], float]
"""Do a share of the work and return what one unit of it took, in seconds."""

MICROS, MILLIS = 1e6, 1e3


@frozen
class Row:
    """One row of ``build/bench.json``.

    Attributes:
        ratio: our cost divided by the reference's; below 1 is cheaper.
        goal: what is aimed at, for the reader of the table; not in the file.
    """

    name: str
    ours: float
    reference: float
    ratio: float
    unit: str
    goal: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the row as the file has it."""
        return {name: value for name, value in asdict(self).items() if name != "goal"}


def interleave(
    variants: Mapping[str, Variant], rounds: int, prepare: Callable[[], None] = lambda: None
) -> dict[str, list[float]]:
    """Return the seconds of each variant, round by round; one more round warms everything up.

    Args:
        prepare: makes each round ready and is not timed.
    """
    order = random.Random(rounds)
    taken: dict[str, list[float]] = {name: [] for name in variants}
    for number in range(rounds + 1):
        prepare()
        names = list(variants)
        order.shuffle(names)
        for name in names:
            gc.collect()
            seconds = variants[name]()
            if number:
                taken[name].append(seconds)
    return taken


def row(
    name: str,
    taken: Mapping[str, list[float]],
    ours: str,
    reference: str,
    *,
    goal: str = "",
) -> Row:
    """Return a row in microseconds; its ratio is the median of the ratios of each round."""
    pairs = zip(taken[ours], taken[reference], strict=True)
    return Row(
        name,
        ours=median(taken[ours]) * MICROS,
        reference=median(taken[reference]) * MICROS,
        ratio=median(mine / other for mine, other in pairs),
        unit="us",
        goal=goal,
    )
