"""Valid rows come in, the others are listed with row, column and reason, and without a value."""

import math
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.column_mapping import ColumnMapping, TextColumn, TimeColumn
from community_gov.domain.messages import MESSAGES
from community_gov.insight.classify import Found, Outcome
from community_gov.insight.intake import Duplicate, Row, Rows, take_in
from community_gov.insight.intake.rows import Odd

from .tools import GOOD, HEADS, OPEN, PLATFORM, changed, csv_of, one_row, taken, why, with_formats


def test_valid_rows_become_complaints_at_the_places_clock() -> None:
    first, second = taken(csv_of(GOOD, OPEN)).accepted
    assert (first.id, first.place, first.channel) == ("A1", "3号楼", "hotline")
    assert first.opened == datetime(2025, 3, 1, 9, 30)
    assert first.closed == datetime(2025, 3, 4, 10)
    assert first.category is None
    assert second.closed is None
    assert second.due is None


def test_a_wrong_row_stops_no_other_and_all_that_is_wrong_is_told_at_once() -> None:
    wrong = changed(id="", opened="2026-02-30", channel="微信")
    intake = taken(csv_of(GOOD, wrong, OPEN))
    assert [one.id for one in intake.accepted] == ["A1", "A2"]
    assert sorted(why(intake)) == sorted(
        [(3, "编号", "missing"), (3, "来源", "not_in_table"), (3, "受理时间", "no_such_day")]
    )
    assert (intake.read, intake.refused_rows) == (3, 1)


def test_no_refusal_shows_what_a_cell_holds() -> None:
    secret = "张三丰13812345678"
    rows = [changed(**{name: secret}) for name in ("opened", "closed", "channel", "status")]
    rows += [changed(place=secret), changed(id="x\u200b" + secret), changed(place=secret * 20)]
    intake = taken(csv_of(*rows))
    assert not intake.accepted
    assert intake.refused_rows == len(rows)
    for one in intake.refused:
        problem = one.problem("in.csv")
        for language in ("zh", "en"):
            assert "三丰" not in problem.line(language)  # type: ignore[arg-type]
            assert "138" not in problem.line(language)  # type: ignore[arg-type]
            assert problem.line(language).startswith(f"in.csv:{one.row}:{one.column}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2026-02-30", "no_such_day"),
        ("2025-03-01 24:00", "no_such_day"),
        ("2025-03-01 23:59:60", "no_such_day"),
        ("2025-3-1", "time_form"),
        ("20250301", "time_form"),
        ("2025-W09-6", "time_form"),
        ("01/03/2025", "time_form"),
        ("昨天", "time_form"),
        ("２０２５-03-01", "wide_digits"),
        ("٢٠٢٥-03-01", "wide_digits"),
        ("1899-12-31", "year"),
        ("9999-12-31 23:59:59+00:00", "no_such_day"),
        ("0001-01-01T00:00:00+14:00", "no_such_day"),
        ("", "missing"),
        ("  ", "missing"),
        (None, "missing"),
        (True, "time_form"),
        (b"2025-03-01", "time_form"),
        (45717, "serial"),
        (45717.5, "serial"),
        (math.nan, "number"),
        (math.inf, "number"),
        (Decimal("sNaN"), "number"),
        (10**400, "serial"),
        (Odd.FORMULA, "cell_formula"),
        (Odd.ERROR, "cell_error"),
        (Odd.NESTED, "cell_nested"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_what_is_no_moment_is_refused(value: object, code: str) -> None:
    intake = one_row(opened=value)
    assert why(intake) == [(1, "受理时间", code)]


@pytest.mark.parametrize(
    ("value", "opened"),
    [
        ("2025-03-01", datetime(2025, 3, 1)),
        ("2025-03-01T09:30:15", datetime(2025, 3, 1, 9, 30, 15)),
        ("2025-03-01T01:30:00Z", datetime(2025, 3, 1, 9, 30)),
        ("2025-02-28T20:30:00-05:00", datetime(2025, 3, 1, 9, 30)),
        (" 2025-03-01 09:30 ", datetime(2025, 3, 1, 9, 30)),
        (date(2025, 3, 1), datetime(2025, 3, 1)),
        (datetime(2025, 3, 1, 1, 30, tzinfo=UTC), datetime(2025, 3, 1, 9, 30)),
    ],
)
def test_moments_are_read_at_the_places_clock(value: object, opened: datetime) -> None:
    assert one_row(opened=value).accepted[0].opened == opened


def test_declared_forms_are_read_and_no_others() -> None:
    chinese = with_formats("%Y年%m月%d日 %H时%M分", "%Y/%m/%d")
    assert one_row(chinese, opened="2025年3月1日 9时30分").accepted[0].opened.minute == 30
    assert one_row(chinese, opened="2025/03/01").accepted[0].opened == datetime(2025, 3, 1)
    assert why(one_row(chinese, opened="2025-03-01")) == [(1, "受理时间", "time_form")]
    assert why(one_row(chinese, opened="2025/2/30")) == [(1, "受理时间", "no_such_day")]
    assert why(one_row(with_formats("%Y.%m.%d"), opened="2025x03x01"))[0][2] == "time_form"


def test_a_spreadsheets_number_is_a_day_only_where_the_mapping_says_so() -> None:
    mapping = with_formats("excel", "%Y-%m-%d")
    for value in (45717, 45717.0, "45717", Decimal(45717)):
        assert one_row(mapping, opened=value).accepted[0].opened == datetime(2025, 3, 1)
    noon = one_row(mapping, opened=45717.5).accepted[0].opened
    assert noon == datetime(2025, 3, 1, 12)
    assert one_row(mapping, opened="2025-03-01").accepted
    for value in (60, 0, -1, 2_958_466, 10**400):  # 60 is the 29 February 1900 that never was
        assert why(one_row(mapping, opened=value)) == [(1, "受理时间", "no_such_day")]
    rows = Rows("b", HEADS, [Row(1, dict(zip(HEADS, changed(opened=44255), strict=True)))],  # type: ignore[arg-type]
                date(1904, 1, 1))  # fmt: skip
    assert take_in(rows, mapping).accepted[0].opened == datetime(2025, 3, 1)


def test_a_day_without_a_time_is_meant_to_its_end_when_something_ends_on_it() -> None:
    mapping = evolve(PLATFORM, due=TimeColumn("内容"))
    one = one_row(mapping, opened="2025-03-01 17:00", closed="2025-03-01", text="2025-03-02")
    assert one.accepted[0].closed == datetime(2025, 3, 1, 23, 59, 59)
    assert one.accepted[0].due == datetime(2025, 3, 2, 23, 59, 59)


def test_the_zone_of_the_source_is_not_that_of_the_place() -> None:
    mapping = evolve(PLATFORM, zone=timezone(timedelta(0)))
    assert one_row(mapping, opened="2025-03-01 01:30").accepted[0].opened.hour == 9


def test_status_and_closing_must_agree() -> None:
    assert why(one_row(closed="")) == [(1, "办结时间", "closed_without_time")]
    assert why(one_row(status="处理中")) == [(1, "办结时间", "open_with_time")]
    assert why(one_row(closed="2025-02-01")) == [(1, "办结时间", "closed_too_early")]
    assert why(one_row(status="撤销")) == [(1, "状态", "not_in_table")]
    assert why(one_row(status=None)) == [(1, "状态", "missing")]
    assert PLATFORM.status is not None
    last_change = evolve(PLATFORM, status=evolve(PLATFORM.status, time_when_open="ignored"))
    assert one_row(last_change, status="处理中").accepted[0].closed is None


def test_nothing_happened_later_than_now() -> None:
    now = datetime(2025, 3, 4, 1, tzinfo=UTC)
    assert [one[1:] for one in why(taken(csv_of(GOOD), now=now))] == [("办结时间", "in_future")]
    assert taken(csv_of(GOOD), now=now + timedelta(days=1)).accepted
    today = changed(closed="2025-03-04")
    assert taken(csv_of(today), now=now).accepted


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("A\0", "characters"),
        ("A\ud800", "characters"),
        ("A\nB", "characters"),
        ("A\u202eB", "characters"),
        ("A\x1b[31m", "characters"),
        ("A\uffff", "characters"),
        ("x" * 201, "too_long"),
        ("", "missing"),
        (None, "missing"),
        (True, "no_text"),
        (datetime(2025, 1, 1), "no_text"),
        (b"A1", "no_text"),
        (1.5, "number"),
        (math.nan, "number"),
        (-math.inf, "number"),
        (2.0**53, "number"),
        (10**19, "number"),
        (10**4000, "number"),
        (Decimal("1E+999999"), "number"),
        (Decimal("NaN"), "number"),
        (Odd.FORMULA, "cell_formula"),
        (Odd.ROUNDED, "cell_rounded"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_what_is_no_number_of_a_complaint_is_refused(value: object, code: str) -> None:
    assert why(one_row(id=value)) == [(1, "编号", code)]


@pytest.mark.parametrize(
    ("value", "meant"),
    [(7, "7"), (7.0, "7"), (Decimal("7.0"), "7"), (" 𠮷䶮-1 ", "𠮷䶮-1"), ("é", "é")],
)
def test_numbers_of_complaints_are_tidied(value: object, meant: str) -> None:
    assert one_row(id=value).accepted[0].id == meant


@pytest.mark.parametrize("value", ["13812345678", "电话138-1234-5678", "11010519491231002X"])
def test_what_looks_like_a_persons_number_is_refused_as_a_place(value: str) -> None:
    assert why(one_row(place=value)) == [(1, "地点", "personal")]


def test_a_long_number_of_the_platform_is_no_persons_number() -> None:
    assert one_row(id="13812345678").accepted
    assert one_row(id="202503010000123456").accepted
    assert why(one_row(id="11010519491231002X")) == [(1, "编号", "personal")]


def test_a_place_is_cut_where_the_mapping_says() -> None:
    mapping = evolve(PLATFORM, place=TextColumn("地点", until=("号楼", "栋")))
    assert one_row(mapping, place="3号楼2单元501").accepted[0].place == "3号楼"
    assert one_row(mapping, place="7栋").accepted[0].place == "7栋"
    assert why(one_row(mapping, place="501室")) == [(1, "地点", "too_fine")]


def test_constants_and_what_stands_for_nothing() -> None:
    mapping = evolve(
        PLATFORM,
        channel=TextColumn(constant="platform"),
        place=TextColumn("地点", if_empty="天香蓝郡小区"),
    )
    one = one_row(mapping, place="", channel="whatever").accepted[0]
    assert (one.channel, one.place) == ("platform", "天香蓝郡小区")


def test_categories_are_those_of_the_taxonomy(sorting: Any) -> None:
    mapping = evolve(PLATFORM, category=TextColumn("内容", table={"甲": "premises", "乙": "gone"}))
    given = one_row(mapping, text="甲")
    assert given.accepted[0].category == "premises"
    assert given.outcomes == {Outcome.GIVEN: 1}
    rows = Rows("r", HEADS, [Row(1, dict(zip(HEADS, changed(text="乙"), strict=True)))])
    assert why(take_in(rows, mapping, taxonomy=sorting.taxonomy)) == [(1, "内容", "no_category")]
    assert why(one_row(mapping, text="丙")) == [(1, "内容", "not_in_table")]


def test_text_sorts_a_row_and_is_dropped(sorting: Any) -> None:
    intake = taken(csv_of(GOOD, OPEN), sort=sorting)
    assert [one.category for one in intake.accepted] == ["premises", None]
    assert intake.outcomes == {Outcome.SORTED: 1, Outcome.SILENT: 1}
    assert "没有物业用房" not in repr(intake)


def test_what_a_classifier_does_stops_no_row() -> None:
    def failed(text: str) -> Found:
        return Found(None, Outcome.FAILED)

    intake = taken(csv_of(GOOD), sort=failed)
    assert intake.accepted[0].category is None
    assert intake.outcomes == {Outcome.FAILED: 1}


def test_the_same_row_twice_is_taken_once() -> None:
    intake = taken(csv_of(GOOD, OPEN, GOOD))
    assert [one.id for one in intake.accepted] == ["A1", "A2"]
    assert intake.duplicates == (Duplicate(4, 2),)
    assert not intake.refused


def test_one_number_with_two_contents_is_not_taken_at_all() -> None:
    other = changed(id="ａ1", place="5号楼")
    intake = taken(csv_of(GOOD, OPEN, other, GOOD))
    assert [one.id for one in intake.accepted] == ["A2"]
    assert why(intake) == [(row, "编号", "number_twice") for row in (2, 4, 5)]
    assert intake.refused[0].params == {"other": 4}


def test_what_came_in_before_is_known() -> None:
    intake = taken(csv_of(GOOD, OPEN), known=["a1"])
    assert [one.id for one in intake.accepted] == ["A2"]
    assert intake.duplicates == (Duplicate(2, None),)


def test_the_same_words_about_one_place_on_one_day_are_shown_and_kept() -> None:
    again = changed(id="A9", channel="平台")
    intake = taken(csv_of(GOOD, again, changed(id="A8", place="4号楼")))
    assert len(intake.accepted) == 3
    assert intake.duplicates == (Duplicate(3, 2, sure=False),)


def test_ragged_rows_are_refused_and_blank_ones_passed_over() -> None:
    text = csv_of(GOOD, (*OPEN, "x"), OPEN[:-1]) + "\r\n,,,,,,\r\n" + ",".join(OPEN)
    intake = taken(text)
    assert why(intake) == [(3, "", "ragged"), (4, "", "ragged")]
    assert [one.id for one in intake.accepted] == ["A1", "A2"]
    assert intake.read == 4


def test_heads_alone_are_nothing() -> None:
    intake = taken(csv_of())
    assert (intake.accepted, intake.refused, intake.read) == ((), (), 0)


def test_a_mapping_says_one_thing() -> None:
    with pytest.raises(ValueError, match="constant"):
        TextColumn()
    with pytest.raises(ValueError, match="constant"):
        TextColumn("a", constant="b")
    with pytest.raises(ValueError, match="moment"):
        evolve(PLATFORM, closed=None)
    assert isinstance(PLATFORM, ColumnMapping)
    assert PLATFORM.columns == ("编号", "受理时间", "办结时间", "地点", "来源", "状态", "内容")


def test_every_reason_has_its_words() -> None:
    import re
    from pathlib import Path

    import community_gov.insight.intake as room

    source = "".join(one.read_text("utf-8") for one in Path(room.__path__[0]).glob("*.py"))
    codes = re.findall(r"""(?:Unfit\(|refused\(\s*\S+, |_refuse\(".*Unfit\()"(\w+)\"""", source)
    codes += re.findall(r'raise refused\(\s*\w+(?:\.\w+)?,\s*"(\w+)"', source)
    assert len(set(codes)) > 25
    assert {f"complaints.{one}" for one in codes} <= set(MESSAGES)
    assert {f"complaints.cell_{one.value}" for one in Odd} <= set(MESSAGES)
