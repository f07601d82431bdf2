"""Plants canaries into the real program: Python imports this before the program begins.

What it is told stands in the environment:

CANARY_BOOK      where to note what was planted; outside of every folder that is searched
CANARY_LOG       the file that all loggers write to, at DEBUG
CANARY_KILL_AT   die (SIGKILL) at this SQL statement
CANARY_OPEN      a folder for copies of files that are open and have no name any more
CANARY_BREAK     what of the plugin breaks: "question", "computation" or "chapter"
CANARY_SPILL     set: say one name in the clear wherever a careless program would; with "die",
                 die a few statements later
"""

import atexit
import io
import json
import logging
import os
import signal
import sqlite3
import sys
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

BIRD, INSIDE, NUMBER, PHONE = "金丝雀", "canary-inside-the-paper", "73193707", "10073193"
HIDES_NOTHING = {"public_copy"}
"""Papers that are refused when anything is hidden in them: only their names are exchanged."""
RENAMED: dict[tuple[str, str], str] = {}
COUNT = {"statements": 0, "until": 0, "planted": 0}
SPILT: list[object] = []


def note(kind: str, field: str, text: str) -> None:
    line = json.dumps({"class": kind, "field": field, "text": text}) + "\n"
    with Path(os.environ["CANARY_BOOK"]).open("a", encoding="utf-8") as book:
        book.write(line)


def canary(kind: str, value, hides: bool = True):
    """Return a value of the same class that cannot be mistaken for anything else."""
    from attrs import evolve

    from community_gov.plugin import Document

    if isinstance(value, Document):
        if not value.content or INSIDE.encode() in value.content:
            return value
        name, dot, suffix = value.filename.rpartition(".")
        inside = f"\n{BIRD}的秘密 {INSIDE}\n".encode() if hides else b""
        return evolve(value, filename=f"{name}{BIRD}{dot}{suffix}", content=value.content + inside)
    if not isinstance(value, str) or any(mark in value for mark in (BIRD, NUMBER, PHONE)):
        return value
    if (kind, value) not in RENAMED:
        serial = f"{len(RENAMED):03d}"
        RENAMED[kind, value] = {
            "name": f"{value}{BIRD}",
            "other": f"{value}{BIRD}",
            "address": f"{value}{BIRD}",
            "phone": f"{PHONE}{serial}",
            "bank_account": f"62{NUMBER}00{serial}",
            "certificate_number": f"X{NUMBER}{serial}",
        }.get(kind, value)
    return RENAMED[kind, value]


def noted(kind: str, field: str, value) -> None:
    from community_gov.plugin import Document

    COUNT["planted"] += 1
    if COUNT["planted"] == 1:
        note("first", "", str(COUNT["statements"]))
    if isinstance(value, Document):
        note(kind, field, value.filename)
    else:
        note(kind, field, value.isoformat() if isinstance(value, date) else str(value))


def replaced(here, data):
    """Return a form with canaries in the place of everything that is about a person."""
    from community_gov.services.people import PERSON_FIELDS

    fields = dict(PERSON_FIELDS)
    for workflow in here.rulebook.workflows.values():
        fields |= {one.name: one for one in workflow.fields if one.personal}
    new = {}
    for name, value in (data or {}).items():
        field = fields.get(name)
        if field is not None and field.type.value != "choice":
            kind = field.personal.data_class.value
            value = canary(kind, value, name not in HIDES_NOTHING)
            noted(kind, name, value)
        new[name] = value
    return new


def plant() -> None:
    from community_gov.services.neighbourhood import Neighbourhood

    real = {name: getattr(Neighbourhood, name) for name in ("open", "act", "register_person")}

    def open_(self, *args, data=None, **more):
        return real["open"](self, *args, data=replaced(self, data), **more)

    def act(self, *args, data=None, **more):
        return real["act"](self, *args, data=replaced(self, data), **more)

    def register_person(self, values):
        changed = replaced(self, values)
        if "CANARY_SPILL" in os.environ and "name" in changed and not SPILT:
            spill(changed["name"])
        return real["register_person"](self, changed)

    Neighbourhood.open, Neighbourhood.act = open_, act
    Neighbourhood.register_person = register_person


def spill(text: str) -> None:
    """Do once what must never happen, for the test that the search sees it."""
    logging.getLogger("careless").debug("registering %s", text)
    print(text.encode().hex())
    print(json.dumps(text), file=sys.stderr)
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(text.encode("utf-16-le"))
    gone = tempfile.TemporaryFile()  # noqa: SIM115 - it stays open until the process is killed
    gone.write(text.encode())
    gone.flush()
    raw = sqlite3.connect("story.db")
    raw.execute("CREATE TABLE careless (name)")
    raw.execute("INSERT INTO careless VALUES (?)", (text,))
    raw.commit()
    SPILT.extend((gone, raw))
    if os.environ["CANARY_SPILL"] == "die":
        COUNT["until"] = COUNT["statements"] + 20


def keep_open_files() -> None:
    """Copy what is open under no name: a temporary file that nobody would find afterwards."""
    target = Path(os.environ["CANARY_OPEN"])
    target.mkdir(exist_ok=True)
    for link in Path("/proc/self/fd").glob("*"):
        with suppress(OSError):
            if str(link.readlink()).endswith("(deleted)"):
                (target / link.name).write_bytes(link.read_bytes())


def count_statements() -> None:
    COUNT["until"] = int(os.environ.get("CANARY_KILL_AT", "0"))
    connect = sqlite3.connect

    def met(_: str) -> None:
        COUNT["statements"] += 1
        if COUNT["statements"] == COUNT["until"]:
            keep_open_files()
            os.kill(os.getpid(), signal.SIGKILL)

    def connecting(*args, **named):
        connection = connect(*args, **named)
        connection.set_trace_callback(met)
        return connection

    sqlite3.connect = sqlite3.dbapi2.connect = connecting
    atexit.register(lambda: note("statements", "", str(COUNT["statements"])))


def quoting(question):
    """Return a question that breaks with everything that it read in its mouth."""
    from attrs import evolve

    def answer(reading):
        values = dict(reading.values)
        try:
            raise KeyError(values)
        except KeyError as error:
            raise ValueError(f"cannot work with {values} at {reading.at}") from error

    return evolve(question, answer=answer)


def break_plugin(what: str) -> None:
    from community_gov.plugin import Mood, hookimpl
    from community_gov_childcare import Childcare
    from community_gov_childcare.questions import QUESTIONS

    if what == "chapter":
        from community_gov_childcare.story import paying

        def broken(tale):
            form, case = tale.forms["duan"], tale.applied["duan"]
            held = tale.yingbin.case(case)
            masks = tale.yingbin.masked(case)
            raise RuntimeError(f"{len(form)} {held} {masks} {tale.yingbin.history(case)} {tale}")

        paying.first_batch = broken
        return
    mood, field = (
        (Mood.COMPUTE, "child_birth_date")
        if what == "computation"
        else (Mood.GUARD, "child_identity_number")
    )
    broken_ones = [
        quoting(one) if one.mood is mood and field in one.reads else one for one in QUESTIONS
    ]
    Childcare.questions = hookimpl(lambda self: broken_ones)
    Childcare.questions.__name__ = "questions"


if "CANARY_BOOK" in os.environ:
    # Unbuffered: a destructor may log while another line is being written.
    raw = Path(os.environ["CANARY_LOG"]).open("ab", buffering=0)  # noqa: SIM115 - open until the end
    log = io.TextIOWrapper(raw, "utf-8", write_through=True)
    logging.basicConfig(level=logging.DEBUG, stream=log)
    logging.captureWarnings(True)
    logging.getLogger("canary").debug("listening")
    count_statements()
    plant()
    if "CANARY_BREAK" in os.environ:
        break_plugin(os.environ["CANARY_BREAK"])
