"""What the figures were measured on: versions, load, file system, the cost of one fsync."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import quantiles
from time import perf_counter

_LIBRARIES = (
    *("python-statemachine", "transitions", "Automat", "django-fsm-2", "eventsourcing", "dbos"),
    "SQLAlchemy",
)
_BLOCK = b"\0" * 4096
_WRITES = 20


def describe(folder: Path) -> list[str]:
    """Return lines to print beside the figures."""
    load = ", ".join(f"{one:.2f}" for one in os.getloadavg())
    known = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return [
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {known}",
        f"{os.cpu_count()} cores, load average {load}",
        f"database folder {folder} on {file_system(folder)}",
    ]


class Disk:
    """What one write to the disk costs while something else is measured.

    A disk that others use too is now fast and now slow; so its cost is measured in each round.
    """

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / "disk", os.O_CREAT | os.O_RDWR, 0o600)
        self._sync = getattr(os, "fdatasync", os.fsync)

    def writes(self) -> float:
        """Return the seconds that it takes to write one block and to sync it."""
        begin = perf_counter()
        for number in range(_WRITES):
            os.pwrite(self._file, _BLOCK, number * len(_BLOCK))
            self._sync(self._file)
        return (perf_counter() - begin) / _WRITES

    def line(self, taken: Sequence[float], beside: str) -> str:
        """Return what was found, for the reader, and let go of the file."""
        os.close(self._file)
        low, middle, high = (one * 1e6 for one in quantiles([*taken, taken[0]], n=4))
        return (
            f"4 KiB write + fdatasync beside {beside}: {middle:.0f} us "
            f"(median of {len(taken)} rounds; quartiles {low:.0f} and {high:.0f})"
        )


def file_system(folder: Path) -> str:
    """Return the type of the file system that a folder is on."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "an unknown file system"
    found = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8").splitlines()]
    above = {str(one) for one in (folder.resolve(), *folder.resolve().parents)}
    holding = [(len(point), kind) for point, kind in found if point in above]
    return max(holding, default=(0, "an unknown file system"))[1]
