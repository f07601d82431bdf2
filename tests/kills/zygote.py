"""Forks children that do one task each and die in the middle of it.

Started once for many kills: everything is imported and read already. A line on standard input
is a job; the line on standard output says how the child ended.

A child dies (``kill``) or stands still (``stop``) at its Nth SQL statement, counted from the
moment at which the district is open, or dies (``cut``) when a file would grow beyond N bytes,
in the middle of a write.
"""

import contextlib
import json
import os
import resource
import signal
import sqlite3
import sys
import threading
import time
import traceback
from datetime import datetime
from pathlib import Path

from tasks import TASKS

from community_gov import CommunityGovError, open_district
from community_gov.host import PlaceBook
from community_gov.store import SqliteStore, groups

COUNT = {"armed": False, "left": 0, "how": "", "seen": []}
LOCK = threading.Lock()


def met(sql: str) -> None:
    if not COUNT["armed"]:
        return
    with LOCK:
        COUNT["seen"].append(sql)
        COUNT["left"] -= 1
        hit = COUNT["left"] == 0
    if hit and COUNT["how"] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif hit and COUNT["how"] == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)


def watched(connect):
    def connecting(*args, **named):
        connection = connect(*args, **named)
        connection.set_trace_callback(met)
        return connection

    return connecting


sqlite3.connect = sqlite3.dbapi2.connect = watched(sqlite3.connect)


def child(book: PlaceBook, job: dict) -> None:
    folder = Path(job["folder"])
    os.chdir(folder)
    moment = datetime.fromisoformat(job["moment"])
    store = SqliteStore.open("sqlite:///bench.db", patience=job.get("patience", 5.0))
    with open_district(book, store, "keys", now=lambda: moment) as district:
        district.neighbourhood("village")
        district.neighbourhood("hamlet")
        gathered = gathering(store, len(job["wishes"])) if job.get("gather") else None
        COUNT.update(armed=True, left=job.get("at") or 0, how=job.get("how", ""))
        if job.get("how") == "cut":
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (job["at"], job["at"]))
        work(district, job)
        if gathered is not None:
            gathered.join()
        if job.get("how") == "answered":
            os.kill(os.getpid(), signal.SIGKILL)
    (folder / "seen").write_text(json.dumps(COUNT["seen"]))


def gathering(store: SqliteStore, count: int) -> threading.Thread:
    """Hold the lock until all threads wait for it; then they share one commit."""
    groups.SECONDS = 60.0
    lock = sqlite3.connect("bench.db", isolation_level=None, check_same_thread=False)
    lock.set_trace_callback(None)
    lock.execute("BEGIN IMMEDIATE")

    def let_go() -> None:
        while len(store._units._line) < count:
            time.sleep(0.001)
        lock.execute("COMMIT")
        lock.close()

    thread = threading.Thread(target=let_go)
    thread.start()
    return thread


def work(district, job: dict) -> None:
    """Do the task in as many threads as there are wishes; acknowledge what was answered."""
    wishes = job["wishes"]
    ends = [None] * len(wishes)
    barrier = threading.Barrier(len(wishes))

    def run(number: int, known: dict) -> None:
        time.sleep(max(0.0, job.get("begin", 0) - time.time()))
        barrier.wait()
        try:
            ends[number] = TASKS[job["task"]](district, known)
        except CommunityGovError as error:
            ends[number] = error.problems[0].code
        if job.get("gather"):
            # Written by itself, at once: this much was acknowledged when the others die.
            with Path(f"answer-{number}").open("w") as file:
                json.dump(ends[number], file)

    if len(wishes) == 1:
        run(0, wishes[0])
    else:
        threads = [threading.Thread(target=run, args=one) for one in enumerate(wishes)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    if job.get("how") != "cut":
        Path(job.get("answer", "answer")).write_text(json.dumps(ends))


def forked(book: PlaceBook, job: dict) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        # Only the parent of the children speaks; whatever they say goes where errors go.
        os.dup2(2, 1)
        child(book, job)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def ended(pid: int) -> int:
    """Return how a child ended, as `subprocess` says it, or 256 when it stands still."""
    _, status = os.waitpid(pid, os.WUNTRACED)
    return 256 if os.WIFSTOPPED(status) else os.waitstatus_to_exitcode(status)


def main() -> None:
    book = PlaceBook(Path(sys.argv[1]))
    for place in ("village", "hamlet"):
        book.rulebook(place)
    print(json.dumps("ready"), flush=True)
    standing: list[int] = []
    for line in sys.stdin:
        order = json.loads(line)
        if order == "go on":
            os.kill(standing[0], signal.SIGCONT)
            codes = [ended(standing.pop())]
        else:
            pids = [forked(book, job) for job in order]
            codes = [ended(pid) for pid in pids]
            standing += [pid for pid, code in zip(pids, codes, strict=True) if code == 256]
        print(json.dumps(codes), flush=True)
    for pid in standing:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
