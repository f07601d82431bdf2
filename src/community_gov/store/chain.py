"""The hash chain of a case's history: pure, so that anybody can check a copy of it."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Self

from attrs import frozen

from community_gov.domain.errors import Problem
from community_gov.services.ports import StoredEvent


@frozen
class Link:
    """One row of a history as it lies in the database, not yet read.

    Attributes:
        written: the bytes that the hash covers.
        previous: hash of the link before; for the first, the genesis hash.
    """

    seq: int
    written: bytes
    previous: str
    hash: str

    @classmethod
    def of(cls, stored: StoredEvent) -> Self:
        """Return the link of an event that was read."""
        return cls(stored.event.seq, stored.written, stored.previous, stored.hash)


def _sha256(*parts: bytes) -> str:
    # With its length before each part, no two different lists of parts give the same bytes.
    framed = b"".join([b"%d:%b" % (len(part), part) for part in parts])
    return hashlib.sha256(framed).hexdigest()


def genesis(place: str, case: str) -> str:
    """Return what the first event of a case names as the hash before it."""
    return _sha256(b"genesis", place.encode(), case.encode())


def event_hash(place: str, case: str, seq: int, previous: str, written: bytes) -> str:
    """Return the hash of an event, bound to where it belongs and to all before it."""
    return _sha256(b"event", place.encode(), case.encode(), b"%d" % seq, previous.encode(), written)


def transaction_hash(place: str, unit: str, number: int, previous: str, written: bytes) -> str:
    """Return the hash of a transaction, bound to its book and to all before it."""
    book = (b"transaction", place.encode(), unit.encode())
    return _sha256(*book, b"%d" % number, previous.encode(), written)


def verify_chain(
    place: str, case: str, links: Iterable[Link], version: int | None = None
) -> tuple[Problem, ...]:
    """Return all that is wrong with a history; nothing when it is what was written.

    A cut tail shows only against something kept elsewhere: here the case's own version. Who
    can rewrite that too is found out by a head that was handed out, not by this.

    Args:
        links: in the order of the database.
        version: how many events the case's row says it has; None to leave that out.
    """
    return tuple(_problems(place, case, links, version))


def _problems(
    place: str, case: str, links: Iterable[Link], version: int | None
) -> Iterator[Problem]:
    seq, before, where = 0, genesis(place, case), f"{place}/{case}"
    for link in links:
        if link.seq > seq + 1:
            yield Problem("history.gap", where, {"first": seq + 1, "last": link.seq - 1})
        elif link.seq <= seq or link.previous != before:
            yield Problem("history.broken", where, {"seq": link.seq})
        if event_hash(place, case, link.seq, link.previous, link.written) != link.hash:
            yield Problem("history.altered", where, {"seq": link.seq})
        seq, before = link.seq, link.hash
    if version is not None and version != seq:
        yield Problem("history.tail", where, {"found": seq, "version": version})
