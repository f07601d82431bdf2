"""The tutorial ends with tests: they pass, and fail as the page says when something is broken."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from community_gov.testing import Bench
from community_gov.testing.table_file import read_table
from community_gov.testing.table_run import TableRun

from .desk import Desk, forget
from .pages import DOCS, blocks, chinese

TUTORIAL = DOCS / "tutorial" / "index.md"
LANGUAGES = pytest.mark.parametrize("page", [TUTORIAL, chinese(TUTORIAL)], ids=["en", "zh"])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield Desk(tmp_path)
    forget(tmp_path)


def shown(page: Path, word: str) -> str:
    """Return the block that shows what the reader gets."""
    (found,) = (one.source for one in blocks(page) if not one.title and word in one.source)
    return found


def play(case: str) -> None:
    table = read_table(Path("test_answers.yaml"))
    (one,) = (each for each in table.shape.cases if str(each) == case)
    TableRun(Bench(Path(mkdtemp()), Path("places")), table).play(one)


@LANGUAGES
def test_a_broken_workflow_is_answered_as_the_page_says(page: Path, desk: Desk) -> None:
    desk.put_files_of(page)
    play("the chair looks too")
    workflow = Path("handrail/handrail.yaml")
    whole = workflow.read_text("utf-8")
    broken = re.sub(r" +gates:\n( +)second_look:\n.*\n.*\n", "", whole)
    assert len(whole.splitlines()) - len(broken.splitlines()) == 4
    workflow.write_text(broken, "utf-8")
    with pytest.raises(AssertionError) as failed:
        play("the chair looks too")
    assert shown(page, "test_answers.yaml:10").strip() in str(failed.value)


@pytest.mark.slow
@LANGUAGES
def test_the_readers_tests_pass(page: Path, desk: Desk) -> None:
    desk.put_files_of(page)
    path = os.pathsep.join([str(desk.folder), os.environ.get("PYTHONPATH", "")])
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    ).stdout
    counted = re.compile(r"\d+ passed, \d+ skipped")
    assert counted.findall(said) == counted.findall(shown(page, "pytest -q")), said
