"""Reading cases, their histories and what they are pinned to."""

from collections.abc import Iterator, Sequence
from typing import Any

from community_gov.domain.cases import Case
from community_gov.domain.errors import DamagedHistory, Problem
from community_gov.services.ports import Receipt, StoredEvent
from community_gov.store import sql
from community_gov.store.chain import Link, verify_chain
from community_gov.store.codec import CASES, EVENT, HELD, PEOPLE, STATE, WORKFLOW, Unreadable
from community_gov.store.instants import from_micros
from community_gov.store.units import Units
from community_gov.workflow.conditions import FLAG
from community_gov.workflow.definition import Status, Workflow
from community_gov.workflow.hashing import content_hash

_PAGE = 1000


class Reads:
    """The reading half of the store."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._workflows: dict[tuple[str, str], Workflow] = {}

    def case(self, place: str, case: str) -> Case | None:
        """Return one case, or None; another place's case is None too."""
        row = self._one(sql.CASE, place, case)
        return _case(row) if row else None

    def cases(
        self,
        place: str,
        *,
        program: str | None = None,
        state: str | None = None,
        flag: str | None = None,
        status: Status | None = None,
        person: str | None = None,
        exercise: bool | None = None,
        limit: int = 1000,
    ) -> Sequence[Case]:
        """Return cases in the order of their opening; of one instant, in that of their ids."""
        asked: dict[str, object] = {"program": program, "state": state}
        asked["flag"] = None if flag is None else FLAG + flag
        asked |= {"status": status, "person": person}
        asked["exercise"] = None if exercise is None else int(exercise)
        filters = {name: value for name, value in asked.items() if value is not None}
        params: list[Any] = [place]
        for name, value in filters.items():
            params += [place, value] if name in sql.LISTED else [value]
        rows = self._all(sql.cases(tuple(filters)), *params, limit)
        return [_case(row) for row in rows]

    def workflow(self, place: str, content_hash: str) -> Workflow | None:
        """Return a workflow that cases here are pinned to.

        Raises:
            DamagedHistory: what is stored has another content than its hash says.
        """
        key = (place, content_hash)
        known = self._workflows.get(key)
        if known is None:
            row = self._one(sql.DEFINITION, *key)
            known = _workflow(row[0], content_hash) if row else None
            if known and self._units.lasting:
                self._workflows[key] = known
        return known

    def events(self, place: str, case: str) -> Sequence[StoredEvent]:
        """Return the history of a case, oldest first.

        Raises:
            DamagedHistory: events cannot be read any more; all of them are named.
        """
        links = [Link(*row) for row in self._all(sql.EVENTS, place, case)]
        read = [(link, _event(link)) for link in links]
        damaged = [
            Problem("history.unreadable", f"{place}/{case}", {"seq": link.seq})
            for link, event in read
            if event is None
        ]
        if damaged:
            raise DamagedHistory(*damaged)
        return [
            StoredEvent(event, link.written, link.hash, link.previous)
            for link, event in read
            if event is not None
        ]

    def damage(self, place: str, case: str) -> Sequence[Problem]:
        """Return what is wrong with the chain of a case, even where it cannot be read."""
        rows = self._all(sql.HISTORY, place, case)
        version = rows[0][0] if rows else 0
        links = [Link(*row[1:]) for row in rows if row[1] is not None]
        return verify_chain(place, case, links, version)

    def receipt(self, place: str, person: str, key: str) -> Receipt | None:
        """Return what a request with this key was answered."""
        row = self._one(sql.RECEIPT, place, person, key)
        if row is None:
            return None
        fingerprint, cases, at = row
        return Receipt(place, person, key, fingerprint, CASES.read(cases), from_micros(at))

    def all_cases(self) -> Iterator[tuple[str, str]]:
        """Yield place and id of every case in the database, page by page."""
        last = ("", "")
        while page := self._all(sql.ALL_CASES, *last, _PAGE):
            yield from page
            last = page[-1]

    def _one(self, statement: str, *params: Any) -> Any:
        with self._units.reading() as cursor:
            return cursor.execute(statement, params).fetchone()

    def _all(self, statement: str, *params: Any) -> list[Any]:
        with self._units.reading() as cursor:
            return cursor.execute(statement, params).fetchall()


def _case(row: Sequence[Any]) -> Case:
    id_, place, program, workflow, version, people, held, state, exercise = row
    try:
        return Case(
            id_,
            place,
            program,
            workflow,
            version,
            PEOPLE.read(people),
            HELD.read(held),
            STATE.read(state),
            bool(exercise),
        )
    except Unreadable as error:
        raise DamagedHistory(Problem("case.unreadable", f"{place}/{id_}")) from error


def _event(link: Link) -> Any:
    try:
        return EVENT.read(link.written)
    except Unreadable:
        return None


def _workflow(body: bytes, pinned: str) -> Workflow:
    try:
        workflow = WORKFLOW.read(body)
    except Unreadable as error:
        raise DamagedHistory(Problem("workflow.altered", pinned)) from error
    if content_hash(workflow) != pinned:
        raise DamagedHistory(Problem("workflow.altered", pinned))
    return workflow
