"""The same job with DBOS: a workflow for each case, a transaction for each command.

The rows are written in a datasource transaction, together with the checkpoint of the step. The
workflow is called, not queued, which DBOS does faster; its own tables are in a file of their own.
"""

import logging
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from time import perf_counter

import sqlalchemy
from dbos import DBOS, DBOSConfig, SQLAlchemyDatasource
from jobs import Job, tables


class DbosJob:
    """The one instance of DBOS in this process, and the file that it writes into."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        tables(folder / "app.db")
        config: DBOSConfig = {
            "name": "bench",
            "system_database_url": f"sqlite:///{folder / 'dbos.db'}",
            "application_version": "1",
            "executor_id": "bench",
            "log_level": "ERROR",
        }
        logging.getLogger("dbos").setLevel(logging.ERROR)
        DBOS(config=config)
        source = self._source = SQLAlchemyDatasource.create(f"sqlite:///{folder / 'app.db'}")
        with source.engine.begin() as connection:
            event = (
                "CREATE TABLE event (case_id TEXT, seq INT, body TEXT, PRIMARY KEY(case_id, seq))"
            )
            connection.exec_driver_sql(event)
            self._check(connection)

        @source.transaction()
        def command(job: Job) -> None:
            connection = source.sql_session().connection()
            for statement, values in job.rows:
                connection.exec_driver_sql(statement, [tuple(one) for one in values])
            connection.exec_driver_sql(
                "INSERT INTO event VALUES (?, ?, ?)", (job.case, job.seq, job.event)
            )

        @DBOS.workflow()
        def case(jobs: list[Job]) -> None:
            for job in jobs:
                command(job)

        self._case = case
        self._count = 0
        DBOS.launch()

    def _check(self, connection: sqlalchemy.Connection) -> None:
        if connection.exec_driver_sql("PRAGMA synchronous").scalar() != 2:
            raise AssertionError("DBOS does not write with synchronous = FULL")

    def write(self, jobs: Sequence[Job]) -> float:
        """Do the jobs; return the seconds that one of them took."""
        cases = [list(mine) for _, mine in groupby(jobs, lambda job: job.case)]
        begin = perf_counter()
        for mine in cases:
            self._case(mine)
        taken = perf_counter() - begin
        self._count += len(jobs)
        return taken / len(jobs)

    def close(self) -> None:
        """See that everything was written, and let go of it."""
        with self._source.engine.begin() as connection:
            found = connection.exec_driver_sql("SELECT count(*) FROM event").scalar()
        DBOS.destroy()
        if found != self._count:
            raise AssertionError("DBOS did not keep every event")
