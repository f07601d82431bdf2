"""The pages of the documentation, and their blocks of code."""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
_SHOWN = [page for page in DOCS.rglob("*.md") if "examples" not in page.relative_to(DOCS).parts]
CHINESE = sorted(page for page in _SHOWN if page.name.endswith(".zh.md"))
ENGLISH = sorted(page for page in _SHOWN if page not in CHINESE)
PAGES = sorted([*ENGLISH, *CHINESE])

_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<source>.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')


@frozen
class Block:
    """One fenced block: its language, the title over it, and what it says."""

    language: str
    title: str
    source: str


def name(page: Path) -> str:
    """Return what a page is called in a test's name."""
    return str(page.relative_to(DOCS))


def chinese(page: Path) -> Path:
    """Return the Chinese page beside an English one."""
    return page.with_suffix(".zh.md")


def blocks(page: Path) -> Iterator[Block]:
    """Yield the blocks of a page in order."""
    for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield block(found["info"], found["source"])


def block(info: str, source: str) -> Block:
    """Read the line above a block."""
    title = _TITLE.search(info)
    return Block(info.split(" ")[0], title[1] if title else "", source)
