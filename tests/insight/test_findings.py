"""What a portrait finds can be asked again, of the same data later."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest

from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.errors import InvalidInput
from community_gov.domain.findings import Inquiry
from community_gov.domain.taxonomy import Category, Side, Taxonomy
from community_gov.domain.text import Text
from community_gov.insight.findings import answered, findings, inquirer, inquiry
from community_gov.insight.portrait import portrait

ROOM = Category("no_room", Text("物业用房缺失", "no property-management room"), Side.HARD)
LEAK = Category("leak", Text("漏水", "leaks"), Side.HARD)
RUDE = Category("rude", Text("服务态度", "rudeness"), Side.SOFT)
KINDS = Taxonomy("property@1", (ROOM, LEAK, RUDE))
LAST = date(2026, 6, 30)


def complaints(**of_kind: int) -> pl.DataFrame:
    """Complaints of the first half of 2026, one a day, at two buildings in turn."""
    codes = [code for code, number in of_kind.items() for _ in range(number)]
    first = datetime(2026, 1, 1, 9, 0)
    rows = [
        {
            "id": str(number),
            "opened": first + timedelta(days=number % 180),
            "closed": None,
            "due": None,
            "place": f"{number % 2 + 1}号楼",
            "category": code,
            "channel": "platform",
        }
        for number, code in enumerate(codes)
    ]
    times = dict.fromkeys(("opened", "closed", "due"), pl.Datetime("us"))
    texts = dict.fromkeys(("id", "place", "category", "channel"), pl.String)
    return pl.DataFrame(rows, schema={**texts, **times})


FRAME = complaints(no_room=80, leak=16, rude=10)
AT = datetime(2026, 7, 1, 9, 0, tzinfo=CHINA_TIME)


def test_the_larger_side_and_what_stands_out_are_found() -> None:
    drawn = portrait(FRAME, KINDS, date(2026, 1, 1), LAST)
    found = findings(drawn, KINDS, AT, source="export")
    told = {tuple(one.inquiry.asked.items())[2:]: one.answer for one in found}
    assert told[("side", "hard"),] == {"complaints": "96", "of": "106"}
    assert told[("category", "no_room"),] == {"complaints": "80", "of": "106"}
    assert (("category", "rude"),) not in told
    assert {one.source for one in found} == {"export"}


@pytest.mark.parametrize("days", [-1, 1])
def test_a_finding_of_another_day_would_be_about_other_days(days: int) -> None:
    drawn = portrait(FRAME, KINDS, date(2026, 1, 1), LAST)
    with pytest.raises(InvalidInput, match="Let the finding be of 2026-07-01") as wrong:
        findings(drawn, KINDS, AT + timedelta(days))
    assert "2026-07-01" in "".join(wrong.value.lines("zh"))


def test_the_same_is_asked_again_later() -> None:
    (hard, *_) = findings(portrait(FRAME, KINDS, date(2026, 1, 1), LAST), KINDS, AT)
    ask = inquirer(lambda place: FRAME, [KINDS])
    again = ask("here", hard.inquiry, AT)
    assert again is not None
    assert (again.answer, again.inquiry) == (hard.answer, hard.inquiry)
    later = ask("here", hard.inquiry, AT + timedelta(days=200))
    assert later is not None
    assert later.answer == {"complaints": "0", "of": "0"}
    assert "渠道" in later.said.zh


def test_a_few_are_not_told_nor_what_they_leave_over() -> None:
    frame = complaints(no_room=20, rude=3)
    for asked in (inquiry(KINDS, 181, category="rude"), inquiry(KINDS, 181, side=Side.HARD)):
        found = answered(frame, asked, KINDS, AT)
        assert found.answer == {}
        assert "cannot tell" in found.said.en
    assert answered(frame, inquiry(KINDS, 181), KINDS, AT).answer["complaints"] == "23"


def test_a_whole_that_is_too_small_is_not_told_either() -> None:
    frame = complaints(no_room=3)
    assert answered(frame, inquiry(KINDS, 181, category="rude"), KINDS, AT).answer == {}
    (line,) = portrait(frame, KINDS, date(2026, 1, 1), LAST).sides
    assert (line.count, line.of) == (None, None)


def test_of_one_place() -> None:
    found = answered(FRAME, inquiry(KINDS, 181, place="1号楼"), KINDS, AT)
    assert found.answer == {"complaints": "53", "of": "53"}
    assert "1号楼" in found.inquiry.label.zh


def test_what_these_data_cannot_answer() -> None:
    ask = inquirer(lambda place: FRAME, [KINDS])
    other = Inquiry("noise", {"days": "30"}, Text("噪声", "noise"))
    assert ask("here", other, AT) is None
    with pytest.raises(InvalidInput, match="noise"):
        answered(FRAME, other, KINDS, AT)
