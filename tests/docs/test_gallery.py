"""The gallery of errors shows what is really said, and each error helps in both languages."""

import re

import pytest

from community_gov.domain.messages import MESSAGES
from community_gov.domain.text import Language

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

ZH = re.compile(
    "请|勿|无须|不必|即可|可以放心|会自动|是不是[要想]?[写填找选]|是不是要退回|事项不受影响"
)
EN = re.compile(
    r"(?:^|[.;:,] |\b(?:and|or|then|please|must|else|it'?s?) )"
    r"(add|answer|appoint|ask|back|begin|book|call|change|check|choose|come|compare|complete"
    r"|confirm|convert|copy|correct|declare|divide|do|draw|drop|execute|export|fill|find|follow"
    r"|give|hand|import|install|join|keep|leave|let|list|look|make|mend|move|name|open|paste"
    r"|photograph|point|print|put|quote|record|register|remove|rename|replace|reserve|resign"
    r"|restore|run|save|say|scan|see|send|set|supply|take|talk|tell|try|type|uninstall|upgrade"
    r"|upload|use|void|wait|write)\b"
    r"|^Did you mean|^Did its author mean|^Is it the one|nothing|no need|It is safe to",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\{[^}]*\}|“[^”]*”")


def test_what_the_search_for_an_instruction_finds() -> None:
    for lists in ("现有审批：{known}。", "已签署的不能撤减。", "正在计算的是：{near}。"):
        assert not ZH.search(lists)
    for lists in ("It has: {known}.", "Running are: {near}.", "Near: {near}.", "{near}"):
        assert not EN.search(_NAMES.sub("", lists))


def test_every_error_says_what_to_do_in_both_languages() -> None:
    silent = [
        (code, step.zh, step.en)
        for code, (_, step) in MESSAGES.items()
        if not (ZH.search(_NAMES.sub("", step.zh)) and EN.search(_NAMES.sub("", step.en)))
    ]
    assert not silent
    english = [code for code, (_, step) in MESSAGES.items() if re.search(r"[。，；]", step.en)]
    assert not english
