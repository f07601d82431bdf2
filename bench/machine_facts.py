"""What the figures were measured on: versions, load, file system, the cost of one fsync."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

_BLOCK = b"\0" * 4096


def describe(folder: Path, writes: int) -> list[str]:
    """Return lines to print beside the figures."""
    load = ", ".join(f"{one:.2f}" for one in os.getloadavg())
    low, middle, high = fsync_micros(folder, writes)
    return [
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"python-statemachine {version('python-statemachine')}, "
        f"SQLAlchemy {version('sqlalchemy')}",
        f"{os.cpu_count()} cores, load average {load}",
        f"database folder {folder} on {file_system(folder)}",
        f"4 KiB write + fdatasync: {middle:.0f} us (median of {writes}; "
        f"quartiles {low:.0f} and {high:.0f})",
    ]


def fsync_micros(folder: Path, writes: int) -> tuple[float, float, float]:
    """Return lower quartile, median and upper quartile of writing one block to the disk."""
    file = os.open(folder / "fsync", os.O_CREAT | os.O_RDWR, 0o600)
    sync = getattr(os, "fdatasync", os.fsync)
    taken = []
    for number in range(writes):
        begin = perf_counter()
        os.pwrite(file, _BLOCK, number * len(_BLOCK))
        sync(file)
        taken.append((perf_counter() - begin) * 1e6)
    os.close(file)
    taken.sort()
    return taken[writes // 4], median(taken), taken[writes * 3 // 4]


def file_system(folder: Path) -> str:
    """Return the type of the file system that a folder is on."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "an unknown file system"
    found = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8").splitlines()]
    above = {str(one) for one in (folder.resolve(), *folder.resolve().parents)}
    holding = [(len(point), kind) for point, kind in found if point in above]
    return max(holding, default=(0, "an unknown file system"))[1]
