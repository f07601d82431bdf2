"""The mill's district, the children that work in it, and what one sees when looking at it."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from community_gov import District, open_district
from community_gov.host import PlaceBook
from community_gov.plugin import InvalidIdentityNumber, check_identity_number
from community_gov.testing import Bench
from community_gov.testing.bench import START

from .tasks import TASKS

INSTALLED = Path(__file__).parent / "installed"
LATER = START + timedelta(days=4)
"""When the first clock of every order is due."""

PLACES = {
    "valley.yaml": """
place: valley
kind: district
label: {zh: 山谷区, en: Valley}
""",
    **{
        f"{name}.yaml": f"""
place: {name}
kind: community
label: {{zh: {zh}, en: {name}}}
under: valley
bodies:
  {name}_committee: {{kind: residents_committee, label: {{zh: {zh}居委会, en: committee}}}}
plugins:
  - mill
"""
        for name, zh in (("village", "村"), ("hamlet", "寨"))
    },
}


def identity(number: int, born: date = date(1990, 5, 17)) -> str:
    head = f"140213{born:%Y%m%d}{number:03d}"
    for last in "0123456789X":
        try:
            return check_identity_number(head + last, born).normal
        except InvalidIdentityNumber:
            continue
    raise AssertionError(head)


def form(number: int) -> dict[str, object]:
    phone = f"1380013{number:04d}"
    return {"sacks": 3, "phone": phone, "identity_number": identity(number)}


@define
class Maker:
    """Makes the state in which a task finds the district."""

    bench: Bench
    known: dict[str, Any] = field(factory=dict)

    def staff(self) -> None:
        for place in ("village", "hamlet"):
            here, committee = self.bench.place(place), f"{place}_committee"
            self.known[f"{place} villager"] = here.register_person({"name": "王秀英"})
            self.known[f"{place} miller"] = self.bench.worker(place, "miller", committee)
        elders = [self.bench.worker("village", "elder", "village_committee") for _ in range(8)]
        known = self.known
        known |= {"elders": elders, "villager": known["village villager"]}
        known |= {"miller": known["village miller"]}
        known["fresh"] = self.bench.place("village").register_person({})

    def draft(self, number: int, place: str = "village") -> str:
        by = self.known[f"{place} villager"]
        here, people = self.bench.place(place), {"villager": by}
        return here.open("mill:order", by=by, people=people, data=form(number)).case

    def brought(self, number: int) -> str:
        case = self.draft(number)
        self.bench.place("village").act(case, "bring", by=self.known["villager"])
        return case

    def ground(self, number: int) -> str:
        case = self.brought(number)
        self.bench.place("village").act(case, "grind", by=self.known["miller"])
        return case

    def commands(self) -> None:
        """Everything that the commands need, ready for the last step."""
        here, known = self.bench.place("village"), self.known
        known["draft"] = self.draft(1)
        known["brought"] = [self.brought(number) for number in range(10, 15)]
        orders = [self.ground(number) for number in range(20, 23)]
        miller = known["miller"]
        known["cart"] = here.open("mill:cart", by=miller, links={"order": orders}).case
        known["orders"] = orders
        asked = known["asked"] = self.ground(30)
        here.act(asked, "sell", by=miller)
        (step,) = (one for one in here.what_next(asked) if one.gate)
        known["shown"] = step.shown
        known["unasked"] = asked

    def first_vote(self) -> None:
        here, known = self.bench.place("village"), self.known
        voter = known["elders"][0]
        here.vote(known["asked"], "sell", "two_elders", "agree", by=voter, shown=known["shown"])

    def three_due(self) -> None:
        self.known["brought"] = [self.brought(number) for number in (1, 2, 3)]

    def one_person_twice(self) -> None:
        """Drafts in both places that ask for the same claim."""
        self.known["rivals"] = [
            {"place": place, "case": self.draft(7, place), "by": self.known[f"{place} villager"]}
            for place in ("village", "hamlet")
            for _ in range(4)
        ]


_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_RANDOM = {"ciphertext", "previous", "hash", "key"}


def picture(folder: Path) -> Mapping[str, list[tuple[object, ...]]]:
    """Return all rows of all tables, but for what chance decides: nonces, and hashes over them."""
    shown: dict[str, list[tuple[object, ...]]] = {}
    with closing(sqlite3.connect(folder / "bench.db")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'cg_*'"
        for (table,) in raw.execute(tables).fetchall():
            cursor = raw.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            random = _RANDOM if table in ("cg_event", "cg_value") else set()
            shown[table] = sorted(
                (
                    tuple(
                        _without_digests(table, name, value)
                        for name, value in zip(names, row, strict=True)
                        if name not in random
                    )
                    for row in cursor
                ),
                key=repr,
            )
    return shown


def _without_digests(table: str, name: str, value: object) -> object:
    if (table, name) not in {("cg_event", "written"), ("cg_case", "held"), ("cg_case", "state")}:
        return value
    text = value.decode() if isinstance(value, bytes) else str(value)
    return _DIGEST.sub("…", text)


def rows(shown: Mapping[str, Sequence[object]]) -> Counter[str]:
    """Return how many rows each table has."""
    return Counter({name: len(found) for name, found in shown.items()})


def new_rows(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, int]:
    """Return by how many rows each table grew or shrank."""
    was, now = rows(before), rows(after)
    return {name: now[name] - was[name] for name in now if now[name] != was[name]}


@frozen
class Ready:
    """A district to be copied: its folder, and the ids that a task needs."""

    folder: Path
    known: Mapping[str, Any]


@define
class Children:
    """The process that forks the children."""

    book: PlaceBook
    process: "subprocess.Popen[str]"
    made: int = 0

    @classmethod
    def started(cls, places: Path) -> "Children":
        path = [str(INSTALLED), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
        process = subprocess.Popen(
            [
                sys.executable,
                "-W",
                "error",
                str(Path(__file__).with_name("zygote.py")),
                str(places),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))},
        )
        children = cls(PlaceBook(places), process)
        assert children._heard() == "ready"
        return children

    def _heard(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the process that forks has ended"
        return json.loads(line)

    def ask(self, order: object) -> list[int]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        codes: list[int] = self._heard()
        return codes

    def close(self) -> None:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


@define
class Trial:
    """One copy of the district, in which a child works and dies."""

    children: Children
    folder: Path
    known: Mapping[str, Any]
    task: str
    moment: datetime = START

    def child(self, how: str = "", at: int = 0, **more: Any) -> int:
        """Let a child do the task; return how it ended."""
        (code,) = self.children.ask([self.job([{**self.known, **more}], how, at)])
        return code

    def job(
        self, wishes: Sequence[Mapping[str, Any]], how: str = "", at: int = 0
    ) -> dict[str, Any]:
        job = {"folder": str(self.folder), "task": self.task, "wishes": wishes, "how": how}
        return {**job, "at": at, "moment": self.moment.isoformat()}

    def race(self, *wishes: Sequence[Mapping[str, Any]], **more: Any) -> list[Any]:
        """Let processes with threads do the task at one moment; return what each was told."""
        jobs = []
        for number, one in enumerate(wishes):
            job = {**self.job(one), "begin": time.time() + 0.35, "answer": f"answer-{number}"}
            jobs.append({**job, **(more if number == 0 else {})})
        codes = self.children.ask(jobs)
        assert codes[1:] == [0] * (len(jobs) - 1)
        assert codes[0] == 0 or more
        files = [self.folder / job["answer"] for job in jobs]
        return [one for file in files if file.exists() for one in json.loads(file.read_text())]

    def district(self) -> District:
        url = f"sqlite:///{self.folder}/bench.db"
        return open_district(self.children.book, url, self.folder / "keys", now=lambda: self.moment)

    def do(self, district: District) -> Any:
        """Do the task here, as somebody who asks again does."""
        return TASKS[self.task](district, self.known)

    def answered(self) -> Any:
        """Return what the child acknowledged, or None."""
        file = self.folder / "answer"
        return json.loads(file.read_text())[0] if file.exists() else None

    def seen(self) -> list[str]:
        found: list[str] = json.loads((self.folder / "seen").read_text())
        return found


@define
class Yard:
    """Gives a fresh copy for each trial and takes it away afterwards."""

    children: Children
    space: Path
    ready: Mapping[str, Ready]
    count: int = 0

    def trial(self, template: str, task: str, moment: datetime = START) -> Trial:
        self.count += 1
        folder = self.space / f"trial-{self.count}"
        shutil.copytree(self.ready[template].folder, folder)
        return Trial(self.children, folder, self.ready[template].known, task, moment)

    def away(self, trial: Trial) -> None:
        shutil.rmtree(trial.folder)
