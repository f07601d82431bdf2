"""What goes wrong with database and keys."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from community_gov import SqliteStore, open_district
from community_gov.domain.text import Text

from ..desk import new_bench
from ..shape import Room, did


def changed(file: Path, *statements: str) -> None:
    """Change a database by hand, as nobody should."""
    with closing(sqlite3.connect(file)) as database:
        for one in statements:
            database.execute(one)
        database.commit()


def _make(folder: Path) -> None:
    with new_bench(folder) as made:
        made.person("aunt", role="resident")
        form = {"room": "bath", "phone": "13800138000", "photo": "room.jpg"}
        made.open_case("handrail:install", by="aunt", data=form)
    (folder / "bench.db").rename(folder / "district.db")


def names() -> dict[str, object]:
    """Return what a snippet finds: a district with one case, closed again."""
    kept, folder = Path("kept"), Path("district")
    if not kept.exists():
        _make(kept)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept, folder)
    known = {"SqliteStore": SqliteStore, "open_district": open_district, "shutil": shutil}
    return {"folder": folder, "keys": folder / "keys", "changed": changed, **known}


OPEN = 'open_district("places", "sqlite:///district/district.db", keys)'
CHANGED = 'changed(\n    folder / "district.db",\n    {},\n)\n'
VERIFY = f"with {OPEN} as district:\n    problems = district.verify().problems"
TRIGGERS = '"DROP TRIGGER {}"'
ROOM = Room(
    Text("数据库与密钥", "Database and keys"),
    Text(
        "`folder` 里是一个区的数据库和密钥（`keys`），其中有一件事项；`changed` 用 SQL 直接改库，"
        "这正是谁也不该做的事。",
        "`folder` holds the database and the `keys` of a district with one case; `changed` changes"
        " the database by SQL, as nobody should.",
    ),
    (
        did(
            "store.not_sqlite",
            "用了别的数据库地址",
            "The address of another database",
            'open_district("places", "postgresql://host/district", keys)',
        ),
        did(
            "store.cannot_open",
            "文件夹不存在",
            "A folder that is not there",
            'open_district("places", "sqlite:///nowhere/district.db", keys)',
        ),
        did(
            "store.newer",
            "数据库是新版本建的",
            "Made by a newer version",
            CHANGED.format("\"UPDATE cg_alembic_version SET version_num = '0099'\"") + OPEN,
        ),
        did(
            "store.older",
            "数据库还是旧版本",
            "Left by an older version",
            CHANGED.format("\"UPDATE cg_alembic_version SET version_num = '0001'\"") + OPEN,
        ),
        did(
            "keys.missing",
            "密钥没有恢复",
            "The keys were not restored",
            f"shutil.rmtree(keys)\n{OPEN}",
        ),
        did(
            "keys.readable",
            "别人也能改密钥文件夹",
            "Others can change the folder of the keys",
            f"keys.chmod(0o777)\n{OPEN}",
        ),
        did(
            "keys.damaged",
            "密钥文件被改过",
            "A key file was changed",
            f'for file in keys.iterdir():\n    file.write_bytes(b"nothing")\n{VERIFY}',
        ),
        did(
            "store.trigger_missing",
            "有人拆了数据库的防护",
            "Somebody took a guard away",
            CHANGED.format('"DROP TRIGGER cg_event_no_update"') + VERIFY,
        ),
    ),
    names,
)
