"""The story is lived through with canaries in every personal field: they are nowhere in the clear.

`planted/sitecustomize.py` sets them before the real executable begins; nothing of the library
is replaced but its front door, where names and papers are exchanged for canaries on the way in.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from .canaries import written
from .running import COMMAND, Run, run, tell

IN_THE_STORY = {
    *("name", "child_name", "child_identity_number", "child_birth_date", "applicant_name"),
    *("applicant_identity_number", "applicant_phone", "bank_account", "birth_certificate"),
    *("birth_certificate_number", "household_register", "guardian_identity_card", "bank_card"),
    *("divorce_certificate", "custody_agreement", "contact_phone", "outside_reference"),
    *("title_extract", "roll", "posted", "delivery_proof", "tianxiang:help_asked"),
}
"""What the story hands in; `test_desk` has the rest."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The story told to its end, its database kept."""
    folder = tmp_path_factory.mktemp("whole")
    return tell(folder, "--json", "--database", "sqlite:///story.db", "--write", "story.json")


def test_it_was_told_to_its_end(whole: Run) -> None:
    assert (whole.code, whole.err) == (0, "")
    told = json.loads(whole.out)
    assert told["verified"]["problems"] == [] and told["verified"]["cases"] > 20
    assert whole.fields >= IN_THE_STORY
    assert "DEBUG:canary:listening" in whole.log and "INFO:alembic" in whole.log


def test_no_canary_is_anywhere(whole: Run) -> None:
    assert whole.leaks() == {}
    names = {path.name for path in whole.folder.iterdir()}
    assert names >= {"story.db", "story.db.keys", "story.json", "stdout", "stderr", "debug.log"}


def test_what_cannot_be_a_canary_is_sealed_too(whole: Run) -> None:
    """A choice such as how a child is cared for says much, and stands in every rule."""
    with closing(sqlite3.connect(whole.folder / "story.db")) as raw:
        events = [json.loads(row[0]) for row in raw.execute("SELECT written FROM cg_event")]
        held = [json.loads(row[0]) for row in raw.execute("SELECT held FROM cg_case")]
        bodies = [row[0] for row in raw.execute("SELECT body FROM cg_definition")]
    personal = {
        field["name"]
        for body in bodies
        for field in json.loads(body)["fields"]
        if field.get("personal")
    }
    assert personal >= {"care", "child_nationality", "child_registered", "bank_account"}
    sealed = [
        (name, one)
        for fields in (*held, *(event["command"]["held"] for event in events))
        for name, one in fields.items()
        if name in personal
    ]
    assert len(sealed) > 200
    assert {one["value"] for _, one in sealed} == {None}
    choices = {"divorced", "both parents", "parents", "chinese", "here"}
    for event in events:
        words = {str(one["value"]) for one in event["facts"]["answers"].values()}
        assert not words & choices


def test_the_same_value_is_sealed_anew_each_time(whole: Run) -> None:
    with closing(sqlite3.connect(whole.folder / "story.db")) as raw:
        rows = raw.execute("SELECT ciphertext, key FROM cg_value").fetchall()
    nonces = [ciphertext[:12] for ciphertext, _ in rows]
    assert len(set(nonces)) == len(nonces) > 300
    planted = {one["text"] for one in written(whole.book) if one["class"] == "name"}
    assert len(planted) >= 20 and len({key for _, key in rows}) >= 20


def killed(whole: Run, folder: Path, at: int, *arguments: str) -> Run:
    left = tell(folder, "--json", *arguments, CANARY_KILL_AT=str(at))
    assert left.code == -9, left.err
    assert left.fields, "killed before anything personal was handed in"
    assert left.leaks() == {}
    return left


def moments(count: int, seed: int, whole: Run) -> list[int]:
    """Return statements of the story, after the first people were registered."""
    return sorted(Random(seed).sample(range(whole.first + 20, whole.statements), count))


@pytest.mark.parametrize("turn", [pytest.param(0, marks=pytest.mark.slow), 1])
def test_killed_half_way(
    whole: Run, tmp_path: Path, places_with: Callable[[str | None], Path], turn: int
) -> None:
    at = moments(2, 2026, whole)[turn]
    where = ("--database", "sqlite:///story.db", "--places", str(places_with("told.jsonl")))
    left = killed(whole, tmp_path, at, *where, "--write", "story.json")
    wal = left.folder / "story.db-wal"
    assert wal.stat().st_size > 0 and (left.folder / "story.db-shm").exists()
    if turn:
        _taken_up_again(tmp_path, *where)


def _taken_up_again(folder: Path, *where: str) -> None:
    """Somebody else goes on with what the killed process left; that says no value either."""
    for command in (("verify",), ("worker", "--rounds", "1", "--outbox", "outbox.jsonl")):
        later = run(folder, *COMMAND, *command, *where, "--json")
        assert (later.code, later.err) == (0, ""), later.out
        assert later.leaks() == {}
    assert (later.folder / "told.jsonl").stat().st_size > 1000


@pytest.mark.slow
def test_killed_with_the_database_in_a_temporary_folder(whole: Run, tmp_path: Path) -> None:
    (at,) = moments(1, 7, whole)
    left = killed(whole, tmp_path, at)
    assert list((left.folder / "tmp").rglob("story.db-wal"))
    assert not list((left.folder / "open").iterdir()), "a file without a name was open"


@pytest.mark.slow
def test_killed_at_many_moments(whole: Run, tmp_path: Path) -> None:
    for number, at in enumerate(moments(40, 99, whole)):
        arguments = ("--database", "sqlite:///story.db") if number % 2 else ()
        killed(whole, tmp_path / str(at), at, *arguments)


@pytest.mark.parametrize(
    ("what", "form"),
    [
        ("question", "--language=zh"),
        pytest.param("computation", "--json", marks=pytest.mark.slow),
        pytest.param("chapter", "--language=zh", marks=pytest.mark.slow),
    ],
)
def test_a_plugin_breaks_in_the_middle(tmp_path: Path, what: str, form: str) -> None:
    broken = tell(tmp_path, form, "--database", "sqlite:///story.db", CANARY_BREAK=what)
    assert broken.code == 1
    said = broken.out + broken.err
    assert ("Traceback" in said) is (what == "chapter"), said
    assert "ValueError" in said or "RuntimeError" in said or what == "computation", said
    fields = broken.fields
    assert fields >= {"child_birth_date", "name"}
    assert what == "computation" or fields >= {"child_identity_number", "birth_certificate"}
    assert broken.leaks() == {}
