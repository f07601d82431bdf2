"""Complaints out as Open311, and in again as they were."""

import json
from datetime import datetime
from xml.etree import ElementTree as Tree

import narwhals as nw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.classifying import folded
from community_gov.domain.errors import NotFound
from community_gov.insight import columns, open311
from community_gov.insight.complaint import Complaint, is_clean, tidy
from community_gov.insight.intake import (
    CANONICAL,
    OPEN311,
    Intake,
    read_rows,
    take_in,
    to_csv,
    to_frame,
)

from .conftest import TAXONOMY

DONE = Complaint(
    "晋-1", datetime(2025, 3, 1, 9, 30), datetime(2025, 3, 4, 10), None, "3号楼", "premises", "热线"
)
STILL = Complaint(
    "2", datetime(2025, 3, 2), None, datetime(2025, 3, 9, 23, 59, 59), "=东门 & <b>", None, "app"
)


def texts(longest: int = 20) -> st.SearchStrategy[str]:
    # Not like a person's number, which would rightly be refused.
    some = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Nd"]), min_size=1,
                   max_size=longest).map(tidy)  # fmt: skip
    return some.filter(lambda text: bool(text) and is_clean(text))


MOMENTS = st.datetimes(datetime(1992, 1, 1), datetime(2190, 1, 1))


@st.composite
def complaints(draw: st.DrawFn) -> Complaint:
    opened, later = sorted((draw(MOMENTS), draw(MOMENTS)))
    closed, due = draw(st.sampled_from([None, later])), draw(st.one_of(st.none(), MOMENTS))
    category = draw(st.sampled_from([None, *TAXONOMY.codes]))
    return Complaint(draw(texts()), opened, closed, due, draw(texts()), category, draw(texts()))


LISTS = st.lists(complaints(), max_size=5, unique_by=lambda one: folded(one.id))


def taken(text: str, kind: str) -> Intake:
    mapping = CANONICAL if kind == "csv" else OPEN311
    return take_in(read_rows(text.encode(), f"x.{kind}", mapping), mapping, taxonomy=TAXONOMY)


@given(LISTS)
def test_round_trip(listed: list[Complaint]) -> None:
    made = open311.requests(listed, TAXONOMY)
    for text, kind in (
        (open311.to_json(made), "json"),
        (open311.to_xml(made, "requests"), "xml"),
        (to_csv(listed), "csv"),
    ):
        assert taken(text, kind).accepted == tuple(listed)


def test_nothing_is_lost_on_the_way() -> None:
    made = open311.requests([DONE, STILL], TAXONOMY)
    for text, kind in (
        (open311.to_json(made), "json"),
        (open311.to_xml(made, "requests"), "xml"),
        (to_csv([DONE, STILL]), "csv"),
    ):
        assert taken(text, kind).accepted == (DONE, STILL)


def test_a_request_has_the_fields_of_the_standard() -> None:
    (request,) = open311.requests([DONE], TAXONOMY)
    standard = (
        "service_request_id status status_notes service_name service_code description "
        "agency_responsible service_notice requested_datetime updated_datetime "
        "expected_datetime address address_id zipcode lat long media_url"
    )
    assert list(request)[:-1] == standard.split()
    assert request["status"] == "closed"
    assert request["requested_datetime"] == "2025-03-01T09:30:00+08:00"
    assert request["updated_datetime"] == "2025-03-04T10:00:00+08:00"
    assert request["service_name"] == "物业用房"
    assert request["description"] is None
    (english,) = open311.requests([DONE], TAXONOMY, "en")
    assert english["service_name"] == "premises"


def test_what_is_not_classified_is_a_service_of_its_own() -> None:
    listed = open311.services(TAXONOMY)
    assert [one["service_code"] for one in listed] == ["premises", "service", "unclassified"]
    assert [one["group"] for one in listed] == ["hard", "soft", ""]
    (request,) = open311.requests([STILL], TAXONOMY, "en")
    assert (request["service_code"], request["service_name"]) == ("unclassified", "not classified")
    assert request["status"] == "open"
    assert request["updated_datetime"] == request["requested_datetime"]


def test_service_list_as_xml() -> None:
    top = Tree.fromstring(open311.to_xml(open311.services(TAXONOMY), "services"))
    assert top.tag == "services"
    assert next(one.findtext("service_code") for one in top.findall("service")) == "premises"
    assert top.find("service/metadata").text == "false"  # type: ignore[union-attr]


def test_requests_as_xml_are_well_formed() -> None:
    top = Tree.fromstring(open311.to_xml(open311.requests([STILL], TAXONOMY), "requests"))
    assert top.tag == "service_requests"
    assert top.findtext("request/address") == "=东门 & <b>"
    assert top.findtext("request/description") == ""
    assert top.findtext("request/extended_attributes/channel") == "app"


def test_one_request_by_its_number() -> None:
    (found,) = open311.request([DONE, STILL], "2")
    assert found["service_request_id"] == "2"
    assert json.loads(open311.to_json([found])) == [found]
    with pytest.raises(NotFound) as refused:
        open311.request([DONE], "13812345678")
    assert "138" not in str(refused.value)


def test_a_complaint_holds_plain_text_alone() -> None:
    from attrs import evolve

    for wrong in ({"id": ""}, {"place": " a"}, {"channel": "a\nb"}, {"id": "e\u0301"},
                  {"closed": datetime(2025, 2, 1)}, {"category": ""}, {"id": "x" * 201},
                  {"opened": datetime(2025, 3, 1).astimezone()}):  # fmt: skip
        with pytest.raises(ValueError):
            evolve(DONE, **wrong)  # type: ignore[arg-type]


# Frames


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow", "duckdb"])
def test_frames_of_every_engine(backend: str) -> None:
    frame = nw.from_native(to_frame([DONE, STILL], backend))
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect("polars")
    assert tuple(frame.columns) == columns.COLUMNS
    assert frame.schema[columns.OPENED] == nw.Datetime("us")
    assert frame.schema[columns.PLACE] == nw.String()
    rows = {one["id"]: one for one in frame.iter_rows(named=True)}
    assert rows["晋-1"]["closed"] == DONE.closed
    for name in (columns.CLOSED, columns.CATEGORY):
        empty = rows["2"][name]
        assert empty is None or empty != empty


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_an_empty_frame_has_its_columns(backend: str) -> None:
    frame = nw.from_native(to_frame([], backend), eager_only=True)
    assert tuple(frame.columns) == columns.COLUMNS
    assert frame.schema[columns.DUE] == nw.Datetime("us")


def test_no_cell_of_our_csv_is_a_formula() -> None:
    from attrs import evolve

    listed = [evolve(DONE, id=f"{sign}1", place=f"{sign}HYPERLINK()") for sign in "=+-@＝＋－＠'"]
    text = to_csv(listed)
    assert text.startswith("\ufeffid,opened")
    assert not [cell for line in text.split("\r\n") for cell in line.split(",")
                if cell.startswith(tuple("=+-@＝＋－＠"))]  # fmt: skip
    kept = taken(text, "csv")
    assert {one.id for one in kept.accepted} <= {one.id for one in listed}
    assert kept.accepted[-1].id == "'1"
    for written in ("'=1", "''1", "'", "=1"):
        assert taken(to_csv([evolve(DONE, id=written)]), "csv").accepted[0].id == written
