"""The one place where Django and community_gov meet: they write by the same connection."""

import logging
import sqlite3
from functools import cache

from django.conf import settings
from django.db import connection, transaction

from community_gov import District, Message, Neighbourhood, SqliteStore, open_district

_log = logging.getLogger("hall.outbox")


def current() -> sqlite3.Connection:
    """Return the connection that Django uses in this thread."""
    connection.ensure_connection()
    driver: sqlite3.Connection = connection.connection
    return driver


@cache
def district() -> District:
    """Return the district, opened once for all threads of the process."""
    store = SqliteStore.over(current, atomic=transaction.atomic)
    return open_district(settings.PLACES, store, settings.DATA / "keys")


def here() -> Neighbourhood:
    """Return the street that this hall serves."""
    return district().neighbourhood(settings.PLACE)


def upgrade() -> None:
    """Make or upgrade the library's tables beside Django's."""
    SqliteStore.upgrade_over(current, atomic=transaction.atomic)


def post(message: Message) -> None:
    """Send one message: a stub that writes to the log for whom it is, not what it says."""
    _log.info("message %s of case %s leaves for %s", message.id, message.case, message.to)


def deliver() -> None:
    """Let the messages leave that are committed; what cannot leave waits for the next call."""
    for problem in district().deliver(lambda message: post(message)).failed:
        _log.warning("%s %s", problem.code, problem.where)


def deliver_after_commit() -> None:
    """Ask for delivery once the transaction that is open has been committed."""
    transaction.on_commit(deliver, robust=True)
