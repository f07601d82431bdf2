"""Every source gives the same rows; what is damaged or dangerous is refused as a whole."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from community_gov.domain.column_mapping import SourceForm
from community_gov.domain.errors import InvalidFile
from community_gov.domain.messages import MESSAGES
from community_gov.insight.intake import (
    OPEN311,
    Intake,
    Limits,
    kind_of,
    read_cursor,
    read_rows,
    take_in,
)

from .tools import GOOD, HEADS, OPEN, PLATFORM, changed, csv_of, taken, why


def xlsx_of(*rows: tuple[object, ...], sheets: tuple[str, ...] = ("投诉",)) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in (HEADS, *rows):
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def parquet_of(*rows: tuple[object, ...], **more: Any) -> bytes:
    frame = polars.DataFrame(list(rows), schema=list(HEADS), orient="row", **more)
    written = io.BytesIO()
    frame.write_parquet(written)
    return written.getvalue()


def cursor_of(*rows: tuple[object, ...]) -> sqlite3.Cursor:
    database = sqlite3.connect(":memory:")
    columns = ", ".join(f'"{one}"' for one in HEADS)
    database.execute(f"CREATE TABLE complaints ({columns})")
    marks = ", ".join("?" for _ in HEADS)
    database.executemany(f"INSERT INTO complaints VALUES ({marks})", rows)
    return database.execute("SELECT * FROM complaints")


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(InvalidFile) as refused:
        call()
    (problem,) = refused.value.problems
    assert problem.code in MESSAGES
    assert problem.line("zh") and problem.line("en")
    return problem.code.removeprefix("complaints.")


def refused_as(content: bytes | str, file: str, **more: Any) -> str:
    return refusal(lambda: taken(content, file, **more))


def test_all_tables_give_the_same_complaints() -> None:
    from_csv = taken(csv_of(GOOD, OPEN))
    assert taken(xlsx_of(GOOD, OPEN), "in.xlsx") == from_csv
    parquet = taken(parquet_of(GOOD, OPEN), "in.parquet")
    database = take_in(read_cursor(cursor_of(GOOD, OPEN), "db"), PLATFORM)
    assert parquet.accepted == database.accepted == from_csv.accepted


def test_tables_give_typed_values() -> None:
    opened, closed = datetime(2025, 3, 1, 9, 30), datetime(2025, 3, 4, 10)
    typed = ("A1", opened, closed, *GOOD[3:])
    expected = taken(csv_of(GOOD)).accepted
    assert taken(xlsx_of(typed), "in.xlsx").accepted == expected
    assert taken(parquet_of(typed), "in.parquet").accepted == expected
    assert taken(xlsx_of((7, *typed[1:])), "in.xlsx").accepted[0].id == "7"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    row = changed(place="𠮷祥里3号楼")
    assert taken(csv_of(row).encode(encoding)).accepted[0].place == "𠮷祥里3号楼"


def test_an_encoding_can_be_named() -> None:
    named = evolve(PLATFORM, source=SourceForm(encoding="gbk"))
    assert taken(csv_of(GOOD).encode("gbk"), mapping=named).accepted
    assert refused_as(csv_of(GOOD), "in.csv", mapping=named) in ("no_column", "encoding")
    strange = evolve(PLATFORM, source=SourceForm(encoding="koi8"))
    assert refused_as(csv_of(GOOD), "in.csv", mapping=strange) == "encoding_name"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (csv_of(GOOD).encode("utf-16-le"), "encoding"),
        (b"\xff\xfe\x00", "encoding"),
        (b"\x81\x20\xff\xff", "encoding"),
        (csv_of(GOOD, heads=("编号", "编号", *HEADS[2:])).encode(), "column_twice"),
        (csv_of(GOOD).encode() + b'"A1,x', "csv_form"),
        (b"x" * 200_000, "csv_form"),
        (("," * 600 + "a").encode(), "too_many_columns"),
    ],
)
def test_what_is_no_csv(content: bytes, code: str) -> None:
    assert refused_as(content, "in.csv") == code


def test_missing_columns_are_named_with_the_nearest() -> None:
    with pytest.raises(InvalidFile) as refused:
        taken(csv_of(GOOD, heads=("编码", "受理时", *HEADS[2:])))
    assert [one.params["name"] for one in refused.value.problems] == ["编号", "受理时间"]
    assert refused.value.problems[1].params["near"] == "受理时"


def test_heads_may_stand_lower_and_separators_differ() -> None:
    form = SourceForm(header_row=3, delimiter="\t")
    text = "导出\n\n" + csv_of(GOOD).replace(",", "\t")
    intake = taken(text, mapping=evolve(PLATFORM, source=form))
    assert intake.accepted
    wrong = text + "\t".join(changed(opened="x"))
    assert why(taken(wrong, mapping=evolve(PLATFORM, source=form)))[0][0] == 5
    assert refused_as(csv_of(), "in.csv", mapping=evolve(PLATFORM, source=form)) == "empty"


def test_quotes_line_breaks_and_nul() -> None:
    broken = csv_of(changed(text='"一\n二"'), changed(id="B\0"), changed(id="A3"))
    intake = taken(broken)
    assert [one.id for one in intake.accepted] == ["A1", "A3"]
    assert why(intake) == [(3, "编号", "characters")]


def test_sizes_are_limited() -> None:
    small = Limits(size=100, rows=1, columns=3)
    content = csv_of(GOOD, OPEN).encode()

    def with_limits(limits: Limits, raw: bytes = content, file: str = "in.csv") -> Intake:
        return take_in(read_rows(raw, file, PLATFORM, limits), PLATFORM)

    assert refusal(lambda: with_limits(small)) == "too_large"
    assert refusal(lambda: with_limits(Limits(rows=1))) == "too_many_rows"
    assert refusal(lambda: with_limits(Limits(columns=3))) == "too_many_columns"
    parquet, xlsx = parquet_of(GOOD, OPEN), xlsx_of(GOOD, OPEN)
    assert refusal(lambda: with_limits(Limits(rows=1), parquet, "a.parquet")) == "too_many_rows"
    unread = lambda: read_rows(parquet, "a.parquet", PLATFORM, Limits(rows=1))  # noqa: E731
    assert refusal(unread) == "too_many_rows"
    assert refusal(lambda: with_limits(Limits(rows=1), xlsx, "a.xlsx")) == "too_many_rows"
    assert (
        refusal(lambda: with_limits(Limits(unpacked=1000), xlsx, "a.xlsx")) == "unpacks_too_large"
    )
    assert refusal(lambda: take_in(read_cursor(cursor_of(GOOD, OPEN), "d", Limits(rows=1)),
                                   PLATFORM)) == "too_many_rows"  # fmt: skip


def test_kinds_are_told_by_the_name() -> None:
    assert [kind_of(f"x.{one}") for one in ("CSV", "xlsx")] == ["csv", "xlsx"]
    for name in ("x", "x.xls", "csv", "x.csv.exe"):
        assert refusal(lambda name=name: kind_of(name)) == "kind"  # type: ignore[misc]


# Workbooks


def test_formulas_and_errors_are_not_evaluated() -> None:
    rows = (
        ("=A2", *GOOD[1:]),
        ("#N/A", *GOOD[1:]),
        (1234567890123456789, *GOOD[1:]),
        (True, *GOOD[1:]),
    )
    intake = taken(xlsx_of(*rows), "in.xlsx")
    codes = [code for _, _, code in why(intake)]
    assert codes == ["cell_formula", "cell_error", "cell_rounded", "no_text"]


def test_a_sheet_must_be_named_among_several() -> None:
    content = xlsx_of(GOOD, sheets=("一", "二"))
    assert refused_as(content, "in.xlsx") == "sheet"
    named = evolve(PLATFORM, source=SourceForm(sheet="二"))
    assert taken(content, "in.xlsx", mapping=named).accepted
    other = evolve(PLATFORM, source=SourceForm(sheet="三"))
    assert refused_as(content, "in.xlsx", mapping=other) == "sheet"


def test_short_rows_of_a_workbook_are_no_ragged_ones() -> None:
    assert why(taken(xlsx_of(("A1",)), "in.xlsx"))[0][2] != "ragged"


def replaced(content: bytes, name: str, part: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one), zipfile.ZIP_DEFLATED)
        if name not in old.namelist():
            new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<service_requests><request><service_request_id>&b;</service_request_id></request>"
    "</service_requests>"
)


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    bomb = replaced(xlsx_of(GOOD), "xl/media/a.bin", b"\0" * (257 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    assert refused_as(bomb, "in.xlsx") == "unpacks_too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_parts_that_declare_entities_are_refused(encoding: str) -> None:
    part = BOMB.replace("?>", f' encoding="{encoding}"?>', 1).encode(encoding)
    assert refused_as(replaced(xlsx_of(GOOD), SHEET, part), "in.xlsx") == "xml_declaration"
    late = b"<!--" + b"x" * 300_000 + b"-->" + BOMB.partition("?>")[2].encode()
    assert refused_as(replaced(xlsx_of(GOOD), SHEET, late), "in.xlsx") == "xml_declaration"


def test_damaged_workbooks_are_refused() -> None:
    whole = xlsx_of(GOOD)
    for content in (b"PK\x03\x04", whole[: len(whole) // 2], b"<html/>", csv_of(GOOD).encode()):
        assert refused_as(content, "in.xlsx") == "no_workbook"
    assert refused_as(replaced(whole, SHEET, b"<worksheet><x>"), "in.xlsx") == "no_workbook"
    nothing = io.BytesIO()
    with zipfile.ZipFile(nothing, "w") as empty:
        empty.writestr("a.txt", "x")
    assert refused_as(nothing.getvalue(), "in.xlsx") == "no_workbook"


def test_a_workbook_counting_from_1904() -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = load_workbook(io.BytesIO(xlsx_of(("A1", 44255, *GOOD[2:]))))
    book.epoch = CALENDAR_MAC_1904
    written = io.BytesIO()
    book.save(written)
    from .tools import with_formats

    intake = taken(written.getvalue(), "in.xlsx", mapping=with_formats("excel"))
    assert intake.accepted[0].opened == datetime(2025, 3, 1)


# Parquet and databases


def test_damaged_and_odd_parquet() -> None:
    whole = parquet_of(GOOD)
    for content in (b"PAR1PAR1", b"PAR1" + b"\0" * 50 + b"PAR1", whole[:-40] + whole[-4:], b"x"):
        assert refused_as(content, "in.parquet") == "no_parquet"
    nested = parquet_of((["A1"], *GOOD[1:]))
    assert [one[2] for one in why(taken(nested, "in.parquet"))] == ["cell_nested"]
    assert taken(parquet_of((*GOOD[:6], {"a": 1})), "in.parquet").accepted


def test_a_cursor_needs_a_result_with_names_of_its_own() -> None:
    empty = sqlite3.connect(":memory:").cursor()
    assert refusal(lambda: read_cursor(empty, "db")) == "no_result"
    twice = sqlite3.connect(":memory:").execute("SELECT 1 AS a, 2 AS a")
    assert refusal(lambda: read_cursor(twice, "db")) == "column_twice"
    rows = take_in(read_cursor(cursor_of((b"\x00", *GOOD[1:]), OPEN), "db"), PLATFORM)
    assert why(rows) == [(1, "编号", "no_text")]


# Open311


REQUEST = {
    "service_request_id": 638344,
    "status": "closed",
    "service_code": "006",
    "description": "没有物业用房，张先生",
    "requested_datetime": "2025-03-01T09:30:00+08:00",
    "updated_datetime": "2025-03-02T02:00:00Z",
    "expected_datetime": None,
    "address": "东门",
    "lat": 40.1,
    "long": 113.3,
}


def open311(*requests: object) -> bytes:
    return json.dumps(list(requests), ensure_ascii=False).encode()


def test_requests_of_another_city_come_in() -> None:
    still = {**REQUEST, "service_request_id": "2", "status": "open", "service_code": ""}
    intake = taken(open311(REQUEST, still), "r.json", mapping=OPEN311)
    first, second = intake.accepted
    assert (first.id, first.category, first.channel) == ("638344", "006", "open311")
    assert first.closed == datetime(2025, 3, 2, 10)
    assert (second.closed, second.category) == (None, None)
    assert "张" not in repr(intake)
    wrapped = json.dumps({"service_requests": [REQUEST]}).encode()
    assert taken(wrapped, "r.json", mapping=OPEN311).accepted == (first,)


def test_requests_as_xml() -> None:
    fields = "".join(f"<{k}>{'' if v is None else v}</{k}>" for k, v in REQUEST.items())
    text = f"<service_requests><request>{fields}</request></service_requests>"
    expected = taken(open311(REQUEST), "r.json", mapping=OPEN311).accepted
    assert taken(text, "r.xml", mapping=OPEN311).accepted == expected
    gb = f'<?xml version="1.0" encoding="utf-16"?>{text}'.encode("utf-16")
    assert taken(gb, "r.xml", mapping=OPEN311).accepted == expected


def test_a_request_without_a_place_is_refused_and_no_other() -> None:
    intake = taken(open311({**REQUEST, "address": None}, REQUEST), "r.json", mapping=OPEN311)
    assert why(intake) == [(1, "address", "missing")]
    assert len(intake.accepted) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'[{"a": NaN}]', "json_form"),
        (b'[{"a": Infinity}]', "json_form"),
        (b"[{]", "json_form"),
        (b"[] x", "json_form"),
        (b"[" * 100_000, "json_form"),
        (b'[{"a": 1, "a": 2}]', "column_twice"),
        (b'{"errors": []}', "no_requests"),
        (b"[1]", "no_requests"),
        (b"3", "no_requests"),
    ],
)
def test_what_is_no_json(content: bytes, code: str) -> None:
    assert refused_as(content, "r.json", mapping=OPEN311) == code


def test_odd_values_in_json_refuse_the_row() -> None:
    rows: list[dict[str, object]] = [
        {**REQUEST, "service_request_id": one}
        for one in ([1], {"a": 1}, {"b": {"c": 1}}, 10**3000, "A\ud800", True)
    ]
    content = json.dumps(rows).encode()
    intake = taken(content, "r.json", mapping=OPEN311)
    assert [one[2] for one in why(intake)] == [
        "cell_nested", "missing", "missing", "too_long", "characters", "no_text",
    ]  # fmt: skip
    huge = b'[{"service_request_id": 1e400}]'
    assert "number" in [one[2] for one in why(taken(huge, "r.json", mapping=OPEN311))]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (BOMB, "xml_declaration"),
        ('<!DOCTYPE a SYSTEM "file:///secret"><service_requests/>', "xml_declaration"),
        ("<service_requests>&x;</service_requests>", "xml_form"),
        ("<service_requests><request>", "xml_form"),
        ("<a>" * 20, "too_deep"),
        ("<services/>", "no_requests"),
        ("<service_requests><request><a/><a/></request></service_requests>", "column_twice"),
        ('<?xml version="1.0" encoding="nowhere"?><service_requests/>', "xml_form"),
        ("<service_requests>\0</service_requests>", "xml_form"),
    ],
)
def test_what_is_no_xml(content: str, code: str) -> None:
    assert refused_as(content, "r.xml", mapping=OPEN311) == code


# Nothing that comes in makes it fail otherwise


@given(st.binary(max_size=300), st.sampled_from(["csv", "xlsx", "parquet", "json", "xml"]))
def test_any_bytes_are_taken_or_refused(content: bytes, kind: str) -> None:
    try:
        taken(content, f"x.{kind}")
    except InvalidFile as refused:
        assert all(one.code in MESSAGES for one in refused.problems)


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.dates(),
    st.datetimes(), st.decimals(), st.binary(max_size=5),
    st.datetimes(timezones=st.timezones()), st.timedeltas(timedelta(0)),
)  # fmt: skip


@given(st.lists(st.tuples(*(CELLS for _ in HEADS)), max_size=4))
def test_any_values_are_taken_or_refused(rows: list[tuple[object, ...]]) -> None:
    class Result:
        description = [(one,) for one in HEADS]

        def fetchmany(self, size: int = 1, /) -> list[tuple[object, ...]]:
            given, rows[:] = list(rows), []
            return given

    intake = take_in(read_cursor(Result(), "db"), PLATFORM)
    assert all(one.code in MESSAGES for one in intake.refused)


def test_a_damaged_file_on_disk_is_no_traceback(tmp_path: Path) -> None:
    whole = xlsx_of(GOOD)
    for step in range(0, len(whole), 97):
        broken = bytearray(whole)
        broken[step] ^= 0xFF
        try:
            taken(bytes(broken), "in.xlsx")
        except InvalidFile:
            continue
