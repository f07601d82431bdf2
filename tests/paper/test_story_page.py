"""The story as a page."""

import re

import pytest

from community_gov.domain.text import Language

from .browser import Reader, asks_for_nothing
from .samples import LANGUAGES, NASTY, story_of


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            [
                *("第一章", "发生在：福兴社区", "历史核对：12 件事项逐件重放，0 处不符。"),
                *("已发放（元）", "27,000", "到场用时（分钟）", "时限", "2026年3月13日"),
                *("第一次 36；第二次 14。", "电话 8；group 6。", "2025年10月22日", "开始演练。"),
                "流程",
            ],
        ),
        (
            "en",
            [
                *("Chapter one", "Where: Fuxing Community"),
                "History checked: 12 cases replayed, 0 problems.",
                *("Yuan paid", "27,000", "Minutes to arrival", "Deadline", "13 March 2026"),
                *("First drill 36; Second drill 14.", "22 October 2025", "A drill begins."),
                "Workflow",
            ],
        ),
    ],
)
def test_what_is_read(language: Language, said: list[str]) -> None:
    texts = Reader(story_of(language)).texts
    assert [one for one in said if one not in texts] == []


def test_times_are_those_of_the_place() -> None:
    texts = Reader(story_of("zh")).texts
    at = texts.index("人到了。")
    assert texts[at - 2 : at] == ["2025年10月23日", "02:36"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_words_is_folded_away(language: Language) -> None:
    page = story_of(language)
    before, _, folded = page.partition('<details class="facts">')
    assert "action.closed" not in before and "action.closed" in folded


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_for_nothing(language: Language) -> None:
    assert asks_for_nothing(story_of(language).replace("src=x", ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_text_and_never_html(language: Language) -> None:
    page = story_of(language)
    assert "<img" not in page
    assert Reader(page).texts.count(NASTY) > 8
    assert {one for one in Reader(page).tags if one.startswith("i")} == set()


def test_links_lead_to_chapters() -> None:
    page = story_of("zh")
    links = re.findall(r'href="#(\w+)"', page)
    assert links == ["first", "second"] and all(f'<section id="{one}">' in page for one in links)
