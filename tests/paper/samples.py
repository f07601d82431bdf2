"""A story and a portrait to be shown: all that pages can hold, and texts that try to be HTML."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl

from community_gov.domain.taxonomy import Category, Side, Taxonomy
from community_gov.domain.text import Language, Text
from community_gov.insight import columns
from community_gov.insight.channels import Spell
from community_gov.insight.effect import effect
from community_gov.insight.portrait import portrait
from community_gov.paper.portraits import Subject, portrait_page
from community_gov.paper.story import Diagram, story_page
from community_gov.workflow.drawing import svg

from ..workflow.full_workflow import FULL

LANGUAGES: tuple[Language, ...] = ("zh", "en")
NASTY = "<img src=x onerror=alert(1)>&'\""
PLACE = Text("福兴小区", "Fuxing Estate")
TAXONOMY = Taxonomy(
    "test@1",
    (
        Category("premises", Text("物业用房缺失", "Property-management room"), Side.HARD),
        Category("lifts", Text("电梯故障", "Lifts"), Side.HARD),
        Category("service", Text("物业服务", "Property service"), Side.SOFT),
        Category("fees", Text("物业费争议", "Property fees"), Side.SOFT),
    ),
)
CHANNELS = {"hotline": Text("热线", "hotline"), "app": Text("小程序", "app")}
_BEGIN = datetime.fromisoformat("2024-01-03T09:30")


def complaints(count: int = 300, building: str = "号楼") -> pl.DataFrame:
    """Complaints of two years, with a hot spot, two places and one category with very few."""
    rows = [_row(number, number % 4 + 1, building) for number in range(count)]
    if count > 100:
        hot = [_row(1000 + number, 7, building, 400 + number % 9) for number in range(25)]
        few = [
            _row(2000 + number, 98 + number % 2, building, 300, "fees" if number < 4 else "lifts")
            for number in range(6)
        ]
        rows += [*hot, *few]
    times = dict.fromkeys((columns.OPENED, columns.CLOSED, columns.DUE), pl.Datetime("us"))
    texts = dict.fromkeys(columns.COLUMNS, pl.String())
    return pl.DataFrame(rows, schema={**texts, **times}, orient="row")


def _row(
    number: int, place: int, building: str, day: int | None = None, category: str | None = None
) -> tuple[object, ...]:
    opened = _BEGIN + timedelta(days=number * 7 // 3 if day is None else day, hours=number % 9)
    kinds = ("premises", "premises", "lifts", "service", None)
    kind = category or kinds[number % 5]
    closed = None if number % 6 == 0 else opened + timedelta(days=2 + number % 13)
    channel = "hotline" if number % 3 else "app"
    due = opened + timedelta(days=15)
    # In the order of `columns.COLUMNS`.
    return (str(number), opened, closed, due, f"{place}{building}", kind, channel)


def subject(language: Language, frame: pl.DataFrame | None = None) -> Subject:
    spells = {"hotline": [Spell(date(2024, 1, 1))], "app": [Spell(date(2024, 6, 1))]}
    frame = complaints() if frame is None else frame
    known: Any = {"channels_open": {**spells, "counter": []}, "channel_labels": CHANNELS}
    drawn = portrait(frame, TAXONOMY, date(2024, 1, 1), date(2025, 12, 31), **known)
    measure = effect(
        frame,
        date(2025, 1, 1),
        *(180, 180),
        as_of=drawn.span.as_of,
        categories=("premises", "lifts"),
        compare=("2号楼", "7号楼"),
        beside=drawn.span,
        **known,
    )
    return Subject(drawn, TAXONOMY, language, CHANNELS, effect=measure)


def portrait_of(language: Language) -> str:
    return portrait_page(subject(language), PLACE)


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


STORY: Mapping[str, Any] = {
    "seed": 1,
    "places": {"here": both("福兴社区", "Fuxing Community")},
    "verified": {"cases": 12, "problems": []},
    "chapters": {
        "first": {
            "title": both("第一章", "Chapter one"),
            "places": ["here"],
            "figures": {
                "told": 27000,
                "minutes": [36, 14],
                "by_way": {"phone": 8, "group": 6},
                "until": "2026-03-13",
                "codes": {"action.closed": 1},
                "a_figure_with_quite_a_long_name_for_programs": {"action.not_here": 1},
                "empty": [],
            },
            "words": {
                "told": both("已发放（元）", "Yuan paid"),
                "minutes": both("到场用时（分钟）", "Minutes to arrival"),
                "minutes.1": both("第一次", "First drill"),
                "minutes.2": both("第二次", "Second drill"),
                "by_way": both("联系（次）", "Contacts"),
                "by_way.phone": both("电话", "By phone"),
                "until": both("时限", "Deadline"),
            },
            "lines": [
                {"at": "2025-10-22T10:00:00+08:00", **both("开始演练。", "A drill begins.")},
                {"at": "2025-10-22T18:36:00+00:00", **both("人到了。", "They are there.")},
            ],
        },
        "second": {
            "title": both(NASTY, NASTY),
            "places": ["here"],
            "figures": {NASTY: NASTY, "n": {NASTY: 1, "b": 2}},
            "words": {"n": both(NASTY, NASTY)},
            "lines": [{"at": "2025-10-22T10:00:00+08:00", **both(NASTY, NASTY)}],
        },
    },
}


def story_of(language: Language) -> str:
    drawn = Diagram("流程" if language == "zh" else "Workflow", svg(FULL, language))
    return story_page(STORY, {"first": [drawn], "second": [Diagram(NASTY, drawn.svg)]}, language)
