"""The portrait of complaints as a page."""

import re

import pytest
from attrs import evolve

from community_gov.domain.text import Language, Text
from community_gov.paper.portraits import charts, portrait_page

from .browser import Reader, asks_for_nothing
from .samples import LANGUAGES, NASTY, PLACE, complaints, portrait_of, subject


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            [
                *("福兴小区", "投诉画像", "2024年1月1日至2025年12月31日，统计截至2025年12月31日"),
                *("331 件", "硬件问题", "突然多出来的地方和月份", "办结用时", "电梯故障"),
                *("其他（合并）", "小程序（部分时间开通）", "731 天中开通 579 天"),
                "“小程序”渠道在 731 天中开通了 579 天，数量不能与其他时期直接比较。",
                "不足 5 件的不单独公布，合并为“其他”，或写“无法判断”，不写 0。",
                *("某项措施前后（2025年1月1日起）", "对照地方：此前 180 天", "4.5 至 8.5"),
                "前后的差别与日常波动无法区分；这不等于没有变化。",
                "与对照地方的比较，以两地原本会同样变化为前提。",
                *("小程序 · 此后 180 天", "180 天中开通 180 天"),
            ],
        ),
        (
            "en",
            [
                *("Fuxing Estate", "Portrait of complaints", "331", "Time to close", "Lifts"),
                *("others together", "app (open for a part of the time)", "579 of 731 days"),
                "Places and months that stand out",
                *(
                    "Before and after a measure (from 1 January 2025 on)",
                    "elsewhere: 180 days after",
                ),
                *("37", "4.5 to 8.5", "0.60 to 1.50", "0.905", "−0.3"),
                *("app · 180 days before", "180 of 180 days"),
            ],
        ),
    ],
)
def test_what_is_read(language: Language, said: list[str]) -> None:
    texts = Reader(portrait_of(language)).texts
    assert [one for one in said if one not in texts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_words_and_a_table(language: Language) -> None:
    shown = charts(subject(language))
    names = "sides categories places months spots weekdays hours in_time backlog channels"
    names += " before_and_after before_and_after_channels"
    assert [one.name for one in shown] == names.split()
    for one in shown:
        assert one.title and one.about and one.rows
        assert {len(row) for row in one.rows} == {len(one.columns)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_are_nowhere_told(language: Language) -> None:
    """Those at places 98 and 99, the only ones about fees, could single somebody out."""
    page = portrait_of(language)
    assert (
        "99号楼" not in page
        and "98号楼" not in page
        and "物业费" not in page
        and "fees" not in page
    )


@pytest.mark.parametrize(("language", "unknown"), [("zh", "无法判断"), ("en", "cannot tell")])
def test_too_few_are_no_zero(language: Language, unknown: str) -> None:
    few = subject(language, complaints(3))
    texts = Reader(portrait_page(few, PLACE)).texts
    verdict = {"zh": "无法判断。", "en": "Cannot tell."}[language]
    assert verdict in texts and texts.count(unknown) > 4
    assert "0" not in texts and "0 件" not in texts
    assert not charts(few)


def test_no_complaint_is_not_no_problem() -> None:
    page = portrait_page(subject("zh", complaints(0)), PLACE)
    assert "这不说明没有问题" in page and not re.search("<svg", page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_for_nothing(language: Language) -> None:
    assert asks_for_nothing(portrait_of(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_text_and_never_html(language: Language) -> None:
    nasty = subject(language, complaints(building=NASTY))
    both = Text(NASTY, NASTY)
    nasty = evolve(nasty, remarks=(both,), channels={"hotline": both})
    page = portrait_page(nasty, both)
    assert "<img" not in page
    assert sum(NASTY in one for one in Reader(page).texts) > 10
    assert asks_for_nothing(page.replace("img src=x", ""))


def test_remarks_stand_before_the_numbers() -> None:
    page = portrait_page(evolve(subject("zh"), remarks=(Text("有 3 行不合格", ""),)), PLACE)
    assert page.index("有 3 行不合格") < page.index("<svg")
