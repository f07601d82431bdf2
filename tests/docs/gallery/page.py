"""How the gallery looks on its page."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from community_gov.domain.errors import Problem
from community_gov.domain.text import Language, Text

from ..pages import DOCS
from .shape import Room, Shown

LANGUAGES: tuple[Language, ...] = ("en", "zh")
_TITLE = Text("报错图例", "Error gallery")
_BEGIN = Text(
    "人们真会遇到的一些错误：做了什么，得到怎样的提示。\n"
    "每条提示都说清哪里不对、为什么、在什么位置、接下来怎么办；全部代码见[错误](errors.md)。\n"
    "本页由测试逐个触发这些错误写成，用 `python -m tests.docs.gallery --write` 更新。",
    "Some errors that people really meet: what somebody did, and what they were told.\n"
    "Each says what is wrong and why, where, and what to do next; all codes stand in"
    " [Errors](errors.md).\n"
    "Tests let every one of them happen, and `python -m tests.docs.gallery --write` writes this"
    " page anew.",
)
_WHAT = Text("哪里不对", "What and why")
_WHERE = Text("位置", "Where")
_NEXT = Text("怎么办", "Next step")
_HERE = Text("就在这一次调用", "this very call")

_CASE_ID = re.compile("0{16}[0-9a-f]{16}")
"""Of the bench; a reader's has other numbers."""


def path(language: Language) -> Path:
    """Return where the page lies."""
    return DOCS / "reference" / f"error-gallery{'.zh' if language == 'zh' else ''}.md"


def page(rooms: Mapping[str, tuple[Room, Sequence[Shown]]], language: Language) -> str:
    """Return the whole page in one language."""
    parts = [f"# {_TITLE.in_(language)}", _BEGIN.in_(language)]
    for name, (room, cases) in rooms.items():
        parts.append(f"## {room.title.in_(language)} {{#{name}}}")
        parts.append(room.before.in_(language))
        for one in cases:
            parts += _case(one, language)
    return "\n\n".join(parts) + "\n"


def _case(one: Shown, language: Language) -> list[str]:
    case = one.case
    above = f"`{case.file}`" if case.file else ""
    block = f"```{'diff' if case.file else 'python'}\n{case.did}\n```"
    said = "\n\n".join(_said(problem, language) for problem in one.problems)
    return [f"### {case.title.in_(language)}", *([above] if above else []), block, said]


def _said(problem: Problem, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    place = _CASE_ID.sub("case", problem.where)
    where = f"`{place}`" if place else _HERE.in_(language)
    lines = (
        (_WHAT, _plain(problem.what.in_(language))),
        (_WHERE, where),
        (_NEXT, _plain(problem.next_step.in_(language))),
    )
    told = "\n".join(f"- **{head.in_(language)}**{colon}{text}" for head, text in lines)
    return f"`{problem.code}`\n\n{told}"


def _plain(text: str) -> str:
    for sign in ("\\", "`", "*", "_", "<", "[", "]", "|"):
        text = text.replace(sign, f"\\{sign}")
    return text
