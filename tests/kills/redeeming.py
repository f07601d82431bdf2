"""Redeems in one child after another; each is killed one SQL statement later than the last.

Run by `test_books` with the folder in which ``ready.db`` lies. The Nth child works in ``N.db``
and writes into ``N.told`` how often it was answered.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.kills.redemption import redeem
from tests.ledger.orders import Desk

from community_gov.store import SqliteStore

LEFT = {"statements": 0}


def met(_: str) -> None:
    LEFT["statements"] -= 1
    if LEFT["statements"] == 0:
        os.kill(os.getpid(), signal.SIGKILL)


def watched(connect):
    def connecting(*args, **named):
        connection = connect(*args, **named)
        connection.set_trace_callback(met)
        return connection

    return connecting


def child(folder: Path, number: int) -> None:
    told = folder / f"{number}.told"
    with SqliteStore.open(f"sqlite:///{folder}/{number}.db") as store:
        LEFT["statements"] = number
        for answered, _ in enumerate(redeem(Desk(store)), 1):
            told.write_text(str(answered))


def main(folder: Path) -> None:
    sqlite3.connect = sqlite3.dbapi2.connect = watched(sqlite3.connect)
    codes = []
    for number in count(1):
        shutil.copy(folder / "ready.db", folder / f"{number}.db")
        pid = os.fork()
        if not pid:
            code = 1
            try:
                child(folder, number)
                code = 0
            finally:
                os._exit(code)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        if codes[-1] != -signal.SIGKILL:
            break
    print(json.dumps(codes))


main(Path(sys.argv[1]))
