"""The same job with eventsourcing: an aggregate for each case, saved event by event.

State, clock and outbox go into the transaction of the event, by a recorder of one's own; that is
the way that its documentation shows, and cheaper than to follow the events from another process.
"""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor
from eventsourcing.utils import get_topic
from jobs import Job, tables
from recording import Statement


class Case(Aggregate):
    """A case; what it holds is what its last event says."""

    @event("Opened")
    def __init__(self, body: str) -> None:
        self.body = body

    @event("Moved")
    def move(self, body: str) -> None:
        self.body = body


class Recorder(SQLiteApplicationRecorder):
    """Writes the rows beside an event together with it."""

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        *,
        rows: Sequence[Statement] = (),
        **more: Any,
    ) -> Sequence[int] | None:
        for statement, values in rows:
            if len(values) == 1:
                c.execute(statement, values[0])
            else:
                c.executemany(statement, values)
        return super()._insert_events(c, stored_events, **more)


class EventsourcingJob:
    """An application on a file of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        tables(folder / "app.db")
        self._app: Application[Any] = Application(
            env={
                "PERSISTENCE_MODULE": "eventsourcing.sqlite",
                "SQLITE_DBNAME": str(folder / "app.db"),
                "APPLICATION_RECORDER_TOPIC": get_topic(Recorder),
            }
        )
        self._count = 0
        with self._app.factory.datastore.transaction(commit=False) as cursor:  # type: ignore[attr-defined]
            cursor.execute("PRAGMA synchronous")
            if cursor.fetchone()[0] != 2:
                raise AssertionError("eventsourcing does not write with synchronous = FULL")

    def write(self, jobs: Sequence[Job]) -> float:
        """Do the jobs; return the seconds that one of them took."""
        cases: dict[str, Case] = {}
        begin = perf_counter()
        for job in jobs:
            case = cases.get(job.case)
            if case is None:
                case = cases[job.case] = Case(job.event)
            else:
                case.move(job.event)
            self._app.save(case, rows=job.rows)
        taken = perf_counter() - begin
        self._count += len(jobs)
        return taken / len(jobs)

    def close(self) -> None:
        """See that everything was written, and let go of it."""
        if self._app.recorder.max_notification_id() != self._count:
            raise AssertionError("eventsourcing did not keep every event")
        self._app.close()
