"""A call of every command that tells something, on what the story left."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from attrs import frozen

from .conftest import Said

CSV = "编号,时间,地点,来源,内容\n1,2025-03-01,3号楼,热线,没有物业用房\n"
COLUMNS = """
complaints: hall
label: {zh: 大厅, en: Hall}
id: {column: 编号}
opened: {column: 时间}
place: {column: 地点}
channel: {column: 来源, table: {热线: hotline}}
text: [内容]
"""
FILES = {
    "in.csv": CSV,
    "columns.yaml": COLUMNS,
    "change.yaml": "points: {}\n",
    "log.csv": "case,activity,at\n1,open,2026-03-02 09:00\n",
    "log.yaml": "columns: {case: case, activity: activity, at: at}\n",
}
FIRST = {
    "problem": "SELECT id FROM cg_case WHERE program = 'complaints:problem' AND place = ?",
    "bought": "SELECT id FROM cg_case WHERE program = 'points:redemption' AND place = ?",
    "person": "SELECT account FROM cg_posting WHERE account NOT LIKE '@%' AND place = ?",
}
TOKEN = re.compile(r"CGV1\.[\w.\- ]+")


@frozen
class Calls:
    """The story's database in a folder of files, and what is asked of it."""

    folder: Path
    url: str
    gov: Callable[..., Said]

    def words(self) -> dict[str, tuple[str, ...]]:
        """Return what is typed behind each command of the table in the reference."""
        of = ("--database", self.url)
        problem, bought, person = (self._first(one) for one in FIRST)
        mapped = ("in.csv", "--mapping", "columns.yaml")
        operate = ("yingbin", "childcare:operate")
        return {
            "ask-again": ("tianxiang", problem, *mapped, *of),
            "calendar": ("ximalu", "--ics", "a.ics", *of),
            "complaints import": (*mapped, "--out", "out.parquet"),
            "complaints export": ("out.parquet", "--open311", "requests"),
            "complaints export --out": ("out.json", "out.parquet", "--open311", "requests"),
            "explain": ("tianxiang", problem, *of),
            "explain-due": (*self._clock(), *of),
            "feedback": ("tianxiang", *of),
            "keys rotate": of,
            "loop": ("tianxiang", problem, *of),
            "new neighbourhood": ("willow", "--into", "made/places"),
            "new plugin": ("shade", "--into", "made"),
            "new workflow": ("awning", "--into", "made/own"),
            "notices": of,
            "notices --send --again-all": of,
            "person": ("tianxiang", person, *of),
            "plugins": (),
            "points balance": ("tianxiang", person, *of),
            "points card": ("tianxiang", person, "--html", "card.html", *of),
            "points catalogue": ("tianxiang", *of),
            "points explain": ("tianxiang", person, *of),
            "points outstanding": ("tianxiang", *of),
            "points participation": ("tianxiang", "--day", "2025-06-01", "--days", "30", *of),
            "points statement": ("tianxiang", person, *of),
            "portrait": (*mapped, "--place", "tianxiang"),
            "process export": ("yingbin", "--ocel", "all.json", *of),
            "process indicators": ("yingbin", *of),
            "process read": ("log.csv", "--mapping", "log.yaml"),
            "process show": ("yingbin", *of),
            "run-due": of,
            "schema": ("mapping",),
            "verify": of,
            "voucher print": ("tianxiang", bought, "--html", "voucher.html", *of),
            "voucher key": ("tianxiang", *of),
            "voucher check": ("--place", "tianxiang", *of),
            "what-if points": ("tianxiang", "--change", "change.yaml", *of),
            "worker": ("--rounds", "1", "--limit", "1", *of),
            "workflow draw": operate,
            "workflow show": operate,
            "workflow show --as yaml": operate,
            "workflow validate": (),
        }

    def made(self, command: str, typed: tuple[str, ...]) -> Said:
        """Call a command for a machine."""
        if command == "voucher check":
            token = TOKEN.search((self.folder / "voucher.html").read_text("utf-8"))
            assert token is not None
            typed = (token[0].strip(), *typed)
        return self.gov(*command.split(), *typed, "--json")

    def _first(self, name: str) -> str:
        with closing(sqlite3.connect(self.folder / "story.db")) as raw:
            return str(raw.execute(f"{FIRST[name]} ORDER BY 1", ["tianxiang"]).fetchone()[0])

    def _clock(self) -> tuple[str, ...]:
        with closing(sqlite3.connect(self.folder / "story.db")) as raw:
            found = raw.execute("SELECT place, case_id, name FROM cg_clock").fetchone()
            return tuple(map(str, found))
