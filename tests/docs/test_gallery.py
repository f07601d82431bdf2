"""The gallery of errors shows what is really said, and each error helps in both languages."""

import re

import pytest

from community_gov.domain.messages import MESSAGES
from community_gov.domain.text import Language, Text

from .gallery.happening import Happened, happened
from .gallery.page import LANGUAGES, page, path

BOTH = pytest.mark.parametrize("language", LANGUAGES)
PERSONAL = ("13800138000", "13900139000", "138 0013", "王秀英", "140213")
"""What the cases hand in about people."""
LEAKS = re.compile(r'Traceback|File "|line \d+, in |/tmp/|object at 0x|<class ')


@pytest.fixture(scope="module")
def rooms() -> Happened:
    return happened()


def test_each_case_is_refused_with_what_it_says(rooms: Happened) -> None:
    wrong = {
        one.case.title.en: [problem.code for problem in one.problems]
        for _, cases in rooms.values()
        for one in cases
        if {problem.code for problem in one.problems} != {one.case.code}
    }
    assert not wrong


def test_there_are_many(rooms: Happened) -> None:
    assert len({one.case.code for _, cases in rooms.values() for one in cases}) >= 50


@BOTH
def test_the_page_shows_what_is_said(rooms: Happened, language: Language) -> None:
    renew = "renew with: python -m tests.docs.gallery --write"
    assert path(language).read_text("utf-8") == page(rooms, language), renew


@BOTH
def test_nothing_personal_and_no_traceback_is_said(rooms: Happened, language: Language) -> None:
    lines = [
        problem.line(language)
        for _, cases in rooms.values()
        for one in cases
        for problem in one.problems
    ]
    assert lines
    assert not [line for line in lines if LEAKS.search(line)]
    assert not [line for line in lines if any(value in line for value in PERSONAL)]


# Every row of the table of messages, whether the gallery shows it or not

DOES = re.compile(
    r"请|用 |见|勿|无须|不必|须|查看|核对|会|只|可|写|先|换|补|改|选|给|交|等|放|检查|升级|联系|告"
)


def _only_lists(text: str) -> bool:
    """Whether a sentence is a head and a list of names, and says nothing to do."""
    return bool(re.fullmatch(r"[^:：.。]*[:：]\s*\{\w+\}[.。]?", text))


@pytest.mark.parametrize("code", MESSAGES)
def test_every_error_has_a_next_step_in_both_languages(code: str) -> None:
    step: Text = MESSAGES[code][1]
    assert step.zh.strip()
    assert step.en.strip()
    assert re.search(r"[\u4e00-\u9fff]", step.zh)
    assert not re.search(r"[\u4e00-\u9fff]", step.en)
