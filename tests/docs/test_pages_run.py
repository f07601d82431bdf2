"""Every page of the tutorial and the how-to pages does what it says, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .desk import PART, PRINTS, Desk, forget
from .pages import CHINESE, DOCS, ENGLISH, PAGES, blocks, chinese, name

TUTORIAL = DOCS / "tutorial" / "index.md"
RUNNING = [page for page in PAGES if page.parent.name in ("tutorial", "how-to")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield Desk(tmp_path)
    forget(tmp_path)


# Both languages show the same code, which another test holds: the Chinese pages run among the slow.
@pytest.mark.parametrize(
    "page",
    [pytest.param(one, marks=pytest.mark.slow if one in CHINESE else ()) for one in RUNNING],
    ids=[name(one) for one in RUNNING],
)
def test_page_runs(page: Path, desk: Desk) -> None:
    if page.parent.name == "how-to":
        desk.put_files_of(TUTORIAL)
    desk.run(page)


def test_there_is_something_to_run(desk: Desk) -> None:
    desk.run(TUTORIAL)
    assert desk.ran >= 8
    silent = [page for page in RUNNING if page.stem.split(".")[0] != "index"]
    silent = [page for page in silent if not any(one.language == "python" for one in blocks(page))]
    assert not [name(page) for page in silent]


@pytest.mark.parametrize("page", ENGLISH, ids=name)
def test_both_languages_show_the_same_code(page: Path) -> None:
    assert _code(page) == _code(chinese(page))


def _code(page: Path) -> list[tuple[str, str, str]]:
    """Return what is code on a page; a remark beside a line outside the tutorial may differ."""
    return [
        (one.language, one.title, one.source if page in RUNNING else _bare(one.source))
        for one in blocks(page)
        if one.language in ("python", "yaml", "toml", "sql", "json") or one.title == PRINTS
    ]


def _bare(source: str) -> str:
    return re.sub(r" +#.*", "", source)


def test_every_page_is_in_both_languages() -> None:
    assert sorted(map(chinese, ENGLISH)) == CHINESE


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_yaml_is_always_a_file_or_a_part_of_one(page: Path) -> None:
    """So that the real reader has read it by the time that the page has run."""
    shown = [one for one in blocks(page) if one.language == "yaml"]
    loose = [one.source for one in shown if not one.title]
    assert not loose
    if page not in RUNNING:
        assert not [one.title for one in shown if one.title.endswith(PART)]
