"""Tables fold texts to the terminal, and no id: it is copied into the next command."""

import io
import sys

import pytest

from community_gov.cli.frame import width_of
from community_gov.cli.tables import show_table
from community_gov.domain.text import Language, Text

ID = "0123456789abcdef0123456789abcdef"
WHEN = "2026-03-05 09:30"
WHY = Text("所长还没有确认，请先补齐材料再提交。" * 6, "The head has not confirmed this yet. " * 6)
HEADS = (Text("编号", "Id"), Text("时间", "When"), Text("原因", "Why"), Text("件数", "Cases"))


class Shown(io.StringIO):
    """Where a command writes to; a terminal or not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def shown(
    monkeypatch: pytest.MonkeyPatch, language: Language, width: int, *, terminal: bool
) -> list[str]:
    told = Shown(terminal=terminal)
    monkeypatch.setattr(sys, "stdout", told)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "dumb")
    show_table(HEADS, [(ID, WHEN, WHY, 12), (ID[::-1], None, Text("好", "good"), 3)], language)
    return told.getvalue().splitlines()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 160])
def test_ids_stay_whole_and_the_table_fits(
    monkeypatch: pytest.MonkeyPatch, language: Language, width: int
) -> None:
    lines = shown(monkeypatch, language, width, terminal=True)
    text = "\n".join(lines)
    assert ID in text and ID[::-1] in text and WHEN in text
    assert max(width_of(line.rstrip()) for line in lines) <= width
    assert len(lines) > 4, "the reason is folded"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_too_narrow_cuts_nothing_off(
    monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    lines = shown(monkeypatch, language, 60, terminal=True)
    text = "\n".join(lines)
    assert all(one in text for one in (ID, ID[::-1], WHEN, "12"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 160])
def test_in_a_pipe_each_row_is_one_plain_line(
    monkeypatch: pytest.MonkeyPatch, language: Language, width: int
) -> None:
    lines = shown(monkeypatch, language, width, terminal=False)
    assert len(lines) == 4 and WHY.in_(language).strip() in lines[2]
    assert not any("\x1b" in line for line in lines)
