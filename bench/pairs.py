"""The store and bare sqlite3, side by side."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Generic, TypeVar

from recording import Bare, Recorder, Statement, contents

from community_gov.store import SqliteStore

Unit = TypeVar("Unit")


class Pair(Generic[Unit]):
    """The store and bare sqlite3, a file for each, that are given the same units.

    Attributes:
        units: those of this round.
        statements: what each of them comes to.
    """

    def __init__(
        self, folder: Path, do: Callable[[SqliteStore, Unit], object], size: Callable[[Unit], int]
    ) -> None:
        folder.mkdir()
        self._do, self._size, self._file = do, size, folder / "ours.db"
        self._store = SqliteStore.open(f"sqlite:///{self._file}")
        self._recorder = Recorder(folder / "scratch.db")
        self._bare = Bare(folder / "bare.db")
        self.units: Sequence[Unit] = ()
        self.statements: list[list[Statement]] = []

    def prepare(self, units: Sequence[Unit]) -> None:
        """Make a round ready; nothing of this is timed."""
        self.units = units
        self.statements = [
            self._recorder.statements(lambda store, unit=unit: self._do(store, unit))
            for unit in units
        ]

    def ours(self) -> float:
        """Let the store do the units."""
        begin = perf_counter()
        for unit in self.units:
            self._do(self._store, unit)
        return self._each(perf_counter() - begin)

    def reference(self) -> float:
        """Write the same rows with bare sqlite3."""
        begin = perf_counter()
        for statements in self.statements:
            self._bare.write(statements)
        return self._each(perf_counter() - begin)

    def _each(self, seconds: float) -> float:
        return seconds / sum(self._size(unit) for unit in self.units)

    def close(self) -> None:
        """Compare the two files, row by row, and let go of them."""
        self._store.close()
        with sqlite3.connect(self._file) as ours:
            same = contents(ours) == contents(self._bare.connection)
        self._recorder.close()
        self._bare.close()
        if not same:
            raise AssertionError("the store and bare sqlite3 did not write the same rows")
