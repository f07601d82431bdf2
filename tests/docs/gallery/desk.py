"""The desk on which the cases happen: the files of the tutorial and of two how-to pages."""

import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.host import PlaceBook, check_workflow_file, read_mapping
from community_gov.plugin.insight import read_rows, take_in
from community_gov.testing.bench import START, Bench

from ..desk import Desk, forget
from ..pages import DOCS, blocks
from .shape import Case, Room, Shown

TUTORIAL = DOCS / "tutorial" / "index.md"
FOLDERS = {".": "complaints.md", "own": "own-plugin.md", "shop": "voucher.md"}
"""What lies in each folder beside the files of the tutorial: those of a how-to page."""
_MISTAKE = ("2025-02-30", "2025-02-28")
"""The one mistake that the register of the how-to page holds is put right first."""


@contextmanager
def laid_out() -> Iterator[Path]:
    """Lay the files out in a folder, which is the working directory and on the path."""
    with TemporaryDirectory() as made, chdir(made):
        folder = Path(made).resolve()
        sys.path.insert(0, str(folder))
        bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        try:
            for name, page in FOLDERS.items():
                _lay_out(folder / name, DOCS / "how-to" / page)
            yield folder
        finally:
            sys.dont_write_bytecode = bytecode
            sys.path.remove(str(folder))
            forget(folder)


def _lay_out(folder: Path, page: Path) -> None:
    desk = Desk(folder)
    desk.put_files_of(TUTORIAL)
    place = folder / "places" / "willow.yaml"
    before = place.read_text(encoding="utf-8")
    desk.put_files_of(page)
    for one in blocks(page):
        if one.title.startswith("places/willow.yaml") and one.source.startswith("plugins:"):
            place.write_text(before[: before.index("plugins:")] + one.source, encoding="utf-8")
    register = folder / "hall.csv"
    if register.exists():
        place.write_text(before, encoding="utf-8")
        text = register.read_text(encoding="utf-8")
        register.write_text(text.replace(*_MISTAKE), encoding="utf-8")


def shown(room: Room) -> tuple[Shown, ...]:
    """Let every case of a room happen, and return what was said."""
    with chdir(room.folder):
        return tuple(Shown(case, said(case, room)) for case in room.cases)


def said(case: Case, room: Room) -> tuple[Problem, ...]:
    """Let one case happen; a snippet may leave what is found as `problems`."""
    names = {} if case.file else room.names()
    try:
        if case.file:
            with _changed(Path(case.file), case.did):
                return tuple(_problems_of(case.file))
        exec(compile(case.did, case.title.en, "exec"), names)
    except CommunityGovError as error:
        return error.problems
    found = names.get("problems", ())
    assert isinstance(found, tuple)
    return found


@contextmanager
def _changed(path: Path, diff: str) -> Iterator[None]:
    """Apply a diff to a file for a while; what it takes away must be there, and only once."""
    before = path.read_text(encoding="utf-8")
    lines = [(line[:1], line[1:]) for line in diff.splitlines()]
    old = "".join(f"{text}\n" for sign, text in lines if sign != "+")
    new = "".join(f"{text}\n" for sign, text in lines if sign != "-")
    assert before.count(old) == 1, f"{path}: this stands there {before.count(old)} times:\n{old}"
    path.write_text(before.replace(old, new), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def _problems_of(file: str) -> Iterator[Problem]:
    if file == "handrail/handrail.yaml":
        yield from check_workflow_file(Path(file))
    elif file.startswith("hall."):
        mapping = read_mapping(Path("hall.yaml"))
        rows = read_rows(Path("hall.csv").read_bytes(), "hall.csv", mapping)
        for one in take_in(rows, mapping, now=START).refused:
            yield one.problem("hall.csv")
    else:
        book = PlaceBook(Path("places"))
        for place in book.places:
            book.rulebook(place)


_benches: dict[Path, Bench] = {}


def bench() -> Bench:
    """Return the bench of the folder, on which people act."""
    here = Path.cwd()
    if here not in _benches:
        _benches[here] = made = new_bench(here / "bench")
        made.person("aunt", role="resident")
        made.person("neighbour", role="resident")
        made.person("clerk", role="clerk")
        made.person("colleague", role="clerk")
        made.person("chair", role="chair")
    return _benches[here]


def new_bench(folder: Path) -> Bench:
    """Return a bench whose ids are the same each time."""
    numbers = count(1)
    return Bench(folder, Path("places").resolve(), new_id=lambda: f"{next(numbers):032x}")


@contextmanager
def benches() -> Iterator[None]:
    """Close every bench in the end."""
    try:
        yield
    finally:
        while _benches:
            _benches.popitem()[1].district.close()
