"""A table of workflow tests as pytest sees it: a file, and a test for each case in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from community_gov.domain.errors import CommunityGovError, InvalidInput, Problem
from community_gov.testing.bench import START, Bench
from community_gov.testing.nearby import places_for
from community_gov.testing.table_file import Table, read_table
from community_gov.testing.table_run import StepFailed, TableRun


class TableFile(pytest.File):
    """A file of workflow tests."""

    def collect(self) -> Iterator[TableCase]:
        """Yield a test for each case.

        Raises:
            CollectError: the file cannot be used; all problems, each with its line.
        """
        try:
            table = read_table(self.path)
        except CommunityGovError as error:
            raise self.CollectError(str(error)) from error
        for name in table.shape.cases:
            yield TableCase.from_parent(self, name=name, table=table)


class TableCase(pytest.Item):
    """One case of a table."""

    def __init__(self, *, table: Table, **more: Any) -> None:
        super().__init__(**more)
        self._table = table

    def runtest(self) -> None:
        """Play the case on a bench of its own."""
        with TemporaryDirectory() as folder, self._bench(Path(folder)) as bench:
            TableRun(bench, self._table).play(self.name)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Say what did not go as the table says; what is a mistake of ours keeps its traceback."""
        if isinstance(excinfo.value, StepFailed | CommunityGovError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the case is written."""
        return self.path, self._table.document.line(("cases", self.name)) - 1, self.name

    def _bench(self, folder: Path) -> Bench:
        shape = self._table.shape
        if shape.places:
            places = self.path.parent / shape.places
        else:
            places = places_for(self.config, self.path)
        return Bench(folder, places, _start(shape.start))


def _start(said: object) -> datetime:
    if said is None:
        return START
    try:
        moment = datetime.fromisoformat(str(said))
    except ValueError:
        raise InvalidInput(Problem("bench.moment", "start", {"name": said})) from None
    if ":" not in str(said):
        moment = datetime.combine(moment, START.time())
    return moment if moment.tzinfo else moment.replace(tzinfo=START.tzinfo)
