"""Compare the tables beside a history with what the history says."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from community_gov.domain.cases import Case
from community_gov.domain.errors import Problem
from community_gov.domain.sealed import Sealed
from community_gov.services.ports import ClaimTaken
from community_gov.store import sql
from community_gov.store.batch import Row, clock_rows, person_rows, state_rows
from community_gov.store.instants import to_micros
from community_gov.store.units import Units
from community_gov.workflow.definition import Status


class Audit:
    """The part of the store that `verify` asks."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def audit(
        self, case: Case, opened: datetime, status: Status, sealed: Mapping[tuple[str, int], str]
    ) -> Sequence[Problem]:
        """Return where the tables beside a history do not say what the history says."""
        where = f"{case.place}/{case.id}"
        wrong = self._wrong(case, opened, status, sealed)
        return [Problem("history.beside", where, {"table": table}) for table in wrong]

    def _wrong(
        self, case: Case, opened: datetime, status: Status, sealed: Mapping[tuple[str, int], str]
    ) -> Iterator[str]:
        expected: dict[str, tuple[str, set[Row]]] = {
            "cg_case": (sql.AUDIT_CASE, {(status.value, int(case.exercise), to_micros(opened))}),
            "cg_case_state": (sql.AUDIT_STATES, state_rows(case)),
            "cg_case_person": (sql.AUDIT_PERSONS, person_rows(case)),
            "cg_clock": (sql.AUDIT_CLOCKS, clock_rows(case)),
        }
        with self._units.reading() as cursor:
            for table, (statement, rows) in expected.items():
                found = cursor.execute(statement, (case.place, case.id)).fetchall()
                if set(found) != rows:
                    yield table
            values = cursor.execute(sql.AUDIT_VALUES, (case.place, case.id)).fetchall()
        digests = {(field, version): Sealed(*parts).digest for field, version, *parts in values}
        if digests != dict(sealed):
            yield "cg_value"

    def claims(self, owner: str) -> Sequence[ClaimTaken]:
        """Return what a case holds in the district's register, by the hash of its owner."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.AUDIT_CLAIMS, (owner,)).fetchall()
        return [ClaimTaken(register, key, owner) for register, key in rows]

    def is_new(self) -> bool:
        """Whether nobody is registered and no case was opened yet."""
        with self._units.reading() as cursor:
            return cursor.execute(sql.ANYTHING).fetchone() is None
