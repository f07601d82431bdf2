"""The core is general: it knows no program and no place by name."""

import re
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import community_gov
from community_gov.plugin import hookspecs

SOURCES = [
    path
    for path in Path(community_gov.__file__).parent.rglob("*")
    if path.suffix in {".py", ".json", ".yaml", ".html", ".css", ".js", ".svg"}
]
NOTIONS = {"points", "complaints", "notices", "property"}
"""Plugins that are called as a general notion is, or as Python calls something."""
WORDS = (
    *("childcare", "subsid", "elevator", "entrapment", "funeral", "covenant", "wedding", "patrol"),
    *("calligraphy", "enforcement", "awning", "stall", "owners' committee"),
    *("育儿", "补贴", "电梯", "困人", "殡葬", "公约", "红白", "巡逻", "书法", "执法", "商铺"),
    *("物业用房", "垃圾", "合伙人", "市场", "产权"),
)


def names() -> set[str]:
    """What is installed: plugins, and the places that come with one."""
    found = {one.name for one in entry_points(group="community_gov.plugins")} - NOTIONS
    for one in entry_points(group="community_gov.places"):
        found |= {file.stem for file in one.load()().glob("*.yaml")}
    return found


@pytest.mark.parametrize("word", sorted({*WORDS, *names()}))
def test_the_core_knows_no_program_and_no_place(word: str) -> None:
    assert SOURCES
    sought = re.compile(rf"(?<![a-z]){re.escape(word)}", re.IGNORECASE)
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if sought.search(line)
    ]
    assert not found


HOOKS = [name for name in vars(hookspecs.Hooks) if not name.startswith("_")]


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_used_by_two_plugins(hook: str) -> None:
    users = [
        one.name for one in entry_points(group="community_gov.plugins") if hook in vars(one.load())
    ]
    assert len(users) >= 2, f"{hook} is used by {users}"
